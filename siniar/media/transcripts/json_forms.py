"""Reads transcripts in JSON: Whisper's, whisper.cpp's, YouTube's and the podcast namespace's."""

from __future__ import annotations

import json
from collections.abc import Iterator

from msgspec.structs import replace

from siniar.media.rules import TRANSCRIPT_FORMAT_UNKNOWN, TRANSCRIPT_TIME_INVALID
from siniar.media.transcripts.captions import Caption
from siniar.media.transcripts.words import plain
from siniar.model.findings import Place, Report

#: Where programs keep what is said, below the top: the list, start and end with what a second has
#: of their unit, words, speaker.
#: https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md
_SHAPES = (
    ("segments", ("startTime",), ("endTime",), 1, "body", "speaker"),
    ("segments", ("start",), ("end",), 1, "text", "speaker"),
    ("transcription", ("offsets", "from"), ("offsets", "to"), 1000, "text", "speaker"),
)
#: Seconds that no recording reaches.
_LONGEST = 1_000_000
#: Characters of a caption that is put together from single words.
_CAPTION = 80


def is_json(first: str) -> bool:
    """Whether a text begins as an object or a list of objects does."""
    return (
        (first.startswith("{") and not first.startswith("{\\"))
        or first in {"[", "[{"}
        or (first.startswith("[") and first[1:].lstrip().startswith("{"))
    )


def read_json(lines: list[str], path: str, report: Report) -> list[Caption]:
    """The captions of a JSON text; what is none is told."""
    try:
        content = json.loads("\n".join(lines))
    except (ValueError, RecursionError):
        report.add(TRANSCRIPT_FORMAT_UNKNOWN, Place(path, 1, lines[0][:200]))
        return []
    top = {"segments": content} if isinstance(content, list) else content
    for name, start, end, unit, words, speaker in _SHAPES:
        rows = top.get(name)
        if isinstance(rows, list) and any(_reach(row, start) is not None for row in rows):
            captions = _read_rows(rows, (start, end, unit, words, speaker), path, report)
            return list(_join_words(captions))
    report.add(TRANSCRIPT_FORMAT_UNKNOWN, Place(path, 1, lines[0][:200]))
    return []


def _reach(row: object, names: tuple[str, ...]) -> object:
    for name in names:
        row = row.get(name) if isinstance(row, dict) else None
    return row


def _seconds(value: object, unit: int) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return round(value / unit, 3) if 0 <= value < _LONGEST * unit else None


def _read_rows(
    rows: list[object],
    shape: tuple[tuple[str, ...], tuple[str, ...], int, str, str],
    path: str,
    report: Report,
) -> list[Caption]:
    first, last, unit, words, speaker = shape
    captions = []
    for row in rows:
        start, end = (_seconds(_reach(row, names), unit) for names in (first, last))
        text = plain(str(_reach(row, (words,)) or ""))
        if start is None or end is None or end < start:
            report.add(TRANSCRIPT_TIME_INVALID, Place(path, 1, json.dumps(row)[:200]))
        elif text:
            voice = _reach(row, (speaker,))
            named = plain(voice) if isinstance(voice, str) else ""
            captions.append(Caption(start, max(end, start + 0.001), (text,), named, 1))
    return captions


def _join_words(captions: list[Caption]) -> Iterator[Caption]:
    """Captions of single words put together into lines; others as they are."""
    if sum(" " not in caption.lines[0] for caption in captions) < 0.8 * len(captions):
        yield from captions
        return
    current: Caption | None = None
    for caption in sorted(captions, key=lambda each: each.start):
        if current and _goes_on(current, caption):
            words = f"{current.lines[0]} {caption.lines[0]}"
            end = max(current.end, caption.end)
            current = replace(current, end=end, lines=(words,))
            continue
        if current:
            yield current
        current = caption
    if current:
        yield current


def _goes_on(before: Caption, after: Caption) -> bool:
    words = before.lines[0]
    return (
        before.speaker == after.speaker
        and not words.endswith((".", "?", "!"))
        and len(words) + len(after.lines[0]) < _CAPTION
    )
