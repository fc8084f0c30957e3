"""Plans the feeds: every page of the show's feed, one for each topic, and their stylesheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from msgspec.structs import replace

from siniar.feed.check import check_feeds
from siniar.feed.ledger import Record
from siniar.feed.page import (
    FeedArtwork,
    FeedItem,
    FeedPage,
    FeedSite,
    NotesForm,
)
from siniar.feed.pages import PageOutline, divide_feed
from siniar.feed.sizes import choose_shortened, item_sizes
from siniar.feed.stylesheet import STYLESHEET, render_stylesheet
from siniar.feed.write import render_page
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode, Status, Topic
from siniar.model.findings import Finding, Place
from siniar.model.keys import Key
from siniar.model.outputs import Output
from siniar.model.words import Words

_PLACE = Place("pelicanconf.py")


def plan_feeds(
    catalogue: Catalogue, words: Words, artwork: FeedArtwork, ledger: Iterable[Record] = ()
) -> tuple[list[Output], list[Finding]]:
    """Every feed file, and what an owner should know of them.

    ``ledger`` tells what was public once.
    """
    pages = build_feeds(catalogue, artwork, ledger)
    keys: dict[int, Key] = {}
    outputs = [
        Output(page.path, _key(page, keys, words), partial(render_page, page, words), _PLACE)
        for page in pages
    ]
    sheet = (catalogue.show, catalogue.addresses, artwork.show)
    key = Key("stylesheet", sheet, words.language)
    outputs.append(Output(STYLESHEET, key, partial(render_stylesheet, *sheet, words), _PLACE))
    return outputs, list(check_feeds(catalogue, pages, words))


def _key(page: FeedPage, keys: dict[int, Key], words: Words) -> Key:
    """What the page is made from; ``keys`` are those of items, which stand on several."""
    items = [keys.setdefault(id(item), Key(item)) for item in page.items]
    return Key("feed", words.language, replace(page, items=()), items)


def build_feeds(
    catalogue: Catalogue, artwork: FeedArtwork, ledger: Iterable[Record] = ()
) -> list[FeedPage]:
    """Every page of every feed, the show's first; only public episodes with audio stand in them."""
    heard = [episode for episode in catalogue.public if episode.enclosure]
    former = _former_days(catalogue, ledger)
    builder = _Builder(catalogue, artwork)
    pages = builder.pages(heard, [day for day, _ in former])
    for topic in catalogue.show.topics if catalogue.show.feed.has_topic_feeds else ():
        own = [episode for episode in heard if episode.topic == topic]
        gone = [day for day, of in former if of in {topic, None}]
        pages += builder.pages(own, gone, topic)
    return pages


def _former_days(catalogue: Catalogue, ledger: Iterable[Record]) -> list[tuple[str, Topic | None]]:
    """Day and topic, if known, of what was public once: withdrawn notes, and the ledger's rest."""
    withdrawn = {
        each.guid: (each.date.date().isoformat(), each.topic)
        for each in catalogue.drafts
        if each.status is Status.WITHDRAWN and each.date <= catalogue.now
    }
    public = {episode.guid for episode in catalogue.public if episode.enclosure}
    known = {record.guid: (record.published, None) for record in ledger}
    former: dict[str, tuple[str, Topic | None]] = known | withdrawn
    return [day for guid, day in former.items() if guid not in public]


class _Builder:
    """Builds pages whose items are the same objects wherever they say the same."""

    def __init__(self, catalogue: Catalogue, artwork: FeedArtwork) -> None:
        self._catalogue = catalogue
        self._site = FeedSite(catalogue.show, catalogue.addresses)
        self._artwork = artwork
        self._items: dict[tuple[str, NotesForm], FeedItem] = {}
        #: Of an episode's whole item and of its shortened one.
        self._sizes = {each.guid: item_sizes(each) for each in catalogue.public}

    def pages(
        self, episodes: Sequence[Episode], former: Iterable[str], topic: Topic | None = None
    ) -> list[FeedPage]:
        """Every page of a feed with these episodes, newest first."""
        options = self._catalogue.show.feed
        full = options.full_notes or len(episodes)
        bare = frozenset(episode.guid for episode in episodes[full:])
        outlines = divide_feed(episodes, former, options.page_size)
        return [self._page(outline, topic, bare) for outline in outlines]

    def _page(self, outline: PageOutline, topic: Topic | None, bare: frozenset[str]) -> FeedPage:
        forms = self._forms(outline.episodes, bare)
        return FeedPage(
            site=self._site,
            path=self._path(outline.period, topic),
            items=tuple(self._item(each, forms[each.guid]) for each in outline.episodes),
            artwork=self._artwork.show,
            images=self._artwork.images.get("", ()),
            trailers=() if outline.period else self._catalogue.trailers,
            links=tuple((name, self._path(period, topic)) for name, period in outline.links),
            topic=topic,
            is_archive=bool(outline.period),
        )

    def _path(self, period: str, topic: Topic | None) -> str:
        addresses = self._catalogue.addresses
        return addresses.of_topic_feed(topic, period) if topic else addresses.of_feed(period)

    def _forms(self, episodes: Sequence[Episode], bare: frozenset[str]) -> dict[str, NotesForm]:
        """How much of its notes each episode shows on a page."""
        budget = self._catalogue.show.feed.size_budget
        sizes = ((each.guid, *self._sizes[each.guid]) for each in episodes)
        items = [(guid, short if guid in bare else whole, short) for guid, whole, short in sizes]
        shortened = choose_shortened(items, budget)
        forms = dict.fromkeys((each.guid for each in episodes), NotesForm.WHOLE)
        forms |= dict.fromkeys(shortened, NotesForm.SHORTENED)
        return forms | {guid: NotesForm.LEFT_OUT for guid in forms if guid in bare}

    def _item(self, episode: Episode, form: NotesForm) -> FeedItem:
        known = self._items.get((episode.guid, form))
        if known is None:
            known = self._items[episode.guid, form] = FeedItem(
                episode=episode,
                artwork=self._artwork.episodes.get(episode.guid, ""),
                images=self._artwork.images.get(episode.guid, ()),
                is_expired=episode.is_expired(self._catalogue.today),
                notes=form,
                questions=self._catalogue.questions_address(episode),
            )
        return known
