"""The values of front matter, as typed, with the lines that they stand on."""

from __future__ import annotations

from msgspec import Struct


class Scalar(Struct, frozen=True):
    """A single value, exactly as typed but for blanks around it."""

    text: str
    line: int
    #: What stands behind ``# `` on the same line, and is no part of the value.
    comment: str = ""
    #: Whether quotes held blanks around it.
    is_padded: bool = False

    def split_lines(self) -> tuple[Scalar, ...]:
        """The lines of a value of several, each in its place."""
        rows = enumerate(self.text.split("\n"), self.line)
        return tuple(Scalar(row.strip(), line) for line, row in rows if row.strip())


class Unread(Struct, frozen=True):
    """A value that could not be read; what is wrong with it has been told."""

    line: int


class Sequence(Struct, frozen=True):
    """A list of values."""

    items: tuple[Value, ...]
    line: int


class MappingEntry(Struct, frozen=True):
    """A key with its value."""

    key: str
    value: Value
    line: int


class Mapping(Struct, frozen=True):
    """Keys with values in the order of the file."""

    entries: tuple[MappingEntry, ...]
    line: int


Value = Scalar | Sequence | Mapping | Unread


class UnreadableError(Exception):
    """Front matter holds something that notes do not support, or that is not YAML."""

    def __init__(self, line: int, problem: str) -> None:
        """Take the line of the note, and the message id of what is wrong there."""
        super().__init__(problem)
        self.line = line
        self.problem = problem


def is_given(value: Value) -> bool:
    """Whether something stands behind a key: forms leave keys with empty texts and lists."""
    if isinstance(value, Sequence):
        return any(is_given(item) for item in value.items)
    if isinstance(value, Mapping):
        return bool(value.entries)
    return isinstance(value, Unread) or bool(value.text)
