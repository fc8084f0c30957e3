"""Addresses of YouTube videos in every form that people copy."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siniar.content.youtube_urls import VideoAddress, parse_video, read_video
from siniar.model.episode import Video
from siniar.model.findings import Place
from tests.support.findings import codes, values

PLACE = Place("content/episodes/001.md", 4, "youtube: x")
ID = "M7lc1UVf-VE"
VIDEOS = f"""
{ID}
https://www.youtube.com/watch?v={ID}
https://youtube.com/watch?v={ID}
http://www.youtube.com/watch?v={ID}
www.youtube.com/watch?v={ID}
youtube.com/watch?v={ID}
//www.youtube.com/watch?v={ID}
HTTPS://WWW.YOUTUBE.COM/watch?v={ID}
https://www.youtube.com:443/watch?v={ID}
https://www.youtube.com./watch?v={ID}
https://m.youtube.com/watch?v={ID}
https://music.youtube.com/watch?v={ID}&si=abc
https://www.youtube.com/watch?app=desktop&v={ID}&t=90s
https://www.youtube.com/watch?v={ID}&list=PLx&index=2
https://www.youtube.com/watch/?v={ID}#t=3
https://www.youtube.com/?v={ID}
https://youtu.be/{ID}
http://youtu.be/{ID}
youtu.be/{ID}
https://www.youtu.be/{ID}
https://youtu.be/{ID}?si=abcDEF123&t=42
https://youtu.be/{ID}/
https://www.youtube.com/shorts/{ID}
https://youtube.com/shorts/{ID}?feature=share
https://www.youtube.com/live/{ID}?si=x
https://www.youtube.com/embed/{ID}?start=3
https://www.youtube-nocookie.com/embed/{ID}
https://www.youtube.com/v/{ID}?version=3
https://www.youtube.com/e/{ID}
https://www.youtube.com/attribution_link?a=x&u=%2Fwatch%3Fv%3D{ID}%26feature%3Dshare
""".split()
COLLECTIONS = [
    "https://www.youtube.com/@simpatri",
    "https://www.youtube.com/@simpatri/videos",
    "https://youtube.com/@simpatri?si=x",
    "https://www.youtube.com/channel/UC_x5XG1OV2P6uZZ5FSM9Ttw",
    "https://www.youtube.com/c/contoh",
    "https://www.youtube.com/user/contoh",
    "https://www.youtube.com/playlist?list=PLx",
    "https://music.youtube.com/playlist?list=PLx",
    "https://www.youtube.com/watch?list=PLx",
    "https://www.youtube.com/embed/videoseries?list=PLx",
    "https://www.youtube.com/embed/live_stream?channel=UCx",
    "https://www.youtube.com/results?search_query=ktp",
    "https://www.youtube.com/feed/subscriptions",
    "https://www.youtube.com/",
    "youtube.com",
]
UNKNOWN = f"""
halo
https://vimeo.com/1
https://youtube.com.evil.example/watch?v={ID}
https://notyoutube.com/watch?v={ID}
https://youtu.be.evil.example/{ID}
https://youtu.beta/{ID}
https://evil.example/?u=https://youtu.be/{ID}
https://evil.example/youtube.com/watch?v={ID}
https://youtube.com@evil.example/watch?v={ID}
https://evil@youtube.com/watch?v={ID}
https://youtube.com:8080/watch?v={ID}
https://youtube.com:abc/watch?v={ID}
https://youtube.com\\@evil.example/{ID}
ftp://youtube.com/watch?v={ID}
javascript:alert('{ID}')
javascript://youtube.com/watch?v={ID}
https://www.youtube.com/watch?v=pendek
https://www.youtube.com/watch?v={ID}x
https://www.youtube.com/watch?v=
https://www.youtube.com/watch
https://youtu.be/
https://youtu.be/XXXX
https://www.youtube.com/shorts/
https://www.youtube.com/about
https://www.youtube.com/attribution_link?u=//[x
{ID}x
{ID[:-1]}
https://[youtube.com/watch?v={ID}
""".split()


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


@settings(deadline=None)
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
