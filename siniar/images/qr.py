"""Draws QR codes: as SVG elements of pages, and with the characters of a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape

#: Light modules that surround a code on each side (ISO/IEC 18004).
QUIET_ZONE = 4
#: zint's number of the level at which 15 % of a code may be dirty or torn.
_LEVEL_M = 2
#: Mask 2 reads as well as the best of all eight, whose trial takes six times as long. zint counts
#: masks from 1, in the second byte of the option.
_MASK_2 = 3 << 8
#: Bytes of a row: a bit for each of 1152 modules, the first in the lowest.
_ROW = 144
_DARK = re.compile("1+")
#: What a terminal shows for a light or dark module with another below it.
_HALVES = {"00": "█", "01": "▀", "10": "▄", "11": " "}
#: White letters on black, whatever the terminal's own colours are, and back to them.
_ON, _OFF = "\x1b[37;40m", "\x1b[0m"


# A page and its poster, which are made one after the other, show the same.
@lru_cache(maxsize=16)
def qr_svg(text: str, title: str = "") -> str:
    """A QR code as an SVG element, to be put into a page.

    It stands with its quiet zone on white, so that it can be read from a dark page too. ``title``
    is what people hear who do not see it; the text itself unless given.

    Raises:
        ValueError: the text has more than 2331 bytes.
    """
    rows = _encode(text)
    side = len(rows) + 2 * QUIET_ZONE
    return (
        f'<svg role="img" shape-rendering="crispEdges" viewBox="0 0 {side} {side}">'
        f"<title>{escape(title or text)}</title>"
        f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/>'
        f'<path stroke="#000" d="M{QUIET_ZONE} {QUIET_ZONE - 1}.5{"".join(_strokes(rows))}"/></svg>'
    )


def _strokes(rows: list[str]) -> Iterator[str]:
    """A line for each run of dark modules, from where the one before ended."""
    x, down = 0, 0
    for row in rows:
        down += 1
        for run in _DARK.finditer(row):
            yield f"m{run.start() - x} {down}h{run.end() - run.start()}"
            x, down = run.end(), 0


def qr_text(text: str) -> str:
    """A QR code in lines of half blocks, with what terminals obey for its colours.

    Raises:
        ValueError: the text has more than 2331 bytes.
    """
    rows = _encode(text)
    side = len(rows) + 2 * QUIET_ZONE
    margin = ["0" * side] * QUIET_ZONE
    framed = [*margin, *(f"{'0' * QUIET_ZONE}{row}{'0' * QUIET_ZONE}" for row in rows), *margin]
    # A code's side is odd: the last row stands above nothing.
    pairs = zip(framed[::2], [*framed[1::2], "1" * side], strict=True)
    return "".join(f"{_ON}{_halves(*pair)}{_OFF}\n" for pair in pairs)


def _halves(upper: str, lower: str) -> str:
    return "".join(_HALVES[one + other] for one, other in zip(upper, lower, strict=True))


def _encode(text: str) -> list[str]:
    """The rows of the code: ``1`` for a dark module, ``0`` for a light one."""
    # 2 MB that only pages with a code need.
    import zint  # noqa: PLC0415

    symbol = zint.Symbol()
    symbol.symbology = zint.Symbology.QRCODE
    symbol.option_1 = _LEVEL_M
    symbol.option_3 = _MASK_2
    try:
        symbol.encode(text)
    except RuntimeError as error:
        raise ValueError(str(error)) from error
    bits, side = symbol.encoded_data.tobytes(), symbol.width
    rows = (bits[row * _ROW : (row + 1) * _ROW] for row in range(side))
    return [f"{int.from_bytes(row, 'little'):0{side}b}"[::-1] for row in rows]
