"""Tells how far apart the voices of a recording are, and the filter that brings them together."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

#: What ``ebur128`` prints every tenth of a second: loudness of the last 0.4 seconds, in LUFS.
MOMENTARY = re.compile(r"\bM:\s*(-?[\d.]+|nan|-inf)\s")
#: Readings from one that shares nothing with the last, and seconds between those.
_STEP, _SECONDS = 4, 0.4
#: Steps of a stretch of speech, 3.2 seconds, and how many of them somebody has to speak.
_STRETCH, _SPOKEN = 8, 4
#: LU above the room's noise from which on somebody speaks.
_ABOVE = 8.0
#: LU below the loudest speech where noise is looked for: no voice lies deeper.
_DEEPEST = 50.0
#: Stretches from which on a recording has turns that can be compared.
_FEWEST = 6
#: LU between loud and quiet stretches: one voice has 1 to 5, and listeners turn the knob from 7 on.
APART = 6.0
#: LU that may stay between them.
LEFT = 7.0
#: dB by which the room's noise may peak above its loudness, and by which voices do at least.
_NOISE_PEAK, _VOICE_PEAK = 10.0, 6.0


@dataclass(frozen=True, slots=True)
class Voices:
    """The loudness of a recording's stretches of speech, in LUFS."""

    #: Of the room when nobody speaks.
    floor: float = 0.0
    #: Of the quietest tenth of the stretches, and of the loudest.
    quiet: float = 0.0
    loud: float = 0.0
    #: Seconds at which the first quiet stretch begins.
    moment: float = 0.0

    @property
    def apart(self) -> float:
        """LU between quiet and loud stretches; 0 where there are too few."""
        return self.loud - self.quiet

    @property
    def is_even(self) -> bool:
        """Whether listeners need not turn the knob."""
        return self.apart <= APART


def hear_voices(readings: Sequence[float]) -> Voices:
    """What the momentary loudness of a recording, a reading each tenth of a second, tells."""
    steps = readings[_STEP::_STEP]
    if len(steps) < _STRETCH:
        return Voices()
    ordered = sorted(steps)
    floor = max(_percentile(ordered, 0.05), _percentile(ordered, 0.95) - _DEEPEST)
    stretches: list[tuple[float, float]] = []
    for begin in range(0, len(steps) - _STRETCH + 1, _STRETCH // 2):
        spoken = [each for each in steps[begin : begin + _STRETCH] if each > floor + _ABOVE]
        if len(spoken) >= _SPOKEN:
            power = sum(10 ** (each / 10) for each in spoken) / len(spoken)
            stretches.append((10 * math.log10(power), begin * _SECONDS))
    if len(stretches) < _FEWEST:
        return Voices(floor)
    levels = sorted(level for level, _ in stretches)
    quiet, loud = _percentile(levels, 0.1), _percentile(levels, 0.9)
    moment = next(moment for level, moment in stretches if level <= quiet + (loud - quiet) / 3)
    return Voices(floor, quiet, loud, moment)


def _percentile(ordered: Sequence[float], share: float) -> float:
    return ordered[round(share * (len(ordered) - 1))]


def evening(voices: Voices, gain: float) -> list[str]:
    """The filter that makes turns equally loud; none for a recording that is even.

    ``gain`` are the dB by which the recording is raised before. Compared on turns of ten seconds
    12 and 26 dB apart: speechnorm left 1 to 20 LU and lifted the room by 10 dB; dynaudnorm leaves
    1 and 2. Its threshold keeps pauses as they are: between the room's peaks and the quietest
    voice's.
    """
    if voices.is_even:
        return []
    decibels = min(voices.floor + _NOISE_PEAK, voices.quiet + _VOICE_PEAK) + gain
    threshold = min(10 ** (decibels / 20), 1.0)
    return [f"dynaudnorm=f=400:g=7:m=20:r=0.1:p=0.6:threshold={threshold:.5f}"]
