"""Divides episodes into feed pages and keeps each page under its size budget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from siniar.model.episode import Episode
from siniar.model.urls import Addresses

#: Guid of an episode, and about how many bytes its item has with whole notes and with shortened
#: ones.
Size = tuple[str, int, int]

#: An older page has this part of what the first one has at least.
OLDER_PARTS = 3
#: Bytes of an item around its notes, as measured on rendered feeds: alone, and for each chapter,
#: person, video, soundbite, transcript and data saver.
ITEM, CHAPTER, PERSON, VIDEO, SOUNDBITE, TRANSCRIPT, DATA_SAVER = 1_000, 90, 130, 80, 80, 300, 320
#: Bytes that stand in notes beside the note's own text: alone, for each chapter and video, and
#: for each line of what residents need first.
NOTES, NOTES_CHAPTER, NOTES_VIDEO, NOTES_SERVICE = 280, 45, 130, 60
#: Bytes of shortened notes before XML escapes them, and of the link that follows them.
SHORTENED, NOTES_LINK = 600, 170
#: Bytes of a description before XML escapes it.
DESCRIPTION = 4_000
#: The budget is a limit: sizes are known to two percent.
MARGIN = 1.02


def build_pages(
    episodes: Sequence[Episode], addresses: Addresses, size: int
) -> tuple[tuple[str, tuple[Episode, ...], tuple[tuple[str, str], ...]], ...]:
    """Path, episodes and links of each page; always at least one page.

    The first page has ``size`` episodes, newest first, or up to a third more. The older ones
    stand on pages that are counted from the oldest and never change: apps that follow ``next``
    fetch them once, and none is made anew when an episode comes.
    """
    part = max(1, size // OLDER_PARTS)
    older = max(0, (len(episodes) - size) // part)
    ends = [len(episodes) - number * part for number in reversed(range(older + 1))]
    numbers = [1, *range(older + 1, 1, -1)]
    pages = []
    for place, (start, end) in enumerate(pairwise([0, *ends])):
        around = {"first": 0, "prev": place - 1, "next": place + 1, "last": older}
        links = tuple(
            (relation, addresses.of_feed(numbers[target]))
            for relation, target in around.items()
            if older and 0 <= target <= older
        )
        path = addresses.of_feed(numbers[place])
        pages.append((path, tuple(episodes[start:end]), links))
    return tuple(pages)


def item_sizes(episode: Episode) -> tuple[int, int]:
    """About how many bytes an episode's item has with whole notes and with shortened ones."""
    html = episode.notes_html
    plain = len(html.encode())
    # XML writes these as references.
    own = plain + 3 * (html.count("<") + html.count(">")) + 4 * html.count("&")
    growth = own / max(plain, 1)
    added = NOTES_CHAPTER * len(episode.chapters) + NOTES_VIDEO * len(episode.videos)
    if episode.service:
        added += NOTES_SERVICE * (4 + len(episode.service.requirements))
    notes = own + len(episode.summary.encode()) + NOTES + added
    around = (
        ITEM
        + CHAPTER * len(episode.chapters)
        + PERSON * len(episode.people)
        + VIDEO * len(episode.videos)
        + SOUNDBITE * len(episode.soundbites)
        + TRANSCRIPT * (episode.transcript is not None)
        + DATA_SAVER * (episode.data_saver is not None)
        + min(notes, round(DESCRIPTION * growth))
    )
    return around + notes, around + min(notes, round(SHORTENED * growth) + NOTES_LINK)


def measure_items(episodes: Iterable[Episode]) -> tuple[Size, ...]:
    """The size of each episode's item."""
    return tuple((episode.guid, *item_sizes(episode)) for episode in episodes)


def choose_shortened(items: Sequence[Size], budget: int) -> frozenset[str]:
    """Guids of the episodes whose notes are shortened so that a page stays under its budget.

    The oldest, which stand last, go first: hardly anybody opens them in an app.
    """
    size = sum(whole for _, whole, _ in items)
    chosen: set[str] = set()
    for guid, whole, short in reversed(items):
        if size <= budget / MARGIN:
            break
        if short < whole:
            chosen.add(guid)
            size -= whole - short
    return frozenset(chosen)
