"""Checks the planned feeds for what directories and apps would do to the show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from siniar.feed.media import FILMS, enclosure_of
from siniar.feed.page import FeedPage, NotesForm
from siniar.feed.rules import (
    FEED_FIRST_PAGE_SHORT,
    FEED_MEDIUM_IMPOSSIBLE,
    FEED_NOTES_LEFT_OUT,
    FEED_NOTES_SHORTENED,
    FEED_SERIAL_UNNUMBERED,
)
from siniar.model.catalogue import Catalogue
from siniar.model.episode import EpisodeKind
from siniar.model.findings import Finding, Place, found
from siniar.model.words import Words

_PLACE = Place("pelicanconf.py")
#: Episodes that a first page holds at least before there is a second one: many apps read no other.
FIRST_PAGE = 300


class PlannedFeeds(Struct, frozen=True):
    """Every page of every feed of a show."""

    catalogue: Catalogue
    pages: Sequence[FeedPage]
    words: Words


def _check_notes(feeds: PlannedFeeds) -> Iterator[Finding]:
    """Notes that readers in apps do not get whole."""
    items = [item for page in feeds.pages for item in page.items]
    guids = {
        form: {item.episode.guid for item in items if item.notes is form} for form in NotesForm
    }
    if shortened := guids[NotesForm.SHORTENED]:
        size = feeds.words.megabytes(feeds.catalogue.show.feed.size_budget)
        yield found(FEED_NOTES_SHORTENED, _PLACE, number=len(shortened), size=size)
    if left_out := guids[NotesForm.LEFT_OUT]:
        yield found(FEED_NOTES_LEFT_OUT, _PLACE, number=len(left_out))


def _check_first_page(feeds: PlannedFeeds) -> Iterator[Finding]:
    held = len(feeds.pages[0].items)
    total = len([episode for episode in feeds.catalogue.public if episode.enclosure])
    if held < min(FIRST_PAGE, total):
        yield found(FEED_FIRST_PAGE_SHORT, _PLACE, number=held, total=total)


def _check_serial(feeds: PlannedFeeds) -> Iterator[Finding]:
    if feeds.catalogue.show.feed.type != "serial":
        return
    for episode in feeds.catalogue.public:
        if episode.kind is EpisodeKind.FULL and episode.number is None:
            yield found(FEED_SERIAL_UNNUMBERED, Place(episode.source, 1))


def _check_medium(feeds: PlannedFeeds) -> Iterator[Finding]:
    medium = feeds.catalogue.show.feed.medium
    for episode in feeds.catalogue.public:
        enclosure = enclosure_of(feeds.catalogue.show, episode)
        kind = enclosure.type.partition("/")[0] if enclosure else ""
        if kind and (kind == "video") != (medium in FILMS):
            yield found(
                FEED_MEDIUM_IMPOSSIBLE, _PLACE, medium=medium, value=episode.title, type=kind
            )
            return


#: What is asked of planned feeds.
CHECKS: tuple[Callable[[PlannedFeeds], Iterator[Finding]], ...] = (
    _check_notes,
    _check_first_page,
    _check_serial,
    _check_medium,
)


def check_feeds(catalogue: Catalogue, pages: Sequence[FeedPage], words: Words) -> Iterator[Finding]:
    """What an owner should know of the feeds."""
    feeds = PlannedFeeds(catalogue, pages, words)
    for check in CHECKS:
        yield from check(feeds)
