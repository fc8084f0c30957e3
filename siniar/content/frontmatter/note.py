"""Takes a note apart: front matter between two fences, and the text below them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from siniar.content.frontmatter.rules import (
    CONTROL_CHARACTER,
    FIELD_TWICE,
    FILE_BYTE_ORDER_MARK,
    FILE_WINDOWS_LINE_ENDS,
    FRONT_MATTER_NOT_CLOSED,
    FRONT_MATTER_NOT_OPENED,
    NOTE_EMPTY,
    YAML_TAB,
    YAML_UNREADABLE,
)
from siniar.content.frontmatter.values import Mapping, MappingEntry, UnreadableError
from siniar.content.frontmatter.yaml import parse_yaml
from siniar.model.findings import Phrase, Place, Report
from siniar.model.rules import FILE_NOT_UTF8, FILE_TOO_LARGE

#: Bytes; a note of 200 pages has fewer.
SIZE_LIMIT = 1_000_000
FENCE = "---"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_FIELD_LINE = re.compile(r"\s*(- .*|#.*|[\w-]+\s*:.*)$")


@dataclass(slots=True)
class Note:
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
    #: Files besides the note that were looked at on its account, there or not.
    files: list[Path] = field(default_factory=list)
    #: SHA-256, hexadecimal, of what was read of the note and of such files.
    digests: dict[Path, str] = field(default_factory=dict)

    def place(self, line: int) -> Place:
        """A line of this file."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Place(self.path, line, text[:200])


def parse_note(content: bytes, path: str) -> Note:
    """Take a note apart; whatever is wrong with it stands in its report.

    Never raises: a note that cannot be read at all has ``is_readable`` false.
    """
    note = Note(path)
    text = _decode(content, note)
    if text is None:
        return note
    note.lines = tuple(text.split("\n"))
    if not text.strip():
        note.report.add(NOTE_EMPTY, Place(path))
        return note
    end = _find_fences(note)
    if end is None:
        return note
    note.body_line = end + 2
    note.body = "\n".join(note.lines[end + 1 :])
    _read_fields(note.lines[1:end], note)
    return note


def _decode(content: bytes, note: Note) -> str | None:
    if len(content) > SIZE_LIMIT:
        note.report.add(FILE_TOO_LARGE, Place(note.path), size=len(content), limit=SIZE_LIMIT)
        return None
    if content.startswith(b"\xef\xbb\xbf"):
        note.report.add(FILE_BYTE_ORDER_MARK, Place(note.path, 1))
        content = content[3:]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        snippet = content.split(b"\n")[line - 1].decode("utf-8", "replace")
        note.report.add(FILE_NOT_UTF8, Place(note.path, line, snippet[:200]))
        return None
    if "\r" in text:
        note.report.add(FILE_WINDOWS_LINE_ENDS, Place(note.path))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _drop_controls(text, note)


def _drop_controls(text: str, note: Note) -> str:
    for number, line in enumerate(text.split("\n"), 1):
        match = _CONTROL.search(line)
        if match:
            place = Place(note.path, number, _CONTROL.sub("", line)[:200])
            note.report.add(CONTROL_CHARACTER, place, name=f"U+{ord(match[0]):04X}")
    return _CONTROL.sub("", text)


def _find_fences(note: Note) -> int | None:
    """Index of the closing fence, or ``None`` with a finding."""
    if note.lines[0].rstrip() != FENCE:
        note.report.add(FRONT_MATTER_NOT_OPENED, note.place(1))
        return None
    for index, line in enumerate(note.lines[1:], 1):
        if line.rstrip() == FENCE:
            return index
    last = 1
    for number, line in enumerate(note.lines[1:], 2):
        if not _FIELD_LINE.match(line):
            break
        last = number
    note.report.add(FRONT_MATTER_NOT_CLOSED, note.place(last))
    return None


def _read_fields(lines: tuple[str, ...], note: Note) -> None:
    tabbed = [n for n, line in enumerate(lines, 2) if line.lstrip(" ").startswith("\t")]
    for number in tabbed:
        note.report.add(YAML_TAB, note.place(number))
    if tabbed:
        return
    try:
        tree = parse_yaml("\n".join(lines))
    except UnreadableError as error:
        problem = Phrase(error.problem)
        note.report.add(YAML_UNREADABLE, note.place(error.line), problem=problem)
        return
    note.fields = _without_repeats(tree, note)
    note.is_readable = True


def _without_repeats(tree: Mapping, note: Note) -> Mapping:
    kept: dict[str, MappingEntry] = {}
    for entry in tree.entries:
        if entry.key in kept:
            note.report.add(FIELD_TWICE, note.place(entry.line), key=entry.key)
        else:
            kept[entry.key] = entry
    return Mapping(tuple(kept.values()), tree.line)
