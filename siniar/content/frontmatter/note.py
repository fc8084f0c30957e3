"""Takes a note apart: front matter between two fences, and the text below them."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

from siniar.content.frontmatter.decode import decode_note
from siniar.content.frontmatter.entries import SEVERAL, read_entries
from siniar.content.frontmatter.fences import FENCE, Front, find_front, find_repeat
from siniar.content.frontmatter.mends import EntryReading, Mend
from siniar.content.frontmatter.rules import (
    CONFLICT_LEFT,
    EXPLANATION_LEFT,
    FENCE_LOOSE,
    FIELD_TWICE,
    FRONT_MATTER_NOT_CLOSED,
    FRONT_MATTER_NOT_OPENED,
    FRONT_MATTER_TOO_LONG,
    FRONT_MATTER_TWICE,
    LINE_LOOSE,
    LINES_LOOSE,
    NOTE_EMPTY,
    YAML_UNREADABLE,
)
from siniar.content.frontmatter.source import Line, read_lines
from siniar.content.frontmatter.values import Mapping, MappingEntry, UnreadableError
from siniar.content.frontmatter.yaml import parse_yaml
from siniar.model.conflicts import find_conflicts
from siniar.model.findings import Phrase, Place, Report

#: Characters that have no shape, by the name that their finding gives them.
_NAMES = {" ": "U+0020", "\t": "TAB"}
#: What reading fields line by line takes a second for; a book of chapters has fewer.
LINES_LIMIT, LENGTH_LIMIT = 2_000, 100_000
#: What is told of mends that no character is to blame for.
_RULES = {FENCE: FENCE_LOOSE, SEVERAL: LINES_LOOSE}


class Note(Struct):
    """A note file taken apart."""

    #: Relative to the project's root, with forward slashes.
    path: str
    fields: Mapping = field(default_factory=lambda: Mapping((), 1))
    #: Markdown below the front matter.
    body: str = ""
    #: Line of the file that the body starts on, counted from 1.
    body_line: int = 1
    lines: tuple[str, ...] = ()
    report: Report = field(default_factory=Report)
    #: Whether the front matter could be read at all.
    is_readable: bool = False
    #: Lines that were read as meant, and how they should be written.
    mends: tuple[Mend, ...] = ()
    #: Files besides the note that were looked at on its account, there or not.
    files: list[Path] = field(default_factory=list)
    #: SHA-256, hexadecimal, of what was read of the note and of such files.
    digests: dict[Path, str] = field(default_factory=dict)

    def place(self, line: int) -> Place:
        """A line of this file."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Place(self.path, line, text[:200])


def parse_note(
    content: bytes,
    path: str,
    known: frozenset[str] = frozenset(),
    explanations: frozenset[str] = frozenset(),
) -> Note:
    """Take a note apart; whatever is wrong with it stands in its report.

    ``known`` are the folded keys that mean something to the caller: with them ``judul = Surat``
    and a note without its first fence are read as they were meant. ``explanations`` are lines of a
    new note that say what a field is for, and were taken out of their remark.

    Never raises: a note that cannot be read at all has ``is_readable`` false.
    """
    note = Note(path)
    decoded = decode_note(content, path)
    note.report.extend(decoded.findings)
    if decoded.text is None:
        return note
    note.lines = tuple(decoded.text.split("\n"))
    if not decoded.text.strip():
        note.report.add(NOTE_EMPTY, Place(path))
        return note
    rows = list(note.lines)
    for index in find_conflicts(rows):
        note.report.add(CONFLICT_LEFT, note.place(index + 1))
    _read_front(rows, note, known, explanations)
    return note


