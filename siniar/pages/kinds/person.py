"""The page of somebody heard."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from siniar.model.episode import Episode
from siniar.model.later import Later
from siniar.pages.compose import Composer
from siniar.pages.contexts import Pager, Portrait
from siniar.pages.contexts_episode import CardGroup
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.inputs import Listed, ListedPerson
from siniar.pages.page import PageKind, Planned, View
from siniar.pages.pager import PagerInputs, Part, build_pager, divide, with_number
from siniar.pages.years import group_cards, year_of


class PersonInputs(Struct, frozen=True):
    """What the page of a person may show."""

    person: ListedPerson
    pager: PagerInputs
    episodes: tuple[Listed, ...]


class PersonPage(Struct, frozen=True):
    """Variable ``person`` of ``person.html``."""

    #: Who it is.
    portrait: Portrait
    #: Episodes the person is heard in, newest first.
    groups: tuple[CardGroup, ...]
    #: Ways to the other pages.
    pager: Pager


def pages(facts: Facts) -> Iterator[Planned[PersonInputs]]:
    """A page for everybody heard, and more of those who are heard often."""
    for person, episodes in facts.catalogue.people:
        here = ListedPerson(person, len(episodes))
        for part in divide(episodes, facts.catalogue.addresses.of_person(person), year_of):
            yield Planned(part.pager.path, Later(_inputs, facts, here, part))


def _inputs(facts: Facts, here: ListedPerson, part: Part[Episode]) -> PersonInputs:
    return PersonInputs(here, part.pager, facts.list_all(part.entries))


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
        title=person.name,
        description=about.strip(),
        steps=((t("People"), f"{composer.frame.addresses.person}/"),),
    )
    page = PersonPage(
        portrait=composer.portrait(inputs.person),
        groups=group_cards(inputs.pager, inputs.episodes, composer),
        pager=build_pager(inputs.pager, composer),
    )
    return View(with_number(head, inputs.pager, composer), page)


KIND = PageKind("person", pages, view)
