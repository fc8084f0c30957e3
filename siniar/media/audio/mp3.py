"""Looks into MP3 files: tags with chapters and cover, and the frames between the tags."""

from __future__ import annotations

from io import BytesIO
from typing import Any, BinaryIO

from msgspec import Struct
from mutagen.id3 import ID3, BitPaddedInt

from siniar.media.audio.facts import Probe
from siniar.media.audio.frames import (
    Count,
    MpegFrame,
    StreamHeader,
    count_frames,
    find_frame,
    read_stream_header,
)
from siniar.media.audio.kinds import MP3_KIND, FileKind
from siniar.media.audio.read_tags import order_chapters, plausible, read_tags
from siniar.model.episode import Chapter
from siniar.model.words import N_

#: Bytes by which a header's promise and the file may differ: half a second of speech, the room
#: that taggers leave.
TOLERANCE = 4096
#: A larger tag is passed over unread; covers have less than a megabyte.
TAG_LIMIT = 32_000_000
#: Tags one before another; some programs leave two.
STACK_LIMIT = 100
#: Seconds by which a length named in the tags may pass what there is.
TAG_TOLERANCE = 3.0
#: Bytes behind the tags that are looked through for anything but zeros.
_SEARCHED = 1 << 20
_ENDS_IN_TAG = N_("it ends inside its ID3 tag")
_NO_SOUND = N_("it has tags but no sound")
_BROKEN_PROMISE = N_("its header promises more sound than there is")
_MP2_KIND = FileKind("MP2", "audio/mpeg")


class Tags(Struct, frozen=True):
    """The ID3v2 tags at the start of a file."""

    #: Bytes; may pass the end of the file.
    length: int = 0
    chapters: tuple[Chapter, ...] = ()
    has_cover: bool = False
    #: Seconds that the tags say the sound lasts, 0 when they say nothing.
    duration: float = 0.0


# --- tags ---------------------------------------------------------------------------------------


def tag_length(header: bytes) -> int:
    """Bytes of the ID3v2 tag that begins with these ten bytes; 0 when none does."""
    size = header[6:10]
    if len(header) < 10 or header[:3] != b"ID3" or not BitPaddedInt.has_valid_padding(size):
        return 0
    return int(BitPaddedInt(size)) + (20 if header[5] & 0x10 else 10)


def read_id3(file: BinaryIO) -> Tags:
    """The tags at the start of a file; some programs put one before another."""
    tags = Tags()
    for _ in range(STACK_LIMIT):
        file.seek(tags.length)
        length = tag_length(file.read(10))
        if length == 0:
            break
        file.seek(tags.length)
        found = _parse_id3(file.read(length)) if length <= TAG_LIMIT else Tags()
        tags = Tags(
            tags.length + length,
            tags.chapters or found.chapters,
            tags.has_cover or found.has_cover,
            tags.duration or found.duration,
        )
    return tags


def _parse_id3(data: bytes) -> Tags:
    tags = read_tags(ID3, BytesIO(data))
    if tags is None:
        return Tags()
    lengths = [str(text) for text in getattr(tags.get("TLEN"), "text", [])]
    milliseconds = int(lengths[0]) if lengths and lengths[0].isdecimal() else 0
    chapters = _read_chapters(tags)
    return Tags(0, chapters, bool(tags.getall("APIC")), min(milliseconds, 10**9) / 1000)


def _read_chapters(tags: ID3) -> tuple[Chapter, ...]:
    """Chapters that the table of contents shows, or all without one.

    Frames stand in no certain order; only their times count.
    https://id3.org/id3v2-chapters-1.0
    """
    frames: list[Any] = tags.getall("CHAP")
    contents: list[Any] = tags.getall("CTOC")
    listed = {name for table in contents for name in table.child_element_ids}
    shown = [frame for frame in frames if frame.element_id in listed] or frames
    return order_chapters(filter(None, map(_read_chapter, shown)))


def _read_chapter(frame: Any) -> Chapter | None:  # noqa: ANN401 (mutagen's CHAP, which has no types)
    title = next((str(part) for part in frame.sub_frames.getall("TIT2")), "").strip()
    if not title or frame.start_time == 0xFFFFFFFF:
        return None
    links = [str(part.url) for part in frame.sub_frames.getall("WXXX")]
    url = next((link for link in links if link.startswith(("https://", "http://"))), None)
    return Chapter(frame.start_time / 1000, title, url)


def _trailing_tags(file: BinaryIO, length: int) -> int:
    """Bytes of ID3v1 and APE tags at the end."""
    file.seek(max(length - 128, 0))
    size = 128 if file.read(3) == b"TAG" else 0
    file.seek(max(length - size - 32, 0))
    footer = file.read(32)
    if footer[:8] == b"APETAGEX":
        has_header = 32 if footer[23] & 0x80 else 0
        size += min(int.from_bytes(footer[12:16], "little") + has_header, length)
    return size


# --- sound --------------------------------------------------------------------------------------


def probe_mp3(file: BinaryIO, length: int, tags: Tags) -> Probe | None:
    """What an MP3 file of ``length`` bytes holds; ``None`` when there is no frame."""
    if tags.length > length:
        return _probe(tags, problem=_ENDS_IN_TAG)
    frame = find_frame(file, tags.length)
    if frame is not None:
        return _probe_stream(file, tags, frame, length - _trailing_tags(file, length))
    file.seek(tags.length)
    is_bare = bool(tags.length) and not file.read(_SEARCHED).strip(b"\0")
    return _probe(tags, problem=_NO_SOUND) if is_bare else None


def _probe_stream(file: BinaryIO, tags: Tags, frame: MpegFrame, end: int) -> Probe:
    header = read_stream_header(file, frame)
    present = end - frame.start
    if header is None:
        count = count_frames(file, frame.start, end, frame)
        is_broken = count.ends_within and tags.duration > count.duration + TAG_TOLERANCE
    elif header.frames and header.length and abs(present - header.length) <= TOLERANCE:
        samples = max(header.frames * frame.samples - header.padding, 0)
        count, is_broken = Count(samples / frame.sample_rate, frame.bitrate), False
    else:
        count = count_frames(file, frame.start + frame.size, end, frame)
        is_broken = _is_broken(header, present, count, frame)
    return _probe(tags, frame, count, _BROKEN_PROMISE if is_broken else "")


def _is_broken(header: StreamHeader, present: int, count: Count, frame: MpegFrame) -> bool:
    """Whether the file holds less than promised, by bytes or, failing them, by frames."""
    if header.length:
        return header.length > present + TOLERANCE
    return header.frames * frame.samples / frame.sample_rate > count.duration + 1


def _probe(
    tags: Tags, frame: MpegFrame | None = None, count: Count | None = None, problem: str = ""
) -> Probe:
    kind = _MP2_KIND if frame and frame.layer != 3 else MP3_KIND
    return Probe(
        kind.name,
        kind.type,
        duration=plausible(count.duration) if count else None,
        bitrate=count.bitrate if count else None,
        channels=frame.channels if frame else None,
        sample_rate=frame.sample_rate if frame else None,
        chapters=tags.chapters,
        has_cover=tags.has_cover,
        problem=problem,
    )
