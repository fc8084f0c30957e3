"""Reads loudness, true peak and silences from what ffmpeg's measurements print."""

from __future__ import annotations

import re

from msgspec import Struct

from siniar.production.analysis import SILENCE, to_decibels
from siniar.production.filters import LOUDNESS, TOLERANCE, TRUE_PEAK

_LOUDNESS = re.compile(r"^\s+I:\s+(\S+) LUFS", re.MULTILINE)
_PEAK = re.compile(r"^\s+Peak:\s+(\S+) dBFS", re.MULTILINE)
#: What ffmpeg prints for sound that is below its gate.
_GATE = -70.0


class Loudness(Struct, frozen=True):
    """What EBU R 128 says of a sound."""

    #: LUFS over the whole of it.
    integrated: float
    #: dBTP; ``SILENCE`` when it was not asked for.
    peak: float = SILENCE

    @property
    def is_silent(self) -> bool:
        """Whether nothing in it is loud enough to be measured."""
        return self.integrated <= _GATE

    @property
    def is_right(self) -> bool:
        """Whether players everywhere play it at the loudness of other podcasts."""
        return abs(self.integrated - LOUDNESS) <= TOLERANCE and self.peak <= TRUE_PEAK


def parse_loudness(log: str) -> Loudness:
    """The summary of the last measurement in a log."""
    summary = log[log.rfind("Summary:") :]
    loudness, peak = _LOUDNESS.search(summary), _PEAK.search(summary)
    return Loudness(
        to_decibels(loudness[1]) if loudness else SILENCE,
        to_decibels(peak[1]) if peak else SILENCE,
    )


def parse_silences(log: str) -> tuple[tuple[float, float], ...]:
    """Start and end of each silence, in seconds."""
    starts = [float(text) for text in re.findall(r"silence_start: (-?[\d.]+)", log)]
    ends = [float(text) for text in re.findall(r"silence_end: (-?[\d.]+)", log)]
    return tuple(
        (max(start, 0.0), end) for start, end in zip(starts, ends, strict=False) if end > start
    )
