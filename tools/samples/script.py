"""Reads the spoken script of a sample episode: chapters, speakers and what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

#: Characters of one transcript cue: two lines of about 42.
CUE_LIMIT = 84
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_CLAUSE_END = re.compile(r"(?<=,)\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, or a part of one that fits into a transcript cue."""

    speaker: str
    text: str
    #: Whether a chapter begins here, and its title.
    chapter: str = ""


def split_speech(text: str, limit: int = CUE_LIMIT) -> list[str]:
    """Sentences of a speech; longer ones are cut at commas, as even as possible."""
    parts: list[str] = []
    for sentence in _SENTENCE_END.split(text.strip()):
        parts.extend(_split_sentence(sentence, limit))
    return parts


def _split_sentence(sentence: str, limit: int) -> list[str]:
    if len(sentence) <= limit:
        return [sentence]
    clauses = _CLAUSE_END.split(sentence)
    cuts = [(" ".join(clauses[:cut]), " ".join(clauses[cut:])) for cut in range(1, len(clauses))]
    if not cuts:
        message = f"no comma to cut at, and longer than {limit} characters: {sentence}"
        raise ValueError(message)
    first, rest = min(cuts, key=lambda pair: abs(len(pair[0]) - len(pair[1])))
    return [*_split_sentence(first, limit), *_split_sentence(rest, limit)]


def parse_script(text: str, limit: int = CUE_LIMIT) -> tuple[Line, ...]:
    """Lines of a script: ``# Chapter`` or ``Speaker: what is said``."""
    lines: list[Line] = []
    chapter = ""
    for row in filter(None, map(str.strip, text.splitlines())):
        if row.startswith("#"):
            chapter = row.removeprefix("#").strip()
            continue
        speaker, _, speech = row.partition(":")
        for part in split_speech(speech, limit):
            lines.append(Line(speaker.strip(), part, chapter))
            chapter = ""
    return tuple(lines)


def read_script(path: Path, limit: int = CUE_LIMIT) -> tuple[Line, ...]:
    """The lines of a script file."""
    return parse_script(path.read_text(encoding="utf-8"), limit)
