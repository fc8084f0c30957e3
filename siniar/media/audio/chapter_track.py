"""Reads the chapters that QuickTime programs write: a track of titles beside the sound.

https://developer.apple.com/documentation/quicktime-file-format/chapter_lists
"""

from __future__ import annotations

import codecs
import struct
from collections.abc import Callable, Iterator
from itertools import accumulate, islice, repeat

from siniar.media.audio.read_tags import CHAPTER_LIMIT
from siniar.model.episode import Chapter

#: Bytes of one title; what is longer is damaged.
TITLE_LIMIT = 1000
#: Kinds of tracks that hold text, by their handler.
_TEXT_TRACKS = (b"text", b"sbtl")

#: Gives so many bytes of the file from an offset on.
ReadAt = Callable[[int, int], bytes]


def read_chapter_track(index: bytes, read_at: ReadAt) -> Iterator[Chapter]:
    """The chapters of the text track that a sound track names as its own; ``index`` is moov.

    Nothing is given of what is damaged.
    """
    tracks = [content for name, content in _children(index) if name == b"trak"]
    wanted = [number for track in tracks for number in _chapter_tracks(track)]
    by_number = {_number(track): track for track in tracks}
    for number in wanted:
        track = by_number.get(number, b"")
        if _find(track, b"mdia", b"hdlr")[8:12] in _TEXT_TRACKS:
            yield from _read_titles(track, read_at)
            return


def _children(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The boxes in a box, by name and content."""
    position = 0
    while position + 8 <= len(content):
        size, name = struct.unpack_from(">I4s", content, position)
        if size < 8:
            return
        yield name, content[position + 8 : position + size]
        position += size


def _find(content: bytes, *path: bytes) -> bytes:
    """The content of the first box at a path; empty when it is not there."""
    for wanted in path:
        content = next((inner for name, inner in _children(content) if name == wanted), b"")
    return content


def _numbers(content: bytes, form: str, start: int = 0) -> list[tuple[int, ...]]:
    """A table of big-endian numbers, as far as it goes; only so much as chapters can need."""
    row = struct.Struct(f">{form}")
    end = start + (len(content) - start) // row.size * row.size if len(content) > start else start
    rows = row.iter_unpack(content[start:end])
    return list(islice(rows, CHAPTER_LIMIT))


def _number(track: bytes) -> int:
    header = _find(track, b"tkhd")
    # Times have four bytes each in version 0, eight in version 1.
    rows = _numbers(header, "I", 20 if header[:1] == b"\1" else 12)
    return rows[0][0] if rows else 0


def _chapter_tracks(track: bytes) -> list[int]:
    return [number for (number,) in _numbers(_find(track, b"tref", b"chap"), "I")]


def _read_titles(track: bytes, read_at: ReadAt) -> Iterator[Chapter]:
    table = _find(track, b"mdia", b"minf", b"stbl")
    header = _find(track, b"mdia", b"mdhd")
    scale = _numbers(header, "I", 20 if header[:1] == b"\1" else 12)
    if not scale or not scale[0][0]:
        return
    spans = _numbers(_find(table, b"stts"), "II", 8)
    lengths = (length for count, length in spans for _ in range(min(count, CHAPTER_LIMIT)))
    starts = accumulate(lengths, initial=0)
    for start, (offset, size) in zip(starts, _places(table), strict=False):
        title = _title(read_at(offset, min(size, TITLE_LIMIT)))
        if title:
            yield Chapter(start / scale[0][0], title)


def _places(table: bytes) -> Iterator[tuple[int, int]]:
    """Offset and size of every sample of a track."""
    sizes = _find(table, b"stsz")
    same = _numbers(sizes, "II", 4)[:1]
    if same and same[0][0]:
        each: Iterator[int] = repeat(same[0][0], min(same[0][1], CHAPTER_LIMIT))
    else:
        each = iter([size for (size,) in _numbers(sizes, "I", 12)])
    long = _find(table, b"co64")
    chunks = _numbers(long, "Q", 8) if long else _numbers(_find(table, b"stco"), "I", 8)
    runs = _numbers(_find(table, b"stsc"), "III", 8)
    for number, (offset,) in enumerate(chunks, 1):
        count = next((count for first, count, _ in reversed(runs) if first <= number), 1)
        position = offset
        for size in islice(each, min(count, CHAPTER_LIMIT)):
            yield position, size
            position += size


def _title(sample: bytes) -> str:
    """A length and a text, in UTF-8 unless a mark says UTF-16."""
    text = sample[2 : 2 + int.from_bytes(sample[:2], "big")]
    is_wide = text.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return " ".join(text.decode("utf-16" if is_wide else "utf-8", "replace").split())
