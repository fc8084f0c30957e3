"""Composes the short jingles at both ends of an episode from nothing but sine waves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Samples = NDArray[np.float64]

#: Partials of a struck metal bar: frequency ratio, loudness, decay per second.
_PARTIALS = ((1.0, 1.0, 3.2), (2.01, 0.28, 5.0), (2.76, 0.22, 7.5), (5.4, 0.08, 14.0))
#: Start in seconds and MIDI note: a rising figure in five tones, and its answer.
OPENING = ((0.0, 62), (0.22, 66), (0.44, 69), (0.66, 74), (1.1, 71), (1.32, 74), (1.76, 78))
CLOSING = ((0.0, 78), (0.26, 74), (0.52, 71), (0.78, 69), (1.2, 66), (1.62, 62))


def _strike(frequency: float, rate: int, seconds: float) -> Samples:
    time = np.arange(int(rate * seconds)) / rate
    attack = np.minimum(time / 0.006, 1)
    tone = sum(
        loudness * np.exp(-decay * time) * np.sin(2 * np.pi * frequency * ratio * time)
        for ratio, loudness, decay in _PARTIALS
    )
    return np.asarray(attack * tone, dtype=np.float64)


def compose(notes: tuple[tuple[float, int], ...], rate: int, seconds: float) -> Samples:
    """A jingle of ``seconds`` that fades out by itself, peak 0.22."""
    sound = np.zeros(int(rate * seconds))
    for start, note in notes:
        first = int(start * rate)
        strike = _strike(440 * 2 ** ((note - 69) / 12), rate, seconds - start)
        strike = strike[: len(sound) - first]
        sound[first : first + len(strike)] += strike
    fade = int(0.4 * rate)
    sound[-fade:] *= np.linspace(1, 0, fade)
    return sound * (0.22 / np.abs(sound).max())
