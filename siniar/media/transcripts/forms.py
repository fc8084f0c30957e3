"""Reads transcripts in the forms that other programs write: JSON, TSV, SBV, ASS, text with times.

A form gives rows; a row whose times cannot be read is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

from siniar.media.rules import TRANSCRIPT_TIME_INVALID
from siniar.media.transcripts.captions import Caption
from siniar.media.transcripts.json_forms import is_json, read_json
from siniar.media.transcripts.words import plain
from siniar.model.findings import Place, Report
from siniar.model.timecodes import parse_position

#: Takes the lines of a text, and the name that findings call it.
Reader = Callable[[list[str], str, Report], list[Caption]]
#: Start and end in seconds where they can be read, the words, the line of the text that the times
#: stand on, counted from 1, and who speaks.
_Row = tuple[float | None, float | None, str, int, str]

#: A line of times in SubViewer, which YouTube exports as .sbv.
_SBV = re.compile(r"(\d+:\d\d:\d\d\.\d{1,3}),(\d+:\d\d:\d\d\.\d{1,3})")
_TSV_HEAD = ("start", "end", "text")
_ASS_HEADS = ("[script info]", "[v4+ styles]", "[events]")
_ASS_TAG = re.compile(r"\{[^{}]*\}")
#: A line that begins with the moment at which it is said, as Descript and Otter write.
_STAMPED = re.compile(r"[\[(]?(\d{1,3}(?::\d\d){1,2}(?:[.,]\d{1,3})?)(?![\d:])[\])]?[-–—\s]*")
#: A line that ends with it, after who says what follows.
_NAMED = re.compile(r"([^\W\d_][\w .'’-]{0,39}?)\s+[\[(]?(\d{1,3}(?::\d\d){1,2})[\])]?")
#: Seconds that the last words are shown when nobody says how long they last.
_LAST = 2.0


def find_form(lines: list[str]) -> Reader | None:
    """The reader of a text whose first line tells its form."""
    first = next((line.strip() for line in lines if line.strip()), "")
    if is_json(first):
        return read_json
    if first.casefold() in _ASS_HEADS:
        return partial(_read, _rows_of_ass)
    if tuple(part.strip().casefold() for part in first.split("\t")) == _TSV_HEAD:
        return partial(_read, _rows_of_tsv)
    return partial(_read, _rows_of_sbv) if _SBV.fullmatch(first) else None


def find_stamped(lines: list[str]) -> Reader | None:
    """The reader of plain text whose lines begin with times; ``None`` when there are none."""
    first = next((line.strip() for line in lines if line.strip()), "")
    return partial(_read, _rows_of_stamped) if _stamp_of(first) else None


def _read(
    rows_of: Callable[[list[str]], Iterator[_Row]], lines: list[str], path: str, report: Report
) -> list[Caption]:
    """The captions that say something; a row whose times make none is told."""
    captions = []
    for start, end, words, number, speaker in rows_of(lines):
        if start is None or end is None or end <= start:
            report.add(TRANSCRIPT_TIME_INVALID, Place(path, number, lines[number - 1][:200]))
            continue
        said = tuple(filter(None, map(plain, words.split("\n"))))
        if said:
            captions.append(Caption(round(start, 3), round(end, 3), said, plain(speaker), number))
    return captions


def _rows_of_tsv(lines: list[str]) -> Iterator[_Row]:
    """Whisper's table: start and end in milliseconds, and what is said."""
    for number, line in enumerate(lines, 1):
        start, end, words = (*line.split("\t", 2), "", "")[:3]
        if line.strip() and start.strip().casefold() != _TSV_HEAD[0]:
            yield _milliseconds(start), _milliseconds(end), words, number, ""


def _milliseconds(cell: str) -> float | None:
    return int(cell) / 1000 if re.fullmatch(r"[0-9]{1,9}", cell.strip()) else None


def _rows_of_sbv(lines: list[str]) -> Iterator[_Row]:
    """SubViewer: a line of times and the words below it."""
    heads = [
        number
        for number, line in enumerate(lines)
        if _SBV.fullmatch(line.strip()) and (number == 0 or not lines[number - 1].strip())
    ]
    for head, following in pairwise([*heads, len(lines)]):
        start, _, end = lines[head].partition(",")
        words = "\n".join(lines[head + 1 : following])
        yield parse_position(start), parse_position(end), words, head + 1, ""


def _rows_of_ass(lines: list[str]) -> Iterator[_Row]:
    """Advanced SubStation: rows of named columns, the words in the last."""
    columns = ["layer", "start", "end", "style", "name", *"lrve", "text"]
    for number, line in enumerate(lines, 1):
        kind, _, rest = line.partition(":")
        if kind.strip() == "Format" and "Start" in rest:
            columns = [name.strip().casefold() for name in rest.split(",")]
        elif kind.strip() == "Dialogue":
            row = dict(zip(columns, rest.split(",", len(columns) - 1), strict=False))
            start, end = (parse_position(row.get(name, "")) for name in ("start", "end"))
            words = re.sub(r"\\[Nn]", "\n", _ASS_TAG.sub("", row.get("text", "")))
            yield start, end, words, number, row.get("name", "")


def _stamp_of(line: str) -> tuple[float, str, str] | None:
    """When a line is said, by whom where the line tells it, and its words."""
    match = _STAMPED.match(line)
    if match:
        start = parse_position(match[1])
        return None if start is None else (start, "", line[match.end() :])
    match = _NAMED.fullmatch(line)
    start = parse_position(match[2]) if match else None
    return None if match is None or start is None else (start, match[1], "")


def _rows_of_stamped(lines: list[str]) -> Iterator[_Row]:
    """Text whose lines begin with the moment they are said; each lasts until the next."""
    turns: list[tuple[float, str, list[str], int]] = []
    for number, line in enumerate(lines, 1):
        stamp = _stamp_of(line.strip())
        if stamp:
            turns.append((stamp[0], stamp[1], [stamp[2]], number))
        elif turns:
            turns[-1][2].append(line)
    ends = [start for start, *_ in turns[1:]]
    for (start, speaker, words, number), end in zip(turns, [*ends, None], strict=True):
        # Several lines of one moment share it.
        until = start + _LAST if end is None or end == start else end
        yield start, until, "\n".join(words), number, speaker
