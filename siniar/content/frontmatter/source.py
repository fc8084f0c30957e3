"""The lines of front matter as they are looked at: without odd blanks, with key and value apart."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

#: Blanks of word processors and web pages.
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2028\u2029\x85]")
_BEFORE_HASH = re.compile(_BLANKS.pattern + "#")
#: What takes no room and only parts words; between letters of other scripts joiners mean something.
_UNSEEN = re.compile("[\u200b\u2060\ufeff\u00ad]|(?<=[\x00-\x7f])[\u200c\u200d](?=[\x00-\x7f])")
_TABS = re.compile(r" *\t[ \t]*")
_KEY = re.compile(
    r"""(?P<quote>["']?)(?P<key>[^\W\d_][\w .\-/]{0,60}?)(?P=quote)"""
    r"""(?P<mark>\s{0,5}[:：=])(?P<gap>\s{0,200})(?P<rest>.*)"""
)
_BULLET = re.compile(r"(?P<mark>[-•●▪◦‣·–—*])(?P<gap>\s*)(?P<rest>.*)")
_WORD = re.compile(r"[\w-]+")
#: Words that a key of nobody's table may have; more are a sentence with a colon in it.
_KEY_WORDS = 3


class Line(Struct, frozen=True):
    """A line of front matter."""

    #: Counted from 1 in the note.
    number: int
    #: Without blanks at its end, without what cannot be seen, its indentation blanks.
    text: str
    #: The character that was left out or replaced on the way; empty for most lines.
    mark: str = ""

    @property
    def indent(self) -> int:
        """How many blanks it begins with."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on it, or only what its writer wants to remember."""
        words = self.text.lstrip(" ")
        return not words or words.startswith("#")


class KeyLine(Struct, frozen=True):
    """A line that gives a key its value, or begins to."""

    line: Line
    key: str
    rest: str
    #: The character that is not as YAML wants it; empty for most.
    mark: str = ""


# The same few keys stand in all notes, and each is asked for many times.
@lru_cache(maxsize=1024)
def fold_key(key: str) -> str:
    """A key as tables compare it: capitals, underscores and blanks mean nothing."""
    return re.sub(r"[_\s]+", "-", key.strip()).casefold()


def read_lines(rows: tuple[str, ...], first: int) -> list[Line]:
    """The lines, the first of which has the number ``first``."""
    return [_read_line(row, number) for number, row in enumerate(rows, first)]


def _read_line(row: str, number: int) -> Line:
    plain = row.rstrip()
    if row.isascii() and "\t" not in plain:
        return Line(number, plain)
    seen = _UNSEEN.sub("", plain)
    unseen = _UNSEEN.search(plain) if seen != plain else None
    text = _BLANKS.sub(" ", seen).rstrip()
    behind = row.rstrip(" \t\r")[len(plain) :]
    mark = unseen[0] if unseen else _odd_blank(seen) or behind[:1]
    tabs = _TABS.match(text)
    if tabs:
        text = " " * max(2, 2 * tabs[0].count("\t")) + text[tabs.end() :]
        mark = mark or "\t"
    return Line(number, text, mark)


def _odd_blank(text: str) -> str:
    """A blank that is not one where blanks mean something: behind a key, before a line or a #."""
    match = _BLANKS.search(text)
    if match is None:
        return ""
    colon, start = text.find(":"), match.start()
    is_outside = not text[:start].strip() or start < colon or start == colon + 1
    return match[0] if is_outside or _BEFORE_HASH.search(text) else ""


def key_line(line: Line, known: frozenset[str]) -> KeyLine | None:
    """The line as key and value; ``None`` when it is neither.

    ``judul:Surat``, ``judul：Surat`` and ``judul = Surat`` count for keys that are known.
    """
    match = _KEY.fullmatch(line.text.lstrip(" "))
    if match is None:
        return None
    key, mark = match["key"].strip(), match["mark"].strip()
    is_known = fold_key(key) in known
    is_plain = mark == ":" and (match["gap"] or not match["rest"])
    if not is_known and not (is_plain and len(key.split()) <= _KEY_WORDS):
        return None
    odd = "" if is_plain else mark
    return KeyLine(line, key, match["rest"].strip(), odd or line.mark)


def bullet_rest(line: Line) -> tuple[str, str] | None:
    """What stands behind the mark of a list, and the mark when it is not ``- ``."""
    text = line.text.lstrip(" ")
    match = _BULLET.fullmatch(text)
    if match is None or (text.strip("-–—*") == "" and len(text) > 1):
        return None
    if not match["gap"] and match["rest"] and not match["rest"][0].isalnum():
        return None
    is_plain = match["mark"] == "-" and (match["gap"] or not match["rest"])
    return match["rest"].strip(), "" if is_plain else match["mark"]


def first_word(line: Line) -> str:
    """The word that a line begins with, folded."""
    match = _WORD.match(line.text.lstrip(" "))
    return fold_key(match[0]) if match else ""
