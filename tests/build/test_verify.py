"""The finished site is read as a whole; each fault that must not go public is found."""

from __future__ import annotations

import gzip
import random
from pathlib import Path
from typing import Any

import pytest

from siniar.build.verify import verify
from siniar.model.episode import Enclosure, Episode, Status
from tests.support.factories import make_catalogue, make_episode

ITEM = (
    "<item><guid>guid-contoh-0001</guid><pubDate>Fri, 02 Jan 2026 08:00:00 +0700</pubDate>"
    '<enclosure url="https://contoh.example/podcast/audio/1.mp3" length="5" type="audio/mpeg"/>'
    "</item>"
)
FEED = f'<?xml version="1.0"?><rss><channel>{ITEM}</channel></rss>'


def an_episode(**changes: Any) -> Episode:
    enclosure = Enclosure(
        "https://contoh.example/podcast/audio/1.mp3", 5, "audio/mpeg", "audio/1.mp3"
    )
    return make_episode(1, enclosure=enclosure, **changes)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "situs"
    for path, text in {
        "index.html": '<a href="/podcast/episode/episode-1/#bab">x</a><img src="audio/1.mp3">',
        "episode/episode-1/index.html": '<h2 id="bab">x</h2><a href="../../#t=95">t</a>',
        "audio/1.mp3": "12345",
        "feed.xml": FEED,
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def codes(folder: Path, *episodes: Episode) -> list[tuple[str, str]]:
    catalogue = make_catalogue(episodes=[an_episode(), *episodes])
    return [(finding.code, finding.place.path) for finding in verify(folder, catalogue)]


def test_a_whole_site_has_no_findings(site: Path) -> None:
    assert codes(site) == []


@pytest.mark.parametrize(
    "link",
    [
        "/podcast/episode/tidak-ada/",
        "https://contoh.example/podcast/hilang.css",
        "episode/episode-1/#tidak-ada",
        "../podcast/audio/2.mp3",
    ],
)
def test_a_link_to_nothing_is_found_with_its_line(site: Path, link: str) -> None:
    (site / "index.html").write_text(f'\n<a href="{link}">x</a>', encoding="utf-8")
    catalogue = make_catalogue(episodes=[an_episode()])
    (finding,) = verify(site, catalogue)
    assert (finding.code, finding.place.path, finding.place.line) == (
        "keluaran-tautan",
        "output/index.html",
        2,
    )


@pytest.mark.parametrize(
    "link", ["https://example.org/x", "mailto:a@b.example", "/lain/x", "data:,x", "#bab", "?t=95"]
)
def test_links_elsewhere_are_not_followed(site: Path, link: str) -> None:
    page = f'<h2 id="bab">x</h2><a href="{link}">x</a>'
    (site / "index.html").write_text(page, encoding="utf-8")
    assert codes(site) == []


@pytest.mark.parametrize("content", ["1234", "123456", None])
def test_audio_that_differs_from_the_feed_is_found(site: Path, content: str | None) -> None:
    (site / "index.html").write_text("<p>x</p>", encoding="utf-8")
    audio = site / "audio/1.mp3"
    audio.unlink()
    if content:
        audio.write_text(content, encoding="utf-8")
    assert codes(site) == [("keluaran-audio", "content/episodes/001-contoh.md")]


@pytest.mark.parametrize(
    "feed",
    [
        FEED.replace("guid-contoh-0001", "guid-lain-0001"),
        FEED.replace(ITEM, ""),
        FEED.replace(ITEM, ITEM + ITEM),
        FEED.replace("audio/1.mp3", "audio/2.mp3"),
        FEED.replace('length="5"', 'length="6"'),
        FEED.replace("audio/mpeg", "audio/mp4"),
        FEED.replace("<enclosure", "<lampiran"),
        FEED.replace("08:00:00", "09:00:00"),
    ],
)
def test_a_feed_without_exactly_the_episodes_is_found(site: Path, feed: str) -> None:
    (site / "feed.xml").write_text(feed, encoding="utf-8")
    assert codes(site) == [("keluaran-umpan", "output/feed.xml")]


def test_a_feed_that_apps_would_stop_reading_is_found(site: Path) -> None:
    (site / "feed.xml").write_text(FEED + "\n" * 5_000_000, encoding="utf-8")
    assert codes(site) == [("umpan-besar", "output/feed.xml")]


def test_a_feed_that_is_not_xml_is_found_once_for_itself(site: Path) -> None:
    (site / "feed.xml").write_text("<rss>", encoding="utf-8")
    assert ("keluaran-umpan", "output/feed.xml") in codes(site)


@pytest.mark.parametrize("text", ["guid-contoh-0009", "lihat /episode/episode-9/ segera"])
def test_a_trace_of_a_draft_is_found_in_any_text_file(site: Path, text: str) -> None:
    (site / "peta.json").write_text(text, encoding="utf-8")
    draft = make_episode(9, status=Status.DRAFT)
    assert codes(site, draft) == [("keluaran-tersembunyi", "output/peta.json")]


def test_a_trace_of_a_draft_is_found_in_the_search_index(site: Path) -> None:
    (site / "pagefind/fragment").mkdir(parents=True)
    packed = gzip.compress(b'pagefind_dcd{"url":"/episode/episode-9/"}')
    (site / "pagefind/fragment/id_1.pf_fragment").write_bytes(packed)
    (site / "pagefind/fragment/id_2.pf_fragment").write_bytes(b"\x1f\x8b no")
    draft = make_episode(9, status=Status.DRAFT)
    assert codes(site, draft) == [
        ("keluaran-tersembunyi", "output/pagefind/fragment/id_1.pf_fragment")
    ]


@pytest.mark.parametrize(
    "secret",
    [
        "ghp_" + "a1B2" * 9,
        "github_pat_" + "a" * 70,
        "AKIA" + "ABCD" * 4,
        "AIza" + "abcde" * 7,
        "xoxb-" + "1234567890" * 3,
        "glpat-" + "abcd" * 5,
        "-----BEGIN OPENSSH PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----",
    ],
)
def test_a_key_to_a_service_is_found_and_not_repeated(site: Path, secret: str) -> None:
    (site / "index.html").write_text(f"<p>\n{secret}</p>", encoding="utf-8")
    (finding,) = verify(site, make_catalogue(episodes=[an_episode()]))
    assert (finding.code, finding.place.line) == ("keluaran-rahasia", 2)
    assert secret not in str(finding.values) or len(secret) < 13


@pytest.mark.parametrize("text", ["ghp_contoh", "AKIA", "-----BEGIN CERTIFICATE-----", "AIza..."])
def test_what_only_looks_like_a_key_is_none(site: Path, text: str) -> None:
    (site / "index.html").write_text(text, encoding="utf-8")
    assert codes(site) == []


def test_what_is_heavier_than_promised_is_found(site: Path) -> None:
    dice = random.Random(1)
    noise = "".join(chr(dice.randint(33, 59)) for _ in range(400_000))
    (site / "theme").mkdir()
    (site / "theme/site.css").write_text(noise[:20_000], encoding="utf-8")
    (site / "index.html").write_text(f"<p>{noise}", encoding="utf-8")
    (site / "a-1200x630-b.jpg").write_bytes(bytes(300_001))
    assert {path for code, path in codes(site) if code == "keluaran-berat"} == {
        "output/theme/site.css",
        "output/index.html",
        "output/a-1200x630-b.jpg",
    }


def test_a_path_of_this_machine_is_found(site: Path) -> None:
    (site / "robots.txt").write_text(f"dibuat di {site.parent}/kerja", encoding="utf-8")
    assert codes(site) == [("keluaran-tersembunyi", "output/robots.txt")]
