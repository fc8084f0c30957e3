"""Every reader sees exactly what stands in the catalogue, no more and no less."""

from __future__ import annotations

import pytest

from siniar.feed.page import FeedArtwork
from siniar.feed.plan import plan_feeds
from siniar.model.catalogue import Catalogue
from siniar.model.words import load_words
from tests.feed.expecting import differences
from tests.feed.full import full_catalogue
from tests.feed.readers import READERS, Seen, ask_all
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


#: Every show that is read here; one of more episodes than a page has is in test_scale.py.
CATALOGUES = {
    "one": full_catalogue(1),
    "three": full_catalogue(3),
    "many": full_catalogue(60),
    "nothing": make_catalogue(0),
    "wrong": full_catalogue(2),
}


def page_of(name: str) -> bytes:
    xml = first_page(CATALOGUES[name])
    if name == "wrong":
        return xml.replace(b"007", b"008").replace(b">guid-", b">Guid-")
    return xml


@pytest.fixture(scope="module")
def readers(node: Node) -> dict[str, list[Seen]]:
    """What each reader saw of each show, in their order: Node starts once."""
    return ask_all(node, map(page_of, CATALOGUES))


def differences_of(name: str, readers: dict[str, list[Seen]]) -> list[str]:
    return differences(CATALOGUES[name], readers, list(CATALOGUES).index(name))


@pytest.mark.parametrize("name", ["one", "three", "many"])
def test_each_reader_sees_exactly_the_catalogue(readers: dict[str, list[Seen]], name: str) -> None:
    assert tuple(readers) == READERS
    assert differences_of(name, readers) == []


def test_each_reader_still_tells_what_it_is_asked_for(readers: dict[str, list[Seen]]) -> None:
    shows = {name: sorted(feeds[0].show) for name, feeds in readers.items()}
    assert shows == {name: sorted(words.split()) for name, words in TELLS_OF_SHOW.items()}
    episodes = {name: sorted(feeds[0].episodes[0]) for name, feeds in readers.items()}
    assert episodes == {name: sorted(words.split()) for name, words in TELLS.items()}


def test_a_show_without_anything_is_read_too(readers: dict[str, list[Seen]]) -> None:
    assert differences_of("nothing", readers) == []


def test_a_reader_that_sees_something_else_is_noticed(readers: dict[str, list[Seen]]) -> None:
    lines = differences_of("wrong", readers)
    assert {line.partition(":")[0] for line in lines} == set(READERS)


def test_every_reader_stands_in_the_documentation() -> None:
    text = (ROOT / "docs/DEVELOPMENT.md").read_text(encoding="utf-8")
    rows = {
        cell for line in text.splitlines() if line[:2] == "| " for cell in line.split(" | ")[:1]
    }
    named = {name.strip("| ") for row in rows for name in row.split(",")}
    assert set(READERS) <= named
