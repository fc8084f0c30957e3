"""Masters a mix to podcast loudness and encodes it with ffmpeg."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import wave
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tools.samples.speech import RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Samples = NDArray[np.float64]

#: LUFS, integrated; encoding takes 0.1 to 0.5 of it away, and -16 is the aim.
LOUDNESS = -15.6
#: The highest sample of the master (linear; -2.5 dB).
CEILING = 0.75
_SOFTEN = (
    "highpass=f=75,acompressor=threshold=0.1:ratio=2.5:attack=8:release=160:knee=4,"
    "equalizer=f=3200:t=q:w=1.2:g=-2"
)
#: The same bytes whenever ffmpeg is the same.
_EXACT = ("-fflags", "+bitexact", "-flags:a", "+bitexact")
_CODECS = {
    ".mp3": ("-c:a", "libmp3lame", "-b:a", "96k", "-ar", "44100", "-id3v2_version", "0"),
    ".m4a": ("-c:a", "aac", "-b:a", "96k", "-ar", "44100", "-movflags", "+faststart"),
    ".opus": ("-c:a", "libopus", "-b:a", "24k", "-vbr", "on", "-application", "audio"),
}


def find_ffmpeg() -> str:
    """``$FFMPEG``, the system's, or the one of the imageio-ffmpeg wheel."""
    found = os.environ.get("FFMPEG") or shutil.which("ffmpeg")
    if found:
        return found
    import imageio_ffmpeg  # noqa: PLC0415 (only where the system has none)

    return str(imageio_ffmpeg.get_ffmpeg_exe())


def run_ffmpeg(*arguments: str | Path) -> str:
    """What ffmpeg says; fails when it fails."""
    command = [find_ffmpeg(), "-hide_banner", "-nostdin", "-y", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        message = f"{' '.join(command)}\n{done.stderr[-2000:]}"
        raise RuntimeError(message)
    return done.stderr


def measure(path: Path) -> tuple[float, float]:
    """Integrated loudness in LUFS and true peak in dBTP, by EBU R 128."""
    said = run_ffmpeg("-i", path, "-af", "ebur128=peak=true", "-f", "null", "-")
    summary = said[said.rindex("Summary:") :]
    loudness = re.search(r"I:\s+(-?[\d.]+) LUFS", summary)
    peak = re.search(r"Peak:\s+(-?[\d.]+|-inf) dBFS", summary)
    if not loudness or not peak:
        raise RuntimeError("ffmpeg printed no loudness")
    return float(loudness[1]), float(peak[1])


def write_wav(path: Path, samples: Samples) -> None:
    """16 bit mono."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        scaled = np.clip(np.round(samples * 32767), -32768, 32767)
        file.writeframes(scaled.astype("<i2").tobytes())


def master(samples: Samples, folder: Path) -> Path:
    """A WAV file at podcast loudness, exactly as long as the samples.

    The limiter takes a little loudness away, so the gain is corrected by what is measured.
    """
    raw, soft, done = folder / "raw.wav", folder / "soft.wav", folder / "master.wav"
    write_wav(raw, samples * (0.5 / np.abs(samples).max()))
    run_ffmpeg("-i", raw, "-af", _SOFTEN, "-c:a", "pcm_f32le", *_EXACT, soft)
    gain = LOUDNESS - measure(soft)[0]
    for _ in range(3):
        limiter = f"alimiter=limit={CEILING}:level=0:attack=2:release=60:latency=1"
        louder = f"volume={gain:.2f}dB,{limiter}"
        run_ffmpeg("-i", soft, "-af", louder, "-c:a", "pcm_s16le", *_EXACT, done)
        error = LOUDNESS - measure(done)[0]
        if abs(error) <= 0.1:
            break
        gain += error
    return done


def encode(source: Path, target: Path, *extra: str | Path) -> None:
    """A file of the kind that its ending names, without tags."""
    run_ffmpeg("-i", source, *extra, *_EXACT, "-ac", "1", *_CODECS[target.suffix], target)
