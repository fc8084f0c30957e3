"""What is kept of drawn pictures is what drawing gives, and only for the very same picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from siniar.images import plan_pictures
from siniar.images.draw import Drawing
from siniar.model.words import load_words
from tests.support.factories import make_catalogue, make_episode
from tests.support.places import THEME
from tests.support.tools.drawing import draw_once


def draw(title: str, folder: Path) -> dict[str, bytes]:
    catalogue = make_catalogue(episodes=[make_episode(1, title=title)])
    planned = plan_pictures(catalogue, folder, load_words("id"), theme=THEME)
    made = [output for output in planned.outputs if "1200x630" in output.path]
    return {output.path: output.render() for output in made}


def test_a_kept_picture_is_the_drawn_one_and_another_title_another_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles, drawn = ("Surat pindah", "Surat pindah", "Surat nikah"), []
    made = [draw(title, tmp_path) for title in titles]
    render = Drawing.render
    monkeypatch.setattr(Drawing, "render", lambda self: (drawn.append(self), render(self))[1])
    with draw_once(tmp_path):
        assert [draw(title, tmp_path) for title in titles] == made
    # The show's, and one of each title.
    assert len(drawn) == 3
