"""Plans the feeds: every page of the show's feed, one for each topic, and their stylesheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from siniar.feed.page import FeedArtwork, FeedItem, FeedPage, FeedSite
from siniar.feed.pages import build_pages, choose_shortened, measure_items
from siniar.feed.rules import FEED_FIRST_PAGE_SHORT, FEED_NOTES_SHORTENED
from siniar.feed.stylesheet import STYLESHEET, render_stylesheet
from siniar.feed.write import render_page
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode, Topic
from siniar.model.findings import Finding, Place, found
from siniar.model.keys import key_of
from siniar.model.outputs import Output
from siniar.model.words import Words

_PLACE = Place("pelicanconf.py")
#: Episodes that a first page holds at least before there is a second one: many apps read no other.
FIRST_PAGE = 300


def plan_feeds(
    catalogue: Catalogue, words: Words, artwork: FeedArtwork
) -> tuple[list[Output], list[Finding]]:
    """Every feed file, and what an owner should know of them."""
    pages = build_feeds(catalogue, artwork)
    keys: dict[int, str] = {}
    outputs = [
        Output(page.path, _key(page, keys, words), partial(render_page, page, words), _PLACE)
        for page in pages
    ]
    sheet = (catalogue.show, catalogue.addresses, artwork.show)
    key = key_of("stylesheet", sheet, words.language)
    outputs.append(Output(STYLESHEET, key, partial(render_stylesheet, *sheet, words), _PLACE))
    return outputs, list(_check(catalogue, pages, words))


def _key(page: FeedPage, keys: dict[int, str], words: Words) -> str:
    """The hash of the page; ``keys`` are those of items, which stand in two feeds, by identity."""
    for item in page.items:
        if id(item) not in keys:
            keys[id(item)] = key_of(item)
    items = [keys[id(item)] for item in page.items]
    return key_of("feed", words.language, replace(page, items=()), items)


def _check(catalogue: Catalogue, pages: Sequence[FeedPage], words: Words) -> Iterator[Finding]:
    shortened = {item.episode.guid for page in pages for item in page.items if item.is_shortened}
    if shortened:
        size = words.megabytes(catalogue.show.feed.size_budget)
        yield found(FEED_NOTES_SHORTENED, _PLACE, number=len(shortened), size=size)
    first, *others = (len(page.items) for page in pages if page.topic is None)
    if others and first < FIRST_PAGE:
        yield found(FEED_FIRST_PAGE_SHORT, _PLACE, number=first, total=first + sum(others))


def build_feeds(catalogue: Catalogue, artwork: FeedArtwork) -> list[FeedPage]:
    """Every page of every feed, the show's first; only public episodes with audio stand in them."""
    options = catalogue.show.feed
    heard = [episode for episode in catalogue.public if episode.enclosure]
    builder = _Builder(catalogue, artwork)
    pages = [
        builder.page(path, chunk, links)
        for path, chunk, links in build_pages(heard, catalogue.addresses, options.page_size)
    ]
    for topic in catalogue.show.topics if options.has_topic_feeds else ():
        newest = [episode for episode in heard if episode.topic == topic][: options.page_size]
        pages.append(builder.page(catalogue.addresses.of_topic_feed(topic), newest, topic=topic))
    return pages


class _Builder:
    """Builds pages whose items are the same objects wherever they say the same."""

    def __init__(self, catalogue: Catalogue, artwork: FeedArtwork) -> None:
        self._catalogue = catalogue
        self._site = FeedSite(catalogue.show, catalogue.addresses)
        self._artwork = artwork
        self._items: dict[tuple[str, bool], FeedItem] = {}

    def page(
        self,
        path: str,
        episodes: Sequence[Episode],
        links: tuple[tuple[str, str], ...] = (),
        topic: Topic | None = None,
    ) -> FeedPage:
        """A page with these episodes, newest first."""
        budget = self._catalogue.show.feed.size_budget
        shortened = choose_shortened(measure_items(episodes), budget)
        return FeedPage(
            site=self._site,
            path=path,
            items=tuple(self._item(each, is_shortened=each.guid in shortened) for each in episodes),
            artwork=self._artwork.show,
            trailer=self._catalogue.trailer,
            links=links,
            topic=topic,
        )

    def _item(self, episode: Episode, *, is_shortened: bool) -> FeedItem:
        known = self._items.get((episode.guid, is_shortened))
        if known is None:
            known = self._items[episode.guid, is_shortened] = FeedItem(
                episode=episode,
                artwork=self._artwork.episodes.get(episode.guid, ""),
                is_expired=episode.is_expired(self._catalogue.today),
                is_shortened=is_shortened,
            )
        return known
