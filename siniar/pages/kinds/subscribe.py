"""How to follow the show: apps, the feed address, a QR code."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from siniar.model.later import Later
from siniar.model.share import app_links
from siniar.pages.compose import Composer
from siniar.pages.contexts import Link
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.kinds.poster import show_poster_path
from siniar.pages.page import PageKind, Planned, View

#: Services whose mark the template draws.
MARKS = ("antennapod", "pocketcasts", "podcastaddict", "apple", "spotify", "youtube")


class SubscribeInputs(Struct, frozen=True):
    """What the page may show, beside the frame of every page."""

    poster: str


class App(Struct, frozen=True):
    """A program or place where the show can be followed."""

    #: Its name.
    name: str
    #: Leads to the show there.
    address: str
    #: What to know before tapping; may be empty.
    hint: str
    #: Name of its mark; a telephone's for those without.
    icon: str


class SubscribePage(Struct, frozen=True):
    """Variable ``subscribe`` of ``subscribe.html``."""

    #: Apps and places.
    apps: tuple[App, ...]
    #: QR code of this page, for those who see it on a large screen.
    qr_svg: Markup
    #: Feeds of single topics, absolute; empty when there are none.
    feeds: tuple[Link, ...]
    #: Poster of the show.
    poster_url: str


def pages(facts: Facts) -> Iterator[Planned[SubscribeInputs]]:
    """The one page."""
    path = f"{facts.catalogue.addresses.subscribe}/"
    yield Planned(path, Later(SubscribeInputs, show_poster_path(facts)))


def view(inputs: SubscribeInputs, composer: Composer) -> View:
    """The page in the show's words."""
    show, addresses, t = composer.show, composer.frame.addresses, composer.words.t
    head = Head(
        title=t("Subscribe"),
        description=t(
            "Follow {show} for free: in a podcast app, on this site, or with the feed address.",
            show=show.title,
        ),
    )
    feed = composer.full(addresses.of_feed())
    topics = show.topics if show.feed.has_topic_feeds else ()
    page = SubscribePage(
        apps=tuple(
            App(row.name, address, t(row.hint) if row.hint else "", _icon(row.service))
            for row, address in app_links(show, feed)
        ),
        qr_svg=composer.qr(f"{addresses.subscribe}/"),
        feeds=tuple(
            Link(composer.full(addresses.of_topic_feed(topic)), topic.name) for topic in topics
        ),
        poster_url=composer.url(inputs.poster),
    )
    return View(head, page)


def _icon(service: str) -> str:
    return service if service in MARKS else "phone"


KIND = PageKind("subscribe", pages, view)
