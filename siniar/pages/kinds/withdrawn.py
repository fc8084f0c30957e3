"""What stays at the address of an episode or a text that was taken back."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from siniar.model.later import Later
from siniar.pages.compose import Composer
from siniar.pages.contexts import TopicTile
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.inputs import ListedTopic
from siniar.pages.page import PageKind, Planned, View
from siniar.pages.rules import WITHDRAWN_ADDRESS_TAKEN


class WithdrawnInputs(Struct, frozen=True):
    """What the page may show: nothing of what was taken back, not even its title."""

    topics: tuple[ListedTopic, ...]


class WithdrawnText(Struct, frozen=True):
    """Variable ``withdrawn`` of ``withdrawn.html``: what stood here is no longer public."""

    #: Topics in the settings' order.
    topics: tuple[TopicTile, ...]


def pages(facts: Facts) -> Iterator[Planned[WithdrawnInputs]]:
    """A page for each address that was taken back."""
    for page in facts.catalogue.withdrawn:
        inputs, rule = Later(_inputs, facts), WITHDRAWN_ADDRESS_TAKEN
        yield Planned(page.path, inputs, page.place, rule, is_indexed=False)


def _inputs(facts: Facts) -> WithdrawnInputs:
    return WithdrawnInputs(facts.uncounted_topics)


def view(inputs: WithdrawnInputs, composer: Composer) -> View:
    """The page in the show's words."""
    t = composer.words.t
    head = Head(
        title=t("No longer available"),
        description=t("What stood here was taken back."),
    )
    return View(head, WithdrawnText(tuple(composer.tile(topic) for topic in inputs.topics)))


KIND = PageKind("withdrawn", pages, view)
