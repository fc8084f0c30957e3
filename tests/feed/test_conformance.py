"""Every reader sees exactly what stands in the catalogue, no more and no less."""

from __future__ import annotations

import pytest

from siniar.feed.page import FeedArtwork
from siniar.feed.plan import plan_feeds
from siniar.model.catalogue import Catalogue
from siniar.model.words import load_words
from tests.feed.expecting import differences
from tests.feed.full import full_catalogue
from tests.feed.readers import READERS, ask_all
from tests.support.factories import make_catalogue
from tests.support.places import ROOT
from tests.support.tools.node import Node

#: What each reader tells of an episode; a reader that stops telling something would prove nothing.
TELLS = {
    "lxml": "guid title link url length type duration published description content season number "
    "people soundbites seasonName chapters videos",
    "expat": "guid title link url length type duration published description content season number "
    "people soundbites seasonName chapters videos",
    "feedparser": "guid title link url length type duration published description content season "
    "number chapters",
    "podcastparser": "guid title link url length type duration published content season number "
    "chapters",
    "atoma": "guid title link url length type published description content",
    "fastfeedparser": "guid title link url length type published description content",
    "partytime": "guid title link url length type duration published description content season "
    "number people soundbites seasonName",
    "rss-parser": "guid title link url length type duration published description content season "
    "number",
    "fast-xml-parser": "guid title link url length type duration published description content "
    "season number people soundbites seasonName chapters videos",
}
#: The same of the show.
TELLS_OF_SHOW = {
    "lxml": "title description author copyright language link guid owner people funding location "
    "license frequency txt trailers",
    "expat": "title description author copyright language link guid owner people funding location "
    "license frequency txt trailers",
    "feedparser": "title description copyright language link guid owner",
    "podcastparser": "title description author language link owner",
    "atoma": "title description copyright language link",
    "fastfeedparser": "title description link",
    "partytime": "title description author copyright language link guid owner people funding "
    "location trailers",
    "rss-parser": "title description author copyright language link owner",
    "fast-xml-parser": "title description author copyright language link guid owner people funding "
    "location trailers",
}


def first_page(catalogue: Catalogue) -> bytes:
    artwork = FeedArtwork("gambar/sampul-0a1b.jpg")
    return plan_feeds(catalogue, load_words("id"), artwork)[0][0].render()


@pytest.mark.parametrize("count", [1, 3, 300])
def test_each_reader_sees_exactly_the_catalogue(node: Node, count: int) -> None:
    catalogue = full_catalogue(count)
    readers = ask_all(node, [first_page(catalogue)])
    assert tuple(readers) == READERS
    assert differences(catalogue, readers) == []


def test_each_reader_still_tells_what_it_is_asked_for(node: Node) -> None:
    readers = ask_all(node, [first_page(full_catalogue(1))])
    shows = {name: sorted(feeds[0].show) for name, feeds in readers.items()}
    assert shows == {name: sorted(words.split()) for name, words in TELLS_OF_SHOW.items()}
    episodes = {name: sorted(feeds[0].episodes[0]) for name, feeds in readers.items()}
    assert episodes == {name: sorted(words.split()) for name, words in TELLS.items()}


def test_a_show_without_anything_is_read_too(node: Node) -> None:
    catalogue = make_catalogue(0)
    readers = ask_all(node, [first_page(catalogue)])
    assert differences(catalogue, readers) == []


def test_a_reader_that_sees_something_else_is_noticed(node: Node) -> None:
    xml = first_page(full_catalogue(2)).replace(b"007", b"008").replace(b">guid-", b">Guid-")
    lines = differences(full_catalogue(2), ask_all(node, [xml]))
    assert {line.partition(":")[0] for line in lines} == set(READERS)


def test_every_reader_stands_in_the_documentation() -> None:
    text = (ROOT / "docs/DEVELOPMENT.md").read_text(encoding="utf-8")
    rows = {
        cell for line in text.splitlines() if line[:2] == "| " for cell in line.split(" | ")[:1]
    }
    named = {name.strip("| ") for row in rows for name in row.split(",")}
    assert set(READERS) <= named
