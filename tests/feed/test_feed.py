"""The feed, read back by parsers that others wrote."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from lxml import etree, html

from siniar.feed.namespace import NAMESPACES
from siniar.feed.page import FeedArtwork
from siniar.feed.plan import plan_feeds
from siniar.media.side_files import plan_side_files
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Enclosure, Episode, Service, Soundbite
from siniar.model.show import FeedOptions, Platform, Show
from siniar.model.words import load_words
from tests.feed.readers import partytime
from tests.support.factories import NOW, make_catalogue, make_episode, make_show
from tests.support.tools.node import Node

ARTWORK = FeedArtwork("gambar/sampul-0a1b.jpg")
WORDS = load_words("id")


def feeds(catalogue: Catalogue, artwork: FeedArtwork = ARTWORK) -> dict[str, bytes]:
    outputs = plan_feeds(catalogue, WORDS, artwork)[0]
    return {output.path: output.render() for output in outputs}


def feed_of(*episodes: Episode, show: Show | None = None) -> bytes:
    return feeds(make_catalogue(episodes=list(episodes), show=show))["feed.xml"]


def root_of(xml: bytes) -> etree._Element:
    return etree.fromstring(xml)


def texts(xml: bytes, path: str) -> list[str]:
    return [str(found) for found in root_of(xml).xpath(path, namespaces=NAMESPACES)]


def test_drafts_scheduled_and_silent_episodes_stay_out() -> None:
    silent = make_episode(2, enclosure=None, audio=None)
    scheduled = make_episode(3, date=NOW.replace(year=2099))
    xml = feed_of(make_episode(1), silent, scheduled)
    assert texts(xml, "//guid/text()") == ["guid-contoh-0001"]


def rich_episode(number: int = 7, **changes: Any) -> Episode:
    values = {
        "data_saver": Enclosure(
            "https://contoh.example/a.opus", 240_000, "audio/ogg", None, 24_000
        ),
        "soundbites": (Soundbite(30.0, 12.5, "Yang sering lupa"),),
        "explicit": True,
        "is_blocked": True,
        "service": Service(("KTP & KK",), "Loket <1>", "Senin", "Gratis", "https://contoh.go.id/"),
    }
    return make_episode(number, **(values | changes))


def test_an_own_picture_stands_in_its_item_only() -> None:
    artwork = FeedArtwork("gambar/acara.jpg", {"guid-contoh-0002": "gambar/dua.jpg"})
    xml = feeds(make_catalogue(2), artwork)["feed.xml"]
    pictures = texts(xml, "//item/itunes:image/@href")
    assert pictures == ["https://contoh.example/podcast/gambar/dua.jpg"]


def test_an_explicit_episode_says_so() -> None:
    assert texts(feed_of(rich_episode()), "//item/itunes:explicit/text()") == ["true"]


def test_the_owners_address_can_be_switched_off() -> None:
    show = make_show(feed=FeedOptions(has_owner=False))
    assert b"redaksi@contoh.example" not in feed_of(make_episode(1), show=show)


def test_the_first_line_of_the_notes_is_the_video() -> None:
    for path in ("//item/description/text()", "//item/content:encoded/text()"):
        (notes,) = texts(feed_of(rich_episode()), path)
        assert notes.startswith('<p><a href="https://www.youtube.com/watch?v=M7lc1UVf-VE">')


def test_notes_have_the_service_box_and_absolute_addresses() -> None:
    (notes,) = texts(feed_of(rich_episode()), "//item/content:encoded/text()")
    assert "<li>KTP &amp; KK</li>" in notes
    assert "Loket &lt;1&gt;" in notes
    assert 'href="https://contoh.example/podcast/langganan/"' in notes
    assert 'href="/' not in notes


def test_an_expired_episode_says_so_in_its_notes() -> None:
    (notes,) = texts(feed_of(rich_episode(expires=date(2026, 2, 1))), "//content:encoded/text()")
    assert "1 Februari 2026" in notes


@pytest.mark.parametrize("length", [500, 3_000, 12_000])
def test_a_page_fills_its_budget_and_stays_under_it(length: int) -> None:
    notes = "<p>Kalimat yang <strong>cukup</strong> panjang &amp; “lengkap”.</p>\n"
    episodes = [rich_episode(number, notes_html=notes * (length // 70)) for number in range(1, 101)]
    whole = len(feed_of(*episodes, show=make_show(feed=FeedOptions(size_budget=10**9))))
    budget = whole * 9 // 10
    size = len(feed_of(*episodes, show=make_show(feed=FeedOptions(size_budget=budget))))
    assert budget * 0.9 < size <= budget


@pytest.mark.parametrize(("size", "codes"), [(300, []), (7, []), (3, ["umpan-halaman-pendek"])])
def test_a_short_first_page_is_told(size: int, codes: list[str]) -> None:
    catalogue = make_catalogue(7, show=make_show(feed=FeedOptions(page_size=size)))
    _, findings = plan_feeds(catalogue, WORDS, ARTWORK)
    assert [finding.code for finding in findings] == codes


def test_older_notes_are_shortened_first_and_the_report_says_so() -> None:
    notes = "<p>Kalimat yang cukup panjang untuk dihitung.</p>\n" * 300
    episodes = [make_episode(number, notes_html=notes) for number in range(1, 11)]
    show = make_show(feed=FeedOptions(size_budget=150_000))
    catalogue = make_catalogue(episodes=episodes, show=show)
    outputs, findings = plan_feeds(catalogue, WORDS, ARTWORK)
    xml = outputs[0].render()
    lengths = [len(text) for text in texts(xml, "//content:encoded/text()")]
    assert len(xml) <= 150_000 * 1.05
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 10_000
    assert lengths[-1] < 1_500
    assert [finding.code for finding in findings] == ["umpan-dipersingkat"]


def test_each_topic_can_have_a_feed_of_its_own() -> None:
    show = make_show(feed=FeedOptions(has_topic_feeds=True))
    pages = feeds(make_catalogue(4, show=show))
    xml = pages["topik/sosial/feed.xml"]
    assert texts(xml, "/rss/channel/title/text()") == ["Siaran Contoh: Sosial"]
    assert texts(xml, "//atom:link/@href") == [
        "https://contoh.example/podcast/topik/sosial/feed.xml"
    ]
    assert texts(xml, "//guid/text()") == ["guid-contoh-0003", "guid-contoh-0001"]
    guids = {
        texts(page, "//podcast:guid/text()")[0] for path, page in pages.items() if "xsl" not in path
    }
    assert len(guids) == 3


def test_partytime_sees_the_newer_tags(node: Node) -> None:
    (item,) = partytime(node, feed_of(rich_episode()))["items"]
    assert [each["type"] for each in item["podcastTranscripts"]] == ["text/vtt", "application/srt"]
    assert item["podcastChapters"]["url"].endswith("/bab/episode-7.json")
    assert [each["name"] for each in item["podcastPeople"]] == ["Bima Contoh", "Sari Contoh"]
    assert item["podcastSoundbites"][0]["duration"] == 12.5
    assert item["alternativeEnclosures"][0]["length"] == 240_000


def test_the_stylesheet_makes_a_page_without_anything_from_elsewhere() -> None:
    pages = feeds(make_catalogue(2))
    transform = etree.XSLT(root_of(pages["feed.xsl"]))
    page = str(transform(root_of(pages["feed.xml"])))
    assert "https://contoh.example/podcast/langganan/" in page
    assert "Cara mengurus surat nomor C" in page
    assert "<script" not in page
    assert not re.search(r"""<(?:img|link)[^>]*(?:src|href)="(?!https://contoh\.example/)""", page)


