"""Reads listings of a channel's videos, as YouTube Studio, Takeout and others write them."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from siniar.content.youtube_urls import VideoAddress, parse_video
from siniar.model.timecodes import Seconds
from siniar.model.words import N_
from siniar.youtube.channel import ChannelError, parse_channel
from siniar.youtube.days import DayNotation, DayOrder, find_notation, join_notations, parse_day
from siniar.youtube.uploads import Upload

#: Names of columns and of JSON keys, folded, for each part of an upload. Studio writes them in the
#: language of the account, Takeout in English.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("video id", "id", "videoid", "content", "konten", "video url", "url", "id video"),
    "title": (
        "video title (original)", "video title", "title", "judul video", "judul",
    ),
    "published": (
        "video publish time", "video publish timestamp", "waktu publikasi video",
        "waktu video dipublikasikan", "publishedat", "published", "video create timestamp",
        "timestamp", "upload_date", "tanggal", "date",
    ),
    "description": (
        "video description (original) 1", "video description (original)", "description",
        "deskripsi video", "deskripsi",
    ),
    "duration": (
        "approx duration (ms)", "duration", "durasi", "durasi video", "video duration",
        "lengthseconds",
    ),
    "recorded": (
        "video recording timestamp", "recordingdate", "recording date", "tanggal rekaman",
    ),
    "channel": ("channel_id", "channelid", "channel id", "id channel"),
    "live": ("live_status", "livebroadcastcontent", "was_live"),
    "embed": ("embeddable", "playable_in_embed"),
    "privacy": ("privacy", "privacystatus", "visibility", "privasi", "visibilitas"),
}  # fmt: skip
#: What such a column says of a video that residents cannot see, folded.
CLOSED = frozenset(
    {"private", "pribadi", "privat", "draft", "draf", "scheduled", "terjadwal", "is_upcoming"}
)
#: Characters of the longest description that Takeout writes into one cell.
_CELL = 1_000_000
#: Bytes of the largest listing, unpacked: a channel of ten years has a hundredth of it.
_LARGEST = 50_000_000


class Closed(Struct, frozen=True):
    """A video that residents cannot see."""


class ExportError(ValueError):
    """The file is no list of videos that we know; the message is a message id."""


class Listing(Struct, frozen=True):
    """What a listing holds."""

    uploads: tuple[Upload, ...]
    #: Rows without an id or a title: where they stand, and the beginning of what they say.
    unread: tuple[str, ...] = ()
    #: Videos that residents cannot see: private, scheduled, drafts.
    closed: int = 0
    #: How it writes its days, as far as that is to be told.
    days: DayNotation = field(default_factory=DayNotation)


def parse_export(content: bytes) -> Listing:
    """The videos of a listing: CSV, JSON, one JSON object a line, a saved feed, or a ZIP of them.

    Raises:
        ExportError: the file is none of them, or names no video.
    """
    parts = [_read_part(part) for part in _unpack(content)]
    rows = [(row, days.order) for of_part, days in parts for row in of_part]
    uploads: dict[str, Upload] = {}
    unread: list[str] = []
    closed = 0
    for number, (row, order) in enumerate(rows, 1):
        upload = row if isinstance(row, Upload) else _parse_row(row, order)
        if upload is None:
            unread.append(f"{number}: {_summarise(row)}")
        elif isinstance(upload, Upload):
            uploads.setdefault(upload.id, upload)
        else:
            closed += 1
    if not uploads and not closed:
        raise ExportError(N_("no row has an id and a title"))
    days = join_notations(days for _, days in parts)
    return Listing(tuple(uploads.values()), tuple(unread), closed, days)


def read_cells(content: bytes) -> Iterator[dict[str, str]]:
    """Every row of a listing by the names of its columns in small letters, whatever it tells.

    Raises:
        ExportError: the file is no table.
    """
    for part in _unpack(content):
        for row in _read_rows(part):
            if not isinstance(row, Upload):
                yield {name: _text(value) for name, value in row.items()}


def _read_part(content: bytes) -> tuple[list[dict[str, Any] | Upload], DayNotation]:
    """The rows of one table, and how all of them write days."""
    rows = list(_read_rows(content))
    cells = [(number, row) for number, row in enumerate(rows, 1) if isinstance(row, dict)]
    names = ("published", "recorded")
    days = [(number, _text(_first(row, name))) for number, row in cells for name in names]
    return rows, find_notation(days)


def _fold_names(row: Mapping[str, Any]) -> dict[str, Any]:
    return {str(key).strip().casefold(): value for key, value in row.items()}


def _summarise(row: object) -> str:
    text = " ".join(str(value) for value in row.values() if value) if isinstance(row, dict) else ""
    return " ".join(text.split())[:60]


def _unpack(content: bytes) -> Iterator[bytes]:
    """The file itself, or the listings in the ZIP file that YouTube and Takeout hand out."""
    if not content.startswith(b"PK\x03\x04"):
        yield content
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = [
                info
                for info in archive.infolist()
                if info.filename.lower().endswith((".csv", ".json", ".jsonl", ".xml"))
            ]
            if sum(info.file_size for info in infos) > _LARGEST:
                raise ExportError(N_("it is too large"))
            # YouTube Studio packs totals and charts too: only tables that name videos are read.
            parts = [archive.read(info) for info in infos]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error):
        raise ExportError(N_("the ZIP file is damaged")) from None
    yield from (part for part in parts if _names_videos(part))


def _names_videos(part: bytes) -> bool:
    try:
        rows = list(_read_rows(part))
    except ExportError:
        return False
    return any(isinstance(row, Upload) or _parse_row(row) is not None for row in rows)


def _read_rows(content: bytes) -> Iterable[dict[str, Any] | Upload]:
    """The videos of a feed, or the rows of a table by folded names."""
    text = _decode(content)
    begin = text.lstrip()[:1]
    if begin == "<":
        try:
            return parse_channel(text.encode()).uploads
        except ChannelError:
            raise ExportError(N_("it is a web page, not a listing")) from None
    rows = _read_json(text) if begin in {"{", "["} else _read_csv(text)
    return map(_fold_names, rows)


def _decode(content: bytes) -> str:
    is_wide = content[:2] in {b"\xff\xfe", b"\xfe\xff"}
    # Excel writes the letters of Western Europe where it is not asked for UTF-8.
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ExportError(N_("it is not text"))


def _read_csv(text: str) -> Iterator[dict[str, Any]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = lines.partition("\n")
    # "sep=;" is Excel's own first line.
    told = re.fullmatch(r"\ufeff?sep=(.)", first.strip(), re.IGNORECASE)
    if told:
        lines, first = rest, rest.partition("\n")[0]
    separator = told[1] if told else max(",;\t", key=first.count)
    csv.field_size_limit(_CELL)
    try:
        for row in csv.DictReader(io.StringIO(lines), delimiter=separator):
            # Studio's first row adds all others up.
            if "total" not in {str(value).strip().casefold() for value in row.values()}:
                yield {str(key): value for key, value in row.items() if key is not None}
    except csv.Error:
        raise ExportError(N_("its table is damaged")) from None


def _read_json(text: str) -> Iterator[dict[str, Any]]:
    try:
        try:
            value = json.loads(text)
        except json.JSONDecodeError:
            # One object a line, as yt-dlp writes a playlist.
            value = [_parse_line(line) for line in text.splitlines() if line.strip()]
            if not any("id" in line for line in value):
                raise
        yield from _walk(value)
    except (ValueError, RecursionError):
        raise ExportError(N_("its JSON is damaged")) from None


def _parse_line(line: str) -> dict[str, Any]:
    """The object of a line; one that was cut off is a row that cannot be read."""
    try:
        value = json.loads(line)
    except ValueError:
        value = None
    return value if isinstance(value, dict) else {"line": line}


def _walk(value: object) -> Iterator[dict[str, Any]]:
    """The videos in whatever boxes: pages of an API in a list, a channel's tabs in a listing."""
    if isinstance(value, list):
        for each in value:
            yield from _walk(each)
    elif isinstance(value, dict):
        boxes = [value[key] for key in ("items", "entries", "videos") if key in value]
        if boxes:
            for box in boxes:
                yield from _walk(box)
        else:
            yield _flatten(value)


