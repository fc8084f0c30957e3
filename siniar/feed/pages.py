"""Divides the episodes of a feed: a first page of the newest, and an archive by the calendar.

An archive page holds every episode of its year (a crowded year: of a month, a crowded month: of a
day), those of the first page too, and is named after it. So it depends on nothing but its period:
a note of an old date, or one that is taken back, changes the pages of its own period only, and an
app that walks from page to page while the feed changes neither misses an episode nor meets a page
that is gone. Nothing has to be remembered for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from siniar.model.episode import Episode

#: Episodes of a period above which it is divided.
PERIOD_LIMIT = 500
#: Letters of an ISO date that name a year, a month and a day.
YEAR, DAY = 4, 10
_STEP = len("-08")


class PageOutline(Struct, frozen=True):
    """A page of a feed: what it holds, and which others it leads to."""

    #: ``2026``, ``2026-08`` or ``2026-08-14``; empty for the first page.
    period: str
    #: Newest first.
    episodes: tuple[Episode, ...]
    #: Periods of other pages by relation. https://www.rfc-editor.org/rfc/rfc5005
    links: tuple[tuple[str, str], ...] = ()


def divide_feed(
    episodes: Sequence[Episode], former: Iterable[str], size: int
) -> tuple[PageOutline, ...]:
    """The pages of a feed, the first page first; an archive only when one page is not enough.

    ``episodes`` are the public ones, newest first. ``former`` are the days (ISO 8601) of those
    that were public once: their pages stay, empty if need be, because apps may be on their way.
    """
    days, others = [_day_of(episode) for episode in episodes], list(former)
    if len(days) + len(others) <= size:
        return (PageOutline("", tuple(episodes)),)
    parts = _divide_days([*days, *others])
    leaves = [_leaf_of(day, parts) for day in days]
    held = _by_leaf(episodes, leaves)
    chain = sorted(held, reverse=True)
    following = max(leaves[size:], default="")
    first = PageOutline("", tuple(episodes[:size]), _first_links(chain, following))
    return first, *(_archive_page(period, parts, held, chain) for period in sorted(parts)[::-1])


def _day_of(episode: Episode) -> str:
    """The day as the note tells it, which is also what the ledger remembers."""
    return episode.date.date().isoformat()


def _divide_days(days: Iterable[str], length: int = YEAR) -> dict[str, bool]:
    """Every period with a day, and whether it is divided into others of the table."""
    groups: dict[str, list[str]] = defaultdict(list)
    for day in days:
        groups[day[:length]].append(day)
    parts: dict[str, bool] = {}
    for period, group in groups.items():
        parts[period] = len(group) > PERIOD_LIMIT and length < DAY
        if parts[period]:
            parts |= _divide_days(group, length + _STEP)
    return parts


def _leaf_of(day: str, parts: dict[str, bool]) -> str:
    """The period that holds a day and is not divided."""
    lengths = range(YEAR, DAY + 1, _STEP)
    return next(day[:length] for length in lengths if not parts[day[:length]])


def _by_leaf(episodes: Iterable[Episode], leaves: Iterable[str]) -> dict[str, tuple[Episode, ...]]:
    held: dict[str, list[Episode]] = defaultdict(list)
    for episode, leaf in zip(episodes, leaves, strict=True):
        held[leaf].append(episode)
    return {period: tuple(group) for period, group in held.items()}


def _first_links(chain: Sequence[str], following: str) -> tuple[tuple[str, str], ...]:
    if not following:
        return ()
    around = (("first", ""), ("next", following), ("last", chain[-1]))
    return (*around, ("prev-archive", following))


def _archive_page(
    period: str,
    parts: dict[str, bool],
    held: dict[str, tuple[Episode, ...]],
    chain: Sequence[str],
) -> PageOutline:
    """A page of the archive.

    A divided period had a page of its own before it grew: it goes on as that of its newest part.
    """
    inside = [leaf for leaf in chain if parts[period] and leaf.startswith(f"{period}-")]
    shown = inside[0] if inside else period
    newer = [leaf for leaf in chain if leaf > shown]
    older = [leaf for leaf in chain if leaf < shown]
    links = [("first", ""), ("current", ""), ("previous", newer[-1] if newer else "")]
    links += [("next-archive", newer[-1])] if newer else []
    links += [("next", older[0]), ("prev-archive", older[0])] if older else []
    links += [("last", chain[-1])] if chain else []
    return PageOutline(period, held.get(shown, ()), tuple(links))
