"""The page with what is saved in the browser, shown too when the network is gone."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from siniar.model.later import Later
from siniar.pages.compose import Composer
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.page import PageKind, Planned, View


class OfflineInputs(Struct, frozen=True):
    """Nothing beside the frame of every page."""


class OfflinePage(Struct, frozen=True):
    """Variable ``offline`` of ``offline.html``: what is saved, and that the network is gone."""

    #: Where to find episodes to save.
    all_url: str


def pages(_facts: Facts) -> Iterator[Planned[OfflineInputs]]:
    """The one page."""
    yield Planned("offline/", Later(OfflineInputs), is_indexed=False)


def view(_inputs: OfflineInputs, composer: Composer) -> View:
    """The page in the show's words."""
    t = composer.words.t
    head = Head(
        title=t("Saved episodes"),
        description=t("Episodes saved on this phone, to hear without a network."),
    )
    return View(head, OfflinePage(composer.url(composer.frame.addresses.of_archive())))


KIND = PageKind("offline", pages, view)
