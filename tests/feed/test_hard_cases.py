"""What writers do: each hard case comes out right in every reader and keeps the contract."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from siniar.feed.page import FeedArtwork
from siniar.feed.plan import plan_feeds
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode
from siniar.model.words import load_words
from tests.feed.contract import broken
from tests.feed.expecting import differences
from tests.feed.readers import ask_all
from tests.support.factories import NOW, make_catalogue, make_episode
from tests.support.tools.node import Node


def heard_as(url: str, length: int, kind: str, duration: float | None = 80.0) -> dict[str, Any]:
    """Audio and enclosure of an episode."""
    base = make_episode(1)
    assert base.audio
    assert base.enclosure
    return {
        "audio": replace(base.audio, length=length, type=kind, duration=duration),
        "enclosure": replace(base.enclosure, url=url, length=length, type=kind),
    }


HOST = "https://contoh.example"
LONG_NOTES = "".join(
    f"<h2>Bagian {number}</h2>\n<p>Kalimat “panjang” &amp; <strong>tebal</strong> "
    f'dengan <a href="/a?x=1&amp;y={number}#z">tautan</a>.</p>\n<ul>\n<li>satu</li>\n</ul>\n'
    for number in range(200)
)
CASES: dict[str, dict[str, Any]] = {
    "ampersands": {
        "title": "KK & KTP-el & surat pindah",
        **heard_as(f"{HOST}/a.mp3?a=1&b=2&copy=3", 10, "audio/mpeg"),
    },
    "entities": {"title": "RT &amp; RW &amp;amp; &quot;warga&quot; &#8212; &copy; 2026"},
    "the end of CDATA": {
        "title": "a ]]> b",
        "notes_html": "<p>]]&gt; dan &lt;![CDATA[</p>",
        "summary": "]]>",
    },
    "emoji": {"title": "Keluarga 👩‍👩‍👧‍👦 di 🇮🇩 dengan 👍🏽 dan 🏳️‍🌈"},
    "scripts": {"title": "ꦱꦸꦫꦠ꧀ ꦏꦠꦼꦫꦔꦤ꧀ / بيانات المواطنين / é ñ ộ"},
    "white space": {"title": "dua\tblanko  dan\nbaris", "summary": "a\n\tb  c"},
    "control characters": {"title": "bel\x07 dan\x0b nol\x00", "summary": "x\x1by"},
    "a title of 240 characters": {"title": "Pan" + "jang " * 47 + "xy"},
    "notes over 4000 bytes": {"notes_html": LONG_NOTES},
    "m4a": heard_as(f"{HOST}/a.m4a", 9_000_000, "audio/mp4"),
    "over 2 GiB": heard_as(f"{HOST}/besar.mp3", 3_000_000_000, "audio/mpeg", 90_000.4),
    "no length": heard_as(f"{HOST}/nol.mp3", 10, "audio/mpeg", None),
    "a length of nothing": heard_as(f"{HOST}/nol2.mp3", 10, "audio/mpeg", 0.0),
    "no summary": {"summary": ""},
    "no notes": {"notes_html": ""},
    "nothing but a title": {
        "notes_html": "",
        "summary": "",
        "chapters": (),
        "videos": (),
        "people": (),
        "transcript": None,
        "season": None,
        "number": None,
        "topic": None,
    },
    "the same minute as the one before": {"date": make_episode(16).date},
}


def case(number: int, changes: dict[str, Any]) -> Episode:
    return replace(make_episode(number), **changes)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return make_catalogue(episodes=[case(n, each) for n, each in enumerate(CASES.values(), 1)])


def feed_of(catalogue: Catalogue) -> bytes:
    artwork = FeedArtwork("gambar/a.jpg")
    return plan_feeds(catalogue, load_words("id"), artwork)[0][0].render()


def as_read(catalogue: Catalogue) -> Catalogue:
    """The titles as they are to be read, typed here."""
    titles = {
        2: 'RT & RW & "warga" — © 2026',
        3: "a ]]› b",
        6: "dua blanko dan baris",
        7: "bel dan nol",
        8: ("Pan" + "jang " * 47 + "xy"),
    }
    wanted = {f"guid-contoh-{number:04}": title for number, title in titles.items()}
    episodes = [
        replace(each, title=wanted.get(each.guid, each.title)) for each in catalogue.episodes
    ]
    return replace(catalogue, episodes=tuple(episodes))


def test_every_reader_reads_every_hard_case(node: Node, catalogue: Catalogue) -> None:
    assert len(CASES["a title of 240 characters"]["title"]) == 240
    readers = ask_all(node, [feed_of(catalogue)])
    assert differences(as_read(catalogue), readers) == []


def test_every_hard_case_keeps_the_contract(catalogue: Catalogue) -> None:
    assert broken(feed_of(catalogue), NOW) == []


def test_two_episodes_of_one_minute_keep_their_order(catalogue: Catalogue) -> None:
    dates = [episode.date for episode in catalogue.public]
    assert len(dates) - len(set(dates)) == 1
    backwards = make_catalogue(episodes=list(reversed(catalogue.episodes)))
    assert feed_of(backwards) == feed_of(catalogue)
