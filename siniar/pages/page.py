"""One page that will be written: what it says of itself, where it comes from, what it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from siniar.model import Episode, Topic
from siniar.model.findings import Place
from siniar.pages.contexts import Link

#: Pages that no note stands behind come from the show's settings.
SETTINGS = Place("pelicanconf.py")


@dataclass(frozen=True, slots=True)
class Head:
    """What a page kind decides about its :class:`~siniar.pages.contexts.Page`."""

    kind: str
    #: Below the site's root.
    path: str
    #: Without the show's name.
    title: str
    description: str
    #: The way here as (words, path), without home and the page itself.
    steps: tuple[tuple[str, str], ...] = ()
    #: JSON-LD besides the way here.
    graph: Callable[[], tuple[dict[str, object], ...]] = tuple
    #: Whose picture chats show; ``None`` for the show's.
    episode: Episode | None = None
    topic: Topic | None = None
    is_indexed: bool = True
    is_searched: bool = False
    #: The whole title when the show's name must not follow.
    full_title: str = ""
    #: Feeds besides the show's own.
    feeds: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """A page before anything of it is built."""

    #: Below the site's root.
    path: str
    place: Place
    #: Builds what the page says of itself.
    head: Callable[[], Head]
    #: Builds the page kind's own variable (see :mod:`siniar.pages.contexts`).
    view: Callable[[], object]
    #: Episodes of which the page may show anything.
    shown: tuple[Episode, ...] = ()
    #: Everything else that the page shows and says, told without building it; ``None`` lets head
    #: and view tell.
    made_from: Callable[[], object] | None = None


def plan_page(
    head: Head,
    view: Callable[[], object],
    made_from: Callable[[], object] | None = None,
) -> Planned:
    """A page of the show's own, of which there are few."""
    return Planned(head.path, SETTINGS, lambda: head, view, made_from=made_from)
