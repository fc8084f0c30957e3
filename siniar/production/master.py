"""Makes the finished MP3 and its small Opus sister from recordings, and measures what it made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from siniar.production.analysis import Levels, analyse
from siniar.production.denoise import RATE, Denoiser
from siniar.production.ffmpeg import Advance, Ffmpeg, FfmpegRun
from siniar.production.filters import (
    CEILING,
    HEADROOM,
    LOUDNESS,
    OPUS_CEILING,
    SAMPLE_RATE,
    TRUE_PEAK,
    SoundOptions,
    beginning,
    cleaning,
    joining,
    measuring,
    mp3_bitrate,
    shared_channels,
)
from siniar.production.loudness import Loudness, parse_loudness
from siniar.production.probe import Recording, opening
from siniar.production.voices import MOMENTARY, Voices, hear_voices
from siniar.production.workspace import Workspace

#: Rounds after which the last result is taken; two were enough for every recording tried.
ROUNDS = 5
#: LU that encoding takes away from speech, with its highest tones.
_LOST = 0.25
#: LU and dB that a round should come nearer than what is asked for.
_MARGIN = 0.15
#: dB that have to go in for one that comes out, where the limiter takes the rest.
_LIMITED = 1.4
#: Bytes of a WAV header, and of a sample.
_HEADER, _SAMPLE = 44, 2
#: The same bytes whenever ffmpeg is the same.
_EXACT = ("-fflags", "+bitexact", "-flags:a", "+bitexact", "-map_metadata", "-1")

#: Gives a function that takes the progress of the named work of so many seconds.
Watch = Callable[[str, float], Advance]


class Heard(Struct, frozen=True):
    """What a cleaned recording sounds like."""

    loudness: Loudness
    voices: Voices


class Cleaned(Struct, frozen=True):
    """A recording made ready to be joined."""

    #: WAV.
    path: Path
    #: LUFS.
    loudness: Loudness
    #: Seconds.
    duration: float
    #: How loud its turns are by now.
    voices: Voices = field(default_factory=Voices)


class Mix(Struct, frozen=True):
    """How the parts are joined."""

    parts: tuple[Cleaned, ...]
    #: dB for each part.
    gains: tuple[float, ...]
    channels: int
    #: dB below full scale.
    ceiling: float = CEILING

    def arguments(self) -> list[str | Path]:
        """What opens the parts and joins them, for ffmpeg."""
        inputs: list[str | Path] = []
        for part in self.parts:
            inputs += ["-i", f"file:{part.path}"]
        graph = joining(self.gains, self.channels, self.ceiling)
        return [*inputs, "-filter_complex", graph]

    def key(self) -> tuple[object, ...]:
        """What the result depends on."""
        return tuple(part.path.name for part in self.parts), self.arguments()[-1]

    def changed(self, gain: float, ceiling: float) -> Mix:
        """The same with every gain and the ceiling changed by so many dB."""
        gains = tuple(one + gain for one in self.gains)
        return Mix(self.parts, gains, self.channels, self.ceiling + ceiling)


class Master(Struct, frozen=True):
    """The finished sound, still without tags."""

    mp3: Path
    #: ``None`` when none was wanted.
    opus: Path | None
    #: Measured on the finished MP3.
    loudness: Loudness
    #: Seconds of each part.
    durations: tuple[float, ...]
    channels: int
    #: dB by which the parts were raised.
    gains: tuple[float, ...]
    #: Measured on the finished data saver.
    opus_loudness: Loudness | None = None

    @property
    def duration(self) -> float:
        """Seconds of the whole."""
        return sum(self.durations)


class Encoder(Struct, frozen=True):
    """Makes finished files with ffmpeg; steps that are done stay in its workspace."""

    ffmpeg: Ffmpeg
    workspace: Workspace
    #: Told of each step and how far it is.
    watch: Watch
    #: Programs at the same time.
    jobs: int = 2

    # ---- each recording

    def analyse_all(self, recordings: Sequence[Recording]) -> list[Levels]:
        """The levels of each.

        Raises:
            FfmpegError: one of them cannot be read to its end.
        """
        with ThreadPoolExecutor(self.jobs) as pool:
            return list(pool.map(self._analyse, recordings))

    def _analyse(self, recording: Recording) -> Levels:
        def listen() -> Levels:
            advance = self.watch("analyse", recording.duration)
            return analyse(self.ffmpeg, recording, advance)

        return self.workspace.find("levels", _identity(recording), Levels, listen)

    def denoise(
        self, recording: Recording, levels: Levels, denoiser: Denoiser
    ) -> tuple[Recording, Levels]:
        """The recording without its noise, as a WAV file in the workspace, and its new levels.

        Raises:
            FfmpegError, OSError: no room, or somebody ended the program.
        """
        gain = -HEADROOM - levels.peak
        first = beginning(levels, is_film=recording.video_size is not None)
        filters = [*first, f"volume={gain:.2f}dB"]

        def work(part: Path) -> None:
            noisy = part.with_name(f"noisy-{part.name}")
            wav = ["-c:a", "pcm_s16le", "-ar", str(RATE), "-f", "wav", f"file:{noisy}"]
            stream = ["-map", f"0:{recording.stream}", "-ac", str(min(recording.channels, 2))]
            try:
                self.ffmpeg.run(
                    [*opening(recording.source), *stream, "-af", ",".join(filters), *_EXACT, *wav]
                )
                denoiser(noisy, part, self.watch("denoise", recording.duration))
            finally:
                noisy.unlink(missing_ok=True)

        path = self.workspace.step("denoised", (_identity(recording), filters), ".wav", work)
        quiet = replace(
            recording, source=path, stream=0, sample_rate=RATE, video_size=None, digest=path.name
        )
        return quiet, levels.raised(gain)

    def clean_all(
        self, recordings: Sequence[Recording], levels: Sequence[Levels], options: SoundOptions
    ) -> list[Cleaned]:
        """Each recording without what nobody wants to hear.

        Raises:
            FfmpegError: no room, or somebody ended the program.
        """
        channels = shared_channels(levels, options)

        def clean(recording: Recording, level: Levels) -> Cleaned:
            is_film = recording.video_size is not None
            filters = cleaning(level, channels, options, is_film=is_film)
            return self._clean(recording, filters, channels)

        with ThreadPoolExecutor(self.jobs) as pool:
            return list(pool.map(clean, recordings, levels))

    def _clean(self, recording: Recording, filters: str, channels: int) -> Cleaned:
        key = _identity(recording), filters
        said: list[Heard] = []

        def work(part: Path) -> None:
            run = self.ffmpeg.run(
                [
                    *opening(recording.source),
                    *("-map", f"0:{recording.stream}", "-af", filters, *_EXACT),
                    *("-c:a", "pcm_s16le", "-rf64", "auto", "-f", "wav", f"file:{part}"),
                ],
                self.watch("clean", recording.duration),
                MOMENTARY,
            )
            said.append(_heard(run))

        path = self.workspace.step("clean", key, ".wav", work)
        heard = self.workspace.find(
            "heard", key, Heard, lambda: said[0] if said else self._hear(path)
        )
        length = path.stat().st_size - _HEADER
        duration = length / (_SAMPLE * SAMPLE_RATE * channels)
        return Cleaned(path, heard.loudness, duration, heard.voices)

    def _hear(self, path: Path) -> Heard:
        listening = ["-af", measuring(with_peak=False, log="info"), "-f", "null", "-"]
        return _heard(self.ffmpeg.run(["-i", f"file:{path}", *listening], None, MOMENTARY))

    def _measure(self, path: Path, seconds: float) -> Loudness:
        filters = ["-af", measuring(with_peak=True), "-f", "null", "-"]
        advance = self.watch("measure", seconds)
        return parse_loudness(self.ffmpeg.run(["-i", f"file:{path}", *filters], advance).log)

    # ---- the whole

    def master(self, parts: Sequence[Cleaned], channels: int, options: SoundOptions) -> Master:
        """The parts one after another, each at the loudness that is asked for.

        Raises:
            FfmpegError: no room, or somebody ended the program.
        """
        goal = LOUDNESS + _LOST
        gains = tuple(goal - part.loudness.integrated for part in parts)
        mix = Mix(tuple(parts), gains, channels)
        mix = self._level(mix)
        with ThreadPoolExecutor(2) as pool:
            small = pool.submit(self._encode_small, mix, options) if options.data_saver else None
            mp3, loudness, final = self._encode_mp3(mix, options)
            opus, of_opus, _ = small.result() if small else (None, None, mix)
        durations = tuple(part.duration for part in parts)
        return Master(mp3, opus, loudness, durations, channels, final.gains, of_opus)

    def _level(self, mix: Mix) -> Mix:
        """Raise what the limiter took away, before anything is encoded."""
        for _ in range(ROUNDS):
            loudness = self._level_once(mix)
            missing = LOUDNESS + _LOST - loudness.integrated
            if abs(missing) <= _MARGIN or loudness.is_silent:
                break
            mix = mix.changed(missing * _LIMITED, 0)
        return mix

    def _level_once(self, mix: Mix) -> Loudness:
        def listen() -> Loudness:
            *inputs, graph = mix.arguments()
            source = [*inputs, f"{graph},{measuring(with_peak=False)}"]
            seconds = sum(part.duration for part in mix.parts)
            advance = self.watch("level", seconds)
            run = self.ffmpeg.run([*source, "-f", "null", "-"], advance)
            return parse_loudness(run.log)

        return self.workspace.find("level", mix.key(), Loudness, listen)

    def _encode_mp3(self, mix: Mix, options: SoundOptions) -> tuple[Path, Loudness, Mix]:
        rate = f"{mp3_bitrate(options, mix.channels)}k"
        codec = ("-c:a", "libmp3lame", "-b:a", rate, "-ar", str(SAMPLE_RATE), "-id3v2_version", "0")
        return self._encode("mp3", mix, (*codec, "-write_xing", "1", "-f", "mp3"))

    def _encode_small(self, mix: Mix, options: SoundOptions) -> tuple[Path, Loudness, Mix]:
        if mix.channels > 1:
            # Two channels in one are quieter by as much as they differ.
            mix = self._level(replace(mix, channels=1))
        mix = mix.changed(0, OPUS_CEILING - CEILING)
        rate = f"{options.data_saver}k"
        codec = ("-c:a", "libopus", "-b:a", rate, "-ac", "1", "-application", "audio")
        return self._encode("opus", mix, (*codec, "-f", "ogg"))

    def _encode(self, name: str, mix: Mix, codec: Sequence[str]) -> tuple[Path, Loudness, Mix]:
        """A finished file; made again when it is too loud, too quiet or too high."""
        seconds = sum(part.duration for part in mix.parts)
        for _ in range(ROUNDS):
            path = self._write(name, mix, codec)
            loudness = self.workspace.find(
                f"{name}-loudness", path.name, Loudness, partial(self._measure, path, seconds)
            )
            if loudness.is_right or loudness.is_silent:
                break
            over = max(loudness.peak - TRUE_PEAK, 0.0)
            mix = mix.changed(LOUDNESS - loudness.integrated, -(over + _MARGIN) if over else 0.0)
        return path, loudness, mix

    def _write(self, name: str, mix: Mix, codec: Sequence[str]) -> Path:
        seconds = sum(part.duration for part in mix.parts)

        def work(part: Path) -> None:
            advance = self.watch(name, seconds)
            self.ffmpeg.run([*mix.arguments(), *_EXACT, *codec, f"file:{part}"], advance)

        return self.workspace.step(name, (mix.key(), codec), f".{name}", work)


def _heard(run: FfmpegRun) -> Heard:
    return Heard(parse_loudness(run.log), hear_voices(run.readings))


def _identity(recording: Recording) -> tuple[object, ...]:
    """A recording within its folder of the work, which is named after the content of all."""
    return recording.digest or str(recording.source), recording.stream
