"""Parts that several pictures have in common: set text, labels, the play symbol, the small mark."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PIL import Image

from siniar.images.colors import Color
from siniar.images.fonts import CAPITAL, Weight, draw_line, width_of
from siniar.images.motifs import voices
from siniar.images.shapes import Bar, Box, Disc, Polygon, Shape
from siniar.images.typeset import Setting

#: The small mark has no room for more than a speaker and two who listen.
MARK_LEVELS = (0.6, 1.0, 0.74)


def draw_setting(
    image: Image.Image, setting: Setting, left: float, top: float, color: Color
) -> None:
    """Draw lines so that the first capital begins at ``top``."""
    for line, baseline in zip(setting.lines, setting.baselines(top), strict=True):
        draw_line(image, (left, baseline), line, setting.weight, setting.size, color=color)


def mark(box: Box) -> tuple[Shape, ...]:
    """Three voices in a box, cut off at its lower edge by what is drawn after."""
    return voices(box, MARK_LEVELS)


def play_symbol(x: float, y: float, radius: float) -> tuple[Shape, ...]:
    """A disc of the accent colour with a triangle that is centred by eye."""
    reach = radius * 0.46
    points = tuple(
        (
            x + radius * 0.06 + reach * math.cos(math.radians(angle)),
            y + reach * math.sin(math.radians(angle)),
        )
        for angle in (0, 120, 240)
    )
    return Disc((x, y), radius, "accent"), Polygon(points, "accent_ink")


@dataclass(frozen=True, slots=True)
class Label:
    """Words on a bar with round ends."""

    text: str
    size: int
    weight: Weight = 800

    @property
    def height(self) -> float:
        """Pixels."""
        return self.size * 1.75

    @property
    def width(self) -> float:
        """Pixels."""
        return width_of(self.text, self.weight, self.size) + self.size * 1.5

    def shape(self, left: float, top: float) -> Bar:
        """The bar below the words."""
        box = Box(left, top, left + self.width, top + self.height)
        return Bar(box, self.height / 2, "quiet")

    def draw(self, image: Image.Image, left: float, top: float, color: Color) -> None:
        """Draw the words in the middle of the bar."""
        baseline = top + (self.height + CAPITAL * self.size) / 2
        start = (left + self.size * 0.75, baseline)
        draw_line(image, start, self.text, self.weight, self.size, color=color)
