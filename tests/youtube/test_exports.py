"""Lists of videos are read as the programs that write them do it."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siniar.youtube.channel import ChannelError, parse_channel
from siniar.youtube.exports import ExportError, parse_export
from siniar.youtube.uploads import Upload
from tests.support.channel import render_feed
from tests.support.rows import read_rows

CASES = Path(__file__).parent / "cases"
#: The same video, as each program lists it.
FORMS = sorted((CASES / "exports").iterdir())
(TAKEOUT,) = (path.read_text(encoding="utf-8") for path in FORMS if path.stem == "takeout")

#: A listing; its days, ? for none; a day that is a guess, else -; rows that contradict, else -.
DAYS = read_rows(CASES / "days.tsv")


def pack(files: dict[str, str]) -> bytes:
    """A ZIP file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return file.getvalue()


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_every_program_s_list_gives_the_same_video(path: Path) -> None:
    listing = parse_export(path.read_bytes())
    (upload,) = listing.uploads
    assert listing.unread == ()
    assert upload.id == "M7lc1UVf-VE"
    assert upload.title == "KTP hilang, lalu?"
    assert upload.published
    assert upload.published.date() == datetime(2026, 11, 20, tzinfo=UTC).date()
    assert upload.duration == 1503.0
    assert ("CONTOH-012" in upload.description) == (path.stem == "takeout")


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
        b"<!doctype html><title>Masuk</title>",
        b"PK\x03\x04 nothing else",
        pack({"Totals.csv": "Date,Views\na,1\n"}),
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
            listing = parse_export(beginning + content)
            assert listing.uploads or listing.closed
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
    assert [upload.id for upload in parse_export(content.encode()).uploads] == ["AAAAAAAAAAA"]
    rows = [
        {"id": "M7lc1UVf-VE", "title": "a", "date": "2026-11-20", "status": {"privacyStatus": word}}
    ]
    listing = parse_export(json.dumps(rows).encode())
    assert (listing.uploads, listing.closed) == ((), 1)


def test_what_a_listing_does_not_say_is_told() -> None:
    rows = [
        {"id": "M7lc1UVf-VE", "title": "Tanpa tanggal", "url": "https://youtube.com/shorts/M7lc1UVf-VE"},
        {"id": "bukan", "title": "Tanpa nomor video"},
        {"id": "AAAAAAAAAAA"},
        {"id": "BBBBBBBBBBB", "title": "Nanti", "live_status": "is_upcoming"},
    ]  # fmt: skip
    listing = parse_export(json.dumps(rows).encode())
    (upload,) = listing.uploads
    assert (upload.published, upload.is_short) == (None, True)
    assert listing.unread == ("2: bukan Tanpa nomor video", "3: AAAAAAAAAAA")
    assert listing.closed == 1


def test_a_line_that_was_cut_off_is_a_row_that_cannot_be_read() -> None:
    lines = b'{"id": "M7lc1UVf-VE", "title": "a"}\r{"id": "AAAAAAAAAAA", "tit'
    listing = parse_export(b"\xef\xbb\xbf" + lines)
    assert [upload.id for upload in listing.uploads] == ["M7lc1UVf-VE"]
    assert listing.unread == ('2: {"id": "AAAAAAAAAAA", "tit',)


def test_a_saved_feed_is_a_listing() -> None:
    made = Upload("M7lc1UVf-VE", "KTP", datetime(2026, 11, 20, tzinfo=UTC), "CONTOH-012")
    assert parse_export(b"\xef\xbb\xbf" + render_feed([made])).uploads == (made,)


@pytest.mark.parametrize("duration", ["9" * 5000, f"PT{'9' * 5000}S", f"{'9' * 5000}:00", "1:2"])
def test_a_length_that_nothing_has_is_none(duration: str) -> None:
    rows = [{"id": "M7lc1UVf-VE", "title": "a", "date": "2026-11-20", "duration": duration}]
    (upload,) = parse_export(json.dumps(rows).encode()).uploads
    assert upload.duration is None


@pytest.mark.parametrize(("name", "days", "guess", "mixed"), DAYS)
def test_all_rows_together_tell_whether_the_day_or_the_month_stands_first(
    name: str, days: str, guess: str, mixed: str
) -> None:
    listing = parse_export((CASES / "days" / name).read_bytes())
    read = [f"{each.published:%Y-%m-%d}" if each.published else "?" for each in listing.uploads]
    assert " ".join(read) == days
    assert (listing.days.guess or "-") == guess
    assert (", ".join(listing.days.mixed) or "-") == mixed


def test_each_table_of_a_zip_has_its_own_order() -> None:
    files = {name: (CASES / "days" / name).read_text() for name in ("month-first.csv", "none.csv")}
    files["none.csv"] = files["none.csv"].replace("AAAAAAAAAAA", "EEEEEEEEEEE")
    listing = parse_export(pack(files))
    days = {each.id: each.published for each in listing.uploads}
    assert days["M7lc1UVf-VE"] == datetime(2026, 3, 4, 12, tzinfo=UTC)
    assert days["EEEEEEEEEEE"] == datetime(2026, 4, 3, 12, tzinfo=UTC)
    assert listing.days.guess == "3/4/2026"
