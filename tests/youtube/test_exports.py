"""Lists of videos are read as the programs that write them do it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siniar.youtube.channel import ChannelError, parse_channel
from siniar.youtube.exports import ExportError, parse_export
from tests.support.channel import render_feed

STUDIO_EN = """Content,Video title,Video publish time,Duration,Views
Total,,,,12
M7lc1UVf-VE,"KTP hilang, lalu?","Nov 20, 2026",1503,7
"""
STUDIO_ID = """Konten;Judul video;Waktu publikasi video;Durasi;Penayangan
M7lc1UVf-VE;"KTP hilang, lalu?";"20 Nov 2026";25:03;7
"""
TAKEOUT = """Video ID,Approx Duration (ms),Video Category,Video Description (Original) 1,Video Title (Original),Privacy,Video State,Video Create Timestamp,Video Publish Timestamp
M7lc1UVf-VE,1503000,People,"Baris satu
CONTOH-012","KTP hilang, lalu?",Public,Processed,2026-11-19T01:00:00+00:00,2026-11-20T12:00:00+00:00
"""  # noqa: E501
DLP = {
    "entries": [
        {"id": "M7lc1UVf-VE", "title": "KTP hilang, lalu?", "upload_date": "20261120",
         "duration": 1503.0, "description": None},
        None,
    ]
}  # fmt: skip
API = {
    "items": [
        {
            "id": "PLx.abc",
            "snippet": {
                "title": "KTP hilang, lalu?",
                "publishedAt": "2026-11-20T12:00:00Z",
                "resourceId": {"videoId": "M7lc1UVf-VE"},
            },
            "contentDetails": {"duration": "PT25M3S"},
        }
    ]
}
FORMS = {
    "Studio": STUDIO_EN.encode(),
    "Studio with a byte order mark": b"\xef\xbb\xbf" + STUDIO_EN.replace("\n", "\r\n").encode(),
    "Studio in Indonesian": STUDIO_ID.encode(),
    "Studio in UTF-16": STUDIO_ID.encode("utf-16"),
    "Takeout": TAKEOUT.encode(),
    "yt-dlp": json.dumps(DLP).encode(),
    "yt-dlp, one a line": json.dumps(DLP["entries"][0]).encode() + b"\n\n",
    "YouTube's API": json.dumps(API).encode(),
}


@pytest.mark.parametrize("name", FORMS)
def test_every_program_s_list_gives_the_same_video(name: str) -> None:
    (upload,) = parse_export(FORMS[name])
    assert upload.id == "M7lc1UVf-VE"
    assert upload.title == "KTP hilang, lalu?"
    assert upload.published.date() == datetime(2026, 11, 20, tzinfo=UTC).date()
    assert upload.duration == 1503.0
    assert ("CONTOH-012" in upload.description) == (name == "Takeout")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"[1]",
        b"a,b\n1,2\n",
        b"\xff\xfe\xff",
        b"\x80abc",
        b'{"items": 3}',
        b"[" * 9999,
    ],
)
def test_other_files_are_refused(content: bytes) -> None:
    with pytest.raises(ExportError):
        parse_export(content)


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_no_bytes_bring_the_listing_down(content: bytes) -> None:
    for beginning in (b"", b"id,title,published\n", b"[", b'{"items":['):
        try:
            assert parse_export(beginning + content)
        except ExportError:
            continue


@given(st.binary(max_size=300))
def test_no_bytes_bring_the_channel_down(content: bytes) -> None:
    whole = render_feed([])
    for given_bytes in (content, whole[:200] + content, whole[:-20] + content + whole[-20:]):
        try:
            parse_channel(given_bytes)
        except ChannelError:
            continue


def test_entries_without_id_or_date_are_left_out() -> None:
    feed = render_feed([]).replace(
        b"</feed>",
        b"<entry><yt:videoId>kurang</yt:videoId></entry>"
        b"<entry><yt:videoId>M7lc1UVf-VE</yt:videoId><published>kemarin</published></entry></feed>",
    )
    assert parse_channel(feed).uploads == ()


@pytest.mark.parametrize("word", ["Private", "Pribadi", "draft"])
def test_videos_that_nobody_can_see_are_left_out(word: str) -> None:
    second = '\nAAAAAAAAAAA,1000,People,,Lain,Public,Processed,,"2026-11-21T12:00:00+00:00"\n'
    content = TAKEOUT.replace(",Public,", f",{word},").strip() + second
    assert [upload.id for upload in parse_export(content.encode())] == ["AAAAAAAAAAA"]
    rows = [
        {"id": "M7lc1UVf-VE", "title": "a", "date": "2026-11-20", "status": {"privacyStatus": word}}
    ]
    with pytest.raises(ExportError):
        parse_export(json.dumps(rows).encode())


@pytest.mark.parametrize("duration", ["9" * 5000, f"PT{'9' * 5000}S", f"{'9' * 5000}:00", "1:2"])
def test_a_length_that_nothing_has_is_none(duration: str) -> None:
    rows = [{"id": "M7lc1UVf-VE", "title": "a", "date": "2026-11-20", "duration": duration}]
    (upload,) = parse_export(json.dumps(rows).encode())
    assert upload.duration is None
