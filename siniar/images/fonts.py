"""The letters of pictures: what the font can show, how wide it is, and how it is drawn."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

from siniar.images.colors import Color
from siniar.images.kerning import KERNING

FONT_FOLDER = Path(__file__).parent / "fonts"
Weight = Literal[500, 800]

#: Parts of the size: height of a capital, and of what hangs below the line.
CAPITAL = 0.745
DESCENT = 0.21
#: Added between large letters, in parts of the size: headlines want to be set tighter.
TRACKING = -0.012
#: Letters are drawn this many times larger and reduced; twice is enough for very large ones.
FINE = 4
LARGE_LETTERS = 300
#: Letters are measured once at this many pixels, where hinting has no weight.
_UNITS = 1000
#: Nothing that a font could hold; what it shows instead is its sign for a missing letter.
_MISSING = "\uffff"


@lru_cache(maxsize=128)
def load_font(weight: Weight, size: int) -> ImageFont.FreeTypeFont:
    """The typeface in one size.

    The layout engine is pinned because the better one is not everywhere, and the same text must
    give the same picture.
    """
    path = FONT_FOLDER / f"plus-jakarta-sans-latin-{weight}-normal.woff2"
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


def _shape_of(weight: Weight, character: str) -> tuple[tuple[int, int], bytes]:
    mask = load_font(weight, 40).getmask(character)
    return mask.size, bytes(mask)


@lru_cache(maxsize=4096)
def has_letter(character: str) -> bool:
    """Whether both weights of the font can show the character."""
    weights: tuple[Weight, ...] = (500, 800)
    return character == " " or all(
        _shape_of(weight, character) != _shape_of(weight, _MISSING) for weight in weights
    )


@lru_cache(maxsize=2048)
def _advance(weight: Weight, character: str) -> float:
    return load_font(weight, _UNITS).getlength(character) / _UNITS


@lru_cache(maxsize=2048)
def _bearing(weight: Weight, character: str) -> float:
    """How far right of its place the ink of a letter begins, in parts of the size."""
    ink = load_font(weight, _UNITS).getmask(character).getbbox()
    return ink[0] / _UNITS if ink else 0.0


@lru_cache(maxsize=8192)
def _relative_width(text: str, weight: Weight) -> float:
    letters = sum(_advance(weight, character) for character in text)
    pairs = sum(KERNING.get(left + right, 0) for left, right in pairwise(text))
    return letters + pairs / 1000 + TRACKING * len(text)


def width_of(text: str, weight: Weight, size: float) -> float:
    """Width of one line in pixels."""
    return _relative_width(text, weight) * size


def _line_mask(text: str, weight: Weight, size: int, fraction: float) -> tuple[Image.Image, int]:
    """Coverage of one line whose ink begins ``fraction`` of a pixel right of the left edge.

    With it come the pixels of it that lie above the baseline. It is drawn larger and reduced: so
    letters stand at fractions of a pixel, and hinting, which differs between sizes, leaves no
    trace.
    """
    scale = FINE if size <= LARGE_LETTERS else 2
    font = load_font(weight, size * scale)
    above, below = round(size * 1.2), round(size * 0.4)
    columns = round(width_of(text, weight, size)) + size
    mask = Image.new("L", (columns * scale, (above + below) * scale))
    draw = ImageDraw.Draw(mask)
    x = (fraction - _bearing(weight, text[0]) * size) * scale
    for character, following in zip(text, [*text[1:], ""], strict=True):
        draw.text((round(x), above * scale), character, fill=255, font=font, anchor="ls")
        pair = KERNING.get(character + following, 0) / 1000
        x += (_advance(weight, character) + pair + TRACKING) * size * scale
    return mask.reduce(scale), above


def draw_line(
    image: Image.Image,
    position: tuple[float, float],
    text: str,
    weight: Weight,
    size: int,
    *,
    color: Color,
) -> None:
    """Draw one line so that the ink of its first letter begins at x and it stands on y."""
    if not text:
        return
    left = math.floor(position[0])
    mask, above = _line_mask(text, weight, size, position[0] - left)
    image.paste(color, (left, round(position[1]) - above), mask)
