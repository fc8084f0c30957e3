"""Looks into MP4 files: whether all atoms are there, sound or film, duration, chapters, cover."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from msgspec import Struct
from msgspec.structs import replace
from mutagen.mp4 import MP4, MP4Tags

from siniar.media.audio.chapter_track import ReadAt, read_chapter_track
from siniar.media.audio.facts import Probe
from siniar.media.audio.kinds import MP4_KIND, VIDEO
from siniar.media.audio.read_tags import order_chapters, plausible, read_tags
from siniar.model.episode import Chapter
from siniar.model.words import N_

#: The index of an hour's recording has less than a megabyte.
INDEX_LIMIT = 16_000_000
#: Top-level atoms; fragmented files have some for each second.
ATOM_LIMIT = 100_000
#: Brands of files that hold sound and perhaps pictures for its chapters, but no film.
_AUDIO_BRANDS = (b"M4A ", b"M4B ", b"M4P ")
#: A track of moving pictures names itself so; how it is packed, and of how many pictures it is.
_FILM_TRACK = re.compile(rb"hdlr.{8}vide", re.DOTALL)
_PACKING = re.compile(rb"stsd.{12}(.{4})", re.DOTALL)
_COUNT = re.compile(rb"stsz.{8}(.{4})", re.DOTALL)
#: Pictures beside the sound, such as Auphonic's for chapters.
_STILLS = frozenset({b"jpeg", b"png ", b"mjpg"})
#: The same as MPEG-4 tells it: a descriptor of JPEG (6C) or PNG (6D).
_STILL_TYPE = re.compile(rb"esds.{4}\x03(?:\x80{3})?.{4}\x04(?:\x80{3})?.[\x6c\x6d]", re.DOTALL)
_SOUND_TRACK = re.compile(rb"hdlr.{8}soun", re.DOTALL)
#: What sound is packed as that apps do not play, by mutagen's name of the codec.
_UNPLAYED = ("alac", "ac-3", "ec-3", "ac-4", "flac", "opus", "samr", "sawb", "dts", "lpcm", "sowt")
_NO_INDEX = N_("its index (moov) is missing")
_ENDS_EARLY = N_("it ends before its last part does")


class Atom(Struct, frozen=True):
    """One box of a file: its name, and where its content begins and ends."""

    name: bytes
    start: int
    end: int


class _Mp4(MP4):
    """An MP4 file whose duration is told even when its tags or chapters are damaged."""

    # The names and types are mutagen's.
    @staticmethod
    def MP4Tags(atoms: Any, file: BinaryIO) -> Any:  # type: ignore[override]  # noqa: ANN401, N802
        """The tags; ``None`` when they cannot be read."""
        return read_tags(partial(MP4Tags, atoms), file)

    @staticmethod
    def MP4Chapters(atoms: Any, file: BinaryIO) -> bytes:  # type: ignore[override]  # noqa: ANN401, N802
        """Nero's chapter list, unread."""
        content: bytes = atoms.path(b"moov", b"udta", b"chpl")[-1].read(file)[1]
        return content


def probe_mp4(file: BinaryIO, length: int) -> Probe:
    """What an MP4 file of ``length`` bytes holds."""
    atoms = list(_top_atoms(file, length))
    index = next((atom for atom in atoms if atom.name == b"moov"), None)
    if index is None:
        return Probe(MP4_KIND.name, MP4_KIND.type, problem=_NO_INDEX)
    problem = _ENDS_EARLY if atoms[-1].end > length else ""
    is_huge = index.end - index.start > INDEX_LIMIT or len(atoms) == ATOM_LIMIT
    if index.end > length or is_huge:
        return Probe(MP4_KIND.name, MP4_KIND.type, problem=problem)
    if _is_film(file, index):
        return Probe(VIDEO.name)
    file.seek(index.start)
    content = file.read(index.end - index.start)
    sound = sum(min(atom.end, length) - atom.start for atom in atoms if atom.name == b"mdat")
    probe = _probe_audio(file, sound, problem)
    if probe.chapters:
        return probe
    return replace(
        probe, chapters=order_chapters(read_chapter_track(content, _reader(file, length)))
    )


def _reader(file: BinaryIO, length: int) -> ReadAt:
    """Gives bytes of a file; none of what lies behind its end."""

    def read_at(offset: int, size: int) -> bytes:
        file.seek(min(offset, length))
        return file.read(size)

    return read_at


def _is_film(file: BinaryIO, index: Atom) -> bool:
    """Whether a track has moving pictures, or pictures are all that there is."""
    file.seek(8)
    if file.read(4) in _AUDIO_BRANDS:
        return False
    file.seek(index.start)
    tracks = file.read(index.end - index.start).split(b"trak")[1:]
    films = [track for track in tracks if _FILM_TRACK.search(track)]
    has_sound = any(map(_SOUND_TRACK.search, tracks))
    return bool(films) and not (has_sound and all(map(_is_still, films)))


def _is_still(track: bytes) -> bool:
    packing, count = _PACKING.search(track), _COUNT.search(track)
    is_one = count is not None and int.from_bytes(count[1]) <= 1
    is_told = packing is not None and packing[1] in _STILLS
    return is_one or is_told or _STILL_TYPE.search(track) is not None


def _probe_audio(file: BinaryIO, sound: int, problem: str) -> Probe:
    """The probe of a file with this many bytes of sound; its own word on bitrate is often 0."""
    read = read_tags(_Mp4, file)
    if read is None:
        return Probe(MP4_KIND.name, MP4_KIND.type, problem=problem)
    duration = plausible(float(read.info.length))
    codec = str(read.info.codec).lower()
    is_played = not codec.startswith(_UNPLAYED)
    return Probe(
        MP4_KIND.name if is_played else str(read.info.codec_description or codec),
        MP4_KIND.type,
        duration=duration,
        bitrate=round(sound * 8 / duration) if duration else None,
        channels=int(read.info.channels) or None,
        sample_rate=int(read.info.sample_rate) or None,
        chapters=_parse_chapters(read.chapters or b""),
        has_cover=bool(read.tags and read.tags.get("covr")),
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


def _parse_chapters(content: bytes) -> tuple[Chapter, ...]:
    """Nero's chapter list: a time in units of 100 ns, a length byte and a title each.

    Mutagen reads such lists too, but none of the chapters when one is damaged.
    """
    chapters = []
    position = 9
    while position + 9 <= len(content):
        start, size = struct.unpack_from(">QB", content, position)
        title = content[position + 9 : position + 9 + size].decode("utf-8", "replace").strip()
        if title:
            chapters.append(Chapter(start / 10_000_000, title))
        position += 9 + size
    return order_chapters(chapters)
