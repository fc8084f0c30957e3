"""Addresses of YouTube videos in every form that people copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siniar.content.youtube_urls import VideoAddress, parse_video, read_video
from siniar.model.episode import Video
from siniar.model.findings import Place
from tests.support.findings import codes, values
from tests.support.rows import read_rows

PLACE = Place("content/episodes/001.md", 4, "youtube: x")
ID = "M7lc1UVf-VE"
#: What an address leads to, and the address.
ROWS = read_rows(Path(__file__).parent / "cases/youtube-addresses.tsv")
VIDEOS, COLLECTIONS, UNKNOWN = (
    [address for kind, address in ROWS if kind == wanted]
    for wanted in ("video", "collection", "unknown")
)


@pytest.mark.parametrize("text", VIDEOS)
def test_every_form_of_an_address_leads_to_the_video(text: str) -> None:
    assert read_video(f" {text} ", PLACE) == (Video(ID), [])


@pytest.mark.parametrize("text", COLLECTIONS)
def test_channels_and_playlists_are_told_apart(text: str) -> None:
    video, findings = read_video(text, PLACE)
    assert (video, codes(findings)) == (None, ["youtube-bukan-video"])
    assert values(findings[0]) == {"value": text}
    assert findings[0].place == PLACE


@pytest.mark.parametrize("text", [*UNKNOWN, "", f"{ID} Bagian 2", f"https://youtu.be/{ID}\n<x>"])
def test_anything_else_is_no_video(text: str) -> None:
    video, findings = read_video(text, PLACE)
    assert (video, codes(findings)) == (None, ["youtube-salah"])


@given(
    st.text()
    | st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "//", "https://", "http://", "HTTPS://u:p@", "javascript:"]),
        st.sampled_from(["youtube.com", "youtu.be", "youtube.com.x", "m.youtube.com:1", "[::1]"]),
        st.text(max_size=30),
    )
)
def test_any_text_is_a_video_with_an_id_or_none(text: str) -> None:
    address = parse_video(text)
    is_video = address.kind is VideoAddress.Kind.VIDEO
    assert len(address.id) == (11 if is_video else 0)
    assert not is_video or address.id in text
