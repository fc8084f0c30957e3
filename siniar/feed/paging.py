"""Divides episodes into feed pages and keeps each page under its size budget."""

from __future__ import annotations

from collections.abc import Sequence

from siniar.addresses import Addresses
from siniar.feed.elements import Page
from siniar.model import Episode

#: Bytes of an item around its notes, as measured on full items with all side files.
ITEM_OVERHEAD = 2_800
#: Bytes that a chapter, a person or another repeated element adds.
PART_OVERHEAD = 180
#: Bytes of notes that remain when they are shortened.
SHORTENED = 900


def build_pages(
    episodes: Sequence[Episode], addresses: Addresses, size: int
) -> tuple[tuple[str, tuple[Episode, ...], tuple[tuple[str, str], ...]], ...]:
    """Path, episodes and links of each page; always at least one page."""
    chunks = [tuple(episodes[start : start + size]) for start in range(0, len(episodes), size)]
    chunks = chunks or [()]
    last = len(chunks)
    pages = []
    for number, chunk in enumerate(chunks, 1):
        around = {"first": 1, "prev": number - 1, "next": number + 1, "last": last}
        links = tuple(
            (relation, addresses.of_feed(target))
            for relation, target in around.items()
            if last > 1 and 1 <= target <= last
        )
        pages.append((addresses.of_feed(number), chunk, links))
    return tuple(pages)


def item_size(episode: Episode) -> int:
    """About how many bytes an episode's item has with its whole notes."""
    parts = len(episode.chapters) * 2 + len(episode.people) + len(episode.videos)
    notes = len(episode.notes_html.encode()) * 1.15
    return round(ITEM_OVERHEAD + parts * PART_OVERHEAD + notes + min(notes, 4000))


def choose_shortened(episodes: Sequence[Episode], budget: int) -> frozenset[str]:
    """Guids of the episodes whose notes are shortened so that a page stays under its budget.

    The oldest go first: hardly anybody opens them in an app.
    """
    size = sum(item_size(episode) for episode in episodes)
    chosen: set[str] = set()
    for episode in reversed(episodes):
        if size <= budget:
            break
        saved = round(len(episode.notes_html.encode()) * 1.15) - SHORTENED
        if saved > 0:
            chosen.add(episode.guid)
            size -= saved
    return frozenset(chosen)


__all__ = ["Page", "build_pages", "choose_shortened", "item_size"]
