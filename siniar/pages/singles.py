"""Plans the pages that exist once: home, subscribe, search, editors' texts, 404 and offline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from siniar.content.markdown import rebase_links
from siniar.images import qr_svg
from siniar.model import Page as WrittenPage
from siniar.model.findings import Place
from siniar.model.share import app_links
from siniar.model.urls import base_path
from siniar.pages.composing import TITLE_LIMIT, Composer, shorten
from siniar.pages.contexts import (
    App,
    HomePage,
    Link,
    MissingPage,
    OfflinePage,
    SearchPage,
    SubscribePage,
    TextPage,
)
from siniar.pages.episodes import show_poster_path
from siniar.pages.page import Head, Planned, plan_page
from siniar.pages.search import PROGRAM_PATH, synonyms_path
from siniar.pages.structured import build_series, build_site

#: Episodes on the home page besides the newest.
HOME_LENGTH = 10


def plan_home(composer: Composer) -> Iterator[Planned]:
    """The front page."""
    show, addresses = composer.show, composer.catalogue.addresses
    series = build_series(
        show,
        feed_url=composer.full(addresses.of_feed()),
        picture_url=composer.full(composer.pictures.artwork(None, 640)),
    )
    whole = f"{show.title}: {show.tagline}" if show.tagline else show.title
    head = Head(
        kind="home",
        path="",
        title=show.title,
        full_title=shorten(whole, TITLE_LIMIT),
        description=show.description,
        graph=lambda: (
            series,
            build_site(show, search_url=composer.full(f"{addresses.search}/")),
        ),
    )
    yield plan_page(head, partial(_home_view, composer))


def _home_view(composer: Composer) -> HomePage:
    catalogue = composer.catalogue
    newest = next(iter(catalogue.public), None)
    others = [episode for episode in catalogue.episodes if episode is not newest]
    trailer = catalogue.trailer
    return HomePage(
        newest=composer.card(newest) if newest else None,
        player=composer.player(newest) if newest else None,
        topics=tuple(composer.tiles.values()),
        cards=tuple(composer.card(episode) for episode in others[:HOME_LENGTH]),
        trailer=composer.card(trailer) if trailer and trailer is not newest else None,
    )


def plan_subscribe(composer: Composer) -> Iterator[Planned]:
    """How to follow the show."""
    t = composer.words.t
    head = Head(
        kind="subscribe",
        path=f"{composer.catalogue.addresses.subscribe}/",
        title=t("Subscribe"),
        description=t(
            "Follow {show} for free: in a podcast app, on this site, or with the feed address.",
            show=composer.show.title,
        ),
    )
    yield plan_page(head, partial(_subscribe_view, composer))


def _subscribe_view(composer: Composer) -> SubscribePage:
    catalogue, show, t = composer.catalogue, composer.show, composer.words.t
    addresses = catalogue.addresses
    feed = composer.full(addresses.of_feed())
    here = composer.full(f"{addresses.subscribe}/")
    topics = show.topics if show.feed.has_topic_feeds else ()
    return SubscribePage(
        apps=tuple(
            App(row.name, address, t(row.hint) if row.hint else "")
            for row, address in app_links(show, feed)
        ),
        # Safe: drawn by our own code, its only text escaped.
        qr_svg=Markup(  # noqa: S704
            qr_svg(here, t("QR code that leads to {address}", address=here))
        ),
        feeds=tuple(
            Link(composer.full(addresses.of_topic_feed(topic)), topic.name) for topic in topics
        ),
        poster_url=composer.url(show_poster_path(composer)),
    )


def plan_search(composer: Composer) -> Iterator[Planned]:
    """The search page."""
    t = composer.words.t
    head = Head(
        kind="search",
        path=f"{composer.catalogue.addresses.search}/",
        title=t("Search"),
        description=t(
            "Search the episodes of {show}: titles, notes and everything that is said.",
            show=composer.show.title,
        ),
        is_indexed=False,
    )
    yield plan_page(head, partial(_search_view, composer))


def _search_view(composer: Composer) -> SearchPage:
    catalogue = composer.catalogue
    years = sorted({episode.date.year for episode in catalogue.public}, reverse=True)
    return SearchPage(
        topics=tuple(topic.name for topic in composer.show.topics),
        years=tuple(str(year) for year in years),
        program_url=composer.url(PROGRAM_PATH),
        synonyms_url=composer.url(synonyms_path(catalogue.addresses)),
    )


def plan_texts(composer: Composer) -> Iterator[Planned]:
    """A page for each text that editors wrote."""
    for page in composer.catalogue.pages:
        head = Head(
            kind="text",
            path=f"{page.slug}/",
            title=page.title,
            description=page.summary or page.text or page.title,
            is_searched=True,
        )
        yield replace(
            plan_page(head, partial(_text_view, composer, page)), place=Place(page.source)
        )


def _text_view(composer: Composer, page: WrittenPage) -> TextPage:
    # Safe: pages are sanitised where they are read.
    html = Markup(rebase_links(page.html, base_path(composer.show)))  # noqa: S704
    return TextPage(page.title, page.summary, html)


def plan_missing(composer: Composer) -> Iterator[Planned]:
    """The page for addresses where nothing lives."""
    t = composer.words.t
    head = Head(
        kind="missing",
        path="404.html",
        title=t("Page not found"),
        description=t("There is no page at this address."),
        is_indexed=False,
    )
    yield plan_page(head, partial(_missing_view, composer))


def _missing_view(composer: Composer) -> MissingPage:
    newest = composer.catalogue.public[:3]
    return MissingPage(
        cards=tuple(composer.card(episode) for episode in newest),
        topics=tuple(composer.tiles.values()),
    )


def plan_offline(composer: Composer) -> Iterator[Planned]:
    """The page with what is saved in the browser, shown too when the network is gone."""
    t = composer.words.t
    head = Head(
        kind="offline",
        path="offline/",
        title=t("Saved episodes"),
        description=t("Episodes saved on this phone, to hear without a network."),
        is_indexed=False,
    )
    url = composer.url(composer.catalogue.addresses.of_archive())
    yield plan_page(head, lambda: OfflinePage(all_url=url))
