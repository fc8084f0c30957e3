"""Makes what a radio station takes: the sound at its loudness, a cue sheet, what to announce."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from siniar.build.load import Loaded
from siniar.media.transcripts import open_transcript
from siniar.model.episode import Episode
from siniar.model.show import Show
from siniar.model.timecodes import format_position
from siniar.model.words import Words
from siniar.production.ffmpeg import Advance, Ffmpeg
from siniar.production.filters import TRUE_PEAK, limiting, measuring
from siniar.production.loudness import Loudness, parse_loudness
from siniar.production.plan import FOLDER
from siniar.production.workspace import Workspace, digest_sources
from siniar.system.files import replace_file
from siniar.youtube.kit_names import kit_folder, kit_stem

#: LUFS that broadcasters ask for. https://tech.ebu.ch/publications/r128
RADIO_LOUDNESS = -23.0
#: Hz of broadcasting.
_SAMPLE_RATE = 48_000
#: Of a cue sheet: frames a second, and tracks.
_FRAMES, _TRACKS = 75, 99
#: Words by which a presenter knows beginning and end.
_WORDS = 12
#: dB kept between the limiter and the highest peak that is allowed.
_MARGIN = 0.5
#: Two channels are counted alike by every meter; one counts half with some.
_STEREO = "aformat=channel_layouts=stereo"


class RadioPack(Struct, frozen=True):
    """What was written."""

    files: tuple[Path, ...]
    #: Measured on the finished file.
    loudness: Loudness


def make_radio_pack(
    ffmpeg: Ffmpeg, loaded: Loaded, episode: Episode, sound: Path, advance: Advance
) -> RadioPack:
    """Write ``kit/<note>/radio/``: WAV, cue sheet, and what to say before and after.

    Raises:
        FfmpegError: ffmpeg did not end well.
        OSError: no room, or the sound cannot be read.
    """
    project, show, words = loaded.project, loaded.catalogue.show, loaded.words
    workspace = Workspace(project.cache / FOLDER / digest_sources([sound]))
    wave, loudness = _level(ffmpeg, workspace, sound, advance)
    folder = project.root / kit_folder(episode) / "radio"
    stem = kit_stem(episode)
    target = folder / f"{stem}.wav"
    workspace.install(wave, target)
    sheet, text = folder / f"{stem}.cue", folder / f"{stem}.txt"
    replace_file(sheet, render_cue_sheet(show, episode, target.name).encode())
    lines = _rundown(show, episode, loudness, words)
    replace_file(text, ("\n".join(lines) + "\n").encode())
    return RadioPack((target, sheet, text), loudness)


# --- sound ---------------------------------------------------------------------------------------


def _level(
    ffmpeg: Ffmpeg, workspace: Workspace, sound: Path, advance: Advance
) -> tuple[Path, Loudness]:
    """The sound at −23 LUFS and what was measured of it."""
    before = _measure(ffmpeg, workspace, sound, "radio-before")
    gain = 0.0 if before.is_silent else RADIO_LOUDNESS - before.integrated
    filters = [f"volume={gain:.2f}dB"]
    if before.peak + gain > TRUE_PEAK:
        filters.append(limiting(TRUE_PEAK - _MARGIN))
    chain = ",".join([_STEREO, *filters, f"aresample={_SAMPLE_RATE}"])

    def work(part: Path) -> None:
        ffmpeg.run(
            [
                *("-i", f"file:{sound}", "-map", "0:a:0", "-map_metadata", "-1"),
                *("-af", chain, "-ar", str(_SAMPLE_RATE), "-c:a", "pcm_s16le", "-f", "wav", part),
            ],
            advance,
        )

    wave = workspace.step("radio", chain, ".wav", work)
    return wave, _measure(ffmpeg, workspace, wave, f"radio-{chain}")


def _measure(ffmpeg: Ffmpeg, workspace: Workspace, sound: Path, name: str) -> Loudness:
    def listen() -> Loudness:
        filters = f"{_STEREO},{measuring(with_peak=True)}"
        source = ["-i", f"file:{sound}", "-map", "0:a:0", "-af", filters]
        return parse_loudness(ffmpeg.run([*source, "-f", "null", "-"]).log)

    return workspace.find("radio-loudness", name, Loudness, listen)


# --- texts ---------------------------------------------------------------------------------------


def render_cue_sheet(show: Show, episode: Episode, file: str) -> str:
    """Chapters as tracks; the first begins with the file, as the form wants it."""
    chapters = [(each.start, each.title) for each in episode.chapters]
    if not chapters or chapters[0][0] > 0:
        chapters.insert(0, (0.0, episode.title))
    lines = [
        f"PERFORMER {_quoted(show.author)}",
        f"TITLE {_quoted(episode.title)}",
        f"FILE {_quoted(file)} WAVE",
    ]
    for number, (start, title) in enumerate(chapters[:_TRACKS], 1):
        lines += [
            f"  TRACK {number:02} AUDIO",
            f"    TITLE {_quoted(title)}",
            f"    INDEX 01 {_frames(start)}",
        ]
    return "\r\n".join([*lines, ""])


def _quoted(text: str) -> str:
    return '"' + " ".join(text.split()).replace('"', "'") + '"'


def _frames(seconds: float) -> str:
    whole, frame = divmod(int(seconds * _FRAMES), _FRAMES)
    return f"{whole // 60:02}:{whole % 60:02}:{frame:02}"


def _rundown(show: Show, episode: Episode, loudness: Loudness, words: Words) -> Iterator[str]:
    """What a presenter has to know."""
    t = words.t
    if show.is_sample:
        yield t("Sample: not to be broadcast.")
    length = format_position(episode.duration or 0)
    pairs = (
        (t("Show"), f"{show.title}, {show.author}"),
        (t("Title"), episode.title),
        (t("Code"), episode.code),
        (t("Length"), length),
        (t("Loudness"), f"{loudness.integrated:.1f} LUFS, {loudness.peak:.1f} dBTP"),
        (t("Valid until"), words.date(episode.expires) if episode.expires else ""),
        (t("Licence"), show.feed.license or show.copyright),
    )
    yield from (f"{name}: {value}" for name, value in pairs if value)
    cues = open_transcript(episode.transcript).cues if episode.transcript else ()
    if cues:
        said = " ".join(cue.text for cue in cues).split()
        yield t("First words: {words} …", words=" ".join(said[:_WORDS]))
        yield t("Last words: … {words}", words=" ".join(said[-_WORDS:]))
    if episode.summary:
        yield from ("", t("To announce: {words}", words=episode.summary))
