"""Mends what is safe to mend in a note: how lines are typed, former keys, dates, guid, lists."""

from __future__ import annotations

import re
import uuid
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from siniar.content.fields.chapters import read_chapter
from siniar.content.fields.dates import is_doubtful, parse_day, parse_last_day, write_moment
from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.table import (
    Field,
    known_entries,
    parse_table,
    plain,
    rename,
    rows_by_key,
)
from siniar.content.frontmatter import (
    FENCE,
    Note,
    Scalar,
    Sequence,
    fold_key,
    is_given,
    write_value,
)
from siniar.content.frontmatter.rules import CONFLICT_LEFT, FIELD_TWICE, FRONT_MATTER_TWICE
from siniar.content.markdown import mend_markdown
from siniar.content.notes import open_note
from siniar.model.dates import parse_moment
from siniar.model.nearest import nearest
from siniar.model.timecodes import format_position

#: Fields whose values are dates.
_DATED = frozenset({"date", "expires", "confirmed", "recorded"})
#: What only a person can put right; until then nothing else is touched but the encoding.
_FOR_PEOPLE = frozenset({FIELD_TWICE, CONFLICT_LEFT, FRONT_MATTER_TWICE})
#: How near a key or topic must be to be taken for a typing error of it.
_CERTAIN = 0.8


def mint_guid() -> str:
    """A new permanent identity for an episode."""
    return str(uuid.uuid4())


def propose_guid(show_guid: str, note: Note) -> str:
    """The identity that a note without one could get: its own, and the same as long as it is."""
    return str(uuid.uuid5(uuid.UUID(show_guid), "\n".join((note.path, *note.lines))))


class Mender(Struct, frozen=True):
    """What mending notes needs to know, the same for all notes of a run."""

    zone: ZoneInfo
    table: tuple[Field, ...] = EPISODE_FIELDS
    #: Names of the show's topics.
    topics: tuple[str, ...] = ()
    #: Lines of a new note that only explain.
    template: frozenset[str] = frozenset()

    def mend(self, content: bytes, path: str, guid: str) -> bytes:
        """The note with everything mended that cannot change what it means.

        An episode without a guid gets ``guid``. What cannot be read is left byte for byte: no front
        matter, bytes of no encoding. Numbers are never mended, and neither is a guid that is there.
        """
        for mend in (self._mend_all, self._mend_fields):
            mended = mend(content, path, guid)
            if mend(mended, path, guid) == mended:
                return mended
        # What would never come to rest is too broken to be touched.
        return "\n".join(open_note(content, path).lines).encode()

    def _mend_all(self, content: bytes, path: str, guid: str) -> bytes:
        return self._mend_body(self._mend_fields(content, path, guid), path)

    def _mend_body(self, content: bytes, path: str) -> bytes:
        """The note with lists, lines and tables of its text written as Markdown has them."""
        note = open_note(content, path, self.template)
        if not note.is_readable or self._waits_for_people(note):
            return content
        head, body = note.lines[: note.body_line - 1], note.lines[note.body_line - 1 :]
        return "\n".join([*head, mend_markdown("\n".join(body))]).encode()

    def _mend_fields(self, content: bytes, path: str, guid: str) -> bytes:
        note = open_note(content, path, self.template)
        if not note.is_readable:
            return content
        unchanged = "\n".join(note.lines).encode()
        if self._waits_for_people(note):
            return unchanged
        lines = _apply(note)
        self._rename_keys(lines, self._open(lines, path))
        self._write_dates_plainly(lines, self._open(lines, path))
        if self.table is EPISODE_FIELDS:
            self._add_guid(lines, self._open(lines, path), guid)
        mended = self._open(lines, path)
        if not self._mean_the_same(note, mended):
            return unchanged
        self._mend_words(lines, mended)
        return "\n".join(lines).encode()

    def _open(self, lines: list[str], path: str) -> Note:
        return open_note("\n".join(lines).encode(), path, self.template)

    def _waits_for_people(self, note: Note) -> bool:
        """Whether something stands there twice; only a person knows which one is meant."""
        names = [self._name_of(entry.key) for entry in note.fields.entries]
        mended = {mend.first for mend in note.mends}
        is_told = any(
            finding.rule in _FOR_PEOPLE and finding.place.line not in mended
            for finding in note.report
        )
        return is_told or len(set(names)) < len(names)

    def _row(self, key: str) -> Field | None:
        return rows_by_key(self.table).get(fold_key(key))

    def _name_of(self, key: str) -> str:
        row = self._row(key)
        return row.name if row else fold_key(key)

    def _mean_the_same(self, before: Note, after: Note) -> bool:
        """Whether both notes give the same values, but for a guid that only the later one has.

        A flow mapping, a key that stands elsewhere too: not every way to write YAML can be mended
        line by line.
        """
        bodies = [[row for row in note.body.split("\n") if row.strip()] for note in (before, after)]
        if not after.is_readable or bodies[0] != bodies[1]:
            return False
        old, new = self._values(before), self._values(after)
        if not old.get("guid"):
            old.pop("guid", None)
            new.pop("guid", None)
        return old == new

    def _values(self, note: Note) -> dict[str, object]:
        """What the fields say, apart from the lines they stand on; dates as moments or days."""
        values: dict[str, object] = {}
        for entry in note.fields.entries:
            row = self._row(entry.key)
            value = rename(entry, row).value if row else entry.value
            values.setdefault(self._name_of(entry.key), plain(value))
        trial = Note(note.path, note.fields, lines=note.lines)
        dated = tuple(row for row in self.table if row.name in _DATED)
        return values | parse_table(note.fields, dated, trial, self.zone, ())

    def _rename_keys(self, lines: list[str], note: Note) -> None:
        """Former names become the present ones; so do known names in capitals."""
        present = {entry.key for entry in note.fields.entries}
        for entry, row in known_entries(note.fields, self.table):
            own = (key for key in (row.name, row.alias) if fold_key(key) == fold_key(entry.key))
            right = next(own, row.alias)
            if right in present:
                continue
            present.add(right)
            changed = rename(entry, row)
            if changed is not entry and isinstance(changed.value, Scalar):
                lines[entry.line - 1] = f"{right}: {write_value(changed.value.text)}"
            else:
                _replace_key(lines, entry.line - 1, entry.key, right)

    def _write_dates_plainly(self, lines: list[str], note: Note) -> None:
        """``20 November 2026 pukul 08.00`` becomes ``2026-11-20 08:00``: the same moment."""
        for entry, row in known_entries(note.fields, self.table):
            if row.name not in _DATED or not isinstance(entry.value, Scalar):
                continue
            text = entry.value.text
            moment = parse_moment(text, self.zone)
            if not isinstance(moment, datetime) or _IS_PLAIN.match(text) or is_doubtful(text):
                continue
            index = entry.value.line - 1
            lines[index] = lines[index].replace(text, self._plainly(moment, row), 1)

    def _plainly(self, moment: datetime, row: Field) -> str:
        if row.parse in (parse_day, parse_last_day):
            return moment.strftime("%Y-%m-%d")
        return write_moment(moment, self.zone)

    def _add_guid(self, lines: list[str], note: Note, guid: str) -> None:
        line = f"guid: {write_value(guid)}"
        for entry in note.fields.entries:
            if fold_key(entry.key) == "guid":
                if not is_given(entry.value):
                    lines[entry.line - 1] = line
                return
        end = next((n for n, row in enumerate(lines[1:], 1) if row.rstrip() == FENCE), None)
        if end is not None:
            lines.insert(end, line)

    def _mend_words(self, lines: list[str], note: Note) -> None:
        """Typing errors of keys and topics, and times of chapters as clocks show them."""
        known = tuple(key for row in self.table for key in (row.alias, row.name))
        present = {self._name_of(entry.key) for entry in note.fields.entries}
        for entry in note.fields.entries:
            row = self._row(entry.key)
            near = nearest(fold_key(entry.key), known, _CERTAIN) if row is None else ""
            if near and self._name_of(near) not in present:
                present.add(self._name_of(near))
                _replace_key(lines, entry.line - 1, entry.key, near)
            elif row and row.name == "topic" and isinstance(entry.value, Scalar):
                self._mend_topic(lines, entry.value)
            elif row and row.name == "chapters" and isinstance(entry.value, Sequence):
                _write_times(lines, entry.value)
                _sort_chapters(lines, entry.value)

    def _mend_topic(self, lines: list[str], value: Scalar) -> None:
        names = {name.casefold() for name in self.topics}
        near = nearest(value.text, self.topics, _CERTAIN)
        if near and value.text.casefold() not in names:
            lines[value.line - 1] = lines[value.line - 1].replace(value.text, near, 1)


