"""Parses transcripts into cues; each line that cannot be understood is a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from siniar.media.rules import (
    TRANSCRIPT_EMPTY,
    TRANSCRIPT_FORMAT_UNKNOWN,
    TRANSCRIPT_TIME_INVALID,
    TRANSCRIPT_UNMERGED,
    TRANSCRIPT_UNORDERED,
)
from siniar.media.transcripts.captions import Caption, build_cues
from siniar.media.transcripts.forms import Reader, find_form, find_stamped
from siniar.media.transcripts.words import CONTROLS, name_speakers, plain
from siniar.model.conflicts import find_conflicts
from siniar.model.findings import Finding, Place, Report
from siniar.model.timecodes import parse_position
from siniar.model.transcript import Cue

_ARROW = "-->"
#: What people write instead of the arrow.
_TIMES_LIKE = re.compile(r"\s*\d{1,3}:\d{2}[\d:.,]*\s*(?:[-–—=]{0,2}>|→|[-–—])\s*\d{1,3}:\d{2}")
_SKIPPED = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]([^<>]*)>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
#: Findings of one file that are told; whoever has more has another kind of file.
_TOLD = 100


class _Times(Struct):
    """A line with times and the lines of words that follow it."""

    number: int
    text: str
    words: list[str]


def parse_transcript(text: str, path: str) -> tuple[tuple[Cue, ...], list[Finding]]:
    """The cues of a transcript by time, and what is wrong with it.

    Which form it has shows in the content. A line whose times cannot be read is left out with its
    words; everything else stays.
    """
    typed = _normal(text).split("\n")
    lines, report = [*typed], Report()
    for index in find_conflicts(lines):
        report.add(TRANSCRIPT_UNMERGED, Place(path, index + 1, typed[index][:200]))
    is_vtt = _is_vtt(lines)
    reader = None if is_vtt else _find_reader(lines)
    if reader:
        captions = reader(lines, path, report)
    elif is_vtt or _has_times(lines):
        captions = [
            caption
            for times in _split(lines, path, report, is_vtt=is_vtt)
            for caption in _read_captions(times, path, report)
        ]
    else:
        is_text = any(line.strip() for line in lines)
        captions = []
        code = TRANSCRIPT_FORMAT_UNKNOWN if is_text else TRANSCRIPT_EMPTY
        report.add(code, Place(path, 1, lines[0][:200]))
    cues = build_cues(_order(captions, path, lines, report))
    if not cues and not report.findings:
        report.add(TRANSCRIPT_EMPTY, Place(path, 1, lines[0][:200]))
    has_voices = any(cue.speaker for cue in cues)
    return tuple(cues if has_voices else name_speakers(cues)), report.findings[:_TOLD]


def _find_reader(lines: list[str]) -> Reader | None:
    """The reader of a form that is neither WebVTT nor SubRip."""
    return find_form(lines) or (None if _has_times(lines) else find_stamped(lines))


def _has_times(lines: list[str]) -> bool:
    return any(_is_times(lines, index, is_vtt=False) for index in range(len(lines)))


def _normal(text: str) -> str:
    """The text without what nobody sees, its lines ended as on Unix."""
    return re.sub("\r\n?", "\n", CONTROLS.sub("", text.removeprefix("\ufeff")))


def _is_vtt(lines: list[str]) -> bool:
    first = next((line for line in lines if line.strip()), "")
    return re.match(r"WEBVTT(?:\s|$)", first) is not None


# --- lines --------------------------------------------------------------------------------------


def _is_times(lines: list[str], index: int, *, is_vtt: bool) -> bool:
    """Whether a line is meant to hold times.

    In WebVTT the arrow makes it so; in SubRip it may stand in the words, and only counts at the
    top of a block.
    """
    line = lines[index]
    # Most lines are words, and this is asked of all.
    if ":" not in line and _ARROW not in line:
        return False
    if _ARROW in line and (is_vtt or _parse_times(line)):
        return True
    before = lines[index - 1].strip() if index else ""
    is_top = not before or (before.isdigit() and (index < 2 or not lines[index - 2].strip()))
    if not is_top:
        return False
    return _TIMES_LIKE.match(line) is not None or (_ARROW in line and any(map(str.isdigit, line)))


def _split(lines: list[str], path: str, report: Report, *, is_vtt: bool) -> Iterator[_Times]:
    """Every line with times, with the words below it up to the next one."""
    current: _Times | None = None
    is_header, is_skipped = is_vtt, False
    for index, line in enumerate(lines):
        if _is_times(lines, index, is_vtt=is_vtt) and not is_skipped:
            if current:
                yield current
            current, is_header = _Times(index + 1, line, []), False
        elif not line.strip():
            is_header, is_skipped = is_header and index == 0, False
        elif is_header or is_skipped or _is_name_of_cue(lines, index, is_vtt=is_vtt):
            continue
        elif is_vtt and _SKIPPED.match(line) and (index == 0 or not lines[index - 1].strip()):
            is_skipped = True
        elif current:
            current.words.append(line)
        elif not is_vtt:
            report.add(TRANSCRIPT_TIME_INVALID, Place(path, index + 1, line[:200]))
    if current:
        yield current


def _is_name_of_cue(lines: list[str], index: int, *, is_vtt: bool) -> bool:
    """Whether a line is the number or name that stands above a line with times, or lost it."""
    following = index + 1
    is_first = index == 0 or not lines[index - 1].strip()
    is_number = lines[index].strip().isdigit()
    if not (is_number or (is_vtt and is_first)):
        return False
    if following < len(lines) and _is_times(lines, following, is_vtt=is_vtt):
        return True
    is_alone = following >= len(lines) or not lines[following].strip()
    return is_number and is_alone and is_first


def _parse_times(line: str) -> tuple[float, float] | None:
    """Start and end in seconds; what follows the end is where WebVTT shows the cue."""
    left, _, right = line.partition(_ARROW)
    start, end = parse_position(left), parse_position((right.split() or [""])[0])
    if start is None or end is None or end <= start:
        return None
    return round(start, 3), round(end, 3)


# --- words --------------------------------------------------------------------------------------


def _read_captions(times: _Times, path: str, report: Report) -> Iterator[Caption]:
    """A caption for each voice in a cue; none without words."""
    parsed = _parse_times(times.text)
    if parsed is None:
        report.add(TRANSCRIPT_TIME_INVALID, Place(path, times.number, times.text[:200]))
        return
    speaker = ""
    for index, part in enumerate(_VOICE.split("\n".join(times.words))):
        if index % 2:
            speaker = plain(part)
            continue
        lines = tuple(filter(None, map(plain, _BREAK.sub("\n", part).split("\n"))))
        if lines:
            yield Caption(*parsed, lines, speaker, times.number)


def _order(captions: list[Caption], path: str, lines: list[str], report: Report) -> list[Caption]:
    for before, after in pairwise(captions):
        if after.start < before.start:
            place = Place(path, after.number, lines[after.number - 1][:200])
            report.add(TRANSCRIPT_UNORDERED, place)
    return sorted(captions, key=lambda caption: caption.start)
