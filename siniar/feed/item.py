"""Builds the items of a feed, and names them by what they are made from: each is written once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from siniar.feed.elements import Source, item_elements
from siniar.feed.namespace import Element
from siniar.feed.notes import item_title, render_texts
from siniar.model import Enclosure, Episode
from siniar.model.text import clean

#: Items by their names, as XML.
Kept = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Item:
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


def build_item(source: Source, episode: Episode) -> Item:
    """The item of an episode."""
    catalogue = source.catalogue
    is_shortened = episode.guid in source.page.shortened
    notes, description = render_texts(catalogue, episode, source.words, is_shortened=is_shortened)
    return Item(
        title=item_title(episode),
        link=source.url(catalogue.addresses.of_episode(episode)),
        guid=clean(episode.guid),
        date=episode.date,
        description=description,
        notes=notes,
        enclosure=episode.enclosure,
        elements=tuple(item_elements(source, episode)),
    )


def _read_nothing(_path: str) -> Kept:
    return {}


def _write_nothing(_path: str, _items: Kept) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Items:
    """Where written items are kept: by the path of the page that they stand in."""

    read: Callable[[str], Kept] = _read_nothing
    write: Callable[[str, Kept], None] = _write_nothing

    def names_of(self, source: Source) -> dict[str, str]:
        """The name of each episode's item by guid.

        Empty when nothing is kept, or when nobody can tell what an episode was made from.
        """
        if self.read is _read_nothing:
            return {}
        names = {episode.guid: _name_of(source, episode) for episode in source.page.episodes}
        return names if all(names.values()) else {}

    def channel_of(self, source: Source) -> str:
        """The name of what stands around a page's items, but for the date in it."""
        catalogue, page = source.catalogue, source.page
        trailer = [catalogue.trailer] if catalogue.trailer else []
        return catalogue.keys.of(
            "channel", trailer, page.path, page.links, page.topic, source.artwork.show
        )


class Waiting:
    """Written items that a second feed will ask for: an episode's topic may have one too."""

    def __init__(self, guids: Iterable[str] = ()) -> None:
        """Take the guids of the episodes whose items are asked for twice."""
        self._guids = frozenset(guids)
        self._items: dict[str, bytes] = {}

    def leave(self, guid: str, name: str, item: bytes) -> None:
        """Let an item wait, if anybody will ask for it."""
        if guid in self._guids:
            self._items[name] = item

    def take(self, name: str) -> bytes | None:
        """The item of that name, when it waits here; it does so no longer."""
        return self._items.pop(name, None)


def _name_of(source: Source, episode: Episode) -> str:
    """Changes with anything that the item is written from."""
    catalogue = source.catalogue
    return catalogue.keys.of(
        "item",
        (episode,),
        episode.guid in source.page.shortened,
        source.artwork.episodes.get(episode.guid),
        episode.is_expired(catalogue.today),
    )


NO_ITEMS = Items()
