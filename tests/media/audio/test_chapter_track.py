"""Chapters that QuickTime programs write as a track of titles are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siniar.media.audio import read_audio
from siniar.media.audio.chapter_track import read_chapter_track
from tests.support.audio import PLACE, m4a_with_chapter_track, save

TITLES = [(5_005, b"Pembuka"), (1_000, "Yang dibawa \u2013 KTP".encode()), (4_000, b"")]


def chapters_of(folder: Path, content: bytes) -> list[tuple[float, str]]:
    audio, findings = read_audio(save(folder, content, "001.m4a"), "001.m4a", PLACE)
    assert audio
    assert findings == []
    return [(chapter.start, chapter.title) for chapter in audio.chapters]


def test_titles_stand_where_the_ones_before_end(tmp_path: Path) -> None:
    expected = [(0.0, "Pembuka"), (5.005, "Yang dibawa \u2013 KTP")]
    assert chapters_of(tmp_path, m4a_with_chapter_track(TITLES)) == expected


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
def test_titles_may_be_utf_16_with_a_mark(tmp_path: Path, encoding: str) -> None:
    content = m4a_with_chapter_track([(1000, "Pembuka".encode(encoding))])
    assert chapters_of(tmp_path, content) == [(0.0, "Pembuka")]


@pytest.mark.parametrize("named", [0, 1, 3])
def test_a_track_that_the_sound_does_not_name_is_not_read(tmp_path: Path, named: int) -> None:
    assert chapters_of(tmp_path, m4a_with_chapter_track(TITLES, named=named)) == []


@settings(max_examples=200, deadline=None)
@given(at=st.integers(0, 900), noise=st.binary(min_size=1, max_size=8))
def test_a_damaged_track_gives_what_it_can(at: int, noise: bytes) -> None:
    content = m4a_with_chapter_track(TITLES)
    index = bytearray(content[content.rindex(b"moov") + 4 :])
    index[at : at + len(noise)] = noise
    read = read_chapter_track(bytes(index), lambda offset, size: content[offset : offset + size])
    for chapter in read:
        assert chapter.start >= 0
        assert chapter.title
