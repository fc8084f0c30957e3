"""Gathers chapter marks: from a text list, from the recordings' own tags, or proposed at pauses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from siniar.content.rules import CHAPTER_AFTER_END, CHAPTER_WITHOUT_TIME
from siniar.model.episode import Chapter
from siniar.model.findings import Finding, Place, found
from siniar.model.rules import FILE_NOT_UTF8, FILE_TOO_LARGE
from siniar.model.timecodes import format_position, parse_position
from siniar.production.recordings import Material
from siniar.production.rules import RECORDING_MISSING

#: ``01:30 Title``, as descriptions on YouTube have it too.
_LINE = re.compile(r"\(?([\d:.,]+)\)?\s*(?:[-–|]\s*)?(\S.*)")
#: Bytes; a list of chapters is a page of text.
_SIZE_LIMIT = 200_000
#: Seconds: a pause this long may separate subjects, and proposals keep this distance.
PAUSE, DISTANCE = 1.2, 120.0
#: Proposals for an episode; more help nobody.
PROPOSALS_LIMIT = 12
#: ffmpeg's filter that prints the pauses.
SILENCES = f"silencedetect=noise=-38dB:d={PAUSE}"


def read_chapters(path: Path) -> tuple[tuple[Chapter, ...], list[Finding]]:
    """The chapters of a text file by time, a line each, and what is wrong with it.

    Empty lines and lines that begin with ``#`` are left out.
    """
    name = path.name
    try:
        content = path.read_bytes()[: _SIZE_LIMIT + 1]
        text = content.decode("utf-8-sig")
    except OSError:
        return (), [found(RECORDING_MISSING, Place(name), value=name)]
    except UnicodeDecodeError:
        return (), [found(FILE_NOT_UTF8, Place(name))]
    if len(content) > _SIZE_LIMIT:
        values = {"size": path.stat().st_size, "limit": _SIZE_LIMIT}
        return (), [found(FILE_TOO_LARGE, Place(name), **values)]
    return parse_chapter_list(text, name)


def parse_chapter_list(text: str, name: str) -> tuple[tuple[Chapter, ...], list[Finding]]:
    """Like :func:`read_chapters` for a text that findings call ``name``."""
    chapters: list[Chapter] = []
    findings: list[Finding] = []
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip().removeprefix("- ").strip("\"' ")  # noqa: PLW2901 (the line itself)
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        start = parse_position(match[1]) if match else None
        if match is None or start is None:
            mended = f"00:00 {line[:100]}"
            place = Place(name, number, line[:200])
            findings.append(found(CHAPTER_WITHOUT_TIME, place, mended=mended))
        else:
            chapters.append(Chapter(start, match[2]))
    return order_chapters(chapters), findings


def order_chapters(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """By time, one for each moment."""
    kept: dict[float, Chapter] = {}
    for chapter in chapters:
        kept.setdefault(chapter.start, chapter)
    return tuple(kept[start] for start in sorted(kept))


def chapters_of(material: Material, durations: Sequence[float]) -> tuple[Chapter, ...]:
    """The marks in the recordings' own tags, at their places in the finished episode."""
    starts = accumulate(durations[:-1], initial=0.0)
    return order_chapters(
        Chapter(round(start + chapter.start, 3), chapter.title)
        for recording, start, duration in zip(material.all, starts, durations, strict=True)
        for chapter in recording.chapters
        if chapter.start < duration and chapter.title
    )


def shift_chapters(chapters: Iterable[Chapter], seconds: float) -> tuple[Chapter, ...]:
    """Chapters behind an intro: what began at the very start goes on beginning there."""
    return order_chapters(
        Chapter(chapter.start + seconds if chapter.start else 0.0, chapter.title)
        for chapter in chapters
    )


def check_end(chapters: Iterable[Chapter], duration: float, name: str) -> Iterator[Finding]:
    """Chapters that begin after the end of the episode."""
    for chapter in chapters:
        if chapter.start >= duration:
            place = Place(name, 0, f"{format_position(chapter.start)} {chapter.title}")
            values = {"start": format_position(chapter.start), "end": format_position(duration)}
            yield found(CHAPTER_AFTER_END, place, **values)


def propose_starts(silences: Iterable[tuple[float, float]], duration: float) -> list[float]:
    """Moments at which a new subject may begin: after the longest pauses, well apart, by time."""
    longest = sorted(silences, key=lambda silence: (silence[0] - silence[1], silence[0]))
    chosen = [0.0]
    for _, end in longest:
        is_apart = all(abs(end - other) >= DISTANCE for other in chosen)
        if is_apart and DISTANCE / 2 <= end <= duration - DISTANCE / 2:
            chosen.append(end)
        if len(chosen) > PROPOSALS_LIMIT:
            break
    return sorted(chosen) if len(chosen) > 1 else []
