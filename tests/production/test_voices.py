"""A soft guest comes out as loud as the host; room, music and an even voice stay as they were."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace

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
#: Of both together, in turn.
TURNS = 4
#: LU that host and guest may be apart at last.
NEAR = 4.0


#: LU by which music may come nearer to the host or go away.
STILL = 1.0
#: Chords of half a second, fading.
CHORDS = (
    "0.25*exp(-3*mod(t,0.5))*(sin(2*PI*(220+55*mod(floor(t),3))*t)+sin(2*PI*277*t)"
    "+sin(2*PI*330*t))+0.05*sin(2*PI*110*t)"
)


@dataclass(frozen=True)
class Scene:
    """A conversation of a few turns, and what is heard beside it."""

    #: dB by which the guest is softer than the host.
    down: int
    #: Seconds from one turn's beginning to the next; less than a turn: both speak at once.
    step: int = TURN + PAUSE
    #: Of the room's noise.
    noise: str = "white:amplitude=0.001"
    #: dB of the music that plays alone before the first turn and behind the last.
    jingle: int | None = None
    #: dB of the music that plays below everything.
    bed: int | None = None

    @property
    def first(self) -> int:
        """The second at which the first turn begins."""
        return 14 if self.jingle is not None else 0

    @property
    def music(self) -> list[tuple[float, float]]:
        """Where the music plays alone, without its fading."""
        end = self.first + TURNS * self.step
        return [(0.0, 11.0), (end, end + 11.0)]

    @property
    def turns(self) -> list[tuple[float, float]]:
        """Where one of them speaks alone."""
        both = max(TURN - self.step, 0)
        starts = [self.first + number * self.step for number in range(TURNS)]
        return [(start + (both if n else 0), start + TURN - both) for n, start in enumerate(starts)]

    @property
    def pauses(self) -> list[tuple[float, float]]:
        """What is between the turns, without their edges."""
        ends = [self.first + number * self.step + TURN for number in range(TURNS)]
        return [(end + 0.3, end + PAUSE - 0.1) for end in ends]

    def graph(self) -> str:
        """Both voices, the room and the music as ffmpeg's filters, host first."""
        total = self.first * 2 + (TURNS - 1) * self.step + TURN + PAUSE
        parts = [f"anoisesrc=seed=1:duration={total}:color={self.noise}"]
        for number in range(TURNS):
            start, gain = 9 + number // 2 * TURN, -self.down if number % 2 else 0
            delay = (self.first + number * self.step) * 1000
            parts.append(
                f"[{number % 2}:a]atrim={start}:{start + TURN},asetpts=N/SR/TB,volume={gain}dB,"
                f"adelay={delay}"
            )
        if self.jingle is not None:
            song = f"aevalsrc='{CHORDS}':d=13,volume={self.jingle}dB,afade=t=out:st=11:d=2"
            parts += [song, f"{song},adelay={(self.first + TURNS * self.step) * 1000}"]
        if self.bed is not None:
            parts.append(f"aevalsrc='{CHORDS}':d={total},volume={self.bed}dB")
        names = "".join(f"[t{number}]" for number in range(len(parts)))
        lines = [f"{part}[t{number}]" for number, part in enumerate(parts)]
        return ";".join([*lines, f"{names}amix={len(parts)}:duration=first:normalize=0"])


@dataclass(frozen=True)
class Talk:
    """What was made of a conversation, cleaned, beside the recording it was made of."""

    recording: Recording
    levels: Levels
    cleaned: Cleaned


def converse(ffmpeg: Ffmpeg, folder: Path, scene: Scene) -> Talk:
    """Record a scene with one microphone, and clean it."""
    source = folder / "bincang.wav"
    voices = ["-i", SAMPLE, "-i", GUEST]
    ffmpeg.run([*voices, "-filter_complex", scene.graph(), "-ac", "1", source])
    recording, _ = probe_recording(ffmpeg, source)
    assert recording
    encoder = Encoder(ffmpeg, Workspace(folder / "kerja"), lambda *_: lambda _seconds: None)
    (levels,) = encoder.analyse_all([recording])
    (cleaned,) = encoder.clean_all([recording], [levels], SoundOptions())
    assert cleaned.duration == pytest.approx(recording.duration, abs=0.01)
    return Talk(recording, levels, cleaned)


def measure(
    ffmpeg: Ffmpeg,
    path: Path,
    loud: Sequence[tuple[float, float]],
    quiet: Sequence[tuple[float, float]] = (),
) -> tuple[list[float], list[float]]:
    """LUFS of each loud stretch, and RMS in dB of each quiet one, by start and end in seconds."""
    meters = ["ebur128@l{}=framelog=verbose"] * len(loud)
    meters += ["astats@q{}=measure_perchannel=none:measure_overall=RMS_level"] * len(quiet)
    cuts, outputs = [], []
    for number, ((start, end), meter) in enumerate(zip([*loud, *quiet], meters, strict=True)):
        cuts.append(f"[0:a]atrim={start}:{end},{meter.format(number)}[o{number}]")
        outputs += ["-map", f"[o{number}]", "-f", "null", "-"]
    log = ffmpeg.run(["-i", path, "-filter_complex", ";".join(cuts), *outputs]).log
    # Programs that open their filters twice say it twice: the last one counts.
    of_loud = dict(
        re.findall(r"@l(\d+) @ \w+\] Summary:\s+Integrated loudness:\s+I: +(\S+) LUFS", log)
    )
    of_quiet = dict(re.findall(r"@q(\d+) @ \w+\] RMS level dB: (\S+)", log))
    assert (len(of_loud), len(of_quiet)) == (len(loud), len(quiet))
    return tuple([float(each[n]) for n in sorted(each, key=int)] for each in (of_loud, of_quiet))


