"""Looks into MP3 files: tags with chapters and cover, and the frames between the tags."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from siniar.media.audio.facts import Probe
from siniar.media.audio.frames import (
    SEARCHED,
    Frame,
    Promise,
    Walk,
    find_frame,
    parse_frame,
    read_promise,
    walk_frames,
)
from siniar.media.audio.kinds import MP3_KIND, Kind
from siniar.media.audio.read_tags import order_chapters, plausible, read_tags
from siniar.model.episode import Chapter
from siniar.model.words import N_

if TYPE_CHECKING:
    from mutagen.id3 import ID3

#: Bytes by which a header's promise and the file may differ: half a second of speech, the room
#: that taggers leave.
TOLERANCE = 4096
#: Bytes in which the first frame nearly always begins; and more than the frames that have to follow
#: it are long, so that more bytes would not change the answer.
_NEAR, _FOLLOWING = 1 << 14, 1 << 14
#: A larger tag is passed over unread; covers have less than a megabyte.
TAG_LIMIT = 32_000_000
#: Seconds by which a length named in the tags may pass what there is.
TAG_TOLERANCE = 3.0
_ENDS_IN_TAG = N_("it ends inside its ID3 tag")
_NO_SOUND = N_("it has tags but no sound")
_BROKEN_PROMISE = N_("its header promises more sound than there is")
#: In the names of all frames that are asked for (chapters, covers, lengths; ``PIC`` and ``TLE`` in
#: ID3v2.2); a list of chapters shows nothing without chapters.
_WANTED = (b"CHAP", b"PIC", b"TLE")
_MP2_KIND = Kind("MP2", "audio/mpeg")


@dataclass(frozen=True, slots=True)
class Tags:
    """The ID3v2 tags at the start of a file."""

    #: Bytes; may pass the end of the file.
    length: int = 0
    chapters: tuple[Chapter, ...] = ()
    has_cover: bool = False
    #: Seconds that the tags say the sound lasts, 0 when they say nothing.
    duration: float = 0.0


def tag_length(header: bytes) -> int:
    """Bytes of the ID3v2 tag that begins with these ten bytes; 0 when none does."""
    if len(header) < 10 or header[:3] != b"ID3" or any(byte & 0x80 for byte in header[6:10]):
        return 0
    size = 0
    for byte in header[6:10]:
        size = size << 7 | byte
    return size + (20 if header[5] & 0x10 else 10)


def read_id3(file: BinaryIO) -> Tags:
    """The tags at the start of a file; some programs put one before another."""
    position = 0
    tags = Tags()
    while True:
        file.seek(position)
        length = tag_length(file.read(10))
        if length == 0:
            return tags
        if length <= TAG_LIMIT:
            file.seek(position)
            tags = _merge(tags, _parse_id3(file.read(length)))
        position += length
        tags = Tags(position, tags.chapters, tags.has_cover, tags.duration)


def _merge(one: Tags, other: Tags) -> Tags:
    return Tags(
        0,
        one.chapters or other.chapters,
        one.has_cover or other.has_cover,
        one.duration or other.duration,
    )


def _parse_id3(data: bytes) -> Tags:
    """What a tag holds; one that names none of what is asked for need not be opened."""
    return _open_id3(data) if any(name in data for name in _WANTED) else Tags()


def _open_id3(data: bytes) -> Tags:
    # Slow to import, and most builds read no audio.
    from mutagen.id3 import ID3  # noqa: PLC0415

    tags = read_tags(ID3, BytesIO(data))
    if not isinstance(tags, ID3):
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


def probe_mp3(file: BinaryIO, length: int, tags: Tags) -> Probe | None:
    """What an MP3 file of ``length`` bytes holds; ``None`` when there is no frame."""
    if tags.length > length:
        return _probe(tags, problem=_ENDS_IN_TAG)
    window, offset = _find_first(file, tags.length, length)
    if offset is None:
        is_bare = bool(tags.length) and not window.strip(b"\0")
        return _probe(tags, problem=_NO_SOUND) if is_bare else None
    return _probe_stream(file, tags, window, offset, length)


def _find_first(file: BinaryIO, start: int, length: int) -> tuple[bytes, int | None]:
    """What follows the tags, as far as it was read, and where the first frame stands in it."""
    left = max(length - start, 0)
    file.seek(start)
    window = file.read(min(_NEAR + _FOLLOWING, left))
    offset = find_frame(window, is_end=len(window) >= left)
    if len(window) >= left or (offset is not None and offset <= _NEAR):
        return window, offset
    file.seek(start)
    window = file.read(min(SEARCHED, left))
    return window, find_frame(window, is_end=len(window) >= left)


def _probe_stream(
    file: BinaryIO, tags: Tags, window: bytes, offset: int, length: int
) -> Probe | None:
    frame = parse_frame(window, offset)
    if frame is None:
        return None
    start = tags.length + offset
    end = length - _trailing_tags(file, length)
    promise = read_promise(window, offset, frame)
    if promise is None:
        walk = walk_frames(file, start, end, frame)
        is_cut = walk.ends_within and tags.duration > walk.duration + TAG_TOLERANCE
        return _probe(tags, frame, walk, problem=_BROKEN_PROMISE if is_cut else "")
    present = end - start
    if promise.frames and promise.length and abs(present - promise.length) <= TOLERANCE:
        return _probe(tags, frame, _as_promised(promise, frame))
    walk = walk_frames(file, start + frame.size, end, frame)
    return _probe(
        tags,
        frame,
        walk,
        problem=_BROKEN_PROMISE if _is_broken(promise, present, walk, frame) else "",
    )


def _is_broken(promise: Promise, present: int, walk: Walk, frame: Frame) -> bool:
    """Whether the file holds less than promised, by bytes or, failing them, by frames."""
    if promise.length:
        return promise.length > present + TOLERANCE
    if promise.frames:
        return promise.frames * frame.samples / frame.rate > walk.duration + 1
    return False


def _as_promised(promise: Promise, frame: Frame) -> Walk:
    samples = (promise.frames or 0) * frame.samples
    seconds = max(samples - promise.padding, 0) / frame.rate
    average = (promise.length or 0) * 8 * frame.rate / samples
    bitrate = frame.bitrate if abs(average / frame.bitrate - 1) < 0.02 else round(average)
    return Walk(seconds, bitrate, ends_within=False)


def _probe(
    tags: Tags, frame: Frame | None = None, walk: Walk | None = None, problem: str = ""
) -> Probe:
    kind = _MP2_KIND if frame and frame.layer != 3 else MP3_KIND
    return Probe(
        kind.name,
        kind.type,
        duration=plausible(walk.duration) if walk else None,
        bitrate=walk.bitrate if walk else None,
        channels=frame.channels if frame else None,
        sample_rate=frame.rate if frame else None,
        chapters=tags.chapters,
        has_cover=tags.has_cover,
        problem=problem,
    )


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
