"""Tells in an editor's words why Python cannot run a settings file, and how to write it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from siniar.model.findings import Phrase
from siniar.model.words import N_


class SettingsProblem(Struct, frozen=True):
    """Why a settings file cannot be run."""

    problem: Phrase | str
    #: How to write it.
    how: Phrase
    #: Where the mistake is, when that is not where Python noticed it.
    line: int | None = None


_PAIR = N_('Every text stands in quotation marks, and a comma behind it: "title": "Suara Warga",')
_COMMA = SettingsProblem(
    Phrase(N_("a comma is missing at the end of this line")),
    Phrase(N_("Write a comma at its end.")),
)
_NOT_UTF8 = SettingsProblem(
    Phrase(N_("it is not saved as UTF-8")),
    Phrase(N_('Open it in your editor, and save it with the encoding "UTF-8".')),
)
_AS_PYTHON_SAYS = Phrase(N_("The reason stands there in Python's own words."))
_TRUE = N_("Write it with a capital letter: True, False or None.")
#: What Python says, what that means, how to write it. What is matched by name fills both texts.
_KINDS: tuple[tuple[str, str, str], ...] = (
    (
        "invalid character '(?P<letter>[“”„‘’«»])'",
        N_("the quotation mark {letter} is a curly one"),
        N_('Write straight ones, as in "Suara Warga".'),
    ),
    (
        "invalid non-printable character|invalid character '(?P<letter>.)'",
        N_("it holds a character that may stand only between quotation marks"),
        N_("Delete it, or the space in its place, and type it anew."),
    ),
    (
        "unterminated triple-quoted",
        N_("the text that begins here has no end"),
        N_('Write """ where it ends, as at its beginning.'),
    ),
    ("unterminated", N_("a quotation mark is missing on this line"), _PAIR),
    (
        "'(?P<bracket>.)' was never closed",
        N_("the bracket {bracket} that opens here is never closed"),
        N_("Write the one that closes it, ), ] or }}, where it ends."),
    ),
    (
        "closing parenthesis '(?P<bracket>.)' does not match opening parenthesis '(?P<other>.)'",
        N_("here {bracket} closes what {other} has opened"),
        N_("Close ( by ), [ by ] and {{ by }}."),
    ),
    (
        "unmatched '(?P<bracket>.)'",
        N_("the bracket {bracket} closes nothing"),
        N_("Delete it."),
    ),
    (
        "Maybe you meant '==' or ':='|cannot assign to",
        N_("between a name and its value stands no colon"),
        N_('Write a colon in { and }: "title": "Suara Warga",'),
    ),
    (
        "indent",
        N_("this line does not begin where the lines around it do"),
        N_("Delete the spaces at its beginning."),
    ),
    (
        "leading zeros",
        N_("a number may not begin with 0"),
        N_('Write it in quotation marks, as in "021".'),
    ),
    ("name '(?P<name>true|false|none)' is not", N_('Python does not know "{name}"'), _TRUE),
    (
        "name '(?P<name>[^']+)' is not",
        N_('Python does not know "{name}"'),
        N_('If it is text, write it in quotation marks: "{name}"'),
    ),
    (
        "'unicodeescape'",
        N_("in a text \\ begins something that is no letter"),
        N_("Write / in its place, as in C:/Users/rani."),
    ),
    (
        "invalid syntax",
        N_("something is missing or too much, here or on the line above"),
        _PAIR,
    ),
)


def name_problem(error: BaseException, file: Path) -> SettingsProblem:
    """Why a settings file cannot be run: ``error``, which came from ``file``, in plain words."""
    said = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    if not isinstance(error, (SyntaxError, NameError)):
        return SettingsProblem(said, _AS_PYTHON_SAYS)
    content = _read(file)
    odd = _find_odd_line(content)
    if odd is not None:
        return replace(_NOT_UTF8, line=odd)
    if isinstance(error, SyntaxError) and "invalid syntax" in said:
        line = _find_missing_comma(content.decode(), error.lineno or 0)
        if line:
            return replace(_COMMA, line=line)
    for pattern, problem, how in _KINDS:
        match = re.search(pattern, said)
        if match:
            values = tuple((name, text or "") for name, text in match.groupdict().items())
            return SettingsProblem(Phrase(problem, values), Phrase(how, values))
    return SettingsProblem(said, _AS_PYTHON_SAYS)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _find_odd_line(content: bytes) -> int | None:
    """The first line that is no UTF-8; 0 when the whole file is none, ``None`` when all is well."""
    if b"\0" in content:
        return 0
    try:
        content.decode()
    except UnicodeDecodeError as error:
        return content.count(b"\n", 0, error.start) + 1 if error.start else 0
    return None


def _find_missing_comma(text: str, noticed: int) -> int:
    """The line at whose end a comma lets Python read further than it did; 0 when none does."""
    lines = text.splitlines()
    for index in _near(lines, noticed):
        mended = [*lines[:index], f"{lines[index]},", *lines[index + 1 :]]
        try:
            ast.parse("\n".join(mended))
        except SyntaxError as error:
            if (error.lineno or 0) <= noticed:
                continue
        return index + 1
    return 0


def _near(lines: list[str], noticed: int) -> Iterator[int]:
    """The line where Python noticed something, and the one above that says something."""
    for index in range(min(noticed, len(lines)) - 1, -1, -1):
        words = lines[index].strip()
        if words and not words.startswith("#"):
            yield index
            if index < noticed - 1:
                return
