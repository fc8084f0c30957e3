"""Pages that lead on from an address where something stood before, or on another site."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from siniar.pages.compose import Composer
from siniar.pages.contexts import Link
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.kinds.episode import poster_path, transcript_path
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
    for redirect in facts.catalogue.redirects:
        inputs = MovedInputs(redirect.target, redirect.title)
        rule = ALIAS_TAKEN if redirect.is_alias else ADDRESS_TAKEN
        yield Planned(redirect.path, inputs, redirect.place, rule, is_indexed=False)
    yield from _parts(facts)


def _parts(facts: Facts) -> Iterator[Planned[MovedInputs]]:
    """The posters and long transcripts of episodes that have moved."""
    addresses = facts.catalogue.addresses
    episodes = {addresses.of_episode(episode): episode for episode in facts.catalogue.episodes}
    first = {each.path: each for each in reversed(facts.catalogue.redirects)}
    for path in sorted(first.keys() - episodes.keys()):
        redirect, episode = first[path], episodes.get(first[path].target)
        if episode and path.startswith(f"{addresses.episode}/"):
            for part in (poster_path(facts, episode), transcript_path(facts, episode)):
                old = f"{path}{part.removeprefix(redirect.target)}"
                if part:
                    inputs = MovedInputs(part, redirect.title)
                    yield Planned(old, inputs, redirect.place, ADDRESS_TAKEN, is_indexed=False)


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
