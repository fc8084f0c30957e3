from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from siniar.images.colors import (
    SHAPE_CONTRAST,
    TEXT_CONTRAST,
    WHITE,
    build_palette,
    color_of,
    contrast,
    format_color,
    parse_color,
    tone_of,
)

COLORS = st.tuples(*[st.integers(0, 255)] * 3).map(format_color)


def test_contrast_agrees_with_the_published_examples() -> None:
    # https://webaim.org/resources/contrastchecker/: the grey just below, and the pair of extremes
    assert round(contrast((0x77, 0x77, 0x77), WHITE), 2) == 4.48
    assert round(contrast((0, 0, 0), WHITE), 2) == 21
    assert contrast((10, 20, 30), (10, 20, 30)) == 1


@given(COLORS)
def test_a_color_survives_the_way_through_oklch(color: str) -> None:
    there = parse_color(color)
    back = color_of(tone_of(there))
    assert all(abs(one - other) <= 1 for one, other in zip(there, back, strict=True))


def test_text_that_is_no_color_gives_the_default() -> None:
    assert format_color(parse_color("teal")) == "#0b5d57"
    assert format_color(parse_color("#FFC53D")) == "#ffc53d"


@given(COLORS, COLORS, st.integers(0, 12))
@example("#0b5d57", "#ffc53d", 0)
@example("#767676", "#767676", 0)
@example("#ffffff", "#ffffff", 3)
@example("#000000", "#000000", 3)
def test_any_two_colors_give_readable_text_and_visible_shapes(
    color: str, accent: str, turn: int
) -> None:
    palette = build_palette(color, accent, turn)
    assert contrast(palette.ink, palette.ground) >= TEXT_CONTRAST
    assert contrast(palette.ink, palette.quiet) >= TEXT_CONTRAST
    assert contrast(palette.accent, palette.ground) >= SHAPE_CONTRAST
    assert contrast(palette.accent_ink, palette.accent) >= TEXT_CONTRAST
    assert palette.quiet != palette.ground


def test_the_grounds_of_eight_topics_can_be_told_apart() -> None:
    grounds = [build_palette("#0b5d57", "#ffc53d", turn).ground for turn in range(8)]
    assert len(set(grounds)) == 8
    hues = sorted(tone_of(ground).hue for ground in grounds)
    gaps = [after - before for before, after in pairwise(hues)]
    assert min(gaps) > 15


def test_a_topic_added_at_the_end_changes_no_other_colour() -> None:
    assert build_palette("#0b5d57", "#ffc53d", 0).ground == parse_color("#0b5d57")
    assert build_palette("#0b5d57", "#ffc53d", 2) == build_palette("#0b5d57", "#ffc53d", 2)


@pytest.mark.parametrize("dark", ["#0b5d57", "#7a1f3d", "#1746a2", "#111111"])
def test_the_accent_of_dark_shows_stays_as_the_settings_say(dark: str) -> None:
    assert format_color(build_palette(dark, "#ffc53d").accent) == "#ffc53d"
