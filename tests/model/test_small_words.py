"""Slugs, guesses, positions and addresses: the small words that names and paths are made of."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siniar.model.episode import Person, Season
from siniar.model.nearest import nearest
from siniar.model.slugs import LENGTH_LIMIT, SLUG, slugify
from siniar.model.timecodes import (
    format_iso_duration,
    format_position,
    format_srt_stamp,
    format_vtt_stamp,
    parse_position,
)
from siniar.model.urls import absolute, base_path, output_file
from tests.support.factories import ADDRESSES, TOPICS, make_episode, make_show


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Cara mengurus KTP-el yang hilang", "cara-mengurus-ktp-el-yang-hilang"),
        ("Jum'at bersih", "jumat-bersih"),
        ("Ça va? Öl & Ærø", "ca-va-ol-aero"),
        ("Привет", "privet"),
        ("北京", "bei-jing"),
        ("  --  ", ""),
        ("../../etc/passwd", "etc-passwd"),
        ("", ""),
    ],
)
def test_titles_become_path_segments(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_long_slugs_end_between_words() -> None:
    assert slugify("panjang " * 20) == "-".join(["panjang"] * 10)
    assert slugify("a" * 200) == "a" * LENGTH_LIMIT


@given(st.text(max_size=200))
def test_a_slug_is_empty_or_a_segment_and_stays_itself(text: str) -> None:
    slug = slugify(text)
    assert slug == "" or (SLUG.fullmatch(slug) and len(slug) <= LENGTH_LIMIT)
    assert slugify(slug) == slug


def test_the_nearest_choice_is_guessed_whatever_the_case() -> None:
    assert nearest("JUDLU", ("tanggal", "judul")) == "judul"
    assert nearest("sosail", ("Kependudukan", "Sosial")) == "Sosial"


def test_what_is_not_near_is_not_suggested() -> None:
    assert nearest("xyz", ("judul", "tanggal")) == ""
    assert nearest("rating", ("orang", "judul")) == ""
    assert nearest("xyz", ()) == ""


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0:00", 0.0),
        ("01:30", 90.0),
        ("90:00", 5400.0),
        ("1:02:03", 3723.0),
        ("00:00:01.5", 1.5),
        ("00:01,250", 1.25),
        (" 00:05 ", 5.0),
    ],
)
def test_positions_are_read(text: str, seconds: float) -> None:
    assert parse_position(text) == seconds


@pytest.mark.parametrize(
    "text", ["", "5", "00:60", "1:60:00", "-1:00", "1:2", "00:00:00:00", "a:bc", "00:01.1234"]
)
def test_what_is_no_position_is_none(text: str) -> None:
    assert parse_position(text) is None


@given(st.integers(0, 359_999))
def test_whole_seconds_read_back(seconds: int) -> None:
    assert parse_position(format_position(seconds)) == seconds


@pytest.mark.parametrize(("render", "mark"), [(format_vtt_stamp, "."), (format_srt_stamp, ",")])
@given(seconds=st.floats(0, 400_000))
def test_a_stamp_is_reckoned_from_rounded_milliseconds(
    render: Callable[[float], str], mark: str, seconds: float
) -> None:
    hours, rest = divmod(round(seconds * 1000), 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    assert render(seconds) == f"{hours:02}:{minutes:02}:{rest // 1000:02}{mark}{rest % 1000:03}"


@given(st.integers(0, 1_000_000))
def test_iso_durations_add_up(seconds: int) -> None:
    match = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?(\d+)S", format_iso_duration(seconds))
    assert match
    hours, minutes, rest = (int(part or 0) for part in match.groups())
    assert hours * 3600 + minutes * 60 + rest == seconds
    assert minutes < 60
    assert rest < 60


def test_addresses_are_made_of_the_words_of_the_settings() -> None:
    episode = make_episode(2)
    assert ADDRESSES.of_episode(episode) == "episode/episode-2/"
    assert ADDRESSES.of_topic(TOPICS[0]) == "topik/kependudukan/"
    assert ADDRESSES.of_person(Person("Ibu", "ibu", "guest", "")) == "orang/ibu/"
    assert ADDRESSES.of_season(Season(2)) == "musim/2/"
    assert ADDRESSES.of_archive() == "semua/"
    assert [ADDRESSES.of_feed(period) for period in ("", "2026")] == ["feed.xml", "feed-2026.xml"]
    assert ADDRESSES.of_topic_feed(TOPICS[1]) == "topik/sosial/feed.xml"
    assert ADDRESSES.of_transcript(episode, "vtt") == "transkrip/episode-2.vtt"
    assert ADDRESSES.of_chapters(episode) == "bab/episode-2.json"
    assert ADDRESSES.of_audio("a.mp3") == "audio/a.mp3"
    assert ADDRESSES.of_picture("a.png") == "gambar/a.png"


def test_a_site_below_a_folder_keeps_its_folder() -> None:
    show = make_show(url="https://contoh.example/podcast")
    assert base_path(show) == "/podcast"
    assert base_path(make_show(url="https://contoh.example")) == ""
    assert absolute(show, "/feed.xml") == "https://contoh.example/podcast/feed.xml"


def test_folders_are_served_from_their_index() -> None:
    assert output_file("") == "index.html"
    assert output_file("cari/") == "cari/index.html"
    assert output_file("feed.xml") == "feed.xml"
