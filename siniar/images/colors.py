"""Colours of drawn pictures: contrast after WCAG, and tints of two colours that keep it."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct


class Color(NamedTuple):
    """A colour of screens; as text it is ``#rrggbb``."""

    #: Each 0 to 255.
    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return format_color(self)


WHITE = Color(255, 255, 255)
BLACK = Color(0, 0, 0)
#: Least contrast of text (WCAG 2.2, 1.4.3) and of shapes that carry meaning (1.4.11).
TEXT_CONTRAST = 4.5
SHAPE_CONTRAST = 3.0
#: Used for a colour that is none: the show's settings have been checked long before.
FALLBACK = Color(11, 93, 87)
#: Hues (OKLCH degrees) that stay handsome as dark grounds, neighbours in the list far apart:
#: blue, plum, rust, green, indigo, crimson, brown, teal. Dark yellows are left out.
HUES = (248, 325, 40, 148, 285, 8, 62, 190)
#: A hue this near to the show's own is passed over.
NEAR_HUE = 25
#: Difference in lightness of quiet shapes from their ground.
QUIET_STEP = 0.07
#: Chroma of a turned hue: teal, the default, can hold little of it, most other hues more.
LEAST_CHROMA = 0.11

_HEX = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")


def parse_color(text: str) -> Color:
    """The colour of ``#rrggbb``; the fallback colour for anything else."""
    match = _HEX.fullmatch(text.strip())
    if match is None:
        return FALLBACK
    red, green, blue = (int(part, 16) for part in match.groups())
    return Color(red, green, blue)


def format_color(color: Color) -> str:
    """``#rrggbb``."""
    return "#{:02x}{:02x}{:02x}".format(*color)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _gamma(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def luminance(color: Color) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(channel / 255) for channel in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


class Tone(Struct, frozen=True):
    """A colour as lightness 0 to 1, chroma and hue in degrees (OKLCH)."""

    lightness: float
    chroma: float
    hue: float


def tone_of(color: Color) -> Tone:
    """A colour in OKLCH; the matrices are those of https://bottosson.github.io/posts/oklab/."""
    red, green, blue = (_linear(channel / 255) for channel in color)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return Tone(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def _channels(tone: Tone) -> tuple[float, float, float]:
    a = tone.chroma * math.cos(math.radians(tone.hue))
    b = tone.chroma * math.sin(math.radians(tone.hue))
    long = (tone.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (tone.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (tone.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def color_of(tone: Tone) -> Color:
    """The nearest colour that screens can show: chroma gives way, lightness and hue stay."""
    lightness = min(max(tone.lightness, 0.0), 1.0)
    for step in range(33):
        channels = _channels(Tone(lightness, tone.chroma * (1 - step / 32), tone.hue))
        if all(-0.0005 <= channel <= 1.0005 for channel in channels):
            break
    red, green, blue = (round(255 * _gamma(min(max(part, 0.0), 1.0))) for part in channels)
    return Color(red, green, blue)


def lightened(color: Color, amount: float) -> Color:
    """The same hue with ``amount`` more lightness (less when negative)."""
    tone = tone_of(color)
    return color_of(Tone(tone.lightness + amount, tone.chroma, tone.hue))


def turned(color: Color, turn: int) -> Color:
    """Another hue of the same lightness, strong enough to be told from its neighbours.

    ``turn`` 0 is the colour itself. The order is fixed: a topic added at the end of the settings
    changes no other topic's colour.
    """
    tone = tone_of(color)
    free = [hue for hue in HUES if abs((hue - tone.hue + 180) % 360 - 180) > NEAR_HUE]
    place = turn % (len(free) + 1)
    if not place:
        return color
    return color_of(Tone(tone.lightness, max(tone.chroma, LEAST_CHROMA), free[place - 1]))


def ink_on(ground: Color) -> Color:
    """The colour for text on ``ground``: white, else a dark shade of it, else black.

    White or black always reaches 4.5:1, because the ground cannot be near both.
    """
    dark = color_of(Tone(0.22, 0.03, tone_of(ground).hue))
    for ink in (WHITE, dark, BLACK):
        if contrast(ink, ground) >= TEXT_CONTRAST:
            return ink
    return max(WHITE, BLACK, key=lambda ink: contrast(ink, ground))


class Palette(Struct, frozen=True):
    """The colours of one picture: variable ``colors`` of its template."""

    #: The whole picture's.
    ground: Color
    #: A shade of the ground for large quiet shapes.
    quiet: Color
    #: Text and shapes on the ground.
    ink: Color
    #: The one strong shape.
    accent: Color
    #: Text and shapes on that.
    accent_ink: Color


def _visible(accent: Color, ground: Color) -> Color:
    """``accent`` made lighter or darker until it stands out from ``ground``."""
    step = 0.03 if luminance(ink_on(ground)) > luminance(ground) else -0.03
    for count in range(34):
        candidate = lightened(accent, count * step)
        if contrast(candidate, ground) >= SHAPE_CONTRAST:
            return candidate
    return ink_on(ground)


def _quiet(ground: Color, ink: Color) -> Color:
    """A shade of the ground that text on it loses no contrast by: away from the ink.

    A ground that is nearly black or white has no room there, but contrast to spare.
    """
    away = QUIET_STEP if luminance(ink) < luminance(ground) else -QUIET_STEP
    has_room = 0.0 < tone_of(ground).lightness + away < 1.0
    return lightened(ground, away if has_room else -away)


@lru_cache(maxsize=256)
def build_palette(color: str, accent: str, turn: int = 0) -> Palette:
    """The palette of a show's two colours.

    ``turn`` 1, 2, 3 ... gives other grounds that belong together, for the show's topics.
    """
    ground = turned(parse_color(color), turn)
    ink = ink_on(ground)
    quiet = _quiet(ground, ink)
    strong = _visible(parse_color(accent), ground)
    return Palette(ground, quiet, ink, strong, ink_on(strong))
