"""Writes what was spoken as a WebVTT or SubRip transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from siniar.model.timecodes import format_srt_stamp, format_vtt_stamp

if TYPE_CHECKING:
    from tools.samples.mix import Spoken

LINE_LIMIT = 42


def break_text(text: str) -> str:
    """One line, or two that are as even as possible."""
    if len(text) <= LINE_LIMIT:
        return text
    blanks = [index for index, letter in enumerate(text) if letter == " "]
    middle = min(blanks, key=lambda index: abs(len(text) - 1 - 2 * index))
    return f"{text[:middle]}\n{text[middle + 1 :]}"


def render_vtt(spoken: tuple[Spoken, ...]) -> str:
    """WebVTT with the speaker of every cue."""
    cues = [
        f"{format_vtt_stamp(one.start)} --> {format_vtt_stamp(one.end)}\n"
        f"<v {one.line.speaker}>{break_text(one.line.text)}"
        for one in spoken
    ]
    return "\n\n".join(["WEBVTT", *cues]) + "\n"


def render_srt(spoken: tuple[Spoken, ...]) -> str:
    """SubRip; the speaker is named where another one begins."""
    cues = []
    before = ""
    for number, one in enumerate(spoken, 1):
        speaker = one.line.speaker
        prefix = "" if speaker == before else f"{speaker}: "
        times = f"{format_srt_stamp(one.start)} --> {format_srt_stamp(one.end)}"
        cues.append(f"{number}\n{times}\n{break_text(prefix + one.line.text)}")
        before = speaker
    return "\n\n".join(cues) + "\n"
