"""Mends what is safe to mend in the text of a note: marks, line ends, former keys, dates, guid."""

from __future__ import annotations

import re
import uuid
from datetime import datetime
from zoneinfo import ZoneInfo

from siniar.content.drafts import write_value
from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.table import Field, fold_key, parse_table, rows_by_key
from siniar.content.fields.values import parse_day
from siniar.content.frontmatter import FENCE, Note, Scalar, Sequence, Value, is_given, parse_note
from siniar.content.frontmatter.rules import FIELD_TWICE
from siniar.content.markdown import mend_markdown
from siniar.model.dates import parse_moment

#: Fields whose values are dates.
_DATED = frozenset({"date", "expires", "confirmed", "recorded"})
_BOM = b"\xef\xbb\xbf"


def mint_guid() -> str:
    """A new permanent identity for an episode."""
    return str(uuid.uuid4())


def mend_note(
    content: bytes,
    path: str,
    zone: ZoneInfo,
    guid: str,
    *,
    table: tuple[Field, ...] = EPISODE_FIELDS,
) -> bytes:
    """The note with everything mended that cannot change what it means.

    An episode without a guid gets ``guid``.


    What cannot be read is left byte for byte: not UTF-8, broken YAML, missing fences. Numbers are
    never mended, and neither is a guid that is there.
    """
    note = parse_note(content, path)
    if not note.is_readable:
        return content
    text = content.removeprefix(_BOM).decode("utf-8")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    unchanged = "\n".join(lines).encode()
    if _has_repeats(note, table):
        return unchanged
    _rename_keys(lines, note, table)
    _write_dates_plainly(lines, note, table, zone)
    if table is EPISODE_FIELDS:
        _add_guid(lines, note, guid)
    mended = "\n".join(lines).encode()
    is_same = _mean_the_same(note, parse_note(mended, path), table, zone)
    return _mend_body(mended if is_same else unchanged, path)


def _mend_body(content: bytes, path: str) -> bytes:
    """The note with lists, lines and tables of its text written as Markdown has them."""
    note = parse_note(content, path)
    if not note.is_readable:
        return content
    lines = content.decode("utf-8").split("\n")
    head, body = lines[: note.body_line - 1], "\n".join(lines[note.body_line - 1 :])
    return "\n".join([*head, mend_markdown(body)]).encode()


def _has_repeats(note: Note, table: tuple[Field, ...]) -> bool:
    """Whether a field stands there twice; only a person knows which one is meant."""
    rows = rows_by_key(table)
    keys = [fold_key(entry.key) for entry in note.fields.entries]
    names = [rows[key].name if key in rows else key for key in keys]
    is_told = any(finding.rule == FIELD_TWICE for finding in note.report)
    return is_told or len(set(names)) < len(names)


def _mean_the_same(before: Note, after: Note, table: tuple[Field, ...], zone: ZoneInfo) -> bool:
    """Whether both notes give the same values, but for a guid that only the later one has.

    A flow mapping, a key that stands elsewhere too: not every way to write YAML can be mended
    line by line.
    """
    if not after.is_readable or before.body != after.body:
        return False
    old, new = (_values(note, table, zone) for note in (before, after))
    if not old.get("guid"):
        old.pop("guid", None)
        new.pop("guid", None)
    return old == new


def _values(note: Note, table: tuple[Field, ...], zone: ZoneInfo) -> dict[str, object]:
    """What the fields say, apart from the lines they stand on; dates as moments or days."""
    rows = rows_by_key(table)
    values: dict[str, object] = {}
    for entry in note.fields.entries:
        row = rows.get(fold_key(entry.key))
        name = row.name if row else entry.key
        values.setdefault(name, _plain(entry.value))
    trial = Note(note.path, note.fields, lines=note.lines)
    dated = tuple(row for row in table if row.name in _DATED)
    return values | parse_table(note.fields, dated, trial, zone, ())


def _plain(value: Value) -> object:
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Sequence):
        return [_plain(item) for item in value.items]
    return [(entry.key, _plain(entry.value)) for entry in value.entries]


def _rename_keys(lines: list[str], note: Note, table: tuple[Field, ...]) -> None:
    """Former names become the present ones; so do known names in capitals."""
    known = {fold_key(key): row.alias for row in table for key in row.obsolete}
    spelled = {fold_key(key): key for row in table for key in (row.name, row.alias)}
    present = {entry.key for entry in note.fields.entries}
    for entry in note.fields.entries:
        right = known.get(fold_key(entry.key)) or spelled.get(fold_key(entry.key))
        if right is None or right in present:
            continue
        present.add(right)
        index = entry.line - 1
        lines[index] = re.sub(
            rf"^(\s*[\"']?){re.escape(entry.key)}([\"']?\s*:)", rf"\g<1>{right}\2", lines[index]
        )


def _write_dates_plainly(
    lines: list[str], note: Note, table: tuple[Field, ...], zone: ZoneInfo
) -> None:
    """``20 November 2026 pukul 08.00`` becomes ``2026-11-20 08:00``; the moment stays the same."""
    rows = rows_by_key(table)
    for entry in note.fields.entries:
        row = rows.get(fold_key(entry.key))
        if row is None or row.name not in _DATED or not isinstance(entry.value, Scalar):
            continue
        text = entry.value.text
        moment = parse_moment(text, zone)
        if not isinstance(moment, datetime) or text.startswith(str(moment.year)):
            continue
        index = entry.value.line - 1
        lines[index] = lines[index].replace(text, _write_plainly(moment, row, zone), 1)


def _write_plainly(moment: datetime, row: Field, zone: ZoneInfo) -> str:
    if row.parse is parse_day:
        return moment.strftime("%Y-%m-%d")
    form = "%Y-%m-%d %H:%M:%S" if moment.second else "%Y-%m-%d %H:%M"
    return moment.astimezone(zone).strftime(form).removesuffix(" 00:00")


def _add_guid(lines: list[str], note: Note, guid: str) -> None:
    line = f"guid: {write_value(guid)}"
    for entry in note.fields.entries:
        if fold_key(entry.key) == "guid":
            if not is_given(entry.value):
                lines[entry.line - 1] = line
            return
    end = next(index for index, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE)
    lines.insert(end, line)
