"""Speaks Indonesian sentences with espeak-ng's library, taken from the espeakng-loader wheel.

The library keeps state (vibrato, breath noise) from one sentence to the next, so the same audio
comes out only when a process speaks the same sentences in the same order from its start.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import espeakng_loader
import numpy as np
import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Samples = NDArray[np.float64]

#: Hz, of the library and of everything that is made from it.
SOURCE_RATE = 22_050
RATE = 2 * SOURCE_RATE
#: Values of espeak-ng's speak_lib.h.
_RETRIEVAL, _DONT_EXIT = 1, 0x8000
_UTF8, _PHONEMES = 1, 0x100
_SPEED, _PITCH, _RANGE = 1, 3, 4
_SEED = 1
_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)
_VOWELS = "aeiouE@OIUV"


@dataclass(frozen=True, slots=True)
class Voice:
    """How one speaker sounds."""

    #: Name of an espeak-ng variant, such as ``f2``.
    variant: str
    #: Words a minute.
    rate: int
    #: 0 to 99.
    pitch: int
    #: 0 (monotone) to 99.
    range: int
    #: dB against the other speakers.
    gain: float = 0.0


def read_voices(path: Path) -> dict[str, Voice]:
    """Voices by the speakers' names."""
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {name: Voice(**values) for name, values in table.items()}


class Speaker:
    """The one synthesiser of this process."""

    def __init__(self, voices: Mapping[str, Voice], pronunciation: Path) -> None:
        self._voices = voices
        self._chunks: list[NDArray[np.int16]] = []
        self._library = self._open_library()
        self._library.espeak_SetVoiceByName(b"id")
        table = yaml.safe_load(pronunciation.read_text(encoding="utf-8"))
        self._spoken: dict[str, str] = {
            word.casefold(): spoken for word, spoken in table["respelled"].items()
        }
        for word in table["vowels"].split():
            self._spoken[word.replace("é", "e")] = f"[[{self._phonemes(word)}]]"

    def _open_library(self) -> ctypes.CDLL:
        library = ctypes.CDLL(espeakng_loader.get_library_path())
        library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        data = str(espeakng_loader.get_data_path()).encode()
        if library.espeak_Initialize(_RETRIEVAL, 0, data, _DONT_EXIT) != SOURCE_RATE:
            raise RuntimeError("espeak-ng did not start with its own data")
        library.espeak_ng_SetRandSeed(ctypes.c_long(_SEED))
        self._callback = _CALLBACK(self._take)  # kept, or Python would free it
        library.espeak_SetSynthCallback(self._callback)
        return library

    def _take(self, wave: ctypes._Pointer[ctypes.c_short], length: int, _events: object) -> int:
        if wave and length > 0:
            self._chunks.append(np.ctypeslib.as_array(wave, (length,)).copy())
        return 0

    def _phonemes(self, marked: str) -> str:
        """Phoneme names of a word whose e and é are told apart."""
        text = ctypes.create_string_buffer(marked.replace("é", "e").encode())
        pointer = ctypes.c_void_p(ctypes.addressof(text))
        raw: bytes = self._library.espeak_TextToPhonemes(ctypes.byref(pointer), _UTF8, 0)
        plain = re.sub("[',]", "", raw.decode())
        sounds = iter("E" if letter == "é" else "@" for letter in re.findall("[eé]", marked))
        return _stressed(re.sub("[eE@]", lambda _match: next(sounds), plain))

    def pronounce(self, text: str) -> str:
        """The text with the words that need it replaced by how they are spoken."""
        return re.sub(
            r"[^\W\d_]+", lambda match: self._spoken.get(match[0].casefold(), match[0]), text
        )

    def say(self, name: str, text: str) -> Samples:
        """One sentence as samples between -1 and 1 at 44.1 kHz, without silence around it."""
        voice = self._voices[name]
        self._library.espeak_SetVoiceByName(f"id+{voice.variant}".encode())
        settings = ((_SPEED, voice.rate), (_PITCH, voice.pitch), (_RANGE, voice.range))
        for parameter, value in settings:
            self._library.espeak_SetParameter(parameter, value, 0)
        self._chunks.clear()
        spoken = self.pronounce(text).encode() + b"\0"
        self._library.espeak_Synth(spoken, len(spoken), 0, 1, 0, _UTF8 | _PHONEMES, None, None)
        self._library.espeak_Synchronize()
        samples = np.concatenate(self._chunks).astype(np.float64) / 32768
        return _levelled(_doubled(_trimmed(samples)), voice.gain)


def _stressed(phonemes: str) -> str:
    """Stress on the last syllable but one, or on the last where that one has a pepet."""
    vowels = [match.start() for match in re.finditer(f"[{_VOWELS}]", phonemes)]
    place = vowels[-1] if len(vowels) < 2 or phonemes[vowels[-2]] == "@" else vowels[-2]
    return f"{phonemes[:place]}'{phonemes[place:]}"


def _trimmed(samples: Samples) -> Samples:
    loud = np.flatnonzero(np.abs(samples) > 0.004)
    margin = SOURCE_RATE // 100
    kept = samples[max(loud[0] - margin, 0) : loud[-1] + margin].copy()
    slope = np.linspace(0, 1, margin)  # without it, a cut in a sound clicks
    kept[:margin] *= slope
    kept[-margin:] *= slope[::-1]
    return kept


def _doubled(samples: Samples) -> Samples:
    """The same sound at twice the sample rate."""
    size = 1 << (len(samples) - 1).bit_length()
    spectrum = np.fft.rfft(samples, size)
    return 2 * np.fft.irfft(spectrum, 2 * size)[: 2 * len(samples)]


def _levelled(samples: Samples, gain: float) -> Samples:
    """Speech of the same loudness from every voice: -23 dB RMS plus ``gain``."""
    rms = float(np.sqrt(np.mean(samples**2)))
    return samples * (10 ** ((gain - 23) / 20) / rms)
