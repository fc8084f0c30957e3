"""Reads transcripts of any usual form, and renders them as WebVTT and SubRip."""

from siniar.media.transcripts.decode import mend_encoding
from siniar.media.transcripts.parse import parse_transcript
from siniar.media.transcripts.read import (
    build_transcript,
    check_transcript,
    open_transcript,
    read_transcript,
)
from siniar.media.transcripts.render import render_srt, render_vtt, transcript_text

__all__ = [
    "build_transcript",
    "check_transcript",
    "mend_encoding",
    "open_transcript",
    "parse_transcript",
    "read_transcript",
    "render_srt",
    "render_vtt",
    "transcript_text",
]
