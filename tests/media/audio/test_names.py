"""Names that files are published under: plain letters, always the same."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from siniar.media.audio import ascii_name


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("003-ktp-el-hilang.mp3", "003-ktp-el-hilang.mp3"),
        ("KTP hilang é.MP3", "KTP-hilang-e.mp3"),
        ("Episode 3 (final) [v2].m4a", "Episode-3-final-v2.m4a"),
        ("rekaman.final.mp3", "rekaman.final.mp3"),
        ("ꦥꦼꦏꦤ꧀.mp3", "audio.mp3"),
        ("Привет.mp3", "Privet.mp3"),
        ("...mp3", "audio.mp3"),
        (".mp3", "audio.mp3"),
        ("tanpa akhiran", "tanpa-akhiran"),
        ("", "audio"),
        ("a..b.mp3", "a.b.mp3"),
        ("🎙️.mp3", "audio.mp3"),
        ("x" * 300 + ".mp3", "x" * 120 + ".mp3"),
    ],
)
def test_published_names_are_plain(name: str, published: str) -> None:
    assert ascii_name(name) == published


def test_a_published_name_stays_as_it_is() -> None:
    once = ascii_name("Rapat Koordinasi — “Ünïcode” 2026.MP3")
    assert ascii_name(once) == once


@example(name="҈0")  # its Latin letters hold a dot
@example(name="0.A.")
@example(name="0.A.:")
@settings(deadline=None)
@given(name=st.text(max_size=80))
def test_published_names_hold_nothing_that_needs_escaping(name: str) -> None:
    published = ascii_name(name)
    assert published
    assert published == ascii_name(published)
    assert set(published) <= set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"
    )
