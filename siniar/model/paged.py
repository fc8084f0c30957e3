"""The lists of a site that are divided into pages, by the addresses of these."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct

from siniar.model.catalogue import Catalogue
from siniar.model.lists import count_pages, number_pages, path_of


class PagedList(Struct, frozen=True):
    """A list, and how many pages it has."""

    #: Its own page, below the site's root.
    path: str
    #: The page at its own address counts too.
    pages: Annotated[int, Meta(ge=1, le=100_000)]
    is_newest_first: bool = True

    @property
    def paths(self) -> tuple[str, ...]:
        """All of its pages, its own first."""
        numbers = number_pages(self.pages, is_newest_first=self.is_newest_first)
        return tuple(path_of(self.path, number) for number in numbers)


def list_paged(catalogue: Catalogue) -> Iterator[PagedList]:
    """Every list that the site has."""
    addresses = catalogue.addresses
    yield _divide(addresses.of_archive(), len(catalogue.episodes))
    for topic in catalogue.show.topics:
        yield _divide(addresses.of_topic(topic), len(catalogue.by_topic[topic.slug]))
    yield _divide(f"{addresses.person}/", len(catalogue.people), is_newest_first=False)
    for person, episodes in catalogue.people:
        yield _divide(addresses.of_person(person), len(episodes))
    for season, episodes in catalogue.seasons:
        yield _divide(addresses.of_season(season), len(episodes), is_newest_first=False)
    videos = sum(1 for episode in catalogue.episodes if episode.videos)
    if videos:
        yield _divide(f"{addresses.video}/", videos)
    questions = dict(catalogue.questions)
    if questions:
        # What has no topic goes on there.
        yield _divide(addresses.of_questions(), len(questions.pop(None, ())))
    for subject, parts in questions.items():
        yield _divide(addresses.of_questions(subject), len(parts))


def _divide(path: str, entries: int, *, is_newest_first: bool = True) -> PagedList:
    return PagedList(path, count_pages(entries), is_newest_first)