@pytest.mark.parametrize(
    "scene",
    [
        Scene(12),
        Scene(26),
        Scene(20, noise="brown:amplitude=0.02"),
        Scene(12, bed=-24),
    ],
    ids=str,
)
def test_a_soft_guest_comes_out_as_loud_as_the_host(
    ffmpeg: Ffmpeg, tmp_path: Path, scene: Scene
) -> None:
    talk = converse(ffmpeg, tmp_path, scene)
    assert talk.levels.voices.apart == pytest.approx(scene.down, abs=3)
    stretches = scene.turns, scene.pauses
    raw, raw_pauses = measure(ffmpeg, talk.recording.source, *stretches)
    turns, pauses = measure(ffmpeg, talk.cleaned.path, *stretches)
    print(scene, [f"{each:.1f}" for each in (*raw, *turns)])
    assert max(raw) - min(raw) > scene.down - 3
    assert max(turns) - min(turns) <= NEAR
    # Nowhere is the room louder beside the voices than it was beside the guest, nor on average.
    assert min(turns) - max(pauses) >= min(raw) - max(raw_pauses)
    assert sum(turns) - sum(pauses) >= sum(raw) - sum(raw_pauses)
    (finding,) = judge_voices(talk.recording, talk.levels.voices, talk.cleaned.voices)
    assert finding.code == "suara-disamakan"
    assert dict(finding.values)["moment"] in {"0:08", "0:09", "0:10"}


def test_who_speaks_between_louder_words_is_as_loud_as_they_are(
    ffmpeg: Ffmpeg, tmp_path: Path
) -> None:
    scene = Scene(20, step=6)
    talk = converse(ffmpeg, tmp_path, scene)
    raw, _ = measure(ffmpeg, talk.recording.source, scene.turns)
    turns, _ = measure(ffmpeg, talk.cleaned.path, scene.turns)
    print(scene, [f"{each:.1f}" for each in (*raw, *turns)])
    assert max(turns) - min(turns) <= NEAR
    both, _ = measure(
        ffmpeg, talk.cleaned.path, [(n + 6.0, n + 8.0) for n in range(0, 6 * (TURNS - 1), 6)]
    )
    assert max(both) <= max(turns) + 3


@pytest.mark.parametrize("jingle", [-12, 8])
def test_music_keeps_its_distance_to_the_host(ffmpeg: Ffmpeg, tmp_path: Path, jingle: int) -> None:
    scene = Scene(20, jingle=jingle)
    talk = converse(ffmpeg, tmp_path, scene)
    assert len(talk.levels.voices.music) == 2
    distances = []
    for path in (talk.recording.source, talk.cleaned.path):
        loud, _ = measure(ffmpeg, path, [*scene.turns, *scene.music])
        distances.append((loud[-2] - loud[0], loud[-1] - loud[0]))
        print(scene, [f"{each:.1f}" for each in loud])
    assert max(loud[:TURNS]) - min(loud[:TURNS]) <= NEAR
    assert distances[1] == pytest.approx(distances[0], abs=STILL)


@pytest.mark.parametrize("scene", [Scene(0), Scene(0, jingle=-12), Scene(0, jingle=8)], ids=str)
def test_an_even_recording_is_left_alone(ffmpeg: Ffmpeg, tmp_path: Path, scene: Scene) -> None:
    talk = converse(ffmpeg, tmp_path, scene)
    assert talk.levels.voices.is_even
    assert "dynaudnorm" not in cleaning(talk.levels, 1, SoundOptions())
    assert list(judge_voices(talk.recording, talk.levels.voices, talk.cleaned.voices)) == []


def test_what_goes_on_for_ten_seconds_without_a_pause_is_music(tmp_path: Path) -> None:
    speech, song, fade = [-18.0] * 20 + [-60.0] * 8, [-25.0] * 120, [-40.0] * 20
    heard = hear_voices(song + speech * 20 + song + fade)
    first, last = heard.music
    # Words that follow without a pause belong to it, and so does its fading.
    assert first == pytest.approx((0, 13.6))
    assert last == pytest.approx((67.6, math.inf))
    assert hear_voices(speech * 20).music == ()
    # Where silence is shortened, its times are no longer those of the recording.
    uneven = replace(heard, quiet=-40.0)
    levels = replace(Levels(-20, -20, -20, -90, -3, 0, -60), voices=uneven)
    assert "concat=n=3" in cleaning(levels, 1, SoundOptions())
    assert "concat" not in cleaning(levels, 1, SoundOptions(shortens_silence=True))
    for _ in range(2):
        assert Workspace(tmp_path).find("levels", 1, Levels, lambda: levels) == levels


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
