"""Draws the cover that is embedded in a sample's audio file."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from pathlib import Path

#: Pixels.
SIZE = 480
GREEN, DEEP, YELLOW, WHITE = "#0b5d57", "#084842", "#ffc53d", "#ffffff"


def draw_cover(show: str, code: str, topic: str, fonts: Path) -> bytes:
    """A square JPEG of under 60 KB with the show's name, the episode's code and its topic."""
    image = Image.new("RGB", (SIZE, SIZE), GREEN)
    draw = ImageDraw.Draw(image)
    for radius, colour in ((264, DEEP), (176, GREEN), (96, YELLOW)):
        draw.circle((SIZE - 56, 72), radius, fill=colour)
    draw.text((36, 236), show, font=_font(fonts, 70, 800), fill=WHITE)
    draw.text((38, 326), code, font=_font(fonts, 42, 800), fill=YELLOW)
    draw.text((38, 388), topic, font=_font(fonts, 27, 500), fill=WHITE)
    draw.text((38, 428), "Contoh", font=_font(fonts, 21, 500), fill=WHITE)
    stream = BytesIO()
    image.save(stream, "JPEG", quality=84, optimize=True)
    return stream.getvalue()


def _font(fonts: Path, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(fonts / "PlusJakartaSans.ttf", size)
    font.set_variation_by_axes([weight])
    return font
