"""The page for addresses where nothing lives."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from siniar.model.later import Later
from siniar.pages.compose import Composer
from siniar.pages.contexts import TopicTile
from siniar.pages.contexts_episode import EpisodeCard
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.inputs import Listed, ListedTopic
from siniar.pages.page import PageKind, Planned, View

#: Newest episodes that are proposed.
LENGTH = 3


class NotFoundInputs(Struct, frozen=True):
    """What the page may show."""

    newest: tuple[Listed, ...]
    topics: tuple[ListedTopic, ...]


class NotFoundPage(Struct, frozen=True):
    """Variable ``not_found`` of ``not_found.html``: nothing lives at the address."""

    #: Some newest episodes.
    cards: tuple[EpisodeCard, ...]
    #: Topics in the settings' order.
    topics: tuple[TopicTile, ...]


def pages(facts: Facts) -> Iterator[Planned[NotFoundInputs]]:
    """The one page, under the name that hosts look for."""
    yield Planned("404.html", Later(_inputs, facts), is_indexed=False)


def _inputs(facts: Facts) -> NotFoundInputs:
    return NotFoundInputs(facts.list_all(facts.catalogue.public[:LENGTH]), facts.topics)


def view(inputs: NotFoundInputs, composer: Composer) -> View:
    """The page in the show's words."""
    t = composer.words.t
    head = Head(
        title=t("Page not found"),
        description=t("There is no page at this address."),
    )
    page = NotFoundPage(
        cards=tuple(composer.card(listed) for listed in inputs.newest),
        topics=tuple(composer.tile(topic) for topic in inputs.topics),
    )
    return View(head, page)


KIND = PageKind("not_found", pages, view)
