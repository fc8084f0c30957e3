"""The page of a season."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from siniar.model.episode import Episode
from siniar.model.later import Later
from siniar.pages.compose import Composer
from siniar.pages.contexts import Link, Pager
from siniar.pages.contexts_episode import CardGroup
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.inputs import Listed, SeasonPath
from siniar.pages.page import PageKind, Planned, View
from siniar.pages.pager import PagerInputs, Part, build_pager, divide, with_number
from siniar.pages.years import group_cards, year_of


class SeasonInputs(Struct, frozen=True):
    """What the page of a season may show."""

    season: SeasonPath
    pager: PagerInputs
    #: In the order of listening.
    episodes: tuple[Listed, ...]
    #: Episodes on all pages.
    count: int
    others: tuple[SeasonPath, ...]


class SeasonPage(Struct, frozen=True):
    """Variable ``season`` of ``season.html``."""

    #: Episodes in the order of listening.
    groups: tuple[CardGroup, ...]
    #: Ways to the other pages.
    pager: Pager
    #: The other seasons.
    others: tuple[Link, ...]


def pages(facts: Facts) -> Iterator[Planned[SeasonInputs]]:
    """A page for each season, and more for a long one."""
    for season, episodes in facts.catalogue.seasons:
        here = facts.season_path(season)
        for part in divide(episodes[::-1], here.path, year_of, is_newest_first=False):
            yield Planned(part.pager.path, Later(_inputs, facts, here, part, len(episodes)))


def _inputs(facts: Facts, here: SeasonPath, part: Part[Episode], count: int) -> SeasonInputs:
    seasons = (season for season, _ in facts.catalogue.seasons)
    others = tuple(facts.season_path(each) for each in seasons if each != here.season)
    return SeasonInputs(here, part.pager, facts.list_all(part.entries), count, others)


def view(inputs: SeasonInputs, composer: Composer) -> View:
    """The page in the show's words."""
    t = composer.words.t
    title = composer.season_title(inputs.season.season)
    head = Head(
        title=title,
        description=t(
            "{season} of {show}: {count}.",
            season=title,
            show=composer.show.title,
            count=composer.count(inputs.count),
        ),
        steps=((t("Episodes"), composer.frame.addresses.of_archive()),),
    )
    page = SeasonPage(
        groups=group_cards(inputs.pager, inputs.episodes, composer),
        pager=build_pager(inputs.pager, composer, is_newest_first=False),
        others=tuple(composer.season_link(other) for other in inputs.others),
    )
    return View(with_number(head, inputs.pager, composer), page)


KIND = PageKind("season", pages, view)
