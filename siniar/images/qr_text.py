"""Draws a QR code with the characters of a terminal."""

from __future__ import annotations

from io import StringIO

import segno


def render_qr_text(address: str) -> str:
    """The code of an address in lines of half blocks, with what terminals obey for its colours."""
    drawn = StringIO()
    segno.make(address).terminal(out=drawn, compact=True)
    return drawn.getvalue()
