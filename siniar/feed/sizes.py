"""Estimates the bytes of items, and chooses whose notes are shortened for a page's budget."""

from __future__ import annotations

from collections.abc import Sequence

from siniar.feed.notes import DESCRIPTION_LIMIT, SHORTENED_LIMIT
from siniar.model.episode import Episode

#: Guid of an episode, and about how many bytes its item has with whole notes and with shortened
#: ones.
Size = tuple[str, int, int]

#: Bytes of an item around its notes, as measured on rendered feeds: alone, and for each chapter,
#: person, video, soundbite, transcript and data saver.
ITEM, CHAPTER, PERSON, VIDEO, SOUNDBITE, TRANSCRIPT, DATA_SAVER = 1_000, 90, 130, 80, 80, 300, 320
#: Bytes that stand in notes beside the note's own text: alone, for each chapter and video, and
#: for each line of what residents need first.
NOTES, NOTES_CHAPTER, NOTES_VIDEO, NOTES_SERVICE = 280, 45, 130, 60
#: Bytes of the link that follows shortened notes.
NOTES_LINK = 170
#: The budget is a limit: sizes are known to two percent.
MARGIN = 1.02


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
        + min(notes, round(DESCRIPTION_LIMIT * growth))
    )
    return around + notes, around + min(notes, round(SHORTENED_LIMIT * growth) + NOTES_LINK)


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
