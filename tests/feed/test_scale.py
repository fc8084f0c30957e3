"""A feed of many pages is accepted by every reader, page after page."""

from __future__ import annotations

from datetime import timedelta

import pytest

from siniar.feed.page import FeedArtwork
from siniar.feed.plan import plan_feeds
from siniar.model.catalogue import Catalogue
from siniar.model.words import load_words
from tests.feed.contract import broken
from tests.feed.expecting import differences
from tests.feed.readers import READERS, Seen, ask_all
from tests.support.factories import NOW, make_catalogue, make_episode
from tests.support.tools.node import Node

COUNT, PAGE = 320, 300
#: Hours from one to the next: about 240 in a year, so that a page holds a year.
EACH = 36


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    start = NOW - timedelta(hours=EACH * (COUNT + 1))
    return make_catalogue(
        episodes=[
            make_episode(number, date=start + timedelta(hours=EACH * number))
            for number in range(1, COUNT + 1)
        ]
    )


@pytest.fixture(scope="module")
def pages(catalogue: Catalogue) -> list[bytes]:
    outputs = plan_feeds(catalogue, load_words("id"), FeedArtwork("gambar/a.jpg"))[0]
    return [output.render() for output in outputs if output.path.endswith(".xml")]


def test_hundreds_of_episodes_are_so_many_pages_and_each_keeps_the_contract(
    catalogue: Catalogue, pages: list[bytes]
) -> None:
    assert len(pages) == 1 + len({episode.date.year for episode in catalogue.public})
    assert [rules for page in pages if (rules := broken(page, NOW))] == []


@pytest.mark.slow
def test_every_reader_sees_each_of_them_once(
    node: Node, catalogue: Catalogue, pages: list[bytes]
) -> None:
    readers = ask_all(node, pages)
    assert tuple(readers) == READERS
    # The archives hold every episode once; the first page repeats the newest of them.
    assert all(len(feeds[0].episodes) == PAGE for feeds in readers.values())
    joined = {
        name: [Seen(feeds[0].show, [episode for feed in feeds[1:] for episode in feed.episodes])]
        for name, feeds in readers.items()
    }
    assert differences(catalogue, joined) == []
