"""Draws QR codes: as SVG elements of pages, and with the characters of a terminal."""

from __future__ import annotations

from functools import lru_cache
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from segno import QRCode


# A page and its poster show the same.
@lru_cache(maxsize=2048)
def qr_svg(text: str, title: str = "") -> str:
    """A QR code as an SVG element, to be put into a page.

    It stands with its quiet zone on white, so that it can be read from a dark page too. ``title``
    is what people hear who do not see it; the text itself unless given.

    Raises:
        ValueError: the text has more than 2331 bytes.
    """
    drawn = _encode(text).svg_inline(
        title=title or text, light="#fff", omitsize=True, svgclass=None, lineclass=None
    )
    return drawn.replace("<svg", '<svg role="img" shape-rendering="crispEdges"', 1)


def qr_text(text: str) -> str:
    """A QR code in lines of half blocks, with what terminals obey for its colours.

    Raises:
        ValueError: the text has more than 2331 bytes.
    """
    drawn = StringIO()
    _encode(text).terminal(out=drawn, compact=True)
    return drawn.getvalue()


def _encode(text: str) -> QRCode:
    """The code: 15 % of it may be dirty or torn (level M).

    Mask 2 reads as well as the best of all eight, whose trial takes four times as long.
    """
    # Brings urllib and more, 30 ms that only pages with a code need.
    import segno  # noqa: PLC0415

    return segno.make(text, error="m", mask=2, micro=False)
