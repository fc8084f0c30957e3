"""Whoever follows a feed's pages meets every episode, whatever changes meanwhile."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from siniar.feed.ledger import Record
from siniar.feed.namespace import NAMESPACES
from siniar.feed.page import FeedArtwork
from siniar.feed.pages import PERIOD_LIMIT, PageOutline, divide_feed
from siniar.feed.plan import plan_feeds
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode, Status
from siniar.model.show import FeedOptions
from siniar.model.words import load_words
from tests.support.factories import JAKARTA, NOW, make_catalogue, make_episode, make_show

START = datetime(2016, 1, 1, 8, 0, tzinfo=JAKARTA)
CHANGES = 500


def feeds(catalogue: Catalogue, ledger: Sequence[Record] = ()) -> dict[str, bytes]:
    artwork = FeedArtwork("gambar/a.jpg")
    outputs = plan_feeds(catalogue, load_words("id"), artwork, ledger)[0]
    return {each.path: each.render() for each in outputs if each.path.endswith(".xml")}


def linked(xml: bytes) -> dict[str, str]:
    """Where a page leads, by relation."""
    links = etree.fromstring(xml).iterfind("channel/atom:link", NAMESPACES)
    return {str(link.get("rel")): str(link.get("href")).rpartition("/")[2] for link in links}


def guids_of(xml: bytes) -> list[str]:
    return [guid.text or "" for guid in etree.fromstring(xml).iterfind("channel/item/guid")]


def walk(pages: dict[str, bytes], name: str = "feed.xml") -> list[str]:
    """Every guid from the first page to the last."""
    guids: list[str] = []
    while name:
        guids += guids_of(pages[name])
        name = linked(pages[name]).get("next", "")
    return guids


def weekly(count: int, size: int, **options: object) -> Catalogue:
    """A show that began in 2016."""
    episodes = [
        make_episode(number, date=START + timedelta(weeks=number)) for number in range(count)
    ]
    return make_catalogue(
        episodes=episodes, show=make_show(feed=FeedOptions(page_size=size, **options))
    )


# --- a walk while everything changes -----------------------------------------------------------


class World(Struct, frozen=True):
    """A feed at one moment."""

    pages: dict[str, PageOutline]
    public: frozenset[str]


def _look(public: dict[str, Episode], former: list[str], size: int) -> World:
    newest = sorted(public.values(), key=lambda each: (each.date, each.guid), reverse=True)
    outlines = divide_feed(newest, former, size)
    return World({each.period: each for each in outlines}, frozenset(public))


def live_through(seed: int, size: int, rate: timedelta) -> list[World]:
    """A feed before and after each of many additions, notes of old dates, and withdrawals."""
    chance = random.Random(seed)
    public: dict[str, Episode] = {}
    former: list[str] = []
    date = START
    worlds = []
    for number in range(CHANGES + 100):
        kind = "new" if number < 100 else chance.choice(("new", "new", "old", "withdrawn"))
        if kind == "withdrawn":
            gone = public.pop(chance.choice(sorted(public)))
            former.append(gone.date.date().isoformat())
        else:
            date += rate if kind == "new" else timedelta()
            moment = date if kind == "new" else START - rate * 20 + (date - START) * chance.random()
            episode = make_episode(number, guid=f"guid-{number:04}", date=moment)
            public[episode.guid] = episode
        if number >= 99:
            worlds.append(_look(public, former, size))
    return worlds


class Walk(Struct, frozen=True):
    """What a client met that began at one moment and went on at others."""

    guids: frozenset[str]
    missing_pages: int
    last: int


def walk_through(worlds: Sequence[World], start: int, chance: random.Random) -> Walk:
    """Follow ``next`` from the first page; any number of changes may come before each request."""
    moment, period = start, ""
    guids: set[str] = set()
    while True:
        page = worlds[moment].pages.get(period)
        if page is None:
            return Walk(frozenset(guids), 1, moment)
        guids |= {episode.guid for episode in page.episodes}
        following = dict(page.links).get("next")
        if following is None:
            return Walk(frozenset(guids), 0, moment)
        period = following
        moment = min(len(worlds) - 1, moment + chance.choice((0, 0, 1, 3, 20, CHANGES)))


@pytest.mark.parametrize("size", [30, 300])
@pytest.mark.parametrize("rate", [timedelta(days=7), timedelta(days=1), timedelta(hours=3)])
def test_a_client_at_any_moment_misses_nothing_and_meets_no_missing_page(
    size: int, rate: timedelta
) -> None:
    worlds = live_through(1, size, rate)
    chance = random.Random(1)
    misses = gone = polls = 0
    for start in range(len(worlds)):
        for _ in range(3):
            met = walk_through(worlds, start, chance)
            # What is taken back never returns: who is there at both ends was there all the time.
            always = worlds[start].public & worlds[met.last].public
            misses += len(always - met.guids)
            gone += met.missing_pages
            polls += 1
    assert (polls, misses, gone) == ((CHANGES + 1) * 3, 0, 0)


def test_a_walk_that_skips_a_page_would_be_noticed() -> None:
    worlds = live_through(1, 30, timedelta(days=7))
    world = worlds[-1]
    chain = dict(world.pages[""].links)["next"]
    broken = {name: page for name, page in world.pages.items() if name != chain}
    met = walk_through([replace(world, pages=broken)], 0, random.Random(0))
    assert met.missing_pages == 1
    assert world.public - met.guids


# --- pages --------------------------------------------------------------------------------------


def test_pages_follow_each_other_and_hold_every_episode() -> None:
    catalogue = weekly(120, 30)
    pages = feeds(catalogue)
    assert list(pages) == ["feed.xml", "feed-2018.xml", "feed-2017.xml", "feed-2016.xml"]
    assert set(walk(pages)) == {episode.guid for episode in catalogue.public}
    assert len(guids_of(pages["feed.xml"])) == 30
    assert linked(pages["feed.xml"]) == {
        "self": "feed.xml",
        "first": "feed.xml",
        "next": "feed-2017.xml",
        "prev-archive": "feed-2017.xml",
        "last": "feed-2016.xml",
    }
    assert linked(pages["feed-2017.xml"]) == {
        "self": "feed-2017.xml",
        "first": "feed.xml",
        "current": "feed.xml",
        "previous": "feed-2018.xml",
        "next-archive": "feed-2018.xml",
        "next": "feed-2016.xml",
        "prev-archive": "feed-2016.xml",
        "last": "feed-2016.xml",
    }
    archive = etree.fromstring(pages["feed-2017.xml"])
    assert archive.find("channel/{http://purl.org/syndication/history/1.0}archive") is not None
    assert "fh" not in etree.fromstring(pages["feed.xml"]).nsmap


@pytest.mark.parametrize("count", range(28, 34))
def test_a_feed_that_fits_one_page_has_no_other(count: int) -> None:
    assert len(feeds(weekly(count, 30))) == (1 if count <= 30 else 2)


def _changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path, xml in after.items() if before.get(path) != xml}


def test_a_new_episode_changes_the_first_page_and_its_own_year() -> None:
    before, after = (feeds(weekly(count, 30)) for count in (119, 120))
    assert _changed(before, after) == {"feed.xml", "feed-2018.xml"}


def test_a_note_of_an_old_date_changes_the_page_of_its_year() -> None:
    catalogue = weekly(120, 30)
    late = make_episode(999, date=START + timedelta(days=200))
    added = make_catalogue(episodes=[*catalogue.episodes, late], show=catalogue.show)
    assert _changed(feeds(catalogue), feeds(added)) == {"feed-2016.xml"}


def test_withdrawals_change_the_page_of_their_year_and_take_no_page_away() -> None:
    catalogue = weekly(120, 30)
    kept = [
        replace(each, status=Status.WITHDRAWN) if each.date.year == 2017 else each
        for each in catalogue.episodes
    ]
    before = feeds(catalogue)
    after = feeds(make_catalogue(episodes=kept, show=catalogue.show))
    assert after.keys() == before.keys()
    assert guids_of(after["feed-2017.xml"]) == []
    assert linked(after["feed-2017.xml"])["next"] == "feed-2016.xml"
    # The others lead around the empty page.
    assert linked(after["feed.xml"])["next"] == "feed-2016.xml"
    assert "feed-2017.xml" not in linked(after["feed-2018.xml"]).values()


def test_what_the_ledger_remembers_keeps_its_page() -> None:
    catalogue = weekly(120, 30)
    kept = [each for each in catalogue.episodes if each.date.year != 2017]
    ledger = [
        Record(each.guid, "audio/a.mp3", 1, each.date.date().isoformat(), each.title)
        for each in catalogue.episodes
    ]
    shown = make_catalogue(episodes=kept, show=catalogue.show)
    assert feeds(shown, ledger).keys() == feeds(catalogue).keys()
    assert "feed-2017.xml" not in feeds(shown)


def test_a_crowded_year_is_divided_and_its_own_page_stays() -> None:
    count = PERIOD_LIMIT + 120
    episodes = [
        make_episode(number, date=START + timedelta(hours=number * 6)) for number in range(count)
    ]
    outlines = divide_feed(episodes[::-1], (), 300)
    by_period = {each.period: each for each in outlines}
    assert [name for name in by_period if len(name) == 4] == ["2016"]
    assert {len(name) for name in by_period} == {0, 4, 7}
    newest = max(name for name in by_period if len(name) == 7)
    assert by_period["2016"].episodes == by_period[newest].episodes
    assert dict(by_period["2016"].links)["next"] == dict(by_period[newest].links)["next"]


def test_moved_to_stands_in_every_feed_and_a_topics_feed_moves_beside_it() -> None:
    for address, topic in (
        ("https://baru.example/p/feed.xml", "https://baru.example/p/topik/sosial/feed.xml"),
        ("https://baru.example/rss?id=7", "https://baru.example/rss?id=7"),
    ):
        pages = feeds(weekly(120, 30, new_feed_url=address, has_topic_feeds=True))
        moved = {
            path: etree.fromstring(xml).findtext("channel/itunes:new-feed-url", None, NAMESPACES)
            for path, xml in pages.items()
        }
        assert moved["feed.xml"] == moved["feed-2016.xml"] == address
        assert moved["topik/sosial/feed.xml"] == topic
        assert None not in moved.values()


def test_every_episode_of_a_topic_can_be_reached() -> None:
    catalogue = weekly(240, 30, has_topic_feeds=True)
    pages = feeds(catalogue)
    own = {
        path.rpartition("/")[2]: xml
        for path, xml in pages.items()
        if path.startswith("topik/sosial/")
    }
    topic = {each.guid for each in catalogue.public if each.topic and each.topic.slug == "sosial"}
    assert len(topic) == 120
    assert set(walk(own)) == topic


def test_trailers_stand_on_the_first_page_so_that_older_ones_stay_as_they_are() -> None:
    catalogue = weekly(120, 30)
    assert all(b"podcast:trailer" not in xml for xml in feeds(catalogue).values())
    assert catalogue.public[0].date < NOW
