from __future__ import annotations

import sys

import pytest
from msgspec.structs import replace

from siniar.images import draw
from siniar.images.apart import draw_apart
from siniar.images.kinds import FEED_SIZE
from tests.support.pictures import make_artwork, make_icon


def test_a_picture_of_another_process_is_the_same() -> None:
    drawing = make_icon(64)
    assert draw_apart(drawing) == drawing.draw()


@pytest.mark.parametrize("python", ["/nowhere/python", "/bin/true", "", None])
def test_where_no_process_can_be_begun_it_is_drawn_here(
    python: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = make_icon(64)
    monkeypatch.setattr(sys, "executable", python)
    assert draw_apart(drawing) == drawing.draw()


def test_what_is_wrong_is_told_as_if_it_were_drawn_here() -> None:
    drawing = make_icon(64)
    broken = replace(drawing, style=replace(drawing.style, templates=(("icon.svg", "{{ no }}"),)))
    with pytest.raises(ValueError, match=r"icon\.svg"):
        draw_apart(broken)


def test_only_the_artwork_of_feeds_is_worth_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    apart = []
    monkeypatch.setattr(draw, "draw_apart", lambda drawing: apart.append(drawing) or b"")
    for size in (640, FEED_SIZE):
        make_artwork(size).render()
    assert [drawing.kind.width for drawing in apart] == [FEED_SIZE]
