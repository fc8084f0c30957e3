"""Names that files are published under: plain letters, always the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from siniar.media.audio import ascii_name
from tests.support.rows import read_rows


@pytest.mark.parametrize(("name", "published"), read_rows(Path(__file__).parent / "names.tsv"))
def test_published_names_are_plain(name: str, published: str) -> None:
    assert ascii_name(name) == published


def test_a_long_name_is_cut_before_its_ending() -> None:
    assert ascii_name("x" * 300 + ".mp3") == "x" * 120 + ".mp3"


def test_a_published_name_stays_as_it_is() -> None:
    once = ascii_name("Rapat Koordinasi — “Ünïcode” 2026.MP3")
    assert ascii_name(once) == once


@example(name="҈0")  # its Latin letters hold a dot
@example(name="0.A.")
@example(name="0.A.:")
@given(name=st.text(max_size=80))
def test_published_names_hold_nothing_that_needs_escaping(name: str) -> None:
    published = ascii_name(name)
    assert published
    assert published == ascii_name(published)
    assert set(published) <= set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"
    )
