"""Reads transcripts in WebVTT or SubRip and renders both, whatever they came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape, unescape
from pathlib import Path

from siniar.findings import Finding, Place, Report, found
from siniar.model import Cue, Transcript
from siniar.timecode import format_position, format_srt_stamp, format_vtt_stamp

#: Bytes; a day of speech has fewer.
SIZE_LIMIT = 5_000_000
#: Seconds that a transcript may go on after the audio before somebody should look.
OVERRUN = 2.0

_STAMP = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{3})"
_TIMES = re.compile(rf"\s*{_STAMP}\s*-->\s*{_STAMP}(?:\s.*)?")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z0-9][^<>]*>|<\d[\d:.]*>")
_NAME = re.compile(r"([^\W\d_][\w .'-]{0,39}): +(?=\S)")
_BLOCKS = ("NOTE", "STYLE", "REGION")


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines between blank ones, with the number of the first."""

    line: int
    lines: tuple[str, ...]


def read_transcript(source: Path, path: str) -> tuple[Transcript | None, list[Finding]]:
    """The transcript in a file; ``path`` names it in findings.

    Raises:
        OSError: the file cannot be read.
    """
    content = source.read_bytes()
    if len(content) > SIZE_LIMIT:
        return None, [
            found("berkas-terlalu-besar", Place(path), size=len(content), limit=SIZE_LIMIT)
        ]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [found("berkas-bukan-utf8", Place(path, content.count(b"\n", 0, error.start) + 1))]
    cues, findings = parse_transcript(text, path)
    return (Transcript(cues, source) if cues else None), findings


def parse_transcript(text: str, path: str) -> tuple[tuple[Cue, ...], list[Finding]]:
    """The cues of a WebVTT or SubRip text in order of time, and what is wrong with it."""
    report = Report()
    lines = re.sub("\r\n?", "\n", text).replace("\x00", "").split("\n")
    is_vtt = bool(re.match(r"WEBVTT(?:\s|$)", lines[0]))
    if not is_vtt and "-->" not in text:
        return (), [found("transkrip-bentuk", Place(path, 1, lines[0][:200]))]
    cues = []
    for block in _split(lines):
        if is_vtt and (block.lines[0].startswith(_BLOCKS) or block.line == 1):
            continue
        cue = _read_block(block, path, report)
        if cue is not None:
            cues.append(cue)
    if not cues and not report.findings:
        report.add("transkrip-kosong", Place(path))
    return _finish(cues, path, report), report.findings


def _split(lines: list[str]) -> Iterator[_Block]:
    """Blocks of lines; a line with times begins a new one even where the blank line is missing."""
    start, block = 1, list[str]()
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            start = start if block else number
            block.append(line)
        elif block:
            yield _Block(start, tuple(block))
            block = []


def _read_block(block: _Block, path: str, report: Report) -> Cue | None:
    index = next((i for i, line in enumerate(block.lines) if "-->" in line), None)
    if index is None:
        if len(block.lines) > 1 or not block.lines[0].strip().isdigit():
            place = Place(path, block.line, block.lines[0][:200])
            report.add("transkrip-waktu", place)
        return None
    line = block.lines[index]
    times = _parse_times(line)
    if times is None:
        report.add("transkrip-waktu", Place(path, block.line + index, line[:200]))
        return None
    speaker, text = _read_text(" ".join(block.lines[index + 1 :]))
    return Cue(*times, text, speaker) if text else None


def _parse_times(line: str) -> tuple[float, float] | None:
    match = _TIMES.fullmatch(line)
    if match is None:
        return None
    numbers = [int(group or 0) for group in match.groups()]
    if any(value > 59 for value in (*numbers[1:3], *numbers[5:7])):
        return None
    start, end = (
        hours * 3600 + minutes * 60 + seconds + milliseconds / 1000
        for hours, minutes, seconds, milliseconds in (numbers[:4], numbers[4:])
    )
    return (start, end) if end > start else None


