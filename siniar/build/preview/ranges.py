"""Parses the Range header of a request into the bytes that it asks for."""

from __future__ import annotations

import re

from msgspec import Struct

#: More digits than any file has bytes; Python refuses thousands of them.
_SINGLE = re.compile(r"[ \t]*([0-9]{0,40})[ \t]*-[ \t]*([0-9]{0,40})[ \t]*")


class ByteRange(Struct, frozen=True):
    """Bytes ``first`` to ``last``, both included, counted from 0."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many bytes these are."""
        return self.last - self.first + 1


class UnsatisfiableRangeError(ValueError):
    """The header asks for bytes that the file does not have, or cannot be read."""


def parse_range(header: str | None, size: int) -> ByteRange | None:
    """The one range that ``header`` asks for of a file of ``size`` bytes.

    None means the whole file: without a header, with a unit other than bytes, or with several
    ranges, which a server may answer as a whole (RFC 9110, 14.2). Raises UnsatisfiableRangeError
    for what has to be answered with 416.
    """
    if header is None:
        return None
    unit, equals, ranges = header.partition("=")
    if unit.strip().lower() != "bytes" or not equals:
        return None
    if "," in ranges:
        return None
    match = _SINGLE.fullmatch(ranges)
    if match is None or not any(match.groups()):
        raise UnsatisfiableRangeError(header)
    first_text, last_text = match.groups()
    if not first_text:
        first, last = max(size - int(last_text), 0), size - 1
    else:
        first, last = int(first_text), min(int(last_text or size), size - 1)
    if first > last:
        raise UnsatisfiableRangeError(header)
    return ByteRange(first, last)
