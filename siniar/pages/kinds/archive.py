"""The list of all episodes, some on each page.

Pages are counted from the oldest episodes, so that a new one changes only the page of the newest:
what a link led to is still there next year, and nothing else is made or fetched anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from siniar.model.episode import Episode
from siniar.pages.compose import Composer
from siniar.pages.contexts import EpisodeCard, Link
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.inputs import Listed, SeasonPath
from siniar.pages.page import PageKind, Planned, View

#: Episodes on a page; that of the newest has up to twice as many.
PAGE_LENGTH = 20
#: Pages before and after one that it leads to.
PAGES_AROUND = 2
#: Instead of a page's number: that of the newest episodes, and pages that are left out.
NEWEST, GAP = 0, -1


@dataclass(frozen=True, slots=True)
class ArchiveInputs:
    """What a page of the list may show."""

    number: int
    episodes: tuple[Listed, ...]
    #: Numbers of the pages that this one leads to.
    pages: tuple[int, ...]
    #: How many episodes there are; ``None`` but on the page of the newest.
    total: int | None
    seasons: tuple[SeasonPath, ...]


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """Variable ``archive`` of ``archive.html``: all episodes, some on each page."""

    #: Episodes of this page, newest first.
    cards: tuple[EpisodeCard, ...]
    #: First and last day of the page's episodes; empty when there is no other page.
    span: str
    #: Pages that this one leads to; an entry without an address stands for those left out.
    pages: tuple[Link, ...]
    #: Page with newer episodes; empty on that of the newest.
    newer_url: str
    #: Page with older episodes; empty on that of the oldest.
    older_url: str
    #: How many episodes there are, in words; only on the page of the newest.
    total: str
    #: Seasons.
    seasons: tuple[Link, ...]


def pages(facts: Facts) -> Iterator[Planned[ArchiveInputs]]:
    """All pages; one even without any episode."""
    catalogue = facts.catalogue
    parts = _divide(catalogue.episodes)
    for place, shown in enumerate(parts):
        number = len(parts) - place if place else NEWEST
        inputs = ArchiveInputs(
            number=number,
            episodes=tuple(facts.listed(episode) for episode in shown),
            pages=tuple(_linked_pages(place, len(parts))),
            total=None if number else len(catalogue.episodes),
            seasons=tuple(facts.season_path(season) for season, _ in catalogue.seasons),
        )
        yield Planned(catalogue.addresses.of_archive(number), inputs)


def _divide(episodes: Sequence[Episode]) -> list[Sequence[Episode]]:
    """The episodes of each page, that of the newest first; always at least one."""
    count = max(1, len(episodes) // PAGE_LENGTH)
    ends = [len(episodes) - number * PAGE_LENGTH for number in reversed(range(count))]
    return [episodes[start:end] for start, end in pairwise([0, *ends])]


def _linked_pages(place: int, count: int) -> list[int]:
    """The pages that the one in this place leads to: the newest, those around it, the oldest.

    Every page on every page would be a kilobyte for ten of them, and the square of them in all.
    """
    near = range(max(place - PAGES_AROUND, 0), min(place + PAGES_AROUND + 1, count))
    shown = sorted({0, *near, count - 1})
    numbers = [NEWEST]
    for before, at in pairwise(shown):
        if at - before > 1:
            numbers.append(GAP if at - before > 2 else count - at + 1)
        numbers.append(count - at)
    return numbers


def view(inputs: ArchiveInputs, composer: Composer) -> View:
    """A page in the show's words."""
    links = [_link(page, inputs.number, composer) for page in inputs.pages]
    at = inputs.pages.index(inputs.number)
    page = ArchivePage(
        cards=tuple(composer.card(listed) for listed in inputs.episodes),
        span=_span(inputs, composer) if len(links) > 1 else "",
        pages=tuple(links),
        newer_url=links[at - 1].url if at else "",
        older_url=links[at + 1].url if at + 1 < len(links) else "",
        total="" if inputs.total is None else composer.count(inputs.total),
        seasons=tuple(composer.season_link(season) for season in inputs.seasons),
    )
    return View(_head(inputs, composer), page)


def _head(inputs: ArchiveInputs, composer: Composer) -> Head:
    show, t = composer.show.title, composer.words.t
    name, number = t("All episodes"), inputs.number
    if number == NEWEST:
        about = t("Every episode of {show}, newest first.", show=show)
        return Head(kind="archive", title=name, description=about)
    return Head(
        kind="archive",
        title=t("All episodes, page {number}", number=number),
        description=t("Episodes of {show}, {span}.", show=show, span=_span(inputs, composer)),
        steps=((name, composer.frame.addresses.of_archive()),),
    )


def _span(inputs: ArchiveInputs, composer: Composer) -> str:
    """First and last day of the page's episodes."""
    days: list[datetime] = [each.date for each in (*inputs.episodes[-1:], *inputs.episodes[:1])]
    return " – ".join(dict.fromkeys(composer.words.date(day) for day in days))


def _link(page: int, here: int, composer: Composer) -> Link:
    if page == GAP:
        return Link("", "…")
    text = str(page) if page else composer.words.t("Newest")
    url = composer.url(composer.frame.addresses.of_archive(page))
    return Link(url, text, is_current=page == here)


KIND = PageKind("archive", pages, view)