def _flatten(row: Mapping[str, Any]) -> dict[str, Any]:
    """A video of YouTube's own API has its parts in boxes."""
    flat = dict(row)
    for name in ("snippet", "contentDetails", "status", "recordingDetails"):
        box = row.get(name)
        flat |= box if isinstance(box, dict) else {}
    resource = flat.get("resourceId")
    if isinstance(resource, dict):
        flat["id"] = resource.get("videoId", "")
    if isinstance(flat.get("id"), dict):
        flat["id"] = flat["id"].get("videoId", "")
    return flat


def _parse_row(
    cells: Mapping[str, Any], order: DayOrder = DayOrder.DAY_FIRST
) -> Upload | Closed | None:
    """The video of a row; ``None`` when it has no id or no title."""
    video, title = parse_video(_text(_first(cells, "id"))), _text(_first(cells, "title"))
    if video.kind is not VideoAddress.Kind.VIDEO or not title:
        return None
    states = (_text(_first(cells, "privacy")), _text(cells.get("live_status")))
    if any(state.casefold() in CLOSED for state in states):
        return Closed()
    name = next((name for name in COLUMNS["duration"] if _text(cells.get(name))), "")
    duration = _parse_duration(cells.get(name))
    if duration is not None and "(ms)" in name:
        duration /= 1000
    addresses = (_text(cells.get(key)) for key in ("url", "webpage_url", "original_url"))
    return Upload(
        video.id,
        title,
        parse_day(_text(_first(cells, "published")), order),
        _text(_first(cells, "description")),
        duration,
        is_short=any("/shorts/" in address for address in addresses),
        is_live=_is_live(cells),
        is_embeddable=not any(_is_no(cells.get(name)) for name in COLUMNS["embed"]),
        channel=_text(_first(cells, "channel")),
        recorded=parse_day(_text(_first(cells, "recorded")), order),
    )


