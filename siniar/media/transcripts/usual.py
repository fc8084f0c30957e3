"""Reads the captions of a file that is written as nearly all are, in one go."""

from __future__ import annotations

import re

from siniar.media.transcripts.captions import Caption

#: The lines above the first blank one.
_HEADER = re.compile(r"WEBVTT(?:[ \t][^>\n]*)?\n(?:[^\s>][^>\n]*\n)*\n+")
_TIME = r"([0-9]{2,3}):([0-5][0-9]):([0-5][0-9])[.,]([0-9]{3})"
#: A line of words that has neither tags nor entities and is not blank.
_WORDS = r"[^\S\n]*+[^\s<>&{][^<>&{\n]*+"
#: A number or none, the times, and words; whoever speaks them may be named once, above them.
_CAPTION = re.compile(
    rf"(?:[0-9]+\n)?{_TIME} --> {_TIME}\n"
    rf"(?:<v ([^<>&{{\n]+)>)?({_WORDS}(?:\n{_WORDS})*)(?:</v>)?(?:\n\n+|\n?\Z)"
)
#: Parts of a caption, with what stands before it.
_PARTS = 11


def read_usual(text: str) -> list[Caption]:
    """All captions of a WebVTT or SubRip text with Unix line ends, ordered by time.

    None where anything in the text is out of the ordinary: then each line wants to be looked at.
    """
    header = _HEADER.match(text)
    # Whatever stands between captions is left over by them.
    parts = _CAPTION.split(text[header.end() :] if header else text)
    if any(parts[::_PARTS]):
        return []
    captions: list[Caption] = []
    latest = 0
    for index in range(1, len(parts), _PARTS):
        start = _milliseconds(parts[index : index + 4])
        end = _milliseconds(parts[index + 4 : index + 8])
        speaker, words = parts[index + 8 : index + 10]
        if end <= start or start < latest:
            return []
        latest = start
        lines = tuple(" ".join(line.split()) for line in words.split("\n"))
        name = " ".join(speaker.split()) if speaker else ""
        captions.append(Caption(start / 1000, end / 1000, lines, name, 0))
    return captions


def _milliseconds(digits: list[str]) -> int:
    hours, minutes, seconds, milliseconds = map(int, digits)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds
