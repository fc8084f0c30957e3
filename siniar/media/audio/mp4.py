"""Looks into MP4 files: whether all atoms are there, which tracks, duration, chapters, cover."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from siniar.media.audio.facts import Probe
from siniar.media.audio.kinds import MP4_KIND, VIDEO
from siniar.media.audio.read_tags import order_chapters, plausible, read_tags
from siniar.model.episode import Chapter
from siniar.model.words import N_

#: The index of an hour's recording has less than a megabyte.
INDEX_LIMIT = 64_000_000
#: Top-level atoms; fragmented files have some for each second.
ATOM_LIMIT = 100_000
#: Brands of files that hold sound and perhaps pictures for its chapters, but no film.
_AUDIO_BRANDS = (b"M4A ", b"M4B ", b"M4P ")
_NO_INDEX = N_("its index (moov) is missing")
_ENDS_EARLY = N_("it ends before its last part does")


class Atom(NamedTuple):
    """One box: its name, and where its content begins and ends."""

    name: bytes
    start: int
    end: int


def probe_mp4(file: BinaryIO, length: int) -> Probe:
    """What an MP4 file of ``length`` bytes holds."""
    atoms = list(_top_atoms(file, length))
    index = next((atom for atom in atoms if atom.name == b"moov"), None)
    if index is None:
        return Probe(MP4_KIND.name, MP4_KIND.type, problem=_NO_INDEX)
    problem = _ENDS_EARLY if atoms[-1].end > length else ""
    if index.end > length or index.end - index.start > INDEX_LIMIT:
        return Probe(MP4_KIND.name, MP4_KIND.type, problem=problem)
    file.seek(index.start)
    content = file.read(index.end - index.start)
    file.seek(8)
    if b"vide" in _handlers(content) and file.read(4) not in _AUDIO_BRANDS:
        return Probe(VIDEO.name)
    sound = sum(min(atom.end, length) - atom.start for atom in atoms if atom.name == b"mdat")
    return _probe_audio(file, sound, content, problem)


def _probe_audio(file: BinaryIO, sound: int, index: bytes, problem: str) -> Probe:
    """The probe of a file with this many bytes of sound; its own word on bitrate is often 0."""
    from mutagen.mp4 import MP4  # noqa: PLC0415 (slow to import)

    tags = read_tags(MP4, file)
    seconds = float(tags.info.length) if tags is not None else 0.0
    duration = plausible(seconds or _movie_duration(index))
    return Probe(
        MP4_KIND.name,
        MP4_KIND.type,
        duration=duration,
        bitrate=round(sound * 8 / duration) if duration else None,
        channels=(int(tags.info.channels) or None) if tags is not None else None,
        sample_rate=(int(tags.info.sample_rate) or None) if tags is not None else None,
        chapters=_read_chapters(index),
        has_cover=bool(tags is not None and tags.tags and tags.tags.get("covr")),
        problem=problem,
    )


def _top_atoms(file: BinaryIO, length: int) -> Iterator[Atom]:
    """The outermost atoms; the last one may pass the end of the file."""
    position = 0
    for _ in range(ATOM_LIMIT):
        file.seek(position)
        atom = _parse_atom(file.read(16), position, length)
        if atom is None:
            return
        yield atom
        position = atom.end
        if position >= length:
            return


def _parse_atom(header: bytes, position: int, end: int) -> Atom | None:
    """The atom whose header these bytes are; size 0 means "to the end", 1 "64 bits follow"."""
    if len(header) < 8:
        return None
    size, name = struct.unpack_from(">I4s", header)
    start = position + 8
    if size == 1 and len(header) >= 16:
        size, start = struct.unpack_from(">Q", header, 8)[0], position + 16
    elif size == 0:
        size = end - position
    if position + size < start or not name.strip(b"\0"):
        return None
    return Atom(name, start, position + size)


def _atoms_within(data: bytes, start: int = 0, end: int | None = None) -> Iterator[Atom]:
    end = len(data) if end is None else end
    while start < end:
        atom = _parse_atom(data[start : min(start + 16, end)], start, end)
        if atom is None or atom.end > end:
            return
        yield atom
        start = atom.end


def _find(data: bytes, *path: bytes) -> Iterator[bytes]:
    """The contents of all atoms at a path."""
    ranges = [(0, len(data))]
    for name in path:
        ranges = [
            (atom.start, atom.end)
            for start, end in ranges
            for atom in _atoms_within(data, start, end)
            if atom.name == name
        ]
    return (data[start:end] for start, end in ranges)


def _handlers(index: bytes) -> set[bytes]:
    """What the tracks are for: ``soun``, ``vide``, ``text`` ..."""
    return {content[8:12] for content in _find(index, b"trak", b"mdia", b"hdlr")}


def _movie_duration(index: bytes) -> float | None:
    """Seconds that the movie header names."""
    for content in _find(index, b"mvhd"):
        layout, at = (">IQ", 20) if content[:1] == b"\x01" else (">II", 12)
        if len(content) >= at + struct.calcsize(layout):
            scale, units = struct.unpack_from(layout, content, at)
            return units / scale if scale else None
    return None


def _read_chapters(index: bytes) -> tuple[Chapter, ...]:
    """Nero's chapter list: a time in units of 100 ns, a length byte and a title each."""
    content = next(_find(index, b"udta", b"chpl"), b"")
    chapters = []
    position = 9
    while position + 9 <= len(content):
        start, size = struct.unpack_from(">QB", content, position)
        title = content[position + 9 : position + 9 + size].decode("utf-8", "replace").strip()
        if title:
            chapters.append(Chapter(start / 10_000_000, title))
        position += 9 + size
    return order_chapters(chapters)
