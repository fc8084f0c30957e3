"""The page of somebody heard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from siniar.pages.compose import Composer
from siniar.pages.contexts import EpisodeCard, Portrait
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.inputs import Listed, ListedPerson
from siniar.pages.page import PageKind, Planned, View


@dataclass(frozen=True, slots=True)
class PersonInputs:
    """What the page of a person may show."""

    person: ListedPerson
    episodes: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Variable ``person`` of ``person.html``."""

    #: Who it is.
    portrait: Portrait
    #: Episodes the person is heard in, newest first.
    cards: tuple[EpisodeCard, ...]


def pages(facts: Facts) -> Iterator[Planned[PersonInputs]]:
    """A page for everybody heard."""
    for person, episodes in facts.catalogue.people:
        listed = tuple(facts.listed(episode) for episode in episodes)
        inputs = PersonInputs(ListedPerson(person, len(episodes)), listed)
        yield Planned(facts.catalogue.addresses.of_person(person), inputs)


def view(inputs: PersonInputs, composer: Composer) -> View:
    """The page in the show's words."""
    person, t = inputs.person.person, composer.words.t
    about = t(
        "Episodes of {show} with {name}. {position}",
        show=composer.show.title,
        name=person.name,
        position=person.position,
    )
    head = Head(
        kind="person",
        title=person.name,
        description=about.strip(),
        steps=((t("People"), f"{composer.frame.addresses.person}/"),),
    )
    cards = tuple(composer.card(listed) for listed in inputs.episodes)
    return View(head, PersonPage(composer.portrait(inputs.person), cards))


KIND = PageKind("person", pages, view)