def _read_front(
    rows: list[str], note: Note, known: frozenset[str], explanations: frozenset[str]
) -> None:
    front = find_front(rows, known) if any(row.strip() for row in rows) else None
    if front is None:
        first = next((n for n, row in enumerate(note.lines, 1) if row.strip()), 1)
        note.report.add(FRONT_MATTER_NOT_OPENED, note.place(first))
        return
    if not front.is_closed:
        note.report.add(FRONT_MATTER_NOT_CLOSED, note.place(max(front.end, 1)))
    length = sum(map(len, rows[front.start : front.end]))
    if front.end - front.start > LINES_LIMIT or length > LENGTH_LIMIT:
        values = {"lines": LINES_LIMIT, "length": LENGTH_LIMIT}
        note.report.add(FRONT_MATTER_TOO_LONG, note.place(front.start + 1), **values)
        return
    repeat = find_repeat(rows, front.body, known)
    again: list[Mend] = []
    if repeat:
        first, last = repeat
        if _say_the_same(rows[first + 1 : last], rows[front.start : front.end]):
            again = [Mend(first + 1, last + 1, (), "")]
        note.report.add(FRONT_MATTER_TWICE, note.place(first + 1), first=first + 1, last=last + 1)
        rows[first : last + 1] = [""] * (last + 1 - first)
    note.body_line = front.body + 1
    note.body = "\n".join(rows[front.body :])
    left = _drop_explanations(rows, front, note, explanations)
    reading = EntryReading(known)
    lines = read_lines(tuple(rows[front.start : front.end]), front.start + 1)
    note.fields = _without_repeats(_read_fields(lines, reading), note)
    note.mends = (*front.mends, *left, *again, *reading.mends)
    note.is_readable = True
    _tell(note, reading)


def _say_the_same(one: list[str], other: list[str]) -> bool:
    """Whether both hold the same lines, apart from blanks and empty ones."""
    kept = [[row.split() for row in rows if row.strip()] for rows in (one, other)]
    return kept[0] == kept[1]


def _drop_explanations(
    rows: list[str], front: Front, note: Note, explanations: frozenset[str]
) -> list[Mend]:
    """Empty lines in place of explanations, and how to get rid of those."""
    left = [n for n in range(front.start, front.end) if rows[n].strip() in explanations]
    for index in left:
        note.report.add(EXPLANATION_LEFT, note.place(index + 1), mended=f"## {rows[index].strip()}")
        rows[index] = ""
    return [Mend(index + 1, index + 1, (), "") for index in left]


def _read_fields(lines: list[Line], reading: EntryReading) -> Mapping:
    """All entries; YAML reads front matter that is written in braces, as a whole."""
    first = next((line for line in lines if not line.is_empty), None)
    if first is None or not first.text.lstrip().startswith(("{", "? ")):
        return read_entries(lines, reading)
    try:
        tree = parse_yaml("\n".join(line.text for line in lines), lines[0].number)
    except UnreadableError as error:
        reading.refuse(error.line, error.problem, first.text.strip())
        return Mapping((), first.number)
    return tree if isinstance(tree, Mapping) else Mapping((), first.number)


def _tell(note: Note, reading: EntryReading) -> None:
    for mend in note.mends:
        if mend.lines:
            rule = _RULES.get(mend.mark, LINE_LOOSE)
            shown, mark = "\n".join(mend.lines)[:400], _name_of(mend.mark)
            note.report.add(rule, note.place(mend.first), mark=mark, mended=shown)
    for problem in reading.problems:
        words = Phrase(problem.problem)
        place = note.place(problem.line)
        note.report.add(YAML_UNREADABLE, place, problem=words, mended=problem.mended[:400])


def _name_of(mark: str) -> str:
    """A character as its finding shows it; one without a shape by its number."""
    if mark.isprintable() and not mark.isspace():
        return mark
    return _NAMES.get(mark, f"U+{ord(mark[0]):04X}" if mark else "")


def _without_repeats(tree: Mapping, note: Note) -> Mapping:
    kept: dict[str, MappingEntry] = {}
    for entry in tree.entries:
        if entry.key in kept:
            note.report.add(FIELD_TWICE, note.place(entry.line), key=entry.key)
        else:
            kept[entry.key] = entry
    return Mapping(tuple(kept.values()), tree.line)
