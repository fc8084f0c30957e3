"""Lays jingles and sentences one behind the other and notes when each is heard."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tools.samples import jingle
from tools.samples.speech import RATE

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from tools.samples.script import Line

    Samples = NDArray[np.float64]

#: Seconds.
OPENING_LENGTH, CLOSING_LENGTH = 3.2, 2.9
FIRST_WORD = 2.5
PAUSE_SENTENCE, PAUSE_CLAUSE, PAUSE_SPEAKER, PAUSE_CHAPTER = 0.42, 0.16, 0.55, 0.75
#: Between a chapter's mark, which stands on a whole second, and its first word.
AFTER_MARK = 0.2


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line of the script with the seconds between which it is heard."""

    start: float
    end: float
    line: Line


@dataclass(frozen=True, slots=True)
class Mix:
    """A whole episode before mastering."""

    samples: Samples
    spoken: tuple[Spoken, ...]
    #: Whole seconds and titles.
    chapters: tuple[tuple[int, str], ...]

    @property
    def duration(self) -> float:
        """Seconds."""
        return len(self.samples) / RATE


def _start_after(previous: Spoken | None, line: Line) -> float:
    if previous is None:
        return FIRST_WORD
    if line.chapter:
        return math.ceil(previous.end + PAUSE_CHAPTER - AFTER_MARK) + AFTER_MARK
    if line.speaker != previous.line.speaker:
        return previous.end + PAUSE_SPEAKER
    is_clause = previous.line.text.endswith(",")
    return previous.end + (PAUSE_CLAUSE if is_clause else PAUSE_SENTENCE)


def mix_episode(lines: tuple[Line, ...], say: Callable[[str, str], Samples]) -> Mix:
    """The episode that a script gives with a voice."""
    pieces: list[tuple[int, Samples]] = [(0, jingle.compose(jingle.OPENING, RATE, OPENING_LENGTH))]
    spoken: list[Spoken] = []
    chapters: list[tuple[int, str]] = []
    for line in lines:
        sound = say(line.speaker, line.text)
        first = round(_start_after(spoken[-1] if spoken else None, line) * RATE)
        pieces.append((first, sound))
        if line.chapter:
            chapters.append((int(first / RATE) if spoken else 0, line.chapter))
        spoken.append(Spoken(first / RATE, (first + len(sound)) / RATE, line))
    closing = jingle.compose(jingle.CLOSING, RATE, CLOSING_LENGTH)
    pieces.append((round((spoken[-1].end + 0.5) * RATE), closing))
    whole = np.zeros(max(first + len(sound) for first, sound in pieces))
    for first, sound in pieces:
        whole[first : first + len(sound)] += sound
    return Mix(whole, tuple(spoken), tuple(chapters))