#: A date that begins with its year needs no mending, unless its marks are others.
_IS_PLAIN = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:$|[T ])")


def _apply(note: Note) -> list[str]:
    """The lines with those that were read as meant written as any program reads them."""
    lines = list(note.lines)
    for mend in sorted(note.mends, key=lambda mend: (mend.first, mend.last), reverse=True):
        lines[mend.first - 1 : mend.last] = mend.lines
    return lines


def _replace_key(lines: list[str], index: int, key: str, right: str) -> None:
    pattern = rf"^(\s*[\"']?){re.escape(key)}([\"']?\s*:)"
    lines[index] = re.sub(pattern, rf"\g<1>{right}\2", lines[index])


def _write_times(lines: list[str], value: Sequence) -> None:
    """``- 00.20 Syarat`` as ``- 00:20 Syarat``."""
    for item in value.items:
        if not isinstance(item, Scalar):
            continue
        chapter = read_chapter(item.text)
        row = re.fullmatch(r"(\s*- )(['\"]?)(.*?)\2\s*", lines[item.line - 1])
        if chapter is None or row is None or row[3] != item.text or chapter.start % 1:
            continue
        if not re.match(r"\d{1,2}:\d{2}(?::\d{2})? ", item.text):
            clock = format_position(chapter.start).rjust(5, "0")
            lines[item.line - 1] = row[1] + write_value(f"{clock} {chapter.title}")


def _sort_chapters(lines: list[str], value: Sequence) -> None:
    """Chapters in the order of time, where each is a line."""
    items = [item for item in value.items if isinstance(item, Scalar)]
    starts = [chapter.start for item in items if (chapter := read_chapter(item.text))]
    rows = [item.line - 1 for item in items]
    is_certain = len(starts) == len(value.items) and len(set(rows)) == len(rows)
    if not is_certain or rows != list(range(rows[0], rows[0] + len(rows))):
        return
    timed = zip(starts, [lines[row] for row in rows], strict=True)
    # Those at one moment stay as they were written: a person has to change one of them.
    ordered = sorted(timed, key=lambda each: each[0])
    for row, (_, line) in zip(rows, ordered, strict=True):
        lines[row] = line
