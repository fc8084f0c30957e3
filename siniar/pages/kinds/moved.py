"""Pages that lead on from an address where something stood before, or on another site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from siniar.model.episode import Episode, Topic
from siniar.model.later import Later
from siniar.model.lists import FIRST, cut, path_of
from siniar.model.moves import Redirect
from siniar.pages.compose import Composer
from siniar.pages.contexts import Link
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.kinds.episode import poster_path, transcript_path
from siniar.pages.kinds.poster import show_poster_path
from siniar.pages.page import PageKind, Planned, View
from siniar.pages.rules import ADDRESS_TAKEN, ALIAS_TAKEN


class MovedInputs(Struct, frozen=True):
    """Where the page leads."""

    #: Below the site's root.
    target: str
    #: What is there; empty where it only stands in.
    title: str


class MovedPage(Struct, frozen=True):
    """Variable ``moved`` of ``moved.html``: the page has another address now."""

    #: What stands there now.
    link: Link


def pages(facts: Facts) -> Iterator[Planned[MovedInputs]]:
    """A page for each address; what editors ask for comes before what is remembered."""
    planned = [*_whole(facts), *_below(facts)]
    yield from planned
    led = {page.path for page in planned}
    for redirect in facts.catalogue.lapsed:
        if redirect.path not in led:
            yield from _lead(redirect, [(redirect.path, redirect.target)])


def _whole(facts: Facts) -> Iterator[Planned[MovedInputs]]:
    for redirect in facts.catalogue.redirects:
        inputs = Later(MovedInputs, redirect.target, redirect.title)
        rule = ALIAS_TAKEN if redirect.is_alias else ADDRESS_TAKEN
        yield Planned(redirect.path, inputs, redirect.place, rule, is_indexed=False)


def _below(facts: Facts) -> Iterator[Planned[MovedInputs]]:
    """What belongs to the pages of episodes and topics that have moved."""
    addresses = facts.catalogue.addresses
    parts = {addresses.of_episode(each): each for each in facts.catalogue.episodes}
    lists = {addresses.of_topic(each): each for each in facts.catalogue.show.topics}
    first = {each.path: each for each in reversed(facts.catalogue.redirects)}
    for path in sorted(first.keys() - parts.keys() - lists.keys()):
        redirect = first[path]
        episode, topic = parts.get(redirect.target), lists.get(redirect.target)
        if episode and redirect.leads_below(addresses.episode):
            yield from _lead(redirect, _parts(facts, episode, redirect))
        if topic and redirect.leads_below(addresses.topic):
            yield from _lead(redirect, _lists(facts, topic, redirect))
        if redirect.target == f"{addresses.subscribe}/":
            poster = show_poster_path(facts)
            yield from _lead(redirect, [(f"{path}{poster.removeprefix(redirect.target)}", poster)])


def _lead(redirect: Redirect, moves: Iterable[tuple[str, str]]) -> Iterator[Planned[MovedInputs]]:
    for old, new in moves:
        inputs = Later(MovedInputs, new, redirect.title)
        yield Planned(old, inputs, redirect.place, ADDRESS_TAKEN, is_indexed=False)


def _parts(facts: Facts, episode: Episode, redirect: Redirect) -> Iterator[tuple[str, str]]:
    """Old and new address of the poster and the long transcript of an episode that has moved."""
    for part in (poster_path(facts, episode), transcript_path(facts, episode)):
        if part:
            yield f"{redirect.path}{part.removeprefix(redirect.target)}", part


def _lists(facts: Facts, topic: Topic, redirect: Redirect) -> Iterator[tuple[str, str]]:
    """The same of the further pages of a topic that has moved, and of its questions."""
    catalogue = facts.catalogue
    for number, _ in cut(catalogue.by_topic[topic.slug]):
        if number != FIRST:
            yield path_of(redirect.path, number), path_of(redirect.target, number)
    old, new = (
        catalogue.addresses.of_questions_below(each) for each in (redirect.path, redirect.target)
    )
    asked = dict(catalogue.questions).get(topic, ())
    for number, _ in cut(asked) if asked else ():
        yield path_of(old, number), path_of(new, number)


def view(inputs: MovedInputs, composer: Composer) -> View:
    """The page, which search engines take for the one that it leads to."""
    t = composer.words.t
    head = Head(
        title=t("This page has moved"),
        description=t("This page has another address now."),
        leads_to=inputs.target,
    )
    words = inputs.title or t("Open the page that takes its place")
    return View(head, MovedPage(Link(composer.url(inputs.target), words, "next")))


KIND = PageKind("moved", pages, view)
