"""Independent readers of feeds, each turned into the same few values."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path

import feedparser
import podcastparser

from tests.tools.node import Node


@dataclass(frozen=True)
class Seen:
    """What a reader says of an item."""

    guid: str
    title: str
    url: str
    length: int
    type: str


def by_feedparser(xml: bytes) -> list[Seen]:
    feed = feedparser.parse(xml)
    assert not feed.bozo, feed.bozo_exception
    return [
        Seen(
            entry.id,
            entry.title,
            entry.enclosures[0].href,
            int(entry.enclosures[0].length),
            entry.enclosures[0].type,
        )
        for entry in feed.entries
    ]


def by_podcastparser(xml: bytes) -> list[Seen]:
    feed = podcastparser.parse("https://contoh.example/podcast/feed.xml", io.BytesIO(xml))
    return [
        Seen(
            episode["guid"],
            episode["title"],
            episode["enclosures"][0]["url"],
            episode["enclosures"][0]["file_size"],
            episode["enclosures"][0]["mime_type"],
        )
        for episode in feed["episodes"]
    ]


def partytime(node: Node, xml: bytes) -> dict:
    script = Path(__file__).with_name("partytime.mjs")
    result = node.run(script, input=xml.decode())
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def by_partytime(node: Node, xml: bytes) -> list[Seen]:
    return [
        Seen(
            item["guid"],
            item["title"],
            item["enclosure"]["url"],
            item["enclosure"]["length"],
            item["enclosure"]["type"],
        )
        for item in partytime(node, xml)["items"]
    ]
