"""The page of a season."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from siniar.pages.compose import Composer
from siniar.pages.contexts import EpisodeCard, Link
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.inputs import Listed, SeasonPath
from siniar.pages.page import PageKind, Planned, View


@dataclass(frozen=True, slots=True)
class SeasonInputs:
    """What the page of a season may show."""

    season: SeasonPath
    #: Newest first.
    episodes: tuple[Listed, ...]
    others: tuple[SeasonPath, ...]


@dataclass(frozen=True, slots=True)
class SeasonPage:
    """Variable ``season`` of ``season.html``."""

    #: ``Season 1`` with its name.
    title: str
    #: Episodes in the order of listening.
    cards: tuple[EpisodeCard, ...]
    #: The other seasons.
    others: tuple[Link, ...]


def pages(facts: Facts) -> Iterator[Planned[SeasonInputs]]:
    """A page for each season."""
    seasons = facts.catalogue.seasons
    for season, episodes in seasons:
        others = (each for each, _ in seasons if each.number != season.number)
        here = facts.season_path(season)
        inputs = SeasonInputs(
            season=here,
            episodes=tuple(facts.listed(episode) for episode in episodes),
            others=tuple(facts.season_path(other) for other in others),
        )
        yield Planned(here.path, inputs)


def view(inputs: SeasonInputs, composer: Composer) -> View:
    """The page in the show's words."""
    t = composer.words.t
    title = composer.season_title(inputs.season.season)
    head = Head(
        kind="season",
        title=title,
        description=t(
            "{season} of {show}: {count}.",
            season=title,
            show=composer.show.title,
            count=composer.count(len(inputs.episodes)),
        ),
        steps=((t("Episodes"), composer.frame.addresses.of_archive()),),
    )
    page = SeasonPage(
        title=title,
        cards=tuple(composer.card(listed) for listed in reversed(inputs.episodes)),
        others=tuple(composer.season_link(other) for other in inputs.others),
    )
    return View(head, page)


KIND = PageKind("season", pages, view)
