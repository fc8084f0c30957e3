"""Walks the frames of MPEG audio: how long it plays, and what its own header promised."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO

#: Bytes of rubbish before the first frame, or between two, that are searched for the next one.
SEARCHED = 1 << 20
#: Frames that are counted one by one, about 14 hours; the rest is reckoned from their average.
COUNTED_FRAMES = 2_000_000
#: Frames in a row that make a stream of bytes into sound.
CONVINCING = 3
_CHUNK = 1 << 20

_V1, _V2 = 3, 2
_BITRATES = {
    (_V1, 1): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (_V1, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (_V1, 3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (_V2, 1): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (_V2, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (_V2, 3): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
#: Bytes of side information by (version 1?, one channel?); a Xing header follows them.
_SIDE = {(True, True): 17, (True, False): 32, (False, True): 9, (False, False): 17}


@dataclass(frozen=True, slots=True)
class Frame:
    """The header of one frame."""

    #: 3 is MPEG 1, 2 is MPEG 2, 0 is MPEG 2.5.
    version: int
    layer: int
    #: Bytes of the whole frame.
    size: int
    #: Samples a channel.
    samples: int
    #: Hz.
    rate: int
    #: Bit/s.
    bitrate: int
    channels: int

    def is_like(self, other: Frame) -> bool:
        """Whether both can belong to one stream."""
        return (self.version, self.layer, self.rate) == (other.version, other.layer, other.rate)


@dataclass(frozen=True, slots=True)
class Promise:
    """What a Xing, Info or VBRI header says of the whole stream."""

    frames: int | None
    #: Bytes, the header's own frame included.
    length: int | None
    #: Samples a channel that the encoder added at both ends.
    padding: int = 0


@dataclass(frozen=True, slots=True)
class Walk:
    """What counting the frames of a stream gave."""

    #: Seconds.
    duration: float
    #: Bit/s on average.
    bitrate: int
    #: Whether the last frame is incomplete.
    ends_within: bool


def parse_frame(data: bytes, offset: int = 0) -> Frame | None:
    """The frame whose header stands at ``offset``, if one does."""
    if len(data) < offset + 4 or data[offset] != 0xFF or data[offset + 1] & 0xE0 != 0xE0:
        return None
    return _decode(data[offset + 1], data[offset + 2], data[offset + 3] >> 6)


@lru_cache(maxsize=4096)
def _decode(second: int, third: int, mode: int) -> Frame | None:
    version, layer = second >> 3 & 3, 4 - (second >> 1 & 3)
    bitrate_index, rate_index = third >> 4, third >> 2 & 3
    if version == 1 or layer == 4 or bitrate_index in {0, 15} or rate_index == 3:
        return None
    bitrate = _BITRATES[max(version, _V2), layer][bitrate_index] * 1000
    rate = _RATES[version][rate_index]
    samples = 384 if layer == 1 else 576 if layer == 3 and version != _V1 else 1152
    slot = 4 if layer == 1 else 1
    size = (samples // 8 // slot * bitrate // rate + (third >> 1 & 1)) * slot
    return Frame(version, layer, size, samples, rate, bitrate, 1 if mode == 3 else 2)


def find_frame(data: bytes, *, is_end: bool) -> int | None:
    """Where the first of several frames in a row stands.

    ``is_end`` tells that the data ends where the file does, so that fewer may follow.
    """
    position = data.find(b"\xff")
    while position >= 0:
        frame = parse_frame(data, position)
        if frame and _is_followed(data, position, frame, is_end=is_end):
            return position
        position = data.find(b"\xff", position + 1)
    return None


def _is_followed(data: bytes, position: int, first: Frame, *, is_end: bool) -> bool:
    frame: Frame | None = first
    for count in range(CONVINCING):
        if frame is None or not frame.is_like(first):
            return False
        position += frame.size
        if position + 4 > len(data):
            return count > 0 if is_end else True
        frame = parse_frame(data, position)
    return True


def read_promise(data: bytes, offset: int, frame: Frame) -> Promise | None:
    """The header of the whole stream that the first frame may hold."""
    at = offset + 4 + _SIDE[frame.version == _V1, frame.channels == 1]
    if data[at : at + 4] in {b"Xing", b"Info"} and len(data) >= at + 120:
        return _read_xing(data, at)
    at = offset + 36
    if data[at : at + 4] == b"VBRI" and len(data) >= at + 18:
        length, frames = struct.unpack_from(">II", data, at + 10)
        return Promise(frames or None, length or None)
    return None


def _read_xing(data: bytes, at: int) -> Promise:
    """Field after field; the flags say which are there.

    http://gabriel.mp3-tech.org/mp3infotag.html
    """
    flags = struct.unpack_from(">I", data, at + 4)[0]
    position = at + 8
    numbers: list[int | None] = []
    for flag in (1, 2):
        numbers.append(struct.unpack_from(">I", data, position)[0] if flags & flag else None)
        position += 4 if flags & flag else 0
    position += (100 if flags & 4 else 0) + (4 if flags & 8 else 0)
    padding = 0
    if data[position : position + 4] in {b"LAME", b"Lavc", b"Lavf"} and len(data) > position + 24:
        packed = int.from_bytes(data[position + 21 : position + 24], "big")
        padding = (packed >> 12) + (packed & 0xFFF)
    return Promise(numbers[0] or None, numbers[1] or None, padding)


def walk_frames(file: BinaryIO, start: int, end: int, first: Frame) -> Walk:
    """Count the frames between two positions of a file; rubbish between them is passed over."""
    walker = _Walker(file, start, end, first)
    walker.run()
    return walker.result()


class _Walker:
    """Goes from frame to frame, a piece of the file at a time."""

    def __init__(self, file: BinaryIO, start: int, end: int, first: Frame) -> None:
        self._file, self._position, self._end, self._first = file, start, end, first
        self._seconds = 0.0
        self._length = self._count = 0
        #: Bytes and seconds of a frame by its header; a stream has a few dozen of them.
        self._steps: dict[bytes, tuple[int, float]] = {}
        self._ends_within = False

    def run(self) -> None:
        """Walk until the end, or until enough is known."""
        while self._position + 4 <= self._end and self._count < COUNTED_FRAMES:
            is_foreign = self._walk(self._read(_CHUNK))
            if self._ends_within or (is_foreign and not self._resume()):
                return

    def _walk(self, piece: bytes) -> bool:
        """Count the frames that begin in a piece; whether what follows them is something else."""
        # An hour's recording has 140,000 frames: what the loop needs is at hand.
        steps, left, last = self._steps, self._end - self._position, len(piece) - 4
        position, seconds, count = 0, self._seconds, self._count
        is_foreign = last < 0
        while position <= last and count < COUNTED_FRAMES:
            header = piece[position : position + 4]
            step = steps.get(header) or self._learn(header)
            if step is None:
                is_foreign = True
                break
            size, length = step
            if position + size > left:
                self._ends_within = True
                break
            position += size
            seconds += length
            count += 1
        self._position += position
        self._length += position
        self._seconds, self._count = seconds, count
        return is_foreign

    def _learn(self, header: bytes) -> tuple[int, float] | None:
        """Bytes and seconds of a frame with this header, if it can belong to the stream."""
        frame = parse_frame(header)
        if frame is None or not frame.is_like(self._first):
            return None
        self._steps[header] = frame.size, frame.samples / frame.rate
        return self._steps[header]

    def _read(self, size: int) -> bytes:
        self._file.seek(self._position)
        return self._file.read(min(size, self._end - self._position))

    def _resume(self) -> bool:
        """Move on to the next frame after rubbish."""
        window = self._read(SEARCHED)
        is_end = self._position + len(window) >= self._end
        found = find_frame(window[1:], is_end=is_end)
        if found is None:
            return False
        self._position += found + 1
        return True

    def result(self) -> Walk:
        """The sum; what was not counted is taken to be like the rest."""
        average = self._length * 8 / self._seconds if self._seconds else float(self._first.bitrate)
        left = self._end - self._position if self._count >= COUNTED_FRAMES else 0
        return Walk(
            self._seconds + left * 8 / average,
            round(average),
            self._ends_within,
        )
