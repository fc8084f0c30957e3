"""Makes what stands around every page: what it says of itself, the menu, the foot, the site."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup
from msgspec import Struct

from siniar.model.episode import Topic
from siniar.model.share import question_url
from siniar.pages.compose import DESCRIPTION_LIMIT, Composer, shorten
from siniar.pages.contexts import Alternate, Link, PageMeta, Site
from siniar.pages.palette import theme_colors, tone_class
from siniar.pages.policy import page_policy
from siniar.pages.structured import Data, build_breadcrumbs, render_structured

#: Page kinds whose pages stand there as Markdown too.
TWINNED = frozenset({"episode", "topic", "questions"})


def twin_path(path: str) -> str:
    """The Markdown of a page, called as https://llmstxt.org asks."""
    return f"{path}index.html.md"


class Head(Struct, frozen=True):
    """What a page kind decides about its :class:`~siniar.pages.contexts.PageMeta`."""

    #: Without the show's name.
    title: str
    description: str
    #: The way here as (words, path), without home and the page itself.
    steps: tuple[tuple[str, str], ...] = ()
    #: JSON-LD besides the way here.
    graph: tuple[Data, ...] = ()
    #: The picture that chats show, below the site's root, and what it shows; empty for the show's.
    picture: str = ""
    picture_text: str = ""
    #: Moment of publication; ``None`` for a page that is not an episode's.
    published: datetime | None = None
    topic: Topic | None = None
    is_searched: bool = False
    #: The whole title when the show's name must not follow.
    full_title: str = ""
    #: The page that this one leads to, below the site's root; ``None`` for one to be read.
    leads_to: str | None = None
    #: Feeds besides the show's own.
    feeds: tuple[Link, ...] = ()
    #: The page in other forms.
    alternates: tuple[Alternate, ...] = ()


def build_site(composer: Composer) -> Site:
    """What is the same on every page."""
    show, frame, url = composer.show, composer.frame, composer.url
    addresses, base = frame.addresses, url("")
    return Site(
        title=show.title,
        tagline=show.tagline,
        description=show.description,
        author=show.author,
        language=show.language,
        copyright=show.copyright,
        base=base,
        key=storage_key(composer),
        style_url=url(f"{frame.assets}site.css"),
        script_url=url(f"{frame.assets}start.js"),
        icons_url=url(f"{frame.assets}icons.svg"),
        manifest_url=url("manifest.webmanifest"),
        icon_svg_url=url(frame.icon_svg),
        icon_url=url(frame.icons[0]),
        apple_icon_url=url(frame.icons[1]),
        theme_colors=theme_colors(show),
        feed_address=composer.full(addresses.of_feed()),
        home_url=base,
        search_url=url(f"{addresses.search}/"),
        all_url=url(addresses.of_archive()),
        subscribe_url=url(f"{addresses.subscribe}/"),
        question_url=question_url(show, ""),
        office_address=show.office.address,
        office_hours=show.office.hours,
        office_ways=composer.office_ways("", has_form=False),
        responsible=show.office.responsible,
        is_sample=show.is_sample,
        has_episodes=frame.has_episodes,
    )


def storage_key(composer: Composer) -> str:
    """What names in the browser's storage begin with: sites of one origin share it."""
    show = composer.show
    return f"{(show.code or show.title).lower()}:{composer.url('')}:"


def _menu(composer: Composer, here: str) -> tuple[Link, ...]:
    frame, t = composer.frame, composer.words.t
    entries = (
        (frame.addresses.of_archive(), t("Episodes"), "list"),
        (f"{frame.addresses.topic}/", t("Topics"), "topic"),
        (f"{frame.addresses.video}/" if frame.has_videos else "", t("Videos"), "video"),
        (f"{frame.addresses.subscribe}/", t("Subscribe"), "phone"),
        (f"{frame.addresses.search}/", t("Search"), "search"),
    )
    return _links(composer, here, entries)


def _footer(composer: Composer, here: str) -> tuple[Link, ...]:
    frame, t = composer.frame, composer.words.t
    entries = (
        *((f"{slug}/", title, "text") for slug, title in frame.texts),
        (
            frame.addresses.of_questions() if frame.has_questions else "",
            t("Questions of residents"),
            "question",
        ),
        (f"{frame.addresses.person}/" if frame.has_people else "", t("People"), "people"),
        ("offline/", t("Saved episodes"), "save"),
        (f"{frame.addresses.privacy}/", t("Your data"), "text"),
        (frame.addresses.of_feed(), t("RSS feed"), "feed"),
    )
    return _links(composer, here, entries)


def _links(
    composer: Composer, here: str, entries: tuple[tuple[str, str, str], ...]
) -> tuple[Link, ...]:
    """Links from (path, words, icon); one says so if it leads to the page it stands on."""
    links = ((composer.url(path), text, icon) for path, text, icon in entries if path)
    return tuple(Link(url, text, icon, is_current=url == here) for url, text, icon in links)


def _twin(composer: Composer, kind: str, title: str, path: str) -> tuple[Alternate, ...]:
    if kind not in TWINNED or not composer.show.has_twins:
        return ()
    return (Alternate(composer.full(twin_path(path)), "text/markdown", title),)


def build_page(
    composer: Composer, kind: str, head: Head, path: str, *, is_indexed: bool
) -> PageMeta:
    """What the page of a kind at a path says of itself."""
    steps = ((composer.words.t("Home"), ""), *head.steps, (head.title, path))
    steps = steps if path else steps[:1]
    way = build_breadcrumbs([(text, composer.full(step)) for text, step in steps])
    graph = (*head.graph, way) if len(steps) > 1 else head.graph
    here = composer.url(path)
    return PageMeta(
        kind=kind,
        title=head.full_title or composer.page_title(head.title),
        description=shorten(head.description, DESCRIPTION_LIMIT),
        address=composer.full(path if head.leads_to is None else head.leads_to),
        refresh_url="" if head.leads_to is None else composer.url(head.leads_to),
        is_indexed=is_indexed,
        picture_address=composer.full(head.picture or composer.frame.share),
        picture_text=head.picture_text or composer.show.title,
        og_type="article" if head.published else "website",
        published=head.published.isoformat(timespec="seconds") if head.published else "",
        breadcrumbs=tuple(
            Link(composer.url(step), text, is_current=number == len(steps))
            for number, (text, step) in enumerate(steps, 1)
        ),
        structured_html=render_structured(*graph) if graph else Markup(),
        policy=page_policy(kind, has_remote_audio=composer.frame.has_remote_audio),
        menu=_menu(composer, here),
        footer=_footer(composer, here),
        tone=tone_class(composer.show, head.topic),
        is_searched=head.is_searched,
        feeds=head.feeds,
        alternates=(*head.alternates, *_twin(composer, kind, head.title, path)),
    )
