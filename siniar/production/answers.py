"""What people answer when an episode is begun."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar
from urllib.request import url2pathname

from msgspec import Struct

from siniar.content.addresses import split_address
from siniar.system.paths import is_file

T = TypeVar("T")

#: Asks one question and answers with what was typed, or the proposal when nothing was.
Ask = Callable[[str, str], str]
#: How often a question is asked before somebody is let go.
ATTEMPTS = 20


class WrongAnswerError(Exception):
    """An answer that no episode can be made of; the text is for the editor."""


class Interview(Struct, frozen=True):
    """Asks for what was not said, and asks again where an answer cannot be taken."""

    #: ``None`` where nobody can be asked: what is missing takes its proposal.
    ask: Ask | None
    #: Tells why an answer cannot be taken.
    tell: Callable[[str], None]

    def settle(self, question: str, given: str, parse: Callable[[str], T], proposal: str = "") -> T:
        """What ``parse`` makes of what was said or is answered; earlier answers stay.

        Raises:
            WrongAnswerError: it cannot be taken, and nobody can be asked, or always says so.
        """
        text = given or self._ask(question, proposal)
        for _ in range(ATTEMPTS if self.ask else 0):
            try:
                return parse(text)
            except WrongAnswerError as error:
                self.tell(str(error))
            text = self._ask(question, proposal)
        return parse(text)

    def _ask(self, question: str, proposal: str) -> str:
        return self.ask(question, proposal) if self.ask else proposal


def clean_name(text: str) -> str:
    """A file name as it was typed or dragged into the window; empty for none.

    Windows and Linux put quotes around it, macOS a backslash before each blank, some programs
    write it as an address. What is there as it was typed is meant so.
    """
    names = list(_readings(text.strip()))
    there = (name for name in names if is_file(Path(name)))
    return next(there, names[0] if names else "")


def _readings(text: str) -> Iterator[str]:
    """What a name may mean, the plainest first."""
    # PowerShell puts its sign for "run this" in front.
    text = text.removeprefix("& ").strip()
    plain = text.strip("'\"")
    if not plain:
        return
    if plain.casefold().startswith("file:"):
        yield url2pathname(split_address(plain).path) or plain
        return
    yield _at_home(plain)
    try:
        parts = shlex.split(text)
    except ValueError:  # a quote that is not closed
        return
    if len(parts) == 1 and os.name != "nt":
        yield _at_home(parts[0])


def _at_home(name: str) -> str:
    try:
        return str(Path(name).expanduser())
    except RuntimeError:  # of somebody who has no home here
        return name
