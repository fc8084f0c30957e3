"""Feeds of every kind are read, and what is wrong with them is told in one line."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path

import feedparser
import pytest
from msgspec import Struct
from msgspec.structs import asdict

from siniar.transfer import decode
from siniar.transfer.read_feed import read_feed
from tests.support.findings import codes, values
from tests.support.foreign import NAMESPACES, render, simple

CASES = sorted((Path(__file__).parent / "cases").glob("*.xml"))


def told(value: object) -> object:
    """Values as JSON has them, empty ones left out."""
    if isinstance(value, Struct):
        value = asdict(value)
    if isinstance(value, dict):
        kept = {key: told(each) for key, each in value.items()}
        return {key: each for key, each in kept.items() if each not in (None, "", [], {}, 0, False)}
    if isinstance(value, (list, tuple)):
        return [told(each) for each in value]
    return value if isinstance(value, (str, int, float)) or value is None else str(value)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_feed_is_read_as_its_file_says(path: Path) -> None:
    read = read_feed(path.read_bytes(), path.name)
    seen = {
        "findings": codes(read.findings),
        "show": told(read.feed.show) if read.feed else {},
        "episodes": told(read.feed.episodes) if read.feed else [],
    }
    assert seen == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


ITEM = "<item><title>Kafé & KTP</title><guid>a</guid></item>"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (f"<rss><channel>{ITEM.replace('&', '&amp;')}</channel></rss>".encode(), []),
        (
            '<?xml version="1.0" encoding="iso-8859-1"?>'
            f"<rss><channel>{ITEM.replace('&', '&amp;')}</channel></rss>".encode("latin-1"),
            [],
        ),
        (
            '<?xml version="1.0" encoding="iso-8859-1"?>'
            f"<rss><channel>{ITEM.replace('&', '&amp;')}</channel></rss>".encode(),
            ["impor-pengodean"],
        ),
        (
            f"<rss><channel>{ITEM.replace('&', '&amp;')}</channel></rss>".encode("cp1252"),
            ["impor-pengodean"],
        ),
        (
            f"<rss><channel>{ITEM.replace('&', '&amp;')}</channel></rss>".encode("utf-16"),
            [],
        ),
        (
            gzip.compress(f"<rss><channel>{ITEM.replace('&', '&amp;')}</channel></rss>".encode()),
            [],
        ),
        (f"<rss><channel>{ITEM}</channel></rss>".encode(), ["impor-xml-rusak"]),
        (f"<rss><channel>{ITEM}".encode(), ["impor-xml-rusak"]),
        (
            ITEM.replace("é &", "&eacute; &amp;")
            .join(("<rss><channel>", "</channel></rss>"))
            .encode(),
            ["impor-xml-rusak"],
        ),
        (
            "<rss><channel><item><title>Kafé &amp; KTP\x0b</title><guid>a</guid></item>"
            "</channel></rss>".encode(),
            [],
        ),
    ],
    ids=[
        *("utf-8", "latin-1", "utf-8 called latin-1", "cp1252 called utf-8", "utf-16", "gzip"),
        *("bare ampersand", "cut off", "html entity", "control character"),
    ],
)
def test_encodings_and_broken_xml_cost_no_item(content: bytes, found: list[str]) -> None:
    read = read_feed(content, "feed.xml")
    assert codes(read.findings) == found
    assert read.feed
    assert [(each.title, each.guid) for each in read.feed.episodes] == [("Kafé & KTP", "a")]


BOMB = (
    "<!DOCTYPE rss [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(12))
    + "]>"
)


@pytest.mark.parametrize(
    "declared",
    [BOMB, '<!DOCTYPE rss [<!ENTITY m SYSTEM "file:///etc/passwd">]>'],
    ids=["billion laughs", "a file of the machine"],
)
def test_entities_of_a_feed_are_never_opened(declared: str) -> None:
    content = f"{declared}<rss><channel><item><title>a &m; b</title></item></channel></rss>"
    began = time.monotonic()
    read = read_feed(content.encode(), "feed.xml")
    assert time.monotonic() - began < 2
    assert "impor-doctype" in codes(read.findings)
    assert read.feed
    assert "root" not in read.feed.episodes[0].title
    assert len(read.feed.episodes[0].title) < 20


def test_a_gzip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "SIZE_LIMIT", 1_000_000)
    packed = gzip.compress(bytes(50_000_000), compresslevel=1)
    read = read_feed(packed, "feed.xml")
    assert read.feed is None
    assert codes(read.findings) == ["impor-terlalu-besar"]


def test_a_damaged_gzip_file_is_told() -> None:
    read = read_feed(b"\x1f\x8b" + bytes(40), "feed.xml")
    assert codes(read.findings) == ["impor-gzip-rusak"]


PAGE = (
    b'<!doctype html><html><head><link rel="alternate" type="application/rss+xml" '
    b'href="/siaran/feed.xml"></head><body>Siaran</body></html>'
)


@pytest.mark.parametrize(
    ("content", "near"),
    [
        (PAGE, "https://lama.example/siaran/feed.xml"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "–"),
        (b"<opml><body/></opml>", "–"),
        (b"", "–"),
        (bytes(range(256)) * 4, "–"),
    ],
    ids=["page", "json", "opml", "nothing", "noise"],
)
def test_what_is_no_feed_is_told_with_the_feed_that_it_names(content: bytes, near: str) -> None:
    read = read_feed(content, "https://lama.example/")
    assert read.feed is None
    assert codes(read.findings)[-1:] == ["impor-bukan-umpan"]
    assert values(read.findings[-1])["near"] == near


def test_thousands_of_items_are_read() -> None:
    one = "<item><guid>siaran-lama-1</guid><title>KTP-el</title></item>"
    items = "\n".join(
        one.replace("siaran-lama-1<", f"siaran-lama-{number}<") for number in range(5_000)
    )
    content = f"<rss version='2.0' {NAMESPACES}><channel>{items}</channel></rss>".encode()
    began = time.monotonic()
    read = read_feed(content, "feed.xml")
    assert read.feed
    assert len({each.guid for each in read.feed.episodes}) == 5_000
    assert time.monotonic() - began < 30


def test_feedparser_sees_the_same_in_an_ordinary_feed() -> None:
    content = render([simple(number) for number in range(1, 6)])
    other = feedparser.parse(content)
    read = read_feed(content, "feed.xml")
    assert read.feed
    ours = [(each.guid, each.title, each.audio and each.audio.url) for each in read.feed.episodes]
    assert ours == [(each.id, each.title, each.enclosures[0].href) for each in other.entries]
