"""What a task can be told: rows of the table of tasks, and the fields of their options."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, get_type_hints, runtime_checkable

from msgspec import Struct

from siniar.system.garbage import without_search

#: Takes the project's folder and the options; the exit status.
Run = Callable[[Path, Any], int]


#: What stands for values that name a file or a folder of this computer.
_PATHS = frozenset({"FILE", "FOLDER", "FEED", "TARGET"})


class Task(Struct, frozen=True):
    """A task as people type it."""

    name: str
    #: Module and function, such as ``siniar.commands.build:run``: only what runs is imported. The
    #: function takes the project's folder and a frozen dataclass of options, and gives the status.
    runs: str
    #: Message id of the line that says what it does.
    help: str
    aliases: tuple[str, ...] = ()

    def load(self) -> tuple[Run, type[Any]]:
        """What runs, and the dataclass of its options."""
        name, _, function = self.runs.partition(":")
        with without_search():  # a fifth of the time to start
            run: Run = getattr(import_module(name), function)
        _root, kind, _status = get_type_hints(run).values()
        return run, kind


class Hint(Struct, frozen=True):
    """What a command line has to know of a field besides its name, type and default."""

    #: Message id.
    help: str
    #: The values that there are; any when empty.
    choices: tuple[str, ...] = ()
    #: The least and the greatest number; any when ``None``.
    limits: tuple[int, int] | None = None
    #: Message id of what stands for the value in a help text.
    value: str = ""
    #: Words that belong to no option are its value.
    is_loose: bool = False
    #: Everything behind ``--`` is its value.
    is_rest: bool = False

    @property
    def is_path(self) -> bool:
        """Whether the value names a file or a folder, whose names may be any bytes."""
        return self.value in _PATHS


def option(
    help: str,  # noqa: A002 (argparse's word)
    default: object = MISSING,
    *,
    choices: tuple[str, ...] = (),
    limits: tuple[int, int] | None = None,
    value: str = "",
    is_loose: bool = False,
    is_rest: bool = False,
) -> Any:  # noqa: ANN401 (as dataclasses has it for fields)
    """A field of a dataclass of options; without a default it has to be given."""
    metadata = {"hint": Hint(help, choices, limits, value, is_loose, is_rest)}
    if default is MISSING:
        return field(metadata=metadata)
    return field(default=default, metadata=metadata)


class Option(Struct, frozen=True):
    """A field of a dataclass of options with all that a command line has to know of it."""

    name: str
    #: ``str``, ``int``, ``bool``, or any other for several texts.
    type: object
    #: ``MISSING`` when it has to be given.
    default: object
    hint: Hint
    #: Its short form; empty without one.
    letter: str = ""

    @property
    def word(self) -> str:
        """The field as it is typed: ``dry_run`` as ``dry-run``, ``import_`` as ``import``."""
        return typed_word(self.name)

    @property
    def is_flag(self) -> bool:
        """Whether it takes no value."""
        return self.type is bool

    @property
    def is_several(self) -> bool:
        """Whether it may be given more than once."""
        return self.type not in {bool, int, str}

    @property
    def is_required(self) -> bool:
        """Whether it has to be given."""
        return self.default is MISSING


def typed_word(name: str) -> str:
    """A field's name as people type it."""
    return name.strip("_").replace("_", "-")


def list_options(kind: type[Any]) -> list[Option]:
    """The options of a dataclass; the short form is the first letter that none before it has."""
    types, taken, listed = get_type_hints(kind), {"h", "-"}, []
    for row in fields(kind):
        hint: Hint = row.metadata["hint"]
        free = (letter for letter in typed_word(row.name) if letter not in taken)
        letter = "" if hint.is_rest else next(free, "")
        taken.add(letter)
        listed.append(Option(row.name, types[row.name], row.default, hint, letter))
    return listed


@dataclass(frozen=True, slots=True)
class NoOptions:
    """Of a task at which nothing can be chosen."""


@runtime_checkable
class NeedsPackages(Protocol):
    """Options of a task that needs more than every task does."""

    @property
    def packages(self) -> tuple[str, ...]:
        """Names of sets of packages, each with a file in ``requirements/``."""
