"""Finds out what a feed does not tell of an audio file: its size, its kind, its length."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile

from msgspec import Struct
from msgspec.structs import replace

from siniar.media.audio.kinds import MP3
from siniar.media.audio.probe import probe_file
from siniar.model.timecodes import Seconds
from siniar.transfer.foreign import ForeignAudio, ForeignEpisode
from siniar.transfer.hosts import Hosts


class Completed(Struct, frozen=True):
    """An enclosure with what could be found out."""

    audio: ForeignAudio
    duration: Seconds | None
    #: Why something is still missing; empty when nothing is.
    problem: str = ""


def complete_audio(episode: ForeignEpisode, hosts: Hosts) -> Completed:
    """The episode's enclosure, asked for where the feed leaves something out."""
    audio = episode.audio or ForeignAudio("")
    if not episode.audio or (audio.length and episode.duration):
        return Completed(audio, episode.duration)
    got = hosts.get_start(audio.url)
    if got.problem:
        return Completed(audio, episode.duration, got.problem)
    length = audio.length or got.length
    kind, duration = _look(got.content, length)
    completed = replace(audio, length=length, type=audio.type or kind or got.type)
    problem = "" if length else "Content-Length"
    return Completed(completed, episode.duration or duration, problem)


def _look(start: bytes, length: int) -> tuple[str, Seconds | None]:
    """Kind and length of a file of which only the first bytes are known.

    An MP3 of one bitrate tells its length by its size, others by their header.
    """
    if not start:
        return "", None
    with NamedTemporaryFile(delete=False) as file:
        file.write(start)
        path = Path(file.name)
    try:
        probe = probe_file(path)
    finally:
        path.unlink()
    if len(start) >= length or not probe.bitrate or probe.type != MP3:
        whole = probe.duration if len(start) >= length else None
        return probe.type, whole
    return probe.type, float(round(length * 8 / probe.bitrate))
