"""Opens a note with everything known of its fields, whoever wrote it and with what."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from siniar.content.fields.chapter_maps import CHAPTER_KEYS
from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.foreign import FOREIGN, arrange
from siniar.content.fields.location import LOCATION_FIELDS
from siniar.content.fields.page import PAGE_FIELDS
from siniar.content.fields.people import PERSON_FIELDS
from siniar.content.fields.questions import QUESTION_FIELDS
from siniar.content.fields.service import SERVICE_FIELDS
from siniar.content.fields.table import Field
from siniar.content.frontmatter import Note, fold_key, parse_note
from siniar.model.findings import Place
from siniar.model.rules import FILE_UNREADABLE
from siniar.system.paths import relative_name


def _keys(*tables: tuple[Field, ...]) -> frozenset[str]:
    return frozenset(fold_key(key) for table in tables for row in table for key in row.keys)


_OUTER = _keys(EPISODE_FIELDS, PAGE_FIELDS)
_INNER = _keys(SERVICE_FIELDS)
#: Every key that means something in a note, folded.
KNOWN_KEYS = (
    _OUTER
    | _INNER
    | _keys(PERSON_FIELDS, LOCATION_FIELDS, QUESTION_FIELDS)
    | CHAPTER_KEYS
    | frozenset(FOREIGN)
)


def open_note(content: bytes, path: str, template: frozenset[str] = frozenset()) -> Note:
    """A note taken apart; ``template`` are lines of a new note that only explain."""
    note = parse_note(content, path, KNOWN_KEYS, template)
    note.fields = arrange(note.fields, _INNER, _OUTER)
    return note


def read_note(path: Path, root: Path, take_apart: Callable[[bytes, str], Note]) -> Note:
    """The note of a file; one that this user may not open is told, and not readable.

    Raises:
        FileNotFoundError: it is not there any more.
    """
    name = relative_name(path, root)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError:
        note = Note(name)
        note.report.add(FILE_UNREADABLE, Place(name), value=name)
        return note
    note = take_apart(content, name)
    note.digests[path] = sha256(content).hexdigest()
    return note
