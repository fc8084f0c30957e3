"""Turns SVG elements of pages into pictures that tests can look at."""

from __future__ import annotations

from io import BytesIO

import resvg_py
from PIL import Image


def rasterize(svg: str, *, width: int, ground: str) -> Image.Image:
    """The element as a page would show it."""
    whole = svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    data = resvg_py.svg_to_bytes(svg_string=whole, width=width, background=ground)
    return Image.open(BytesIO(data)).convert("RGB")
