"""Builds what an item of a feed says."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from msgspec import Struct

from siniar.feed.item_elements import ItemSource, item_elements
from siniar.feed.media import enclosure_of
from siniar.feed.namespace import Element
from siniar.feed.notes import item_title, render_texts
from siniar.feed.page import FeedItem, FeedSite
from siniar.feed.prefix import prefixed
from siniar.model.episode import Enclosure
from siniar.model.text import clean
from siniar.model.words import Words


class ItemContent(Struct, frozen=True):
    """What an item says."""

    title: str
    link: str
    guid: str
    date: datetime
    #: HTML.
    description: str
    #: HTML; empty where only the description stands.
    notes: str
    enclosure: Enclosure | None
    #: What our extension adds.
    elements: tuple[Element, ...]


# An episode stands in two feeds, and most stay as they are from save to save of a preview.
@lru_cache(maxsize=2048)
def build_item(site: FeedSite, item: FeedItem, words: Words) -> ItemContent:
    """What the item of an episode says."""
    episode = item.episode
    notes, description = render_texts(site, item, words)
    return ItemContent(
        title=item_title(episode),
        link=site.url(site.addresses.of_episode(episode)),
        guid=clean(episode.guid),
        date=episode.date,
        description=description,
        notes=notes,
        enclosure=prefixed(enclosure_of(site.show, episode), site.show),
        elements=tuple(item_elements(ItemSource(site, item, words))),
    )
