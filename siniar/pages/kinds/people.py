"""The list of everybody heard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from siniar.pages.compose import Composer
from siniar.pages.contexts import Portrait
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.inputs import ListedPerson
from siniar.pages.page import PageKind, Planned, View


@dataclass(frozen=True, slots=True)
class PeopleInputs:
    """What the list may show."""

    people: tuple[ListedPerson, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Variable ``people`` of ``people.html``."""

    #: Everybody by name.
    portraits: tuple[Portrait, ...]


def pages(facts: Facts) -> Iterator[Planned[PeopleInputs]]:
    """The one list."""
    people = facts.catalogue.people
    inputs = PeopleInputs(tuple(ListedPerson(person, len(episodes)) for person, episodes in people))
    yield Planned(f"{facts.catalogue.addresses.person}/", inputs)


def view(inputs: PeopleInputs, composer: Composer) -> View:
    """The list in the show's words."""
    t = composer.words.t
    head = Head(
        kind="people",
        title=t("People"),
        description=t("Who you hear in {show}.", show=composer.show.title),
    )
    return View(head, PeoplePage(tuple(composer.portrait(each) for each in inputs.people)))


KIND = PageKind("people", pages, view)
