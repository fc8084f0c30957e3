"""Tells what is in a recording, from what ffmpeg says when it opens it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from siniar.model.episode import Chapter
from siniar.model.findings import Finding, Place, found
from siniar.production.ffmpeg import Ffmpeg, FfmpegError, last_line
from siniar.production.rules import (
    RECORDING_EMPTY,
    RECORDING_EXTENSION,
    RECORDING_MANY_CHANNELS,
    RECORDING_MISSING,
    RECORDING_PROTECTED,
    RECORDING_STREAMS,
    RECORDING_TELEPHONE,
    RECORDING_UNREADABLE,
    RECORDING_WITHOUT_END,
    RECORDING_WITHOUT_SOUND,
)

#: Containers that are opened. Lists of other files (HLS, concat) are none: a file must never make
#: the program read another one, or the network.
FORMATS = {
    "mov": ("MP4", (".mp4", ".m4a", ".m4b", ".m4v", ".mov", ".3gp", ".3g2", ".qt")),
    "mp3": ("MP3", (".mp3",)),
    "wav": ("WAV", (".wav", ".wave")),
    "w64": ("WAV", (".w64", ".wav")),
    "ogg": ("Ogg", (".ogg", ".oga", ".opus", ".ogv")),
    "matroska": ("WebM", (".webm", ".mkv", ".mka")),
    "aac": ("AAC", (".aac",)),
    "amr": ("AMR", (".amr",)),
    "flac": ("FLAC", (".flac",)),
    "aiff": ("AIFF", (".aiff", ".aif", ".aifc")),
    "caf": ("CAF", (".caf",)),
    "asf": ("WMA", (".wma", ".wmv", ".asf")),
    "avi": ("AVI", (".avi",)),
    "mpegts": ("MPEG", (".ts", ".mts", ".m2ts")),
    "mpeg": ("MPEG", (".mpg", ".mpeg", ".vob")),
    "flv": ("FLV", (".flv",)),
}
#: Hz; a telephone carries no more.
TELEPHONE = 11_025

_INPUT = re.compile(r"^Input #0, ([\w,]+), from ", re.MULTILINE)
_DURATION = re.compile(r"^  Duration: (\d+):(\d\d):(\d\d(?:\.\d+)?)", re.MULTILINE)
_AUDIO = re.compile(r"^\s+Stream #0:(\d+)(?:\[\w+\])?(?:\((\w+)\))?.*?: Audio: (.*)$", re.MULTILINE)
#: ISO 639 codes of the languages whose track is taken before another one's.
_OWN = frozenset({"ind", "id", "may", "msa", "jav", "sun"})
_VIDEO = re.compile(r"^\s+Stream #0:\d+.*?: Video: (?!.*\(attached pic\))(.*)$", re.MULTILINE)
_SIZE = re.compile(r"\b(\d{2,5})x(\d{2,5})\b")
_CHAPTER = re.compile(
    r"^\s+Chapter #0:\d+: start ([\d.]+), end [\d.]+\n"
    r"\s+Metadata:\n(?:\s+(?!title)\S+\s*:.*\n)*\s+title\s*: (.*)$",
    re.MULTILINE,
)
_CHANNELS = {"mono": 1, "stereo": 2, "downmix": 2, "quad": 4, "5.0": 5, "5.1": 6, "6.1": 7}
#: What an MP4 without its index says: phones write it when the recording is stopped. ffmpeg 5 names
#: the format there, ffmpeg 9 the input.
_ENDLESS = re.compile(r"\[(?:mov,\S+|in#\d+) @ \w+\] (?:moov atom not found|reached eof)")
#: Sample entries of protected tracks in MP4.
_PROTECTED = re.compile(r"\b(?:drms|enca|encv)\b|\bencrypted\b|\bDRM\b")


class Recording(Struct, frozen=True):
    """A file with sound in it."""

    source: Path
    #: Name of the container that people know.
    kind: str
    #: Seconds; 0 when the file does not say.
    duration: float
    #: Number of the stream within the file.
    stream: int
    codec: str
    #: Hz.
    sample_rate: int
    channels: int
    #: Pixels; ``None`` without moving pictures.
    video_size: tuple[int, int] | None = None
    #: Chapters in its own tags, by time.
    chapters: tuple[Chapter, ...] = ()
    #: Of the content; empty while nobody asked.
    digest: str = ""


def opening(source: Path) -> list[str]:
    """Arguments that open a file: by its content, whatever its name, and nothing but this file."""
    only = ["-protocol_whitelist", "file", "-format_whitelist", ",".join(FORMATS)]
    return [*only, "-i", f"file:{source}"]


class _Track(Struct, frozen=True):
    """A stream with sound."""

    number: int
    language: str
    description: str


def _find_tracks(log: str) -> list[_Track]:
    """The streams with sound, the one to be taken first: Indonesian, else the default, else any."""
    tracks = [_Track(int(one), two, three) for one, two, three in _AUDIO.findall(log)]
    return sorted(
        tracks,
        key=lambda track: (track.language not in _OWN, "(default)" not in track.description),
    )


def probe_recording(ffmpeg: Ffmpeg, source: Path) -> tuple[Recording | None, list[Finding]]:
    """The recording in a file, or why there is none."""
    place = Place(source.name)
    if not source.is_file():
        return None, [found(RECORDING_MISSING, place, value=source.name)]
    if source.stat().st_size == 0:
        return None, [found(RECORDING_EMPTY, place, value=source.name)]
    try:
        log = ffmpeg.run(opening(source)).log
    except FfmpegError as error:  # always: no output was asked for
        log = error.log
    recording, findings = _parse(log, source, place)
    if recording and not recording.duration:
        recording = replace(recording, duration=_count(ffmpeg, recording))
    return recording, findings


def _count(ffmpeg: Ffmpeg, recording: Recording) -> float:
    """Seconds of a recording that does not say, as browsers make them; 0 when it is too broken."""
    told = [0.0]
    copying = ["-map", f"0:{recording.stream}", "-c", "copy", "-f", "null", "-"]
    with suppress(FfmpegError):  # whatever could be read counts
        ffmpeg.run([*opening(recording.source), *copying], told.append)
    return max(told)


def _parse(log: str, source: Path, place: Place) -> tuple[Recording | None, list[Finding]]:
    opened = _INPUT.search(log)
    if opened is None:
        if _ENDLESS.search(log) and _begins_as_mp4(source):
            example = f"contoh{source.suffix.lower()}"
            return None, [found(RECORDING_WITHOUT_END, place, value=source.name, example=example)]
        problem = last_line(log).rpartition(": ")[2]
        return None, [found(RECORDING_UNREADABLE, place, value=source.name, problem=problem)]
    if _PROTECTED.search(log[opened.end() :]):
        return None, [found(RECORDING_PROTECTED, place, value=source.name)]
    tracks = _find_tracks(log)
    if not tracks:
        return None, [found(RECORDING_WITHOUT_SOUND, place, value=source.name)]
    sound = tracks[0].description
    name = opened[1].split(",")[0]
    kind, endings = FORMATS.get(name, (name.upper(), (source.suffix.lower(),)))
    video = _VIDEO.search(log)
    size = _SIZE.search(video[1]) if video else None
    recording = Recording(
        source=source,
        kind=kind,
        duration=_duration(log),
        stream=tracks[0].number,
        codec=sound.split(",")[0].split(" ")[0],
        sample_rate=_rate(sound),
        channels=_channels(sound),
        video_size=(int(size[1]), int(size[2])) if size else None,
        chapters=_chapters(log),
    )
    findings = list(_check(recording, endings, place))
    if len(tracks) > 1:
        stream = sum(track.number <= recording.stream for track in tracks)
        name = tracks[0].language or recording.codec
        values = {"number": len(tracks), "stream": stream, "name": name}
        findings.append(found(RECORDING_STREAMS, place, value=source.name, **values))
    return recording, findings


def _begins_as_mp4(source: Path) -> bool:
    """Whether a phone began to write it: anything else that is called so is no recording at all."""
    with source.open("rb") as file:
        begin = file.read(64)
    return b"ftyp" in begin or b"mdat" in begin


def _check(recording: Recording, endings: tuple[str, ...], place: Place) -> Iterator[Finding]:
    name = recording.source.name
    if recording.source.suffix.lower() not in endings:
        right = recording.source.with_suffix(endings[0]).name
        yield found(RECORDING_EXTENSION, place, value=name, kind=recording.kind, name=right)
    if 0 < recording.sample_rate <= TELEPHONE:
        yield found(RECORDING_TELEPHONE, place, value=name, rate=recording.sample_rate)
    if recording.channels > 2:
        yield found(RECORDING_MANY_CHANNELS, place, value=name, channels=recording.channels)


def _chapters(log: str) -> tuple[Chapter, ...]:
    """By their time: tags may hold them in any order."""
    found = (Chapter(float(start), title.strip()) for start, title in _CHAPTER.findall(log))
    return tuple(sorted(found, key=lambda each: each.start))


def _duration(log: str) -> float:
    match = _DURATION.search(log)
    if match is None:
        return 0.0
    return int(match[1]) * 3600 + int(match[2]) * 60 + float(match[3])


def _rate(description: str) -> int:
    match = re.search(r"\b(\d+) Hz", description)
    return int(match[1]) if match else 0


def _channels(description: str) -> int:
    """The number of channels; layouts without a name are told as a number."""
    parts = [part.strip() for part in description.split(",")]
    layout = parts[2].split("(")[0] if len(parts) > 2 else ""
    if layout in _CHANNELS:
        return _CHANNELS[layout]
    number = re.match(r"(\d+)(?:\.(\d+))?(?: channels)?$", layout)
    return int(number[1]) + int(number[2] or 0) if number else 2
