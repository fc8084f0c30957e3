"""Items written as text are those that feedgen and lxml write, byte for byte."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from siniar.feed import write as generating
from siniar.feed.elements import FeedArtwork, Page, Source
from siniar.feed.item import Item, build_item
from siniar.feed.namespace import Element
from siniar.feed.plan import build_feeds
from siniar.feed.quick import write_item
from siniar.feed.rendering import render_page
from siniar.feed.write import split_page, write_page
from siniar.model.episode import Enclosure
from siniar.model.words import load_words
from tests.factories import JAKARTA, make_catalogue, make_episode

CATALOGUE = make_catalogue(episodes=[make_episode(number) for number in range(1, 6)])
SOURCE = Source(CATALOGUE, load_words("id"), FeedArtwork("gambar/a.jpg"), Page("feed.xml", ()))

TEXTS = st.one_of(
    st.text(max_size=12),
    st.text(
        st.sampled_from("&<>\"'\n\t\r \xa0\x85\x00\x1f\x7f\u2028\ufeff\ufffeaé→🎙\ud800"), max_size=8
    ),
    st.sampled_from(["", " ", "\n", "]]>", "&amp;", "<p>Satu</p>\n<p>Dua &amp; tiga</p>", "01:02"]),
)
NAMES = st.sampled_from(["itunes:title", "podcast:person", "psc:chapter", "atom:link"])
ATTRIBUTES = st.dictionaries(st.sampled_from(["href", "startTime", "role"]), TEXTS, max_size=3)
ELEMENTS = st.recursive(
    st.builds(Element, NAMES, TEXTS, ATTRIBUTES),
    lambda inner: st.builds(
        Element, NAMES, st.just("") | TEXTS, ATTRIBUTES, st.lists(inner, max_size=3).map(tuple)
    ),
    max_leaves=5,
)
ZONES = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
ITEMS = st.builds(
    Item,
    title=TEXTS,
    link=TEXTS,
    guid=TEXTS,
    date=st.datetimes(timezones=ZONES),
    description=TEXTS,
    notes=TEXTS,
    enclosure=st.none() | st.builds(Enclosure, TEXTS, st.integers(0, 10**12), TEXTS),
    elements=st.lists(ELEMENTS, max_size=4).map(tuple),
)
PLAIN = Item(
    title="Satu",
    link="https://contoh.example/",
    guid="guid-1",
    date=datetime(2026, 1, 2, 3, 4, 5, tzinfo=JAKARTA),
    description="<p>Satu</p>",
    notes="<p>Satu &amp; dua</p>\n",
    enclosure=Enclosure("https://contoh.example/?a=1&b=2", 7, "audio/mpeg"),
    elements=(
        Element("psc:chapters", "", {}, (Element("psc:chapter", "", {"title": '"a" & <b>'}),)),
    ),
)


def write_carefully(item: Item) -> bytes | None:
    """What feedgen writes, ``None`` when it refuses."""
    try:
        parts = split_page(write_page(SOURCE, [item]), 1)
    except ValueError:
        return None
    return parts[1][0] if parts else None


@settings(max_examples=500, deadline=None)
@given(item=ITEMS)
@example(item=PLAIN)
@example(item=replace(PLAIN, notes="a\xa0b\nc\u2029d"))
@example(item=replace(PLAIN, elements=(Element("itunes:title", "\x00"),)))
@example(item=replace(PLAIN, elements=(Element("itunes:title", "", {"href": "a\nb\tc\rd"}),)))
@example(item=replace(PLAIN, elements=(Element("itunes:title", "a", {}, (Element("itunes:x"),)),)))
@example(item=replace(PLAIN, date=PLAIN.date.replace(year=999)))
def test_an_item_is_written_as_feedgen_writes_it(item: Item) -> None:
    quickly = write_item(item)
    if quickly is not None:
        assert quickly == write_carefully(item)


@pytest.mark.parametrize("change", [{}, {"notes": "a\xa0b — ‹c› 🎙"}, {"title": "A & B"}], ids=str)
def test_usual_items_are_written_quickly(change: dict[str, str]) -> None:
    assert write_item(replace(PLAIN, **change)) is not None


def test_every_item_of_a_full_episode_is_written_quickly() -> None:
    for page in build_feeds(CATALOGUE):
        source = Source(CATALOGUE, SOURCE.words, SOURCE.artwork, page)
        for episode in page.episodes:
            assert write_item(build_item(source, episode)) is not None


@pytest.mark.parametrize("hides", ["first", "others", "all", "none"])
def test_a_page_is_the_same_whoever_writes_its_items(
    monkeypatch: pytest.MonkeyPatch, hides: str
) -> None:
    (page, *_) = build_feeds(CATALOGUE)
    source = Source(CATALOGUE, SOURCE.words, SOURCE.artwork, page)
    monkeypatch.setattr(generating, "write_item", lambda _item: None)
    whole = render_page(source, "feed.xsl")
    first = build_item(source, page.episodes[0])

    def write(item: Item) -> bytes | None:
        is_hidden = {"all": True, "none": False, "first": item == first, "others": item != first}
        return None if is_hidden[hides] else write_item(item)

    monkeypatch.setattr(generating, "write_item", write)
    assert render_page(source, "feed.xsl") == whole


def test_feedgen_is_right_where_the_quick_way_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    (page, *_) = build_feeds(CATALOGUE)
    source = Source(CATALOGUE, SOURCE.words, SOURCE.artwork, page)
    whole = render_page(source, "feed.xsl")
    monkeypatch.setattr(generating, "write_item", lambda item: (write_item(item) or b"") + b" ")
    assert render_page(source, "feed.xsl") == whole


def test_planning_feeds_does_not_import_what_writes_them() -> None:
    program = (
        "import sys, siniar.build.load\n"
        "print({'feedgen', 'lxml', 'dateutil', 'mutagen'} & set(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "set()\n"
