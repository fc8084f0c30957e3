"""Draws what stands in the place of a video until somebody taps it."""

from __future__ import annotations

from PIL import Image

from siniar.images.canvas import draw_shapes
from siniar.images.cards import Face
from siniar.images.colors import build_palette
from siniar.images.motifs import listeners
from siniar.images.parts import draw_setting
from siniar.images.shapes import Box, Disc, Shape
from siniar.images.typeset import fit_text

#: Pixels.
POSTER_SIZE = (640, 360)
#: The page puts a play button of at most this radius into the middle.
BUTTON_RADIUS = 80
_MARGIN = 32


def _waves(x: float, y: float) -> tuple[Shape, ...]:
    rings: list[Shape] = []
    for wave in reversed(range(3)):
        inner = BUTTON_RADIUS + 22 + wave * 76
        rings.append(Disc((x, y), inner + 38, "quiet"))
        rings.append(Disc((x, y), inner, "ground"))
    return tuple(rings)


def draw_poster(face: Face, turn: int) -> Image.Image:
    """640×360: listeners around the play button of the page, from which waves go out."""
    width, height = POSTER_SIZE
    palette = build_palette(face.color, face.accent, turn)
    row = Box(_MARGIN, height - 112, width - _MARGIN, height)
    shapes = (*_waves(width / 2, height / 2), *listeners(row, f"{face.seed} {turn}", 15))
    image = draw_shapes(width, height, palette, shapes)
    name = fit_text(face.name, 800, (32, 28, 24), width - 2 * _MARGIN, 40, most_lines=1)
    draw_setting(image, name, _MARGIN, _MARGIN, palette.ink)
    return image
