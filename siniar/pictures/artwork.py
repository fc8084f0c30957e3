"""Draws the square pictures: the show's artwork and one motif per topic."""

from __future__ import annotations

from PIL import Image

from siniar.pictures.canvas import draw_shapes
from siniar.pictures.cards import Face
from siniar.pictures.colors import build_palette
from siniar.pictures.composition import fit_text
from siniar.pictures.motifs import TOPIC_MOTIFS, show_motif
from siniar.pictures.parts import draw_setting
from siniar.pictures.shapes import Box

#: All measures below are parts of the side.
MARGIN = 0.075
NAME_HEIGHT = 0.27
#: Letter sizes that are tried for the name, as parts of the side.
NAME_SIZES = tuple(part / 1000 for part in range(280, 66, -3))
LINE_SIZES = (0.042, 0.038, 0.034)
#: Below this many pixels small lines would be noise.
SMALL = 300


def draw_artwork(face: Face, size: int) -> Image.Image:
    """The show's square picture: name on top, the row of voices rising from the lower edge."""
    palette = build_palette(face.color, face.accent)
    margin, width = size * MARGIN, size * (1 - 2 * MARGIN)
    field = Box(margin, size * 0.44, size - margin, size)
    image = draw_shapes(size, size, palette, show_motif(face.seed)(field))
    sizes = [round(part * size) for part in NAME_SIZES]
    name = fit_text(face.name, 800, sizes, width, size * NAME_HEIGHT, leading=1.0, most_lines=3)
    draw_setting(image, name, margin, margin, palette.ink)
    if size >= SMALL:
        top = margin + name.height + size * 0.01
        sizes = [round(part * size) for part in LINE_SIZES]
        for text, weight in ((face.tagline, 500), (face.author, 800)):
            line = fit_text(text, weight, sizes, width, size * 0.06, most_lines=1)  # type: ignore[arg-type]
            draw_setting(image, line, margin, top, palette.ink)
            top += line.size * 1.35 if line.lines else 0
    return image


def draw_topic(face: Face, turn: int, size: int) -> Image.Image:
    """The square picture that the episodes of a topic share: its motif on its ground."""
    palette = build_palette(face.color, face.accent, turn)
    motif = TOPIC_MOTIFS[turn % len(TOPIC_MOTIFS)]
    return draw_shapes(size, size, palette, motif(Box(0, 0, size, size)))
