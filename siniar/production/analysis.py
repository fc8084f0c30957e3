"""Listens through a recording once and tells its levels: how loud, how wide, how clean."""

from __future__ import annotations

import math
import re

from msgspec import Struct, field
from msgspec.structs import replace

from siniar.production.ffmpeg import Advance, Ffmpeg
from siniar.production.probe import Recording, opening
from siniar.production.voices import MOMENTARY, Voices, hear_voices

#: dB that stand for no sound at all.
SILENCE = -120.0
#: dB between the middle and the sides from which on two channels are more than one twice.
WIDTH = 15.0
#: dB between left and right from which on one of them is as good as empty.
ONE_SIDED = 20.0
#: dB above full scale from which on a sample is none that was recorded: of damaged bytes a decoder
#: makes up to a hundred, and everything else would be lowered by as much.
_OVER = 6.0
_CUTTING = f"volume=-{_OVER}dB,aformat=sample_fmts=s32,volume={_OVER}dB"
#: How versions of ffmpeg say that a piece is left out.
_DAMAGE = re.compile(r"Error while decoding stream|Error submitting packet to decoder")
_STATS = "measure_perchannel=RMS_level+Peak_level+Flat_factor"
#: Hz and Hz: mains hum in Indonesia, in a band that no voice reaches.
_HUM = "bandpass=f=50:width_type=h:w=6"


class Levels(Struct, frozen=True):
    """A recording's levels in dB below full scale, its first two channels apart."""

    left: float
    right: float
    #: What both have in common, and what they do not; the sides of mono are silent.
    middle: float
    side: float
    #: The highest sample.
    peak: float
    #: Share of the samples within a decibel of full scale.
    full: float
    #: Within the band of 50 Hz.
    hum: float
    #: Pieces that could not be understood and are left out.
    damaged: int = 0
    #: How loud its turns are.
    voices: Voices = field(default_factory=Voices)
    #: Whether samples that nobody recorded are cut off.
    is_cut: bool = False

    def raised(self, gain: float) -> Levels:
        """The same recording, so many dB louder."""
        voices = self.voices
        return replace(
            self,
            left=self.left + gain,
            right=self.right + gain,
            middle=self.middle + gain,
            side=self.side + gain,
            peak=self.peak + gain,
            voices=replace(
                voices,
                floor=voices.floor + gain,
                quiet=voices.quiet + gain,
                loud=voices.loud + gain,
            ),
        )

    @property
    def loudest(self) -> float:
        """The level of the louder channel."""
        return max(self.left, self.right)

    @property
    def is_one_sided(self) -> bool:
        """Whether one of two channels is as good as empty."""
        return abs(self.left - self.right) >= ONE_SIDED and self.loudest > SILENCE

    @property
    def is_wide(self) -> bool:
        """Whether two channels are truly stereo and not one sound twice."""
        return not self.is_one_sided and -WIDTH < self.side - self.middle < WIDTH

    @property
    def is_reversed(self) -> bool:
        """Whether one channel is the other upside down: played through one speaker, silence."""
        return self.side - self.middle >= WIDTH


def analyse(ffmpeg: Ffmpeg, recording: Recording, advance: Advance | None = None) -> Levels:
    """The levels of a recording; of one with damaged pieces, those that it has without them.

    Raises:
        FfmpegError: it cannot be read to the end.
    """
    levels = _listen(ffmpeg, recording, advance, is_cut=False)
    if levels.damaged and levels.peak > _OVER:
        return _listen(ffmpeg, recording, advance, is_cut=True)
    return levels


def cutting(*, is_cut: bool) -> list[str]:
    """The filter that comes before all others where samples are none that were recorded."""
    return [_CUTTING] if is_cut else []


def _listen(
    ffmpeg: Ffmpeg, recording: Recording, advance: Advance | None, *, is_cut: bool
) -> Levels:
    run = ffmpeg.run(
        [
            *opening(recording.source),
            "-filter_complex",
            _graph(recording, is_cut=is_cut),
            *("-map", "[levels]", "-f", "null", "-"),
            *("-map", "[width]", "-f", "null", "-"),
            *("-map", "[hum]", "-f", "null", "-"),
            *("-map", "[voices]", "-f", "null", "-"),
        ],
        advance,
        MOMENTARY,
    )
    levels = _stats(run.log, "levels", "RMS level dB")
    width = _stats(run.log, "width", "RMS level dB")
    hum = _stats(run.log, "hum", "RMS level dB")
    left, right = _pair(levels)
    middle, side = _pair(width)
    is_mono = recording.channels == 1
    return Levels(
        left=left,
        right=left if is_mono else right,
        middle=left if is_mono else middle,
        side=SILENCE if is_mono else side,
        peak=max(_stats(run.log, "levels", "Peak level dB"), default=SILENCE),
        full=_share_at_full_scale(run.log),
        hum=max(hum, default=SILENCE),
        damaged=len(_DAMAGE.findall(run.log)),
        voices=hear_voices(run.readings),
        is_cut=is_cut,
    )


def _graph(recording: Recording, *, is_cut: bool) -> str:
    """One decoding for four measurements."""
    start = f"[0:{recording.stream}]"
    if recording.channels == 1:
        layout, width, mono = "mono", "anull", "anull"
    else:
        layout = "stereo"
        width = "pan=stereo|c0=0.5*c0+0.5*c1|c1=0.5*c0-0.5*c1"
        mono = "pan=mono|c0=0.5*c0+0.5*c1"
    first = ",".join([*cutting(is_cut=is_cut), f"aformat=channel_layouts={layout}"])
    return (
        f"{start}{first},asplit=4[a][b][c][d];"
        f"[a]astats@levels=measure_overall=none:{_STATS},volumedetect@full[levels];"
        f"[b]{width},astats@width=measure_overall=none:{_STATS}[width];"
        f"[c]{mono},{_HUM},astats@hum=measure_overall=none:{_STATS}[hum];"
        f"[d]{mono},ebur128=framelog=info[voices]"
    )


def _stats(log: str, instance: str, name: str) -> list[float]:
    """What one measurement says of each channel."""
    pattern = rf"^\[astats@{instance} @ \w+\] {re.escape(name)}: (\S+)$"
    return [to_decibels(text) for text in re.findall(pattern, log, re.MULTILINE)]


def to_decibels(text: str) -> float:
    """A level as ffmpeg writes it; no sound at all has a number too."""
    try:
        value = float(text)
    except ValueError:
        return SILENCE
    return max(value, SILENCE) if math.isfinite(value) else SILENCE


def _pair(levels: list[float]) -> tuple[float, float]:
    first, *rest = levels or [SILENCE]
    return first, rest[0] if rest else first


def _share_at_full_scale(log: str) -> float:
    """From the last histogram in the log; one from before the first sample has none."""
    samples = re.findall(r"volumedetect@full.*n_samples: ([1-9]\d*)", log)
    highest = re.findall(r"volumedetect@full.*histogram_0db: (\d+)", log)
    return int(highest[-1]) / int(samples[-1]) if samples and highest else 0.0
