"""Mends what is safe to mend in the text of a note: marks, line ends, former keys, dates, guid."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from siniar.dates import parse_moment
from siniar.fields.notes import EPISODE_FIELDS
from siniar.fields.table import Field
from siniar.frontmatter import FENCE, Note, Scalar, parse_note

_BOM = b"\xef\xbb\xbf"


def mint_guid() -> str:
    """A new permanent identity for an episode."""
    return str(uuid.uuid4())


def mend_note(
    content: bytes,
    path: str,
    zone: ZoneInfo,
    *,
    table: tuple[Field, ...] = EPISODE_FIELDS,
    mint: Callable[[], str] = mint_guid,
) -> bytes:
    """The note with everything mended that cannot change what it means.

    What cannot be read is left byte for byte: not UTF-8, broken YAML, missing fences. Numbers are
    never mended, and neither is a guid that is there.
    """
    note = parse_note(content, path)
    if not note.is_readable:
        return content
    text = content.removeprefix(_BOM).decode("utf-8")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    _rename_keys(lines, note, table)
    _write_dates_plainly(lines, note, table, zone)
    if table is EPISODE_FIELDS:
        _add_guid(lines, note, mint)
    return "\n".join(lines).encode()


def _rename_keys(lines: list[str], note: Note, table: tuple[Field, ...]) -> None:
    """Former names become the present ones; so do known names in capitals."""
    known = {key: row.alias for row in table for key in row.obsolete}
    spelled = {key: key for row in table for key in (row.name, row.alias)}
    present = {entry.key for entry in note.fields.entries}
    for entry in note.fields.entries:
        folded = entry.key.casefold().replace("_", "-")
        right = known.get(folded) or spelled.get(folded)
        if right is None or right in present:
            continue
        index = entry.line - 1
        lines[index] = re.sub(
            rf"^(\s*[\"']?){re.escape(entry.key)}([\"']?\s*:)", rf"\g<1>{right}\2", lines[index]
        )


def _write_dates_plainly(
    lines: list[str], note: Note, table: tuple[Field, ...], zone: ZoneInfo
) -> None:
    """``20 November 2026 pukul 08.00`` becomes ``2026-11-20 08:00``; the moment stays the same."""
    dated = {
        key for row in table if row.name in ("date", "expires", "confirmed") for key in row.keys
    }
    for entry in note.fields.entries:
        if entry.key not in dated or not isinstance(entry.value, Scalar):
            continue
        moment = parse_moment(entry.value.text, zone)
        if not isinstance(moment, datetime) or entry.value.text.startswith(str(moment.year)):
            continue
        index = entry.value.line - 1
        written = moment.astimezone(zone).strftime("%Y-%m-%d %H:%M").removesuffix(" 00:00")
        lines[index] = lines[index].replace(entry.value.text, written, 1)


def _add_guid(lines: list[str], note: Note, mint: Callable[[], str]) -> None:
    if any(entry.key == "guid" for entry in note.fields.entries):
        return
    end = next(index for index, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE)
    lines.insert(end, f"guid: {mint()}")
