"""What is done to the sound, as ffmpeg's filters: cleaning a recording, levelling and joining."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from siniar.production.analysis import SILENCE, Levels, cutting
from siniar.production.voices import evening

#: LUFS, integrated: what Apple and Spotify ask of speech. One channel counts as the two speakers
#: that play it: else an episode in mono would sound 3 dB louder than the stereo one before it.
#: Programs that count one speaker read -19 of the same file.
#: https://podcasters.apple.com/support/893-audio-requirements
LOUDNESS = -16.0
#: LU around it that nobody hears.
TOLERANCE = 0.5
#: dBTP; above it players with cheap converters crackle.
TRUE_PEAK = -1.0
#: dB below full scale where the limiter begins; encoding raises peaks by a little more than one
#: decibel, and a second encoding takes longer than everything before it.
CEILING = -2.5
#: The same for the data saver, whose few bits raise peaks more.
OPUS_CEILING = -4.0
#: Hz of the work and of the MP3.
SAMPLE_RATE = 44_100
#: dB below full scale of the highest sample of a cleaned recording.
HEADROOM = 3.0
#: Seconds: a longer silence is made this long, when that is wanted; by new versions twice as
#: long, because its filter keeps what it needs to notice a silence as well.
PAUSE = 1.0
#: dB between speech and what counts as silence.
_SILENT_BELOW = 26.0


class SoundOptions(Struct, frozen=True):
    """What is wished for the sound."""

    #: Takes away rumble below the voice.
    has_highpass: bool = True
    #: Takes away noise, by 12 dB at most, so that voices stay natural.
    has_denoise: bool = False
    #: Makes voices equally loud in a recording in which they are not.
    evens_voices: bool = True
    #: Makes long silences short; the times of a transcript no longer fit then.
    shortens_silence: bool = False
    #: Keeps two channels when they truly differ.
    allows_stereo: bool = True
    #: kbit/s of the MP3 with one channel; two get half as much again.
    bitrate: int = 96
    #: kbit/s of the data saver; 0 for none.
    data_saver: int = 24


def cleaning(levels: Levels, channels: int, options: SoundOptions, *, is_film: bool = False) -> str:
    """The filters for one recording, which becomes one with ``channels`` channels.

    The sound of a film that begins late keeps its place to the pictures, by which people name
    chapters.
    """
    filters = [*beginning(levels, is_film=is_film), *_layout(levels, channels)]
    if levels.peak > SILENCE:
        # Sixteen bits are enough when the peaks stand near their top, and too few above it.
        filters.append(f"volume={-HEADROOM - levels.peak:.2f}dB")
    if options.has_highpass:
        filters.append("highpass=f=75")
    if options.shortens_silence:
        threshold = levels.loudest - levels.peak - HEADROOM - _SILENT_BELOW
        filters.append(
            f"silenceremove=stop_periods=-1:stop_duration={PAUSE}:stop_silence={PAUSE}"
            f":stop_threshold={max(threshold, -80):.1f}dB:detection=rms"
        )
    if options.evens_voices:
        # Music is known by its time, which is another where silence was shortened before.
        music = () if options.shortens_silence else levels.voices.music
        filters += evening(replace(levels.voices, music=music), -HEADROOM - levels.peak)
    return ",".join([*filters, f"aresample={SAMPLE_RATE}", measuring(with_peak=False, log="info")])


def beginning(levels: Levels, *, is_film: bool) -> list[str]:
    """What comes before all other filters of a recording.

    It leaves silence where the sound of a film has none, and cuts off what nobody recorded.
    """
    placing = ["aresample=async=1:first_pts=0"] if is_film else []
    return [*placing, *cutting(is_cut=levels.is_cut)]


def _layout(levels: Levels, channels: int) -> list[str]:
    if levels.is_one_sided:
        mono = ["aformat=channel_layouts=stereo", f"pan=mono|c0=c{int(levels.right > levels.left)}"]
        return mono if channels == 1 else [*mono, "aformat=channel_layouts=stereo"]
    if levels.is_reversed:
        mono = ["aformat=channel_layouts=stereo", "pan=mono|c0=0.5*c0-0.5*c1"]
        return mono if channels == 1 else [*mono, "aformat=channel_layouts=stereo"]
    if channels == 2:
        return ["aformat=channel_layouts=stereo"]
    # Two steps, so that six channels keep their loudness too.
    return ["aformat=channel_layouts=stereo", "aformat=channel_layouts=mono"]


def joining(gains: Sequence[float], channels: int, ceiling: float) -> str:
    """Inputs with their gains in dB one after another, no sample above the ceiling."""
    layout = "mono" if channels == 1 else "stereo"
    parts = [
        f"[{index}:a]volume={gain:.2f}dB,aformat=sample_fmts=fltp:channel_layouts={layout}[p{index}]"
        for index, gain in enumerate(gains)
    ]
    names = "".join(f"[p{index}]" for index in range(len(gains)))
    end = f"{names}concat=n={len(gains)}:v=0:a=1,{limiting(ceiling)}"
    return ";".join([*parts, end])


def limiting(ceiling: float) -> str:
    """The filter that lets no sample be above so many dB."""
    return f"alimiter=limit={10 ** (ceiling / 20):.4f}:level=0:attack=2:release=60"


def measuring(*, with_peak: bool, log: str = "verbose") -> str:
    """The filter that prints loudness at its end, and the true peak when that is wanted.

    Only the summary is printed: ``verbose`` hides the lines in between in every version, ``info``
    shows them. One channel counts as two.
    """
    return f"ebur128=framelog={log}:dualmono=true" + (":peak=true" if with_peak else "")


def shared_channels(main: Sequence[Levels], options: SoundOptions) -> int:
    """Two when one of the recordings is truly stereo, else one."""
    return 2 if options.allows_stereo and any(levels.is_wide for levels in main) else 1


def mp3_bitrate(options: SoundOptions, channels: int) -> int:
    """kbit/s; one that MP3 has."""
    wanted = options.bitrate * (1 if channels == 1 else 1.5)
    known = (64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
    return min(known, key=lambda rate: (abs(rate - wanted), rate))
