"""The list of topics."""

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


class TopicsInputs(Struct, frozen=True):
    """What the list may show."""

    topics: tuple[ListedTopic, ...]


class TopicsPage(Struct, frozen=True):
    """Variable ``topics`` of ``topics.html``."""

    #: Topics in the settings' order.
    tiles: tuple[TopicTile, ...]


def pages(facts: Facts) -> Iterator[Planned[TopicsInputs]]:
    """The one list."""
    path = f"{facts.catalogue.addresses.topic}/"
    yield Planned(path, Later(_inputs, facts), changed=facts.newest_change)


def _inputs(facts: Facts) -> TopicsInputs:
    return TopicsInputs(facts.topics)


def view(inputs: TopicsInputs, composer: Composer) -> View:
    """The list in the show's words."""
    t = composer.words.t
    names = ", ".join(each.topic.name for each in inputs.topics)
    head = Head(
        title=t("Topics"),
        description=t("Find the answer by topic: {names}.", names=names),
    )
    return View(head, TopicsPage(tuple(composer.tile(topic) for topic in inputs.topics)))


KIND = PageKind("topics", pages, view)
