"""Reads bytes that are not plainly UTF-8, and mends letters that were encoded twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: UTF-8 that was read as Windows-1252 and saved again: ``â€œ`` for a quote, ``Ã©`` for é.
GARBLED = re.compile(
    "â€(?:[\ufffd\x80-\xbfœž™“”˜¦•¢‹›šŸŒŽ†‡‰ˆ„…‚ƒ–—‘’]|(?=\\W|$))|[ÂÃ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
)


def decode_mixed(content: bytes) -> str:
    """UTF-8; lines that are none are what Windows-1252 makes of them.

    Raises:
        UnicodeDecodeError: Windows-1252 has no letter for a byte either.
    """
    return "".join(_mixed(content))


def _mixed(content: bytes) -> Iterator[str]:
    """Line by line: a file that was put together from two has lines of both."""
    for row in content.splitlines(keepends=True):
        try:
            yield row.decode("utf-8")
        except UnicodeDecodeError:
            yield row.decode("cp1252")


def find_garbled(text: str) -> re.Match[str] | None:
    """The first letter of a text that was encoded twice."""
    # Most texts hold nothing but plain letters, which is told at once.
    return None if text.isascii() else GARBLED.search(text)


def mend_garbled(text: str) -> str:
    """The text with letters that were encoded twice as they were before."""
    return GARBLED.sub(_regain, text)


def _regain(match: re.Match[str]) -> str:
    garbled = match[0]
    if garbled in ("â€", "â€\ufffd"):  # the third byte of ” is none in Windows-1252, and lost
        return "”"
    try:
        raw = b"".join(_byte_of(char) for char in garbled)
        return raw.decode("utf-8")
    except UnicodeError:
        return garbled


def _byte_of(char: str) -> bytes:
    """The byte that Windows-1252 shows so; programs show those that it lacks as controls."""
    return char.encode("latin-1") if char < "\xa0" else char.encode("cp1252")