def test_the_stylesheet_leads_into_apps_and_speaks_the_shows_language() -> None:
    show = make_show(title="A & B", links=(Platform("spotify", "https://open.spotify.com/a?b&c"),))
    pages = feeds(make_catalogue(1, show=show))
    page = html.fromstring(str(etree.XSLT(root_of(pages["feed.xsl"]))(root_of(pages["feed.xml"]))))
    apps = {link.text: link.get("href") for link in page.findall(".//ul[@class='apps']/li/a")}
    feed = "contoh.example/podcast/feed.xml"
    assert apps["Pocket Casts"] == f"pktc://subscribe/{feed}"
    assert apps["Spotify"] == "https://open.spotify.com/a?b&c"
    assert page.get("lang") == "id"
    assert page.findtext(".//code") == f"https://{feed}"
    assert "Cara mengikuti" in page.text_content()


def test_side_files_are_planned_for_what_an_episode_has() -> None:
    bare = make_episode(2, transcript=None, chapters=())
    catalogue = make_catalogue(episodes=[make_episode(1), bare])
    outputs = {output.path: output.render() for output in plan_side_files(catalogue)}
    assert sorted(outputs) == [
        "bab/episode-1.json",
        "transkrip/episode-1.srt",
        "transkrip/episode-1.vtt",
    ]
    assert json.loads(outputs["bab/episode-1.json"]) == {
        "version": "1.2.0",
        "title": "Cara mengurus surat nomor B",
        "chapters": [
            {"startTime": 0, "title": "Pembuka"},
            {"startTime": 30.5, "title": "Syarat"},
        ],
    }
