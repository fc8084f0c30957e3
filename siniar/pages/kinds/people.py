"""The list of everybody heard."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from siniar.model.later import Later
from siniar.pages.compose import Composer
from siniar.pages.contexts import Pager, Portrait
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.inputs import ListedPerson
from siniar.pages.page import PageKind, Planned, View
from siniar.pages.pager import PagerInputs, build_pager, divide, named_groups, with_number


class PeopleInputs(Struct, frozen=True):
    """What a page of the list may show."""

    pager: PagerInputs
    people: tuple[ListedPerson, ...]


class PeopleGroup(Struct, frozen=True):
    """People whose names begin alike."""

    #: Their letter; empty when all stand on one page.
    name: str
    #: The people.
    portraits: tuple[Portrait, ...]


class PeoplePage(Struct, frozen=True):
    """Variable ``people`` of ``people.html``."""

    #: By name.
    groups: tuple[PeopleGroup, ...]
    #: Ways to the other pages.
    pager: Pager


def pages(facts: Facts) -> Iterator[Planned[PeopleInputs]]:
    """The list, some on each page; a page even without anybody."""
    people = [ListedPerson(person, len(episodes)) for person, episodes in facts.catalogue.people]
    base = f"{facts.catalogue.addresses.person}/"
    for part in divide(people, base, _letter_of, is_newest_first=False):
        yield Planned(part.pager.path, Later(PeopleInputs, part.pager, part.entries))


def _letter_of(listed: ListedPerson) -> str:
    return listed.person.name[:1].upper()


def view(inputs: PeopleInputs, composer: Composer) -> View:
    """A page in the show's words."""
    t = composer.words.t
    head = Head(
        title=t("People"),
        description=t("Who you hear in {show}.", show=composer.show.title),
    )
    groups = tuple(
        PeopleGroup(name, tuple(composer.portrait(each) for each in group))
        for name, group in named_groups(inputs.pager, inputs.people, _letter_of)
    )
    pager = build_pager(inputs.pager, composer, is_newest_first=False)
    return View(with_number(head, inputs.pager, composer), PeoplePage(groups, pager))


KIND = PageKind("people", pages, view)
