"""Renders transcripts as WebVTT, as SubRip and as plain text."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby

from siniar.media.transcripts.words import TAG
from siniar.model.text import decode_references
from siniar.model.timecodes import format_srt_stamp, format_vtt_stamp
from siniar.model.transcript import Transcript


def render_vtt(transcript: Transcript, language: str) -> str:
    """WebVTT with voices; ``language`` is a BCP 47 tag."""
    blocks = [f"WEBVTT\nKind: captions\nLanguage: {language}\n"]
    voices = {"": ""}
    for cue in transcript.cues:
        speaker = cue.speaker
        if speaker not in voices:
            # A name that ends in two hyphens would make an arrow of its own bracket.
            name = escape(speaker, quote=False).replace("--", "-&#45;")
            voices[speaker] = f"<v {name}>"
        words = escape(cue.text, quote=False).replace("{\\", "&#123;\\")
        blocks.append(
            f"{format_vtt_stamp(cue.start)} --> {format_vtt_stamp(cue.end)}\n"
            f"{voices[speaker]}{words}\n"
        )
    return "\n".join(blocks)


#: What HTML takes for the beginning of a tag.
_OPEN = re.compile(r"<[A-Za-z/!?]")


def render_srt(transcript: Transcript) -> str:
    """SubRip, which has no voices: a speaker is named where another one begins."""
    blocks = []
    last = ""
    for number, cue in enumerate(transcript.cues, 1):
        is_new = cue.speaker and cue.speaker != last
        words = _srt_text(f"{cue.speaker}: {cue.text}" if is_new else cue.text)
        last = cue.speaker
        stamps = f"{format_srt_stamp(cue.start)} --> {format_srt_stamp(cue.end)}"
        blocks.append(f"{number}\n{stamps}\n{words}\n")
    return "\n".join(blocks)


def _srt_text(text: str) -> str:
    """Words as they are; escaped only where a reader could take them for a tag or an entity.

    SubRip's own tags are few, but programs in browsers show its lines as HTML.
    """
    if "&" in text and decode_references(text) != text:
        text = text.replace("&", "&amp;")
    if ("<" in text or "{" in text) and (TAG.search(text) or _OPEN.search(text)):
        text = text.replace("<", "&lt;").replace("{\\", "&#123;\\")
    return text.replace("-->", "--&gt;")


def transcript_text(transcript: Transcript) -> str:
    """The words alone, a line for each turn of a speaker."""
    lines = []
    for speaker, cues in groupby(transcript.cues, key=lambda cue: cue.speaker):
        words = " ".join(cue.text for cue in cues)
        lines.append(f"{speaker}: {words}" if speaker else words)
    return "\n".join(lines)