def _read_text(text: str) -> tuple[str, str]:
    """Speaker and words of a cue, without tags and entities."""
    voice = _VOICE.search(text)
    speaker = " ".join(unescape(voice[1]).split()) if voice else ""
    return speaker, " ".join(unescape(_TAG.sub("", text)).split())


def _finish(cues: list[Cue], path: str, report: Report) -> tuple[Cue, ...]:
    ordered = sorted(cues, key=lambda cue: (cue.start, cue.end))
    if ordered != cues:
        late = next(cue for cue, right in zip(cues, ordered, strict=True) if cue != right)
        place = Place(path, 0, f"{format_vtt_stamp(late.start)} {late.text}"[:200])
        report.add("transkrip-tidak-urut", place)
    if not any(cue.speaker for cue in ordered):
        ordered = _name_speakers(ordered)
    return tuple(_without_rolling(ordered))


def _name_speakers(cues: list[Cue]) -> list[Cue]:
    """SubRip has no voices: ``Name: words`` names one where the same name comes again."""
    matches = [_NAME.match(cue.text) for cue in cues]
    names = [match[1] for match in matches if match]
    known = {name for name in names if names.count(name) > 1}
    named = []
    speaker = ""
    for cue, match in zip(cues, matches, strict=True):
        if match and match[1] in known:
            speaker = match[1]
            named.append(replace(cue, text=cue.text[match.end() :], speaker=speaker))
        else:
            named.append(replace(cue, speaker=speaker))
    return named


def _without_rolling(cues: list[Cue]) -> Iterator[Cue]:
    """YouTube's rolling captions say each line twice; the second time only lengthens the first."""
    last: Cue | None = None
    for cue in cues:
        if last and cue.text == last.text and cue.start <= last.end + 0.1:
            last = replace(last, end=max(last.end, cue.end))
            continue
        if last:
            yield last
        last = cue
    if last:
        yield last


def check_transcript(transcript: Transcript, duration: float, place: Place) -> list[Finding]:
    """Whether the transcript goes on after the audio (seconds) has ended."""
    end = max(cue.end for cue in transcript.cues)
    if end <= duration + OVERRUN:
        return []
    times = {"end": format_position(end), "duration": format_position(duration)}
    return [found("transkrip-lewat-akhir", place, **times)]


def render_vtt(transcript: Transcript, language: str) -> str:
    """The transcript as WebVTT with voices."""
    blocks = [f"WEBVTT\nKind: captions\nLanguage: {language}\n"]
    for cue in transcript.cues:
        voice = f"<v {escape(cue.speaker, quote=False)}>" if cue.speaker else ""
        times = f"{format_vtt_stamp(cue.start)} --> {format_vtt_stamp(cue.end)}"
        # In cue text only & and < are special, and --> would be read as times.
        words = escape(cue.text, quote=False)
        blocks.append(f"{times}\n{voice}{words}\n")
    return "\n".join(blocks)


def render_srt(transcript: Transcript) -> str:
    """The transcript as SubRip; a speaker is named where the voice changes."""
    blocks = []
    speaker = ""
    for number, cue in enumerate(transcript.cues, 1):
        name = f"{cue.speaker}: " if cue.speaker and cue.speaker != speaker else ""
        speaker = cue.speaker
        times = f"{format_srt_stamp(cue.start)} --> {format_srt_stamp(cue.end)}"
        blocks.append(f"{number}\n{times}\n{name}{cue.text.replace('-->', '→')}\n")
    return "\n".join(blocks)


def transcript_text(transcript: Transcript) -> str:
    """The words alone, a paragraph for each turn of a speaker."""
    turns: list[list[str]] = []
    speaker = None
    for cue in transcript.cues:
        if cue.speaker != speaker or not turns:
            turns.append([f"{cue.speaker}: {cue.text}" if cue.speaker else cue.text])
            speaker = cue.speaker
        else:
            turns[-1].append(cue.text)
    return "\n".join(" ".join(turn) for turn in turns)
