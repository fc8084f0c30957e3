"""Draws the square pictures: the show's artwork and one motif per topic."""

from __future__ import annotations

from PIL import Image

from siniar.images.canvas import draw_shapes
from siniar.images.cards import Face
from siniar.images.colors import build_palette
from siniar.images.fonts import Weight
from siniar.images.motifs import TOPIC_MOTIFS, show_motif
from siniar.images.parts import draw_setting
from siniar.images.shapes import Box
from siniar.images.typeset import Setting, fit_text

#: All measures below are parts of the side.
MARGIN = 0.075
NAME_HEIGHT = 0.25
#: Letter sizes that are tried for the name.
NAME_SIZES = tuple(part / 1000 for part in range(280, 48, -3))
LINE_SIZES = (0.042, 0.038, 0.034, 0.031)
#: Between the name and the lines below it, and where the row of voices begins.
GAP = 0.038
VOICES_TOP = 0.475
#: Below this many pixels small lines would be noise.
SMALL = 300


def draw_artwork(face: Face, size: int) -> Image.Image:
    """The show's square picture: name on top, the row of voices rising from the lower edge."""
    palette = build_palette(face.color, face.accent)
    margin, width = size * MARGIN, size * (1 - 2 * MARGIN)
    field = Box(margin, size * VOICES_TOP, size - margin, size)
    image = draw_shapes(size, size, palette, show_motif(face.seed)(field))
    sizes = [round(part * size) for part in NAME_SIZES]
    name = fit_text(face.name, 800, sizes, width, size * NAME_HEIGHT, leading=1.0, most_lines=4)
    draw_setting(image, name, margin, margin, palette.ink)
    if size >= SMALL:
        top = margin + name.ink_height + size * GAP
        for line in _lines(face, size):
            draw_setting(image, line, margin, top, palette.ink)
            top += line.size * 1.35
    return image


def _lines(face: Face, size: int) -> list[Setting]:
    """Tagline and author, each on one line."""
    sizes = [round(part * size) for part in LINE_SIZES]
    texts: tuple[tuple[str, Weight], ...] = ((face.tagline, 500), (face.author, 800))
    width = size * (1 - 2 * MARGIN)
    lines = [fit_text(text, bold, sizes, width, size, most_lines=1) for text, bold in texts]
    return [line for line in lines if line.lines]


def draw_topic(face: Face, turn: int, size: int) -> Image.Image:
    """The square picture that the episodes of a topic share: its motif on its ground."""
    palette = build_palette(face.color, face.accent, turn)
    motif = TOPIC_MOTIFS[turn % len(TOPIC_MOTIFS)]
    return draw_shapes(size, size, palette, motif(Box(0, 0, size, size)))
