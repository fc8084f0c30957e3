"""The search page."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from siniar.model.later import Later
from siniar.pages.compose import Composer
from siniar.pages.entries import entries_path
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.page import PageKind, Planned, View
from siniar.pages.search import PROGRAM_PATH, synonyms_path

#: What the first search fetches of a show of 500 episodes (benchmarks/search.py); of a small one
#: a quarter less.
COST = "150 KB"


class SearchInputs(Struct, frozen=True):
    """What the page may show, beside the frame of every page."""

    #: Years of public episodes, newest first.
    years: tuple[int, ...]


class SearchPage(Struct, frozen=True):
    """Variable ``search`` of ``search.html``."""

    #: Names of topics to filter by.
    topics: tuple[str, ...]
    #: Years to filter by, newest first.
    years: tuple[str, ...]
    #: The search program, loaded on first use.
    program_url: str
    #: Words of one meaning, loaded on first use.
    synonyms_url: str
    #: What is found by its name, loaded on first use.
    entries_url: str
    #: What stands before numbers in codes of episodes.
    code: str
    #: What the first search fetches.
    cost: str


def pages(facts: Facts) -> Iterator[Planned[SearchInputs]]:
    """The one page."""
    path = f"{facts.catalogue.addresses.search}/"
    yield Planned(path, Later(_inputs, facts), is_indexed=False)


def _inputs(facts: Facts) -> SearchInputs:
    years = {episode.date.year for episode in facts.catalogue.public}
    return SearchInputs(tuple(sorted(years, reverse=True)))


def view(inputs: SearchInputs, composer: Composer) -> View:
    """The page in the show's words."""
    t = composer.words.t
    head = Head(
        title=t("Search"),
        description=t(
            "Search the episodes of {show}: titles, notes and everything that is said.",
            show=composer.show.title,
        ),
    )
    page = SearchPage(
        topics=tuple(topic.name for topic in composer.show.topics),
        years=tuple(str(year) for year in inputs.years),
        program_url=composer.url(PROGRAM_PATH),
        synonyms_url=composer.url(synonyms_path(composer.frame.addresses)),
        entries_url=composer.url(entries_path(composer.frame.addresses)),
        code=composer.show.code,
        cost=COST,
    )
    return View(head, page)


KIND = PageKind("search", pages, view)
