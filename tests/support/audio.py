"""Makes small audio files of every kind, byte by byte."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from mutagen.id3 import APIC, CHAP, CTOC, ID3, TIT2, TLEN, WXXX, CTOCFlags

from siniar.model.findings import Place

PLACE = Place("content/episodes/001.md", 4, "audio: 001.mp3")
#: kbit/s of MPEG 1 Layer III by index.
BITRATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
RATE = 44_100
#: Samples in a frame.
SAMPLES = 1152
#: One black pixel.
COVER = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")


def save(folder: Path, content: bytes, name: str = "001.mp3") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def seconds_of(frames: int) -> float:
    return frames * SAMPLES / RATE


# --- MP3 ----------------------------------------------------------------------------------------


def frame(kbps: int = 96, *, padded: bool = False) -> bytes:
    """A silent frame, one channel."""
    header = bytes((0xFF, 0xFB, BITRATES.index(kbps) << 4 | padded << 1, 0xC0))
    return header.ljust(144 * kbps * 1000 // RATE + padded, b"\0")


def frames(count: int, kbps: int = 96) -> bytes:
    return frame(kbps) * count


def vbr_frames(count: int) -> bytes:
    """Frames of changing bitrate, the first second all alike."""
    quiet = min(count, 40)
    loud = (frame((64, 128, 192, 96)[number % 4]) for number in range(count - quiet))
    return frame(32) * quiet + b"".join(loud)


def xing(
    sound: bytes,
    count: int | None,
    *,
    mark: bytes = b"Xing",
    has_length: bool = True,
    kbps: int = 128,
    padding: tuple[int, int] | None = None,
) -> bytes:
    """The frame before ``sound`` that tells how many frames and bytes there are."""
    whole = len(frame(kbps)) + len(sound)
    flags = (1 if count is not None else 0) | (2 if has_length else 0) | 4
    fields = b"" if count is None else struct.pack(">I", count)
    fields += struct.pack(">I", whole) if has_length else b""
    fields += bytes(100)
    if padding is not None:
        fields += b"LAME3.100".ljust(21, b"\0")
        fields += (padding[0] << 12 | padding[1]).to_bytes(3, "big")
    head = frame(kbps)[:4] + bytes(17) + mark + struct.pack(">I", flags) + fields
    return head.ljust(len(frame(kbps)), b"\0") + sound


def vbri(sound: bytes, count: int, kbps: int = 128) -> bytes:
    whole = len(frame(kbps)) + len(sound)
    fields = struct.pack(">4sHHHIIHHHH", b"VBRI", 1, 0, 75, whole, count, 1, 1, 2, count)
    head = frame(kbps)[:4] + bytes(32) + fields + bytes(2)
    return head.ljust(len(frame(kbps)), b"\0") + sound


def id3(
    chapters: Iterable[tuple[str, int, str | None]] = (),
    *,
    listed: Iterable[str] | None = None,
    has_cover: bool = False,
    milliseconds: int | None = None,
    url: str = "",
) -> bytes:
    """A tag with chapters as (element, milliseconds, title) and a table of contents."""
    tag = ID3()
    for element, start, title in chapters:
        parts = [] if title is None else [TIT2(encoding=3, text=[title])]
        if url:
            parts.append(WXXX(encoding=3, desc="", url=url))
        tag.add(CHAP(element_id=element, start_time=start, end_time=start + 1000, sub_frames=parts))
    if listed is not None:
        flags = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
        tag.add(CTOC(element_id="toc", flags=flags, child_element_ids=list(listed), sub_frames=[]))
    if has_cover:
        tag.add(APIC(encoding=3, mime="image/jpeg", type=3, desc="", data=COVER))
    if milliseconds is not None:
        tag.add(TLEN(encoding=3, text=[str(milliseconds)]))
    file = BytesIO()
    tag.save(file, v1=0)
    return file.getvalue()


def id3v1() -> bytes:
    return b"TAG".ljust(128, b"\0")


def ape() -> bytes:
    """An APE tag without entries, header and footer."""
    common = struct.pack("<III", 2000, 32, 0)
    header = b"APETAGEX" + common + struct.pack("<I", 0xA0000000) + bytes(8)
    return header + b"APETAGEX" + common + struct.pack("<I", 0x80000000) + bytes(8)


# --- MP4 ----------------------------------------------------------------------------------------


def atom(name: bytes, *parts: bytes) -> bytes:
    content = b"".join(parts)
    return struct.pack(">I4s", 8 + len(content), name) + content


def chapter_list(chapters: Iterable[tuple[float, bytes]]) -> bytes:
    entries = [struct.pack(">QB", round(at * 1e7), len(title)) + title for at, title in chapters]
    return atom(b"chpl", b"\1\0\0\0\0\0\0\0", bytes((len(entries),)), *entries)


def track(seconds: float, handler: bytes = b"soun") -> bytes:
    header = struct.pack(">4xIIII4x", 0, 0, RATE, round(seconds * RATE))
    descriptor = bytes.fromhex("031900010004114015000000000177000001770005021208060102")
    sound = atom(
        b"mp4a",
        struct.pack(">6xH8xHHHHI", 1, 1, 16, 0, 0, RATE << 16),
        atom(b"esds", bytes(4), descriptor),
    )
    table = atom(b"stbl", atom(b"stsd", struct.pack(">4xI", 1), sound))
    return atom(
        b"trak",
        atom(
            b"mdia",
            atom(b"mdhd", header),
            atom(b"hdlr", bytes(8), handler, bytes(13)),
            atom(b"minf", table),
        ),
    )


def movie(seconds: float, *parts: bytes, handlers: Iterable[bytes] = (b"soun",)) -> bytes:
    header = struct.pack(">4xIIII", 0, 0, 1000, round(seconds * 1000)) + bytes(80)
    tracks = [track(seconds, handler) for handler in handlers]
    return atom(b"moov", atom(b"mvhd", header), *tracks, *parts)


def cover_tag() -> bytes:
    picture = atom(b"covr", atom(b"data", struct.pack(">II", 13, 0), COVER))
    handler = atom(b"hdlr", bytes(8), b"mdirappl", bytes(9))
    return atom(b"meta", bytes(4), handler, atom(b"ilst", picture))


def m4a(
    seconds: float = 10.0,
    chapters: Iterable[tuple[float, bytes]] = (),
    *,
    brand: bytes = b"M4A ",
    handlers: Iterable[bytes] = (b"soun",),
    has_cover: bool = False,
    sound: int = 120_000,
) -> bytes:
    """A file with its index in front of ``sound`` bytes."""
    extra = [chapter_list(chapters)] if chapters else []
    extra += [cover_tag()] if has_cover else []
    index = movie(seconds, atom(b"udta", *extra), handlers=handlers)
    return atom(b"ftyp", brand, bytes(4)) + index + atom(b"mdat", bytes(sound))


def text_track(number: int, titles: list[tuple[int, bytes]], offset: int) -> bytes:
    """A track of titles as (milliseconds that each lasts, text), which lie at ``offset``."""
    samples = [struct.pack(">H", len(title)) + title for _, title in titles]
    spans = b"".join(struct.pack(">II", 1, span) for span, _ in titles)
    sizes = b"".join(struct.pack(">I", len(sample)) for sample in samples)
    count = struct.pack(">4xI", len(titles))
    return atom(
        b"trak",
        atom(b"tkhd", struct.pack(">4xIII", 0, 0, number), bytes(64)),
        atom(
            b"mdia",
            atom(b"mdhd", struct.pack(">4xIIII4x", 0, 0, 1000, 0)),
            atom(b"hdlr", bytes(8), b"text", bytes(13)),
            atom(
                b"minf",
                atom(
                    b"stbl",
                    atom(b"stts", count, spans),
                    atom(b"stsc", struct.pack(">4xIIII", 1, 1, len(titles), 1)),
                    atom(b"stsz", struct.pack(">4xII", 0, len(titles)), sizes),
                    atom(b"stco", struct.pack(">4xII", 1, offset)),
                ),
            ),
        ),
    )


def m4a_with_chapter_track(titles: list[tuple[int, bytes]], *, named: int = 2) -> bytes:
    """A file whose sound names track ``named`` as its chapters; the titles are track 2."""
    start = atom(b"ftyp", b"M4A ", bytes(4))
    words = b"".join(struct.pack(">H", len(title)) + title for _, title in titles)
    offset = len(start) + 8
    sound = track(10.0)
    sound += atom(b"tref", atom(b"chap", struct.pack(">I", named)))
    sound = struct.pack(">I4s", len(sound), b"trak") + sound[8:]
    header = struct.pack(">4xIIII", 0, 0, 1000, 10_000) + bytes(80)
    index = atom(b"moov", atom(b"mvhd", header), sound, text_track(2, titles, offset))
    return start + atom(b"mdat", words, bytes(120_000)) + index


# --- Ogg ----------------------------------------------------------------------------------------


def page(packet: bytes, *, flags: int, granule: int, number: int) -> bytes:
    lacing = bytes((255,)) * (len(packet) // 255) + bytes((len(packet) % 255,))
    head = struct.pack("<4sBBqIII", b"OggS", 0, flags, granule, 7, number, 0)
    return head + bytes((len(lacing),)) + lacing + packet


def opus(seconds: float = 5.0, *, has_end: bool = True) -> bytes:
    skipped = 312
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, skipped, 48_000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I4sI", 4, b"test", 0)
    end = skipped + round(seconds * 48_000)
    return (
        page(head, flags=2, granule=0, number=0)
        + page(tags, flags=0, granule=0, number=1)
        + page(bytes(400), flags=0, granule=end // 2, number=2)
        + page(bytes(400), flags=4 if has_end else 0, granule=end, number=3)
    )


def vorbis() -> bytes:
    return page(b"\x01vorbis" + bytes(23), flags=2, granule=0, number=0)
