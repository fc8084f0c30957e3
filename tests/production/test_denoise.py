"""Taking noise away helps speech in each kind of noise that rooms have, and spares clean speech."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import Any

import pytest

from siniar.production.denoise import RATE, Denoiser, find_denoiser
from siniar.production.ffmpeg import Ffmpeg
from siniar.production.filters import SoundOptions
from siniar.production.master import Encoder
from siniar.production.probe import probe_recording
from siniar.production.workspace import Workspace
from tests.support.recordings import SAMPLE, speak

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("hearing")]

#: Seconds of speech, and Hz at which PESQ hears it.
SECONDS, HEARD = 3, 16_000
#: dB of speech above the noise.
RATIO = 15
#: PESQ that is won at least, and that clean speech keeps. https://www.itu.int/rec/T-REC-P.862
WON, KEPT = 0.3, 4.4
FAN = (
    f"anoisesrc=color=brown:seed=2:duration={SECONDS},tremolo=f=3:d=0.3[air];"
    f"sine=97:duration={SECONDS},volume=0.2[hum];[air][hum]amix=2"
)
BABBLE = (4, 5, 7, 8, 9)


@pytest.fixture(scope="module")
def denoiser() -> Denoiser:
    denoiser, findings = find_denoiser()
    assert findings == []
    assert denoiser
    return denoiser


def read(ffmpeg: Ffmpeg, path: Path, rate: int) -> Any:  # noqa: ANN401 (an array of samples)
    import numpy as np  # noqa: PLC0415 (comes with what the fixture asks for)

    target = path.with_suffix(f".{rate}.wav")
    ffmpeg.run(["-i", path, "-ac", "1", "-ar", str(rate), target])
    with wave.open(str(target)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32_768


def write(path: Path, samples: Any) -> Path:  # noqa: ANN401 (an array of samples)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes((samples.clip(-1, 1) * 32_767).astype("<i2").tobytes())
    return path


def make_noise(ffmpeg: Ffmpeg, folder: Path, kind: str) -> Path:
    path = folder / f"{kind}-noise.wav"
    if kind == "babble":
        names = [next(SAMPLE.parent.glob(f"{number:03}-*.opus")) for number in BABBLE]
        opening = [part for name in names for part in ("-ss", "15", "-i", name)]
        ffmpeg.run([*opening, "-filter_complex", f"amix={len(names)}", "-t", str(SECONDS), path])
    else:
        source = {"pink": f"anoisesrc=color=pink:seed=1:duration={SECONDS}", "fan": FAN}[kind]
        ffmpeg.run(["-filter_complex", source, "-ar", str(RATE), path])
    return path


@pytest.mark.parametrize("kind", ["clean", "pink", "fan", "babble"])
def test_speech_is_understood_better_and_clean_speech_as_well(
    ffmpeg: Ffmpeg, denoiser: Denoiser, tmp_path: Path, kind: str
) -> None:
    from pesq import pesq  # noqa: PLC0415 (comes with what the fixture asks for)
    from pystoi import stoi  # noqa: PLC0415

    spoken = speak(ffmpeg, tmp_path / "speech.wav", "-ar", str(RATE), seconds=SECONDS, start=10)
    speech = 0.5 * read(ffmpeg, spoken, RATE)
    noise = 0 * speech
    if kind != "clean":
        noise = read(ffmpeg, make_noise(ffmpeg, tmp_path, kind), RATE)[: len(speech)]
        noise *= ((speech**2).mean() / (noise**2).mean() / 10 ** (RATIO / 10)) ** 0.5
    noisy, quiet = write(tmp_path / "noisy.wav", speech[: len(noise)] + noise), tmp_path / "q.wav"
    told: list[float] = []
    denoiser(noisy, quiet, told.append)
    assert told[-1] == pytest.approx(SECONDS, abs=0.1)
    files = (write(tmp_path / "clean.wav", speech[: len(noise)]), noisy, quiet)
    reference, before, after = (read(ffmpeg, path, HEARD) for path in files)
    assert len(reference) == len(after)
    scores = [pesq(HEARD, reference, each, "wb") for each in (before, after)]
    heard = [stoi(reference, each, HEARD) for each in (before, after)]
    print(kind, [f"{each:.2f}" for each in scores], [f"{each:.3f}" for each in heard])
    if kind == "clean":
        assert scores[1] >= KEPT
    else:
        assert scores[1] >= scores[0] + WON
    assert heard[1] >= heard[0] - 0.03


def test_each_channel_keeps_its_length_and_its_side(
    ffmpeg: Ffmpeg, denoiser: Denoiser, tmp_path: Path
) -> None:
    source = speak(ffmpeg, tmp_path / "a.wav", "-af", "pan=stereo|c0=c0", seconds=2.013, start=10)
    recording, _ = probe_recording(ffmpeg, source)
    assert recording
    encoder = Encoder(ffmpeg, Workspace(tmp_path / "kerja"), lambda *_: lambda _seconds: None)
    (levels,) = encoder.analyse_all([recording])
    quiet, raised = encoder.denoise(recording, levels, denoiser)
    assert raised.peak == pytest.approx(-3)
    assert not list(tmp_path.rglob("noisy*"))
    again, _ = probe_recording(ffmpeg, quiet.source)
    assert again
    assert (again.channels, again.sample_rate) == (2, RATE)
    assert again.duration == pytest.approx(recording.duration, abs=0.011)
    (after,) = encoder.analyse_all([quiet])
    assert after.left - after.right > 40
    (cleaned,) = encoder.clean_all([quiet], [raised], SoundOptions())
    assert cleaned.duration == pytest.approx(2, abs=0.1)
