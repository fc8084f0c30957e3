"""Builds what an item of a feed says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from siniar.feed.elements import ItemSource, item_elements
from siniar.feed.namespace import Element
from siniar.feed.notes import item_title, render_texts
from siniar.feed.page import FeedItem, FeedPage
from siniar.model.episode import Enclosure
from siniar.model.text import clean
from siniar.model.words import Words


@dataclass(frozen=True, slots=True)
class ItemContent:
    """What an item says."""

    title: str
    link: str
    guid: str
    date: datetime
    #: HTML.
    description: str
    #: HTML.
    notes: str
    enclosure: Enclosure | None
    #: What our extension adds.
    elements: tuple[Element, ...]


def build_item(page: FeedPage, item: FeedItem, words: Words) -> ItemContent:
    """What the item of an episode says."""
    episode = item.episode
    notes, description = render_texts(page, item, words)
    return ItemContent(
        title=item_title(episode),
        link=page.url(page.addresses.of_episode(episode)),
        guid=clean(episode.guid),
        date=episode.date,
        description=description,
        notes=notes,
        enclosure=episode.enclosure,
        elements=tuple(item_elements(ItemSource(page, item, words))),
    )
