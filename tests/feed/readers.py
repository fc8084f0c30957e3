"""Independent readers of feeds, each turned into the same values: what it saw of show and episodes.

A value that a reader does not tell is left out. ``lxml`` and ``expat`` are plain XML readers; the
others are what podcast and news programs are built on.
"""

from __future__ import annotations

import calendar
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import atoma
import fastfeedparser
import feedparser
import podcastparser
from lxml import etree, html

from siniar.feed.namespace import NAMESPACES
from tests.support.tools.node import Node

Values = dict[str, Any]
#: An element of lxml or of ElementTree, which share the part that is used here.
Tree = Any
ADDRESS = "https://contoh.example/podcast/feed.xml"


@dataclass(frozen=True)
class Seen:
    """What a reader says of a feed."""

    show: Values
    episodes: list[Values]


def _told(values: Values) -> Values:
    return {name: value for name, value in values.items() if value is not None}


def by_feedparser(xml: bytes) -> Seen:
    feed = feedparser.parse(xml)
    assert not feed.bozo, feed.bozo_exception
    show = feed.feed
    episodes = [
        _told(
            {
                "guid": entry.id,
                "title": entry.title,
                "link": entry.link,
                "url": entry.enclosures[0].href,
                "length": int(entry.enclosures[0].length),
                "type": entry.enclosures[0].type,
                "duration": int(entry.get("itunes_duration", 0)),
                "published": calendar.timegm(entry.published_parsed),
                "description": entry.summary,
                "content": entry.content[0].value,
                "season": _number(entry.get("itunes_season")),
                "number": _number(entry.get("itunes_episode")),
                "chapters": [
                    each["title"] for each in entry.get("psc_chapters", {}).get("chapters", ())
                ],
            }
        )
        for entry in feed.entries
    ]
    about = {
        "title": show.title,
        "description": show.subtitle,
        "copyright": show.rights,
        "language": show.language,
        "link": show.link,
        "guid": show.podcast_guid,
        "owner": show.get("publisher_detail", {}).get("name"),
    }
    return Seen(_told(about), episodes)


def by_podcastparser(xml: bytes) -> Seen:
    feed = podcastparser.parse(ADDRESS, io.BytesIO(xml))
    episodes = [
        _told(
            {
                "guid": episode["guid"],
                "title": episode["title"],
                "link": episode["link"],
                "url": episode["enclosures"][0]["url"],
                "length": episode["enclosures"][0]["file_size"],
                "type": episode["enclosures"][0]["mime_type"],
                "duration": episode["total_time"],
                "published": episode["published"],
                "content": episode["description_html"],
                "season": episode.get("season"),
                "number": episode.get("number"),
                "chapters": [each["title"] for each in episode.get("chapters", ())],
            }
        )
        for episode in feed["episodes"]
    ]
    about = {
        "title": feed["title"],
        "description": feed["description"],
        "author": feed["itunes_author"],
        "language": feed["language"],
        "link": feed["link"],
        "owner": feed.get("itunes_owner", {}).get("name"),
    }
    return Seen(_told(about), episodes)


def by_atoma(xml: bytes) -> Seen:
    feed = atoma.parse_rss_bytes(xml)
    episodes = [
        {
            "guid": item.guid,
            "title": item.title,
            "link": item.link,
            "url": item.enclosures[0].url,
            "length": item.enclosures[0].length,
            "type": item.enclosures[0].type,
            "published": item.pub_date.timestamp(),
            "description": item.description,
            "content": item.content_encoded,
        }
        for item in feed.items
    ]
    names = ("title", "description", "copyright", "language", "link")
    return Seen({name: getattr(feed, name) for name in names}, episodes)


