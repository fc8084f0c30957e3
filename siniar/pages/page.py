"""What a page kind is: what its pages may show, and what their template is given of that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from msgspec import Struct

from siniar.model.findings import Place
from siniar.model.later import Later
from siniar.model.rules import Rule
from siniar.pages.compose import Composer
from siniar.pages.facts import Facts
from siniar.pages.frame import Head

#: Pages that no note stands behind come from the show's settings.
SETTINGS = Place("pelicanconf.py")

I = TypeVar("I")  # noqa: E741 (inputs)

#: Of pages whose changes nobody counts.
NEVER = Later(str)


class Planned(Struct, Generic[I], frozen=True):
    """A page before anything of it is made."""

    #: Below the site's root.
    path: str
    #: Collected when somebody asks for the page, or for its key.
    inputs: Later[I]
    place: Place = SETTINGS
    #: What is told when it gives way to another page of the same address.
    yields: Rule | None = None
    #: Whether search engines may list it, which the site's map then does.
    is_indexed: bool = True
    #: The last day on which something of it changed; empty where nobody keeps count.
    changed: Later[str] = NEVER


class View(Struct, frozen=True):
    """What a template is given."""

    #: Makes the variable ``page``.
    head: Head
    #: The variable that is called like the kind.
    variable: object


class PageKind(Struct, frozen=True):
    """A kind of pages, with a template of the same name."""

    name: str
    pages: Callable[[Facts], Iterator[Planned[Any]]]
    view: Callable[[Any, Composer], View]
    #: Whether search finds these pages.
    is_searched: bool = False
