"""Judges a recording's levels: what its maker should do differently next time."""

from __future__ import annotations

from collections.abc import Iterator

from siniar.model.findings import Finding, Place, found
from siniar.model.timecodes import format_position
from siniar.production.analysis import Levels
from siniar.production.loudness import Loudness
from siniar.production.probe import Recording
from siniar.production.rules import (
    RECORDING_CLIPPED,
    RECORDING_CUT_OFF,
    RECORDING_DAMAGED,
    RECORDING_HUMS,
    RECORDING_ONE_SIDED,
    RECORDING_QUIET,
    RECORDING_SILENT,
    VOICES_APART,
    VOICES_EVENED,
)
from siniar.production.voices import LEFT, Voices

#: Share of samples at full scale from which on it can be heard.
CLIPPED = 0.0005
#: Pieces of some hundredths of a second; one or two at the end are what many files have.
DAMAGED = 3
#: dB between the recording and its band of 50 Hz; clean speech has 35 and more.
HUM_DISTANCE = 24.0
#: LUFS; a phone on the other side of the table.
QUIET = -40.0
#: Seconds, and their share, by which a file may be shorter than it says.
_SHORT, _SHORT_SHARE = 2.0, 0.01


def diagnose(
    recording: Recording, levels: Levels, loudness: Loudness, duration: float
) -> Iterator[Finding]:
    """What is wrong with one recording; ``loudness`` and ``duration`` are those it came with."""
    name = recording.source.name
    place = Place(name)
    if loudness.is_silent:
        yield found(RECORDING_SILENT, place, value=name)
        return
    if recording.duration - duration > _SHORT + recording.duration * _SHORT_SHARE:
        times = format_position(duration), format_position(recording.duration)
        yield found(RECORDING_CUT_OFF, place, value=name, end=times[0], duration=times[1])
    if levels.damaged >= DAMAGED:
        yield found(RECORDING_DAMAGED, place, value=name, number=levels.damaged)
    if levels.full >= CLIPPED:
        share = f"{max(levels.full * 100, 0.1):.1f}".replace(".", ",")
        yield found(RECORDING_CLIPPED, place, value=name, share=share)
    if levels.hum > levels.loudest - HUM_DISTANCE:
        yield found(RECORDING_HUMS, place, value=name)
    if recording.channels > 1 and levels.is_one_sided:
        yield found(RECORDING_ONE_SIDED, place, value=name)
    if loudness.integrated < QUIET:
        yield found(RECORDING_QUIET, place, value=name, level=round(loudness.integrated))


def judge_voices(recording: Recording, before: Voices, after: Voices) -> Iterator[Finding]:
    """Turns that were, or still are, too far apart in a recording."""
    if before.is_even and after.apart <= LEFT:
        return
    rule, voices = (VOICES_APART, after) if after.apart > LEFT else (VOICES_EVENED, before)
    values = {"moment": format_position(voices.moment), "number": round(voices.apart)}
    yield found(rule, Place(recording.source.name), value=recording.source.name, **values)
