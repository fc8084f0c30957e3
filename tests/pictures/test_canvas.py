"""Shapes are drawn strip by strip, and nobody sees where one strip ends."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageChops

from siniar.images import canvas
from siniar.images.canvas import draw_shapes
from siniar.images.colors import Palette, build_palette
from siniar.images.shapes import Bar, Box, Disc, Polygon, Shape

PLACES = st.floats(-20, 60, allow_nan=False)
SIZES = st.floats(0, 40, allow_nan=False)
ROLES = st.sampled_from(["ink", "accent"])
POINTS = st.tuples(PLACES, PLACES)


def make_bar(left: float, top: float, size: tuple[float, float], radius: float, role: str) -> Bar:
    return Bar(Box(left, top, left + size[0], top + size[1]), radius, role)  # type: ignore[arg-type]


SHAPES = st.lists(
    st.builds(Disc, POINTS, SIZES, ROLES)
    | st.builds(make_bar, PLACES, PLACES, st.tuples(SIZES, SIZES), SIZES, ROLES)
    | st.builds(Polygon, st.lists(POINTS, min_size=3, max_size=6).map(tuple), ROLES),
    max_size=6,
)


def palette() -> Palette:
    return build_palette("#006666", "#ffcc33")


@settings(max_examples=150, deadline=None)
@given(shapes=SHAPES, strip=st.integers(1, 4_000), band=st.integers(1, 2_000))
def test_strips_of_any_height_make_one_picture(shapes: list[Shape], strip: int, band: int) -> None:
    whole = draw_shapes(40, 50, palette(), shapes)
    with patch.object(canvas, "_STRIP", strip), patch.object(canvas, "_BAND", band):
        parts = draw_shapes(40, 50, palette(), iter(shapes))
    assert ImageChops.difference(whole, parts).getbbox() is None
