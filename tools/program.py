"""Runs tasks.py as a program: the list of tasks, and one exit status for each kind of end."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from invoke.collection import Collection
from invoke.exceptions import ParseError
from invoke.program import Program
from invoke.tasks import Task

from siniar import __version__
from siniar.system.exits import INTERRUPTED, WRONG_USE
from tools.bootstrap import BootstrapError, say

_USAGE = """\
Pemakaian: python3 tasks.py TUGAS [PILIHAN]
Pilihan sebuah tugas: python3 tasks.py TUGAS --help

Tugas:"""


class TasksProgram(Program):
    """invoke's program; wrong use ends with 2 and Ctrl-C says nothing."""

    def parse_tasks(self) -> None:
        """Parse the tasks' names and options; what cannot be parsed is wrong use."""
        try:
            super().parse_tasks()
        except ParseError as error:
            say(f"{error}\nDaftar tugas: python3 tasks.py / List of tasks: python3 tasks.py")
            raise SystemExit(WRONG_USE) from None


def describe_tasks(collection: Collection) -> str:
    """The list of tasks with their other names and the first line of their docstring."""
    tasks: dict[str, Task[Any]] = {task.name: task for task in collection.tasks.values()}
    names = {name: ", ".join([name, *task.aliases]) for name, task in sorted(tasks.items())}
    width = max(map(len, names.values()))
    lines = [
        f"  {names[name]:<{width}}  {(task.__doc__ or '').strip().splitlines()[0]}"
        for name, task in sorted(tasks.items())
    ]
    return "\n".join([_USAGE, *lines])


#: What the loose words of a task are.
_LOOSE = {"produce": "--file", "produksi": "--file", "doctor": "--url", "dokter": "--url"}


def name_loose_words(arguments: Sequence[str], collection: Collection) -> list[str]:
    """The arguments with ``--file`` or the like before each loose word.

    invoke takes no open number of them, and none that may be left out.
    """
    name = arguments[0] if arguments else ""
    if name not in _LOOSE:
        return list(arguments)
    options = {
        f"{'--' if len(word) > 1 else '-'}{word.replace('_', '-')}"
        for argument in collection[name].get_arguments()
        for word in argument.names
        if argument.takes_value
    }
    named = [name]
    is_value = False
    for word in arguments[1:]:
        if not is_value and not word.startswith("-"):
            named.append(_LOOSE[name])
        is_value = word in options
        named.append(word)
    return named


def run_tasks(collection: Collection, arguments: Sequence[str]) -> None:
    """Run what the command line asks for and exit."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        sys.stdout.write(describe_tasks(collection) + "\n")
        raise SystemExit(0)
    try:
        TasksProgram(
            name="siniar",
            binary="python3 tasks.py",
            namespace=collection,
            version=__version__,
        ).run(["tasks.py", *name_loose_words(arguments, collection)], exit=True)
    except BootstrapError as error:
        say(str(error))
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
