"""One page that will be written: what it says of itself, where it comes from, what it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from siniar.findings import Place
from siniar.model import Episode
from siniar.pages.composing import Head

#: Pages that no note stands behind come from the show's settings.
SETTINGS = Place("pelicanconf.py")


@dataclass(frozen=True, slots=True)
class Planned:
    """A page before its context is built."""

    head: Head
    place: Place
    #: Builds the page kind's own variable (see :mod:`siniar.pages.contexts`).
    view: Callable[[], object]
    #: Episodes of which the page may show anything.
    shown: tuple[Episode, ...] = ()
    #: Everything else that the page shows, told without building the view; ``None`` lets the
    #: view tell.
    made_from: Callable[[], object] | None = None