def by_fastfeedparser(xml: bytes) -> Seen:
    # It refuses a feed without items.
    if b"<item>" not in xml:
        return Seen({}, [])
    feed = fastfeedparser.parse(xml)
    episodes = [
        {
            "guid": entry["id"],
            "title": entry["title"],
            "link": entry["link"],
            "url": entry["enclosures"][0]["url"],
            "length": entry["enclosures"][0]["length"],
            "type": entry["enclosures"][0]["type"],
            "published": datetime.fromisoformat(entry["published"]).timestamp(),
            "description": entry["description"],
            "content": entry["content"][0]["value"],
        }
        for entry in feed.entries
    ]
    show = feed.feed
    about = {"title": show["title"], "description": show["subtitle"], "link": show["link"]}
    return Seen(about, episodes)


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _by_tree(channel: Tree) -> Seen:
    """Read with the part of ElementTree that lxml shares."""

    def one(parent: Tree, path: str) -> str | None:
        return parent.findtext(path, None, NAMESPACES)

    def texts(parent: Tree, path: str) -> list[str]:
        return [each.text for each in parent.iterfind(path, NAMESPACES)]

    def attributes(parent: Tree, path: str, name: str) -> list[str]:
        return [each.get(name) for each in parent.iterfind(path, NAMESPACES)]

    def read_item(item: Tree) -> Values:
        enclosure = item.find("enclosure")
        published = parsedate_to_datetime(one(item, "pubDate") or "")
        return _told(
            {
                "guid": one(item, "guid"),
                "title": one(item, "title"),
                "link": one(item, "link"),
                "url": enclosure.get("url"),
                "length": int(enclosure.get("length")),
                "type": enclosure.get("type"),
                "duration": _number(one(item, "itunes:duration")),
                "published": published.timestamp(),
                "description": one(item, "description"),
                "content": one(item, "content:encoded"),
                "season": _number(one(item, "itunes:season")),
                "number": _number(one(item, "itunes:episode")),
                "people": texts(item, "podcast:person"),
                "soundbites": texts(item, "podcast:soundbite"),
                "seasonName": next(iter(attributes(item, "podcast:season", "name")), None),
                "chapters": attributes(item, "psc:chapters/psc:chapter", "title"),
                "videos": texts(item, "podcast:contentLink"),
            }
        )

    about = {
        "title": one(channel, "title"),
        "description": one(channel, "description"),
        "author": one(channel, "itunes:author"),
        "copyright": one(channel, "copyright"),
        "language": one(channel, "language"),
        "link": one(channel, "link"),
        "guid": one(channel, "podcast:guid"),
        "owner": one(channel, "itunes:owner/itunes:name"),
        "people": texts(channel, "podcast:person"),
        "funding": texts(channel, "podcast:funding"),
        "location": one(channel, "podcast:location"),
        "license": one(channel, "podcast:license"),
        "frequency": one(channel, "podcast:updateFrequency"),
        "txt": texts(channel, "podcast:txt"),
        "trailers": texts(channel, "podcast:trailer"),
    }
    return Seen(_told(about), [read_item(item) for item in channel.iterfind("item")])


def by_lxml(xml: bytes) -> Seen:
    return _by_tree(etree.fromstring(xml).find("channel"))


def by_expat(xml: bytes) -> Seen:
    return _by_tree(ET.fromstring(xml).find("channel"))


PYTHON: dict[str, Callable[[bytes], Seen]] = {
    "lxml": by_lxml,
    "expat": by_expat,
    "feedparser": by_feedparser,
    "podcastparser": by_podcastparser,
    "atoma": by_atoma,
    "fastfeedparser": by_fastfeedparser,
}
#: Read by one process for any number of feeds.
NODE = ("partytime", "rss-parser", "fast-xml-parser")
READERS = (*PYTHON, *NODE)


def ask_all(node: Node, feeds: Iterable[bytes]) -> dict[str, list[Seen]]:
    """What each reader saw of each feed."""
    feeds = list(feeds)
    seen = {name: [read(xml) for xml in feeds] for name, read in PYTHON.items()}
    script = Path(__file__).with_name("readers.mjs")
    result = node.run(script, input=json.dumps([xml.decode() for xml in feeds]))
    assert result.returncode == 0, result.stderr
    # partytime's log stands before it.
    told = json.loads(result.stdout.rpartition("\n")[2], object_hook=_told)
    return seen | {name: [Seen(**each) for each in told[name]] for name in NODE}


def partytime(node: Node, xml: bytes) -> dict[str, Any]:
    """Everything that podcast-partytime tells."""
    result = node.run(Path(__file__).with_name("partytime.mjs"), input=xml.decode())
    assert result.returncode == 0, result.stderr
    told: dict[str, Any] = json.loads(result.stdout)
    return told


#: Elements that begin a line of their own.
_BLOCKS = frozenset({"p", "li", "ul", "ol", "div", "blockquote", "pre", "hr", "br"})


# Nine readers hand on the same notes.
@lru_cache(maxsize=64)
def visible(notes: str) -> str:
    """What a person sees of HTML: its text, white space folded, and where its links lead."""
    tree = html.fragment_fromstring(notes, create_parent="div")
    return " ".join("".join(_pieces(tree)).split())


def _pieces(node: Tree) -> Iterator[str]:
    is_block = node.tag in _BLOCKS or re.fullmatch(r"h\d", str(node.tag))
    yield " " if is_block else ""
    if node.tag == "a":
        yield f"[{node.get('href')}] "
    if isinstance(node.tag, str):
        yield node.text or ""
    for child in node:
        yield from _pieces(child)
    yield " " if is_block else ""
    yield node.tail or ""
