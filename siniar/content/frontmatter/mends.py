"""What is noted while front matter is read: what others read otherwise, and what nobody can."""

from __future__ import annotations

from msgspec import Struct, field

from siniar.content.frontmatter.scalars import write_value
from siniar.content.frontmatter.source import KeyLine, Line, key_line
from siniar.content.frontmatter.values import Scalar


class Mend(Struct, frozen=True):
    """Lines that are read as they were meant, and how every program would read them so."""

    first: int
    last: int
    lines: tuple[str, ...]
    #: The character that others read otherwise.
    mark: str


class Problem(Struct, frozen=True):
    """A line that cannot be read."""

    line: int
    #: Message id.
    problem: str
    #: How it was probably meant.
    mended: str


class Start(Struct, frozen=True):
    """Where a value begins: behind a key or behind the mark of a list."""

    line: Line
    #: What stands before the value, as it should be written: ``judul:`` or ``-``.
    head: str
    rest: str
    mark: str = ""


class EntryReading(Struct):
    """What is known and found while front matter is read."""

    #: Folded keys that mean something to whoever asks.
    known: frozenset[str]
    mends: list[Mend] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def mend(self, line: Line, head: str, value: Scalar, mark: str, last: int = 0) -> None:
        """Note how a value is written so that every program reads it."""
        indent = " " * line.indent
        first, *more = value.text.split("\n")
        if more:
            written = [f"{indent}{head} |", *(f"{indent}  {row}" for row in (first, *more))]
        else:
            remark = f" # {value.comment}" if value.comment else ""
            written = [f"{indent}{head} {write_value(first) if first else ''}".rstrip() + remark]
        self.mends.append(Mend(line.number, max(last, line.number), tuple(written), mark))

    def refuse(self, line: int, problem: str, mended: str) -> None:
        """Note a line that cannot be read, and how it was probably meant."""
        self.problems.append(Problem(line, problem, mended))

    def is_key(self, line: Line) -> KeyLine | None:
        """The line as key and value."""
        return key_line(line, self.known)
