"""Our feeds keep every rule of the contract, and each rule notices the feed that breaks it."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace

import pytest
from lxml import etree

from siniar.feed.page import FeedArtwork
from siniar.feed.plan import plan_feeds
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Enclosure
from siniar.model.words import load_words
from tests.feed.contract import NAMESPACES, RULES, broken
from tests.feed.test_conformance import full_catalogue
from tests.support.factories import NOW, make_catalogue, make_episode, make_show

ARTWORK = FeedArtwork(
    "gambar/sampul-0a1b.jpg", {f"guid-contoh-{number:04}": "gambar/b.png" for number in (1, 2)}
)


def good_catalogue(count: int = 3) -> Catalogue:
    """A show and episodes that use every element."""
    full = full_catalogue(count)
    options = replace(
        full.show.feed,
        page_size=300,
        is_blocked=True,
        is_complete=True,
        new_feed_url="https://baru.example/feed.xml",
        has_topic_feeds=True,
    )
    show = replace(full.show, feed=options, categories=(("Arts", "Books"), ("Government", "")))
    saver = Enclosure("https://contoh.example/a.opus", 240_000, "audio/ogg", None, 24_000)
    episodes = [replace(each, data_saver=saver, is_blocked=True) for each in full.episodes]
    return make_catalogue(episodes=episodes, show=show)


def pages_of(catalogue: Catalogue) -> dict[str, bytes]:
    outputs = plan_feeds(catalogue, load_words("id"), ARTWORK)[0]
    return {each.path: each.render() for each in outputs if each.path.endswith(".xml")}


@pytest.mark.parametrize("count", [0, 1, 3, 310])
def test_every_page_and_every_topics_feed_keeps_every_rule(count: int) -> None:
    pages = pages_of(good_catalogue(count))
    assert len(pages) == 3
    assert {path: rules for path, xml in pages.items() if (rules := broken(xml, NOW))} == {}


def test_a_bare_show_keeps_every_rule() -> None:
    bare = replace(
        make_episode(1),
        chapters=(),
        transcript=None,
        people=(),
        videos=(),
        season=None,
        number=None,
        notes_html="",
        summary="",
    )
    show = make_show(owner_email="", owner_name="")
    pages = pages_of(make_catalogue(episodes=[bare], show=show))
    assert broken(pages["feed.xml"], NOW) == []


# --- broken variants -----------------------------------------------------------------------------

Change = Callable[[etree._Element], object]


def nodes(root: etree._Element, path: str) -> list[etree._Element]:
    found = root.xpath(f"channel/{path}", namespaces=NAMESPACES)
    assert found, path
    return list(found)


def text(path: str, value: str) -> Change:
    """The first element at the path says something else."""
    return lambda root: setattr(nodes(root, path)[0], "text", value)


def attribute(path: str, name: str, value: str) -> Change:
    return lambda root: nodes(root, path)[0].set(name, value)


def without(path: str) -> Change:
    def change(root: etree._Element) -> None:
        node = nodes(root, path)[0]
        node.getparent().remove(node)

    return change


def twice(path: str) -> Change:
    def change(root: etree._Element) -> None:
        node = nodes(root, path)[0]
        node.addnext(deepcopy(node))

    return change


def also(*links: str) -> Change:
    """Further links of the channel."""

    def change(root: etree._Element) -> None:
        for relation in links:
            link = etree.SubElement(root[0], f"{{{NAMESPACES['atom']}}}link", rel=relation)
            link.set("href", f"https://contoh.example/podcast/feed-{relation}.xml")

    return change


def moved(path: str) -> Change:
    """An element of an item stands in the channel as well."""
    return lambda root: root[0].insert(1, deepcopy(nodes(root, path)[0]))


def both(*changes: Change) -> Change:
    return lambda root: [change(root) for change in changes]


FUTURE = "Fri, 01 Jan 2100 08:00:00 +0700"
HTTP = "http://contoh.example/a.mp3"
#: Rule and what breaks it, and nothing but it.
BROKEN: list[tuple[str, Change]] = [
    ("rss", lambda root: root.set("version", "0.91")),
    ("self", without("atom:link[@rel='self']")),
    ("self", attribute("atom:link[@rel='self']", "href", "/feed.xml")),
    ("title", text("title", "")),
    ("title", twice("title")),
    ("link", text("link", "/podcast/")),
    ("description", without("description")),
    ("description", text("description", "é" * 2001)),
    ("language", text("language", "Bahasa Indonesia")),
    ("author", without("itunes:author")),
    ("explicit", text("itunes:explicit", "no")),
    ("category", both(without("itunes:category"), without("itunes:category"))),
    ("category", attribute("itunes:category", "text", "Arts & Books")),
    ("category", attribute("itunes:category/itunes:category", "text", "Drama")),
    ("artwork", without("itunes:image")),
    ("artwork", attribute("itunes:image", "href", "https://contoh.example/a.webp")),
    ("owner", text("itunes:owner/itunes:email", "redaksi")),
    ("type", text("itunes:type", "weekly")),
    ("copyright", without("copyright")),
    ("moved", text("itunes:new-feed-url", "feed.xml")),
    ("built", text("lastBuildDate", "Thu, 08 Jan 2026 08:00:00 WIB")),
    ("built-past", text("lastBuildDate", FUTURE)),
    ("built-newest", text("lastBuildDate", "Thu, 01 Jan 2015 08:00:00 +0700")),
    ("block", text("itunes:block", "true")),
    ("block", text("itunes:complete", "yes")),
    ("guid", text("podcast:guid", "9b024349-ccf0-4f69-a609-6b82873eab3c")),
    ("locked", text("podcast:locked", "true")),
    ("medium", text("podcast:medium", "radio")),
    ("person-name", text("podcast:person", "")),
    ("person-role", attribute("item/podcast:person", "role", "Narasumber")),
    ("location", text("podcast:location", "")),
    ("geo", attribute("podcast:location", "geo", "-6.2,107.0")),
    ("osm", attribute("podcast:location", "osm", "Bekasi")),
    ("license", text("podcast:license", " ")),
    ("funding", attribute("podcast:funding", "url", "www.contoh.example")),
    ("funding-words", text("podcast:funding", "")),
    ("trailer", attribute("podcast:trailer", "url", "/audio/a.mp3")),
    ("trailer-date", attribute("podcast:trailer", "pubdate", "2026-01-02")),
    ("frequency", text("podcast:updateFrequency", "")),
    ("rrule", attribute("podcast:updateFrequency", "rrule", "weekly")),
    ("txt", text("podcast:txt", "")),
    ("only-in-items", moved("item/podcast:transcript")),
    ("only-in-items", moved("item/podcast:chapters")),
    ("item-title", without("item/title")),
    ("item-title", text("item/title", "dua  blanko")),
    ("title-words", text("item/title", "2026")),
    ("title-brackets", text("item/title", "Umur <17")),
    ("title-entities", text("item/title", "RT &amp; RW")),
    ("title-number", text("item/title", "Siaran Contoh 3: KTP")),
    ("title-number", text("item/title", "#12 - KTP")),
    ("item-guid", attribute("item/guid", "isPermaLink", "true")),
    ("item-guid", without("item/guid")),
    ("guid-text", text("item/guid", " guid-9 ")),
    ("guid-letters", text("item/guid", "0012")),
    (
        "guid-unique",
        lambda root: text("item[2]/guid", nodes(root, "item/guid")[0].text or "")(root),
    ),
    ("date", text("item/pubDate", "Thu, 08 Jan 2026 08:00:00 WIB")),
    ("date", without("item/pubDate")),
    ("date-past", text("item/pubDate", FUTURE)),
    ("enclosure", without("item/enclosure")),
    ("enclosure", lambda root: nodes(root, "item/enclosure")[0].attrib.pop("url")),
    ("enclosure", attribute("item/enclosure", "url", HTTP)),
    ("enclosure", attribute("item/enclosure", "url", "https://contoh.example/édisi.mp3")),
    ("enclosure-length", attribute("item/enclosure", "length", "None")),
    ("enclosure-length", attribute("item/enclosure", "length", "0")),
    ("enclosure-type", attribute("item/enclosure", "type", "text/html")),
    (
        "enclosure-unique",
        lambda root: attribute(
            "item[2]/enclosure", "url", nodes(root, "item/enclosure")[0].get("url") or ""
        )(root),
    ),
    (
        "enclosure-page",
        attribute("item/enclosure", "url", "https://www.youtube.com/watch?v=M7lc1UVf-VE"),
    ),
    ("item-link", without("item/link")),
    ("item-description", text("item/description", "")),
    ("description-size", text("item/description", "é" * 2001)),
    ("description-tags", text("item/description", "<p>Tidak ditutup")),
    ("description-tags", text("item/description", "<table><tr><td>x</td></tr></table>")),
    ("notes", without("item/content:encoded")),
    ("notes-video", text("item/content:encoded", "<p>Tanpa video.</p>")),
    ("notes-addresses", text("item/description", '<p><a href="/langganan/">x</a></p>')),
    ("duration", text("item/itunes:duration", "0")),
    ("duration", text("item/itunes:duration", "01:20")),
    ("item-artwork", attribute("item/itunes:image", "href", "gambar/b.png")),
    ("season", both(text("item/itunes:season", "0"), text("item/podcast:season", "0"))),
    ("episode", both(text("item/itunes:episode", "1a"), text("item/podcast:episode", "1a"))),
    ("kind", text("item/itunes:episodeType", "special")),
    ("item-explicit", text("item/itunes:explicit", "clean")),
    ("captions", without("item/podcast:transcript[2]")),
    ("captions-url", attribute("item/podcast:transcript", "url", "a.vtt")),
    ("captions-language", attribute("item/podcast:transcript", "language", "")),
    ("captions-rel", attribute("item/podcast:transcript", "rel", "text")),
    ("chapters", without("item/podcast:chapters")),
    ("chapters", without("item/psc:chapters")),
    ("chapters-url", attribute("item/podcast:chapters", "url", "a.json")),
    ("chapters-type", attribute("item/podcast:chapters", "type", "application/json")),
    ("chapters-title", attribute("item/psc:chapters/psc:chapter", "title", "")),
    ("chapters-start", attribute("item/psc:chapters/psc:chapter", "start", "0")),
    ("chapters-order", attribute("item/psc:chapters/psc:chapter[2]", "start", "00:00:00.000")),
    ("season-again", text("item/podcast:season", "9")),
    ("episode-again", without("item/podcast:episode")),
    ("soundbite-start", attribute("item/podcast:soundbite", "startTime", "0:30")),
    ("soundbite-length", attribute("item/podcast:soundbite", "duration", "")),
    ("video", attribute("item/podcast:contentLink[2]", "href", "youtu.be/dQw4w9WgXcQ")),
    ("video-words", text("item/podcast:contentLink", "")),
    ("saver-type", attribute("item/podcast:alternateEnclosure", "type", "")),
    ("saver-length", attribute("item/podcast:alternateEnclosure", "length", "0")),
    ("saver-bitrate", attribute("item/podcast:alternateEnclosure", "bitrate", "24")),
    ("saver-source", without("item/podcast:alternateEnclosure/podcast:source")),
    ("paging", also("prev")),
    ("page-size", also("first", "next", "last")),
]
#: Rules about the file as it lies there.
BROKEN_FILES: dict[str, Callable[[bytes], bytes]] = {
    "utf8": lambda xml: xml.replace(b"UTF-8", b"ISO-8859-1", 1),
    "prefixes": lambda xml: xml.replace(b"itunes:", b"apple:").replace(b":itunes", b":apple"),
    "size": lambda xml: xml + b"<!--" + b"x" * 5_000_000 + b"-->",
    "controls": lambda xml: xml.replace(b"</copyright>", b"\x7f</copyright>"),
    "xml": lambda xml: xml.replace(b"</channel>", b""),
}
GOOD = pages_of(good_catalogue())["feed.xml"]


@pytest.mark.parametrize(("rule", "change"), BROKEN, ids=[rule for rule, _ in BROKEN])
def test_a_broken_feed_is_caught_by_exactly_its_rule(rule: str, change: Change) -> None:
    root = etree.fromstring(GOOD)
    change(root)
    declared = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    assert broken(declared, NOW) == [rule]


@pytest.mark.parametrize("rule", BROKEN_FILES)
def test_a_broken_file_is_caught_by_exactly_its_rule(rule: str) -> None:
    assert broken(BROKEN_FILES[rule](GOOD), NOW) == [rule]


def test_each_rule_has_a_feed_that_breaks_it() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert {"xml", *ids} == {*BROKEN_FILES, *(rule for rule, _ in BROKEN)}
