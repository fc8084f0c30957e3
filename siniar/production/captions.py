"""Turns a transcript from anywhere into a clean one: SRT, VTT, and the captions YouTube exports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from siniar.media.transcripts import parse_transcript, read_transcript, render_srt
from siniar.media.transcripts.decode import decode_transcript
from siniar.media.transcripts.read import SIZE_LIMIT
from siniar.model.findings import Finding, Place, found
from siniar.model.transcript import Cue, Transcript
from siniar.production.rules import RECORDING_MISSING

#: What captions put in front of another speaker's words.
_CHANGE = re.compile(r"^(?:(?:>|&gt;){2,}|[-–—](?=\s))[^\S\n]*", re.MULTILINE)
#: Seconds that one cue may be shown after the next began; YouTube's captions overlap.
_LEAST = 0.05


def read_captions(source: Path) -> tuple[Transcript | None, list[Finding]]:
    """The transcript in a file of any of these forms, cleaned, or why there is none."""
    name = source.name
    if not source.is_file():
        return None, [found(RECORDING_MISSING, Place(name), value=name)]
    if source.stat().st_size > SIZE_LIMIT:
        return read_transcript(source, name)
    text, findings = decode_transcript(source.read_bytes(), name)
    if text is None:
        return None, findings
    cues, told = parse_transcript(_CHANGE.sub("", text), name)
    transcript = clean_transcript(Transcript(cues, source)) if cues else None
    return transcript, [*findings, *told]


def clean_transcript(transcript: Transcript) -> Transcript:
    """Without overlaps, with the speakers that the words name."""
    cleaned = replace(transcript, cues=tuple(_without_overlaps(transcript.cues)))
    if any(cue.speaker for cue in cleaned.cues):
        return cleaned
    # "Name: words" names a speaker in SubRip; in WebVTT that has no voices it means the same.
    named, _ = parse_transcript(render_srt(cleaned), transcript.source.name)
    return replace(cleaned, cues=named) if named else cleaned


def _without_overlaps(cues: Sequence[Cue]) -> list[Cue]:
    """Each cue ends at the latest where the next one begins."""
    ended = []
    for cue, after in zip(cues, [*cues[1:], None], strict=True):
        if after and cue.start + _LEAST < after.start < cue.end:
            ended.append(replace(cue, end=after.start))
        else:
            ended.append(cue)
    return ended


def shift_transcript(transcript: Transcript, seconds: float) -> Transcript:
    """The transcript of a recording that begins so many seconds into the episode."""
    return replace(
        transcript,
        cues=tuple(
            replace(cue, start=round(cue.start + seconds, 3), end=round(cue.end + seconds, 3))
            for cue in transcript.cues
        ),
    )
