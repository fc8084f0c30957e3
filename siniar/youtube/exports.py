"""Reads lists of all videos of a channel, as YouTube Studio, Takeout and others write them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from siniar.content.youtube_urls import VideoAddress, parse_video
from siniar.model.episode import Seconds
from siniar.youtube.channel import parse_moment
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
    "privacy": ("privacy", "privacystatus", "visibility", "privasi", "visibilitas"),
}  # fmt: skip
#: What such a column says of a video that residents cannot see, folded.
CLOSED = frozenset({"private", "pribadi", "privat", "draft", "draf"})
#: Characters of the longest description that Takeout writes into one cell.
_CELL = 1_000_000
_MONTHS = (
    ("jan",), ("feb",), ("mar",), ("apr",), ("may", "mei"), ("jun",), ("jul",), ("aug", "agu"),
    ("sep",), ("oct", "okt"), ("nov",), ("dec", "des"),
)  # fmt: skip


class ExportError(ValueError):
    """The file is no list of videos that we know."""


def parse_export(content: bytes) -> tuple[Upload, ...]:
    """The videos of a CSV or JSON file, those with an id, a title and a date.

    Raises:
        ExportError: the file is neither, or names no video.
    """
    text = _decode(content)
    is_json = text.lstrip()[:1] in {"{", "["}
    rows = _read_json(text) if is_json else _read_csv(text)
    uploads = [upload for upload in map(_parse_row, rows) if upload]
    if not uploads:
        raise ExportError("no row has an id, a title and a date")
    return tuple({upload.id: upload for upload in uploads}.values())


def _decode(content: bytes) -> str:
    for encoding in (
        ("utf-8-sig", "utf-16") if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig",)
    ):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ExportError("the file is not UTF-8 text")


def _read_csv(text: str) -> Iterator[dict[str, Any]]:
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    csv.field_size_limit(_CELL)
    try:
        for row in csv.DictReader(io.StringIO(text), delimiter=separator):
            yield {str(key): value for key, value in row.items() if key is not None}
    except csv.Error as error:
        raise ExportError(str(error)) from None


def _read_json(text: str) -> Iterator[dict[str, Any]]:
    try:
        try:
            value = json.loads(text)
        except json.JSONDecodeError:
            # One object a line, as yt-dlp writes a playlist.
            value = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError) as error:
        raise ExportError(str(error)) from None
    if isinstance(value, dict):
        value = next(
            (value[key] for key in ("items", "entries", "videos") if key in value), [value]
        )
    if not isinstance(value, list):
        raise ExportError("no list of videos")
    for row in value:
        if isinstance(row, dict):
            yield _flatten(row)


def _flatten(row: Mapping[str, Any]) -> dict[str, Any]:
    """A video of YouTube's own API has its parts in boxes."""
    boxes = [
        row,
        *(
            row[name]
            for name in ("snippet", "contentDetails", "status")
            if isinstance(row.get(name), dict)
        ),
    ]
    flat = {key: value for box in boxes for key, value in box.items()}
    resource = flat.get("resourceId")
    if isinstance(resource, dict):
        flat["id"] = resource.get("videoId", "")
    if isinstance(flat.get("id"), dict):
        flat["id"] = flat["id"].get("videoId", "")
    return flat


def _parse_row(row: Mapping[str, Any]) -> Upload | None:
    cells = {key.strip().casefold(): value for key, value in row.items()}
    if _text(_first(cells, "privacy")).casefold() in CLOSED:
        return None
    video = parse_video(_text(_first(cells, "id")))
    title, published = _text(_first(cells, "title")), _parse_date(_first(cells, "published"))
    if video.kind is not VideoAddress.Kind.VIDEO or not title or published is None:
        return None
    name = next((name for name in COLUMNS["duration"] if _text(cells.get(name))), "")
    duration = _parse_duration(cells.get(name))
    if duration is not None and "(ms)" in name:
        duration /= 1000
    return Upload(video.id, title, published, _text(_first(cells, "description")), duration)


def _first(cells: Mapping[str, Any], part: str) -> Any:  # noqa: ANN401 (whatever JSON holds)
    return next((cells[name] for name in COLUMNS[part] if _text(cells.get(name))), None)


def _text(value: object) -> str:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value).strip()
    return ""


def _parse_date(value: object) -> datetime | None:
    """A moment in one of the forms; a day alone is its noon in UTC."""
    text = _text(value)
    if re.fullmatch(r"\d{9,11}(\.\d+)?", text):
        return datetime.fromtimestamp(float(text), UTC)
    if match := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text):
        text = "-".join(match.groups())
    if match := re.fullmatch(r"(\w{3})\w* (\d{1,2}), (\d{4})", text):
        return _day(match[3], match[1], match[2])
    if match := re.fullmatch(r"(\d{1,2}) (\w{3})\w* (\d{4})", text):
        return _day(match[3], match[2], match[1])
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        text += "T12:00:00+00:00"
    return parse_moment(text)


def _day(year: str, month: str, day: str) -> datetime | None:
    number = next((index for index, names in enumerate(_MONTHS, 1) if month.casefold() in names), 0)
    try:
        return datetime(int(year), number, int(day), 12, tzinfo=UTC)
    except ValueError:
        return None


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
