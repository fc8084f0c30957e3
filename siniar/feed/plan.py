"""Plans the feeds: every page of the show's feed, one for each topic, and their stylesheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from siniar.feed.elements import FeedArtwork, Page, Source
from siniar.feed.item import NO_ITEMS, Items, Waiting
from siniar.feed.paging import build_pages, choose_shortened, measure_items
from siniar.feed.rules import FEED_FIRST_PAGE_SHORT, FEED_NOTES_SHORTENED
from siniar.feed.stylesheet import STYLESHEET, render_stylesheet
from siniar.model import Episode, Topic
from siniar.model.catalogue import Catalogue
from siniar.model.findings import Place, Report
from siniar.model.outputs import Output
from siniar.model.words import Words

__all__ = ["FeedArtwork", "Items", "Page", "build_feeds", "plan_feeds"]

_PLACE = Place("pelicanconf.py")
#: Episodes that a first page holds at least before there is a second one: many apps read no other.
FIRST_PAGE = 300


def build_feeds(catalogue: Catalogue) -> tuple[Page, ...]:
    """Every page of every feed, the show's first; only public episodes with audio stand in them."""
    return (*_show_pages(catalogue), *_topic_pages(catalogue))


def plan_feeds(
    catalogue: Catalogue,
    words: Words,
    artwork: FeedArtwork,
    report: Report,
    items: Items = NO_ITEMS,
    *,
    pages: Sequence[Page] = (),
) -> list[Output]:
    """Every feed file; ``pages`` are those of :func:`build_feeds` when they are built already."""
    pages = pages or build_feeds(catalogue)
    first, *others = (page for page in pages if page.topic is None)
    shortened = {guid for page in pages for guid in page.shortened}
    if shortened:
        size = words.megabytes(catalogue.show.feed.size_budget)
        report.add(FEED_NOTES_SHORTENED, _PLACE, number=len(shortened), size=size)
    if others and len(first.episodes) < FIRST_PAGE:
        total = len(first.episodes) + sum(len(page.episodes) for page in others)
        report.add(FEED_FIRST_PAGE_SHORT, _PLACE, number=len(first.episodes), total=total)
    base = absolute_path(catalogue)
    waiting = Waiting(each.guid for page in pages if page.topic for each in page.episodes)
    outputs = [
        Output(
            page.path,
            partial(_render_page, Source(catalogue, words, artwork, page), base, items, waiting),
            _PLACE,
            _key(catalogue, artwork, page),
        )
        for page in pages
    ]
    sheet = partial(render_stylesheet, catalogue, words, artwork.show)
    return [*outputs, Output(STYLESHEET, sheet, _PLACE)]


def _render_page(source: Source, stylesheet: str, items: Items, waiting: Waiting) -> bytes:
    # Slow to import, and most builds of a site write no feed.
    from siniar.feed.rendering import render_page  # noqa: PLC0415

    return render_page(source, stylesheet, items, waiting)


def _key(catalogue: Catalogue, artwork: FeedArtwork, page: Page) -> str:
    """Changes with anything that the page is written from."""
    trailer = catalogue.trailer
    return catalogue.keys.of(
        "feed",
        (*page.episodes, *([trailer] if trailer else [])),
        (page.path, page.links, page.topic, sorted(page.shortened)),
        artwork.show,
        [artwork.episodes.get(episode.guid) for episode in page.episodes],
        [episode.guid for episode in page.episodes if episode.is_expired(catalogue.today)],
    )


def absolute_path(catalogue: Catalogue) -> str:
    """Address of the stylesheet; browsers apply one from the same origin only."""
    return f"{catalogue.show.url}/{STYLESHEET}"


def _show_pages(catalogue: Catalogue) -> list[Page]:
    options = catalogue.show.feed
    heard = [episode for episode in catalogue.public if episode.enclosure]
    return [
        _page(catalogue, path, chunk, links)
        for path, chunk, links in build_pages(heard, catalogue.addresses, options.page_size)
    ]


def _topic_pages(catalogue: Catalogue) -> list[Page]:
    if not catalogue.show.feed.has_topic_feeds:
        return []
    pages = []
    for topic in catalogue.show.topics:
        heard = [e for e in catalogue.public if e.enclosure and e.topic == topic]
        newest = tuple(heard[: catalogue.show.feed.page_size])
        pages.append(_page(catalogue, catalogue.addresses.of_topic_feed(topic), newest, (), topic))
    return pages


def _page(
    catalogue: Catalogue,
    path: str,
    episodes: tuple[Episode, ...],
    links: tuple[tuple[str, str], ...],
    topic: Topic | None = None,
) -> Page:
    sizes = measure_items(episodes)
    shortened = choose_shortened(sizes, catalogue.show.feed.size_budget)
    return Page(path, episodes, links, topic, shortened, sizes)
