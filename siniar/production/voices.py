"""Tells how far apart the voices of a recording are, and the filter that brings them together."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from msgspec import Struct

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
#: Seconds that music goes on at least, and LU by which it dips at most: within ten seconds twelve
#: voices, alone and over each other, dipped by 12 and more; chords and drums by 6.
_MUSIC, _DIP = 10.0, 10.0
#: Seconds between readings, and how many of them the fading of music takes.
_TENTH, _FADE = 0.1, 32
#: LU above the room's noise that are still a pause: of a bed under speech it is the bed.
_PAUSE = 3.0
#: LUFS of turns that were made equally loud.
EVENED = -21.0
#: dB by which the room's noise may peak above its loudness, and by which voices do at least.
_NOISE_PEAK, _VOICE_PEAK = 12.0, 6.0


class Voices(Struct, frozen=True):
    """The loudness of a recording's stretches of speech, in LUFS."""

    #: Of the room when nobody speaks.
    floor: float = 0.0
    #: Of the quietest tenth of the stretches, and of the loudest.
    quiet: float = 0.0
    loud: float = 0.0
    #: Seconds at which the first quiet stretch begins.
    moment: float = 0.0
    #: Where music plays that is no voice, in seconds.
    music: tuple[tuple[float, float], ...] = ()

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
    music = _find_music(readings[_STEP:], floor)
    stretches: list[tuple[float, float]] = []
    for begin in range(0, len(steps) - _STRETCH + 1, _STRETCH // 2):
        moment = begin * _SECONDS
        if any(start < moment + _STRETCH * _SECONDS and moment < end for start, end in music):
            continue
        spoken = [each for each in steps[begin : begin + _STRETCH] if each > floor + _ABOVE]
        if len(spoken) >= _SPOKEN:
            power = sum(10 ** (each / 10) for each in spoken) / len(spoken)
            stretches.append((10 * math.log10(power), moment))
    if len(stretches) < _FEWEST:
        return Voices(floor, music=music)
    levels = sorted(level for level, _ in stretches)
    quiet, loud = _percentile(levels, 0.1), _percentile(levels, 0.9)
    moment = next(moment for level, moment in stretches if level <= quiet + (loud - quiet) / 3)
    return Voices(floor, quiet, loud, moment, music)


def _find_music(readings: Sequence[float], floor: float) -> tuple[tuple[float, float], ...]:
    """Start and end of what goes on for ten seconds without a pause: nobody speaks like that.

    A moment between two of them, before the first and behind the last belongs to the music, as
    where it fades; the last one may have no end.
    """
    runs: list[tuple[float, float]] = []
    begin, last = 0, 0
    while begin < len(readings):
        end, highest = begin, -math.inf
        while end < len(readings) and readings[end] > max(highest - _DIP, floor + _PAUSE):
            highest = max(highest, readings[end])
            end += 1
        if (end - begin) * _TENTH >= _MUSIC:
            start = begin * _TENTH
            if begin - last < _FADE:
                start = runs.pop()[0] if runs else 0.0
            runs.append((start, end * _TENTH if len(readings) - end >= _FADE else math.inf))
            last = end
        begin = max(end, begin + 1)
    return tuple(runs)


def _percentile(ordered: Sequence[float], share: float) -> float:
    return ordered[round(share * (len(ordered) - 1))]


def evening(voices: Voices, gain: float) -> list[str]:
    """The filters that make turns equally loud; none for a recording that is even.

    ``gain`` are the dB by which the recording is raised before. Compared on turns of ten seconds
    12 and 26 dB apart: speechnorm left 1 to 20 LU and lifted the room by 10 dB; dynaudnorm leaves
    2. Over five frames: over seven, half a turn beside somebody else's words stays soft; over
    three, the room is louder beside the voices than before. Its threshold keeps pauses as they are:
    between the room's peaks and the quietest voice's. Music keeps its distance to the loud voice.
    """
    if voices.is_even:
        return []
    decibels = min(voices.floor + _NOISE_PEAK, voices.quiet + _VOICE_PEAK) + gain
    threshold = min(10 ** (decibels / 20), 1.0)
    voice = f"dynaudnorm=f=400:g=5:m=20:r=0.1:p=0.6:threshold={threshold:.5f}"
    if not voices.music:
        return [voice]
    kept = min(EVENED - voices.loud - gain, 0.0)
    pieces = _pieces(voices.music, voice, f"volume={kept:.2f}dB")
    names = [f"even{number}" for number in range(len(pieces))]
    split = f"asetpts=N/SR/TB,asplit={len(pieces)}" + "".join(f"[{name}]" for name in names)
    graph = [f"[{name}]{piece}[{name}s]" for name, piece in zip(names, pieces, strict=True)]
    joined = "".join(f"[{name}s]" for name in names) + f"concat=n={len(pieces)}:v=0:a=1"
    return [";".join([split, *graph, joined])]


def _pieces(music: Sequence[tuple[float, float]], voice: str, other: str) -> list[str]:
    """Every piece of the recording in its order, with what is done to voices and to music."""
    pieces, last = [], 0.0
    for start, end in (*music, (math.inf, math.inf)):
        for begin, stop, what in ((last, start, voice), (start, end, other)):
            if begin < stop:
                length = "" if math.isinf(stop) else f":{stop:.1f}"
                pieces.append(f"atrim={begin:.1f}{length},asetpts=PTS-STARTPTS,{what}")
        last = end
    return pieces
