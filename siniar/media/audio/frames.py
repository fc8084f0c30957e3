"""Finds and counts the frames of MPEG audio, and reads what the first one promises."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from functools import cache, partial
from io import BytesIO
from typing import BinaryIO

from msgspec import Struct
from mutagen.mp3 import HeaderNotFoundError, MPEGFrame, MPEGInfo
from mutagen.mp3._util import VBRIHeader, VBRIHeaderError, XingHeader, XingHeaderError

from siniar.media.audio.read_tags import read_tags

#: Frames that are counted one by one, about 14 hours; the rest is reckoned from their average.
COUNTED_FRAMES = 2_000_000
#: Times that something else between frames is passed over.
RUBBISH_LIMIT = 1000
_CHUNK = 1 << 20
#: Bytes that tell how long a frame is.
_HEADER_SIZE = 4
#: Bytes from a Xing header's mark to its first field, and from its encoder's name to the padding.
_XING_START, _PADDING_START = 8, 21
#: Bytes from the beginning of a frame to a VBRI header.
_VBRI_OFFSET = 36


class MpegFrame(Struct, frozen=True):
    """The header of one frame."""

    #: Position in the file.
    start: int
    #: Bytes of the whole frame.
    size: int
    #: 1, 2 or 2.5.
    version: float
    layer: int
    #: Bit/s; of the whole stream on average where this is its first frame and says so.
    bitrate: int
    #: Hz.
    sample_rate: int
    channels: int

    @property
    def samples(self) -> int:
        """Samples a channel."""
        if self.layer == 1:
            return 384
        return 576 if self.layer == 3 and self.version != 1 else 1152

    @property
    def stream(self) -> tuple[float, int, int]:
        """The same for all frames that belong together."""
        return self.version, self.layer, self.sample_rate


class StreamHeader(Struct, frozen=True):
    """What a Xing, Info or VBRI header says of the whole stream."""

    #: 0 when it does not say.
    frames: int
    #: Bytes, the header's own frame included; 0 when it does not say.
    length: int
    #: Samples a channel that the encoder added at both ends.
    padding: int = 0


class Count(Struct, frozen=True):
    """How much sound there is."""

    #: Seconds.
    duration: float
    #: Bit/s on average.
    bitrate: int
    #: Whether the last frame is incomplete.
    ends_within: bool = False


def find_frame(file: BinaryIO, start: int) -> MpegFrame | None:
    """The first of several frames in a row, at most a megabyte behind ``start``."""
    info = read_tags(lambda opened: MPEGInfo(opened, start), file)
    if info is None or info.sketchy:
        return None
    file.seek(info.frame_offset)
    return _read_frame(file)


def _read_frame(file: BinaryIO) -> MpegFrame | None:
    """The frame whose header stands at the position of a file, if one does."""
    try:
        frame = MPEGFrame(file)
    except HeaderNotFoundError:
        return None
    return MpegFrame(
        frame.frame_offset,
        file.tell() - frame.frame_offset,
        frame.version or 0.0,
        frame.layer,
        frame.bitrate,
        frame.sample_rate,
        frame.channels,
    )


def read_stream_header(file: BinaryIO, frame: MpegFrame) -> StreamHeader | None:
    """The header of the whole stream that the first frame may hold."""
    if frame.layer != 3:
        return None
    file.seek(frame.start)
    start = frame.start + XingHeader.get_offset(MPEGFrame(file))
    try:
        file.seek(start)
        xing = XingHeader(file)
    except XingHeaderError:
        return _read_vbri(file, frame)
    fields = (xing.frames, xing.bytes, xing.vbr_scale)
    size = 4 * sum(field != -1 for field in fields) + len(xing.toc)
    padding = _read_padding(file, start + _XING_START + size)
    return StreamHeader(max(xing.frames, 0), max(xing.bytes, 0), padding)


def _read_vbri(file: BinaryIO, frame: MpegFrame) -> StreamHeader | None:
    try:
        file.seek(frame.start + _VBRI_OFFSET)
        vbri = VBRIHeader(file)
    except VBRIHeaderError:
        return None
    return StreamHeader(vbri.frames, vbri.bytes)


def _read_padding(file: BinaryIO, start: int) -> int:
    """Mutagen reads it for LAME alone, and ffmpeg writes it too.

    http://gabriel.mp3-tech.org/mp3infotag.html
    """
    file.seek(start)
    field = file.read(_PADDING_START + 3)
    if field[:4] not in {b"LAME", b"Lavc", b"Lavf"}:
        return 0
    packed = int.from_bytes(field[_PADDING_START:], "big")
    return (packed >> 12) + (packed & 0xFFF)


def count_frames(file: BinaryIO, start: int, end: int, first: MpegFrame) -> Count:
    """Count the frames between two positions of a file that belong to one stream with ``first``.

    Rubbish between them is passed over; what is not counted is taken to be like the rest.
    """
    length, seconds, left, ends_within = 0, 0.0, 0, False
    steps = enumerate(_iterate(file, start, end, first), 1)
    for number, (position, size, duration) in steps:
        ends_within = position + size > end
        if ends_within:
            break
        length += size
        seconds += duration
        if number == COUNTED_FRAMES:
            left = end - position - size
            break
    average = length * 8 / seconds if seconds else first.bitrate
    return Count(seconds + left * 8 / average, round(average), ends_within)


def _iterate(
    file: BinaryIO, position: int, end: int, first: MpegFrame
) -> Iterator[tuple[int, int, float]]:
    """Position, bytes and seconds of each frame."""
    measure = cache(partial(_measure, first))
    for _ in range(RUBBISH_LIMIT):
        position = yield from _iterate_row(file, position, end, measure)
        if position + 1 >= end:
            return
        following = find_frame(file, position + 1)
        if following is None or following.start >= end:
            return
        position = following.start


def _iterate_row(
    file: BinaryIO, position: int, end: int, measure: Callable[[bytes], tuple[int, float] | None]
) -> Generator[tuple[int, int, float], None, int]:
    """The same of the frames that follow each other with nothing between them; where they end."""
    while position + _HEADER_SIZE <= end:
        file.seek(position)
        piece = file.read(min(_CHUNK, end - position))
        at = 0
        while at + _HEADER_SIZE <= len(piece):
            step = measure(piece[at : at + _HEADER_SIZE])
            if step is None:
                return position + at
            yield position + at, *step
            at += step[0]
        if at == 0:
            break
        position += at
    return position


def _measure(first: MpegFrame, header: bytes) -> tuple[int, float] | None:
    """Bytes and seconds of a frame with this header, if it can belong to the stream."""
    frame = _read_frame(BytesIO(header))
    if frame is None or frame.stream != first.stream:
        return None
    return frame.size, frame.samples / frame.sample_rate
