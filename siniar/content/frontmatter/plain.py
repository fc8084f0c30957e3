"""Reads front matter as nearly all notes have it, line by line: a small part of YAML.

What it reads it reads as YAML does; whatever is not plainly so is left to the careful reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from siniar.content.frontmatter.values import Entry, Mapping, Scalar, Sequence, Value

#: Mappings in mappings.
_DEPTH = 4
#: Indentation; a key and what stands behind it, or an item of a list; or nothing to read.
_LINE = re.compile(r"( *)(?:([A-Za-z][A-Za-z0-9_-]{0,99}):(?: +(.*))?|- +(.*)|(?:#.*)?)")
#: Nothing in it but its ends means anything, quoted as it is.
_QUOTED = re.compile(r"\"([^\"\\]*)\"|'([^']*)'")
#: A word between commas.
_WORD = re.compile(r" *([^\W_][^,\[\]{}:#?\"'\\]*)")


class _Row(NamedTuple):
    """A line that says something."""

    line: int
    indent: int
    #: ``None`` for an item of a list.
    key: str | None
    value: str


class _NotPlainError(Exception):
    """YAML's parser has to look at it."""


def read_plainly(lines: Iterable[str]) -> Mapping | None:
    """The entries of front matter that begins on the second line of its note.

    ``None`` when it is not as plain as that.
    """
    try:
        rows = [row for number, line in enumerate(lines, 2) if (row := _read_row(line, number))]
        if not rows:
            return Mapping((), 2)
        tree, end = _read_mapping(rows, 0, 0, _DEPTH)
        return tree if end == len(rows) else None
    except _NotPlainError:
        return None


def _read_row(line: str, number: int) -> _Row | None:
    match = _LINE.fullmatch(line)
    if match is None or not line.isprintable():
        raise _NotPlainError
    indent, key, value, item = match.groups()
    if key is None and item is None:
        return None
    return _Row(number, len(indent), key, (value if item is None else item) or "")


def _read_mapping(rows: list[_Row], at: int, indent: int, depth: int) -> tuple[Mapping, int]:
    """The mapping whose first key is in row ``at``, and the number of the row after it."""
    entries = []
    line = rows[at].line
    while at < len(rows) and rows[at].indent == indent:
        row = rows[at]
        if row.key is None:
            raise _NotPlainError
        following = rows[at + 1].indent if at + 1 < len(rows) else 0
        value: Value
        if row.value:
            if following > indent:
                raise _NotPlainError
            value, at = _read_value(row), at + 1
        elif following > indent and depth:
            read = _read_mapping if rows[at + 1].key else _read_sequence
            value, at = read(rows, at + 1, following, depth - 1)
        else:
            raise _NotPlainError
        entries.append(Entry(row.key, value, row.line))
    return Mapping(tuple(entries), line), at


def _read_sequence(rows: list[_Row], at: int, indent: int, _depth: int) -> tuple[Sequence, int]:
    items = []
    line = rows[at].line
    while at < len(rows) and rows[at].indent == indent:
        row = rows[at]
        if row.key is not None:
            raise _NotPlainError
        items.append(_read_scalar(row))
        at += 1
    return Sequence(tuple(items), line), at


def _read_value(row: _Row) -> Value:
    if row.value[0] != "[":
        return _read_scalar(row)
    words = row.value.rstrip()[1:]
    if not words.endswith("]"):
        raise _NotPlainError
    found = [_WORD.fullmatch(word) for word in words[:-1].split(",")]
    if not all(found):
        raise _NotPlainError
    return Sequence(tuple(Scalar(word[1].rstrip(), row.line) for word in found if word), row.line)


def _read_scalar(row: _Row) -> Scalar:
    text = row.value.rstrip()
    if text[:1].isalnum() and ": " not in text and " #" not in text and text[-1] != ":":
        return Scalar(text, row.line)
    match = _QUOTED.fullmatch(text)
    if match is None:
        raise _NotPlainError
    return Scalar((match[1] or match[2] or "").strip(), row.line)
