"""A soft guest comes out as loud as the host, the room stays as quiet, an even voice as it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from siniar.production.analysis import Levels
from siniar.production.diagnosis import judge_voices
from siniar.production.ffmpeg import Ffmpeg
from siniar.production.filters import SoundOptions, cleaning
from siniar.production.master import Cleaned, Encoder
from siniar.production.probe import Recording, probe_recording
from siniar.production.voices import Voices, evening, hear_voices
from siniar.production.workspace import Workspace
from tests.support.recordings import SAMPLE

GUEST = SAMPLE.with_name("003-usul-perbaikan-jalan.mp3")
#: Seconds of a turn, and of the pause behind it.
TURN, PAUSE = 8, 1
#: LU that host and guest may be apart at last.
NEAR = 4.0


@dataclass(frozen=True)
class Talk:
    """What was made of a conversation, cleaned, beside the recording it was made of."""

    recording: Recording
    levels: Levels
    cleaned: Cleaned


def converse(ffmpeg: Ffmpeg, folder: Path, down: int) -> Talk:
    """Turns of host and guest over a room's noise, the guest so many dB below the host."""
    parts, names = [], []
    for number in range(6):
        is_guest = number % 2
        start = 9 + number // 2 * TURN
        gain = -down if is_guest else 0
        parts.append(
            f"[{is_guest}:a]atrim={start}:{start + TURN},asetpts=N/SR/TB,volume={gain}dB,"
            f"apad=pad_dur={PAUSE}[t{number}]"
        )
        names.append(f"[t{number}]")
    noise = f"anoisesrc=amplitude=0.001:seed=1:duration={6 * (TURN + PAUSE)}[room]"
    join = f"{''.join(names)}concat=n=6:v=0:a=1[talk];[talk][room]amix=2:duration=first"
    source = folder / f"bincang-{down}.wav"
    graph = ";".join([*parts, noise, join])
    ffmpeg.run(["-i", SAMPLE, "-i", GUEST, "-filter_complex", graph, "-ac", "1", source])
    recording, _ = probe_recording(ffmpeg, source)
    assert recording
    encoder = Encoder(ffmpeg, Workspace(folder / "kerja"), lambda *_: lambda _seconds: None)
    (levels,) = encoder.analyse_all([recording])
    (cleaned,) = encoder.clean_all([recording], [levels], SoundOptions())
    return Talk(recording, levels, cleaned)


def cut(ffmpeg: Ffmpeg, path: Path, stretches: Sequence[tuple[float, float]], meter: str) -> str:
    """The log of a meter on each stretch, given by its start and end in seconds."""
    outputs: list[str] = []
    cuts = []
    for number, (start, end) in enumerate(stretches):
        name, _, options = meter.partition("=")
        cuts.append(f"[0:a]atrim={start}:{end},{name}@s{number}={options}[o{number}]")
        outputs += ["-map", f"[o{number}]", "-f", "null", "-"]
    return ffmpeg.run(["-i", path, "-filter_complex", ";".join(cuts), *outputs]).log


def turns_and_pauses(ffmpeg: Ffmpeg, path: Path) -> tuple[list[float], list[float]]:
    """LUFS of each turn, and RMS in dB of each pause."""
    whole = TURN + PAUSE
    turns = [(n * whole, n * whole + TURN) for n in range(6)]
    pauses = [(n * whole + TURN + 0.3, (n + 1) * whole - 0.1) for n in range(6)]
    log = cut(ffmpeg, path, turns, "ebur128=framelog=verbose")
    # Programs that open their filters twice say it twice: the last one counts.
    loud = dict(
        re.findall(r"@s(\d+) @ \w+\] Summary:\s+Integrated loudness:\s+I: +(\S+) LUFS", log)
    )
    log = cut(ffmpeg, path, pauses, "astats=measure_perchannel=none:measure_overall=RMS_level")
    quiet = dict(re.findall(r"@s(\d+) @ \w+\] RMS level dB: (\S+)", log))
    assert len(loud) == len(quiet) == 6
    first, second = ([float(each[str(n)]) for n in range(6)] for each in (loud, quiet))
    return first, second


@pytest.mark.parametrize("down", [12, 26])
def test_a_soft_guest_comes_out_as_loud_as_the_host(
    ffmpeg: Ffmpeg, tmp_path: Path, down: int
) -> None:
    talk = converse(ffmpeg, tmp_path, down)
    assert talk.levels.voices.apart == pytest.approx(down, abs=3)
    raw, raw_pauses = turns_and_pauses(ffmpeg, talk.recording.source)
    turns, pauses = turns_and_pauses(ffmpeg, talk.cleaned.path)
    print(down, [f"{each:.1f}" for each in (*raw, *turns)])
    assert max(raw) - min(raw) > down - 3
    assert max(turns) - min(turns) <= NEAR
    # Nowhere is the room louder beside the voices than it was beside the guest, nor on average.
    assert min(turns) - max(pauses) >= min(raw) - max(raw_pauses)
    assert sum(turns) - sum(pauses) >= sum(raw) - sum(raw_pauses)
    (finding,) = judge_voices(talk.recording, talk.levels.voices, talk.cleaned.voices)
    assert finding.code == "suara-disamakan"
    assert dict(finding.values)["moment"] in {"0:08", "0:09", "0:10"}


def test_an_even_recording_is_left_alone(ffmpeg: Ffmpeg, tmp_path: Path) -> None:
    talk = converse(ffmpeg, tmp_path, 0)
    assert talk.levels.voices.is_even
    assert "dynaudnorm" not in cleaning(talk.levels, 1, SoundOptions())
    assert list(judge_voices(talk.recording, talk.levels.voices, talk.cleaned.voices)) == []


def test_what_stays_apart_is_told_with_its_place() -> None:
    recording = Recording(Path("a.m4a"), "MP4", 60, 0, "aac", 44_100, 1)
    apart = Voices(floor=-60, quiet=-40, loud=-20, moment=75)
    (finding,) = judge_voices(recording, apart, apart)
    values = dict(finding.values)
    assert (finding.code, values["moment"], values["number"]) == ("suara-timpang", "1:15", "20")


def test_loudness_that_nobody_can_compare_is_even() -> None:
    for readings in ([], [-120.0] * 2000, [-20.0] * 30, [float(-n % 70) for n in range(20)]):
        assert hear_voices(readings).is_even
    assert evening(hear_voices([]), 0) == []
    # A threshold is a share of full scale, whatever the gain is.
    (loud,) = evening(Voices(floor=-5, quiet=-3, loud=9), 40)
    assert loud.endswith("threshold=1.00000")
