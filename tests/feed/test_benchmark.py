"""The measurement of feeds still measures."""

from __future__ import annotations

import sys

import pytest
from lxml import etree

from benchmarks.feed import WRITERS, make_catalogue, measure
from siniar.feed.page import FeedArtwork
from siniar.feed.plan import plan_feeds
from siniar.model.words import load_words
from tests.feed.contract import broken


@pytest.mark.parametrize("writer", WRITERS)
def test_each_writer_is_measured_in_a_process_of_its_own(writer: str) -> None:
    figures = measure(writer, 3)
    assert figures["episodes"] == 3
    assert 0 < figures["cpu"] < 5
    assert 10 < figures["peak"] < 500 or sys.platform == "win32"
    assert figures["size"] > 3 * 3_000


def test_what_is_measured_is_a_feed_that_keeps_the_contract() -> None:
    catalogue = make_catalogue(2)
    artwork = FeedArtwork("pictures/show.jpg")
    xml = plan_feeds(catalogue, load_words("id"), artwork)[0][0].render()
    assert broken(xml, catalogue.now) == []
    assert len(etree.fromstring(xml).findall("channel/item")) == 2