def _is_live(cells: Mapping[str, Any]) -> bool:
    """Whether yt-dlp or YouTube's own API says that it was streamed."""
    said = _text(_first(cells, "live")).casefold()
    return said not in {"", "none", "not_live", "false"} or cells.get("was_live") is True


def _is_no(value: object) -> bool:
    return value is False or _text(value).casefold() in {"false", "no", "tidak"}


def _first(cells: Mapping[str, Any], part: str) -> Any:  # noqa: ANN401 (whatever JSON holds)
    return next((cells[name] for name in COLUMNS[part] if _text(cells.get(name))), None)


def _text(value: object) -> str:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value).strip()
    return ""


def _parse_duration(value: object) -> Seconds | None:
    """Seconds, ``1:02:03``, or ISO 8601 like ``PT1H2M3S``."""
    text = _text(value)
    if re.fullmatch(r"\d{1,10}(\.\d{1,9})?", text):
        return float(text)
    if re.fullmatch(r"\d{1,4}(:\d\d){1,2}", text):
        return float(_sum(text.split(":")))
    match = re.fullmatch(r"P(?:(\d{1,4})D)?T(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?", text)
    if match is None:
        return None
    days, *clock = (part or "0" for part in match.groups())
    return float(int(days) * 86_400 + _sum(clock))


def _sum(parts: Iterable[str]) -> int:
    total = 0
    for part in parts:
        total = 60 * total + int(part)
    return total
