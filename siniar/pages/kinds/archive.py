"""The list of all episodes, some on each page."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from siniar.model.episode import Episode
from siniar.model.later import Later
from siniar.model.lists import FIRST
from siniar.pages.compose import Composer
from siniar.pages.contexts import Link, Pager
from siniar.pages.contexts_episode import CardGroup
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.inputs import Listed, SeasonPath
from siniar.pages.page import NEVER, PageKind, Planned, View
from siniar.pages.pager import PagerInputs, Part, build_pager, divide, with_number
from siniar.pages.years import group_cards, year_of


class ArchiveInputs(Struct, frozen=True):
    """What a page of the list may show."""

    pager: PagerInputs
    episodes: tuple[Listed, ...]
    #: How many episodes there are; ``None`` but on the page of the newest.
    total: int | None
    seasons: tuple[SeasonPath, ...]


class ArchivePage(Struct, frozen=True):
    """Variable ``archive`` of ``archive.html``: all episodes, some on each page."""

    #: Episodes of this page, newest first.
    groups: tuple[CardGroup, ...]
    #: Ways to the other pages.
    pager: Pager
    #: How many episodes there are, in words; only on the page of the newest.
    total: str
    #: Seasons.
    seasons: tuple[Link, ...]


def pages(facts: Facts) -> Iterator[Planned[ArchiveInputs]]:
    """All pages; one even without any episode."""
    catalogue = facts.catalogue
    for part in divide(catalogue.episodes, catalogue.addresses.of_archive(), year_of):
        changed = facts.newest_change if part.pager.number == FIRST else NEVER
        yield Planned(part.pager.path, Later(_inputs, facts, part), changed=changed)


def _inputs(facts: Facts, part: Part[Episode]) -> ArchiveInputs:
    catalogue = facts.catalogue
    return ArchiveInputs(
        pager=part.pager,
        episodes=facts.list_all(part.entries),
        total=len(catalogue.episodes) if part.pager.number == FIRST else None,
        seasons=tuple(facts.season_path(season) for season, _ in catalogue.seasons),
    )


def view(inputs: ArchiveInputs, composer: Composer) -> View:
    """A page in the show's words."""
    t = composer.words.t
    head = Head(
        title=t("All episodes"),
        description=t("Every episode of {show}, newest first.", show=composer.show.title),
    )
    page = ArchivePage(
        groups=group_cards(inputs.pager, inputs.episodes, composer),
        pager=build_pager(inputs.pager, composer),
        total="" if inputs.total is None else composer.count(inputs.total),
        seasons=tuple(composer.season_link(season) for season in inputs.seasons),
    )
    return View(with_number(head, inputs.pager, composer), page)


KIND = PageKind("archive", pages, view)
