"""Fills into a note what was made for it, and leaves everything else as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from siniar.content.examples import key_of_field
from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.table import known_entries, rows_by_key
from siniar.content.frontmatter import Note, is_given, write_value
from siniar.content.frontmatter.rules import CONFLICT_LEFT, FRONT_MATTER_NOT_CLOSED
from siniar.content.notes import open_note
from siniar.content.write import write_chapters
from siniar.model.episode import Chapter
from siniar.model.words import Words

#: What leaves open where the fields end; only a person can tell.
_IN_DOUBT = frozenset({FRONT_MATTER_NOT_CLOSED, CONFLICT_LEFT})


def fill_note(
    content: bytes, words: Words, *, audio: str, chapters: Iterable[Chapter] = (), picture: str = ""
) -> bytes:
    """The note with its audio, and with chapters and picture where it has none.

    A note that cannot be read is left byte for byte.
    """
    listed = [f"  - {line}" for line in write_chapters(chapters)]
    wanted = {
        "audio": [f" {write_value(audio)}"],
        "picture": [f" {write_value(picture)}"] if picture else [],
        "chapters": ["", *listed] if listed else [],
    }
    keys = {row.name: key_of_field(row, words) for row in EPISODE_FIELDS}
    for name, (first, *others) in ((name, value) for name, value in wanted.items() if value):
        written = [f"{keys[name]}:{first}", *others]
        note = open_note(content, "")
        if note.is_readable and not any(each.rule in _IN_DOUBT for each in note.report):
            content = _put(content, note, name, written)
    return content


def _put(content: bytes, note: Note, name: str, written: list[str]) -> bytes:
    """Write a field in place of what has it empty, or as an example, or else at the end."""
    end = "\r\n" if b"\r\n" in content else "\n"
    lines = list(note.lines)
    place = _find_place(lines, note, name)
    if place is None:
        return content
    lines[slice(*place)] = written
    return end.join(lines).encode()


def _find_place(lines: list[str], note: Note, name: str) -> tuple[int, int] | None:
    """The lines that a field is written in place of; ``None`` where it is there already."""
    fence = note.body_line - 2
    for entry, row in known_entries(note.fields, EPISODE_FIELDS):
        if row.name == name:
            # A name of audio leads nowhere, or the audio would not have been made.
            is_free = name == "audio" or not is_given(entry.value)
            return (entry.line - 1, entry.line) if is_free else None
    rows = rows_by_key(EPISODE_FIELDS)
    keys = "|".join(re.escape(key) for key, row in rows.items() if row.name == name)
    example = re.compile(rf"#+\s*(?:{keys})\s*:", re.IGNORECASE)
    found = next((index for index in range(1, fence) if example.match(lines[index])), None)
    return (fence, fence) if found is None else (found, found + 1)
