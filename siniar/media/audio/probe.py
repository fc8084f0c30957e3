"""Tells what an audio file is by its content, whatever it is called."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from siniar.media.audio.facts import Probe
from siniar.media.audio.kinds import MP4_KIND, OPUS_KIND, START, UNKNOWN, tell_kind
from siniar.media.audio.mp3 import probe_mp3, read_id3
from siniar.media.audio.mp4 import probe_mp4
from siniar.media.audio.ogg import probe_opus


def probe_file(source: Path) -> Probe:
    """What the content of a file is; never the whole of it is held in memory."""
    length = source.stat().st_size
    with source.open("rb") as file:
        return _probe(file, length)


def _probe(file: BinaryIO, length: int) -> Probe:
    tags = read_id3(file)
    file.seek(min(tags.length, length))
    kind = tell_kind(file.read(START))
    if kind == MP4_KIND:
        return probe_mp4(file, length)
    if kind == OPUS_KIND:
        return probe_opus(file, length)
    if kind is not None:
        return Probe(kind.name, kind.type)
    return probe_mp3(file, length, tags) or Probe(UNKNOWN.name)
