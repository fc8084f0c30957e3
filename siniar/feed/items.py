"""Names the items of a feed by what they are made from, so that each is written once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from siniar.feed.elements import Source
from siniar.model import Episode

#: Items by their names, as XML.
Kept = Mapping[str, bytes]


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
