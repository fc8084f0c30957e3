"""Sheets of A4 to print and put on walls: one for each episode and one for the show."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from siniar.model.episode import Episode
from siniar.model.findings import Place
from siniar.model.later import Later
from siniar.pages.compose import Composer
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.inputs import Listed
from siniar.pages.kinds.episode import poster_path
from siniar.pages.page import PageKind, Planned, View


class PosterInputs(Struct, frozen=True):
    """What a sheet may show."""

    #: ``None`` on the sheet of the show.
    listed: Listed | None
    #: Square of 640 pixels; empty on the sheet of the show.
    picture: str = ""
    #: The picture that chats show; empty for the show's.
    share: str = ""
    #: What the note says; the beginning of its text is no help on a wall.
    summary: str = ""
    has_own_title: bool = True


class PosterPage(Struct, frozen=True):
    """Variable ``poster`` of ``poster.html``: a sheet of A4."""

    #: What it is about, in large letters.
    title: str
    #: Topic, or the show's line.
    topic: str
    #: One or two plain sentences.
    summary: str
    #: Square picture of 640 pixels; empty without one.
    picture_url: str
    #: What it shows, for those who do not see it; empty when it only decorates.
    picture_text: str
    #: ``SIMPATRI-003``; may be empty.
    code: str
    #: QR code of the address.
    qr_svg: Markup
    #: The address as people type it, without scheme.
    typed: str
    #: The page that the poster leads to.
    url: str
    #: What the telephone does: hear the episode, or follow the show.
    call: str


def show_poster_path(facts: Facts) -> str:
    """The sheet of the show, below the site's root."""
    return f"{facts.catalogue.addresses.subscribe}/poster/"


def pages(facts: Facts) -> Iterator[Planned[PosterInputs]]:
    """A sheet for every episode and one for the show."""
    for episode in facts.catalogue.episodes:
        inputs, place = Later(_inputs, facts, episode), Place(episode.source)
        yield Planned(poster_path(facts, episode), inputs, place, is_indexed=False)
    yield Planned(show_poster_path(facts), Later(PosterInputs, None), is_indexed=False)


def _inputs(facts: Facts, episode: Episode) -> PosterInputs:
    return PosterInputs(
        listed=facts.listed(episode),
        picture=facts.pictures.artwork(episode, 640),
        share=facts.pictures.share(episode),
        summary=episode.summary,
        has_own_title=facts.has_own_title(episode),
    )


def view(inputs: PosterInputs, composer: Composer) -> View:
    """A sheet in the show's words."""
    if inputs.listed is None:
        return View(_show_head(composer), _show_poster(composer))
    head = _episode_head(inputs, inputs.listed, composer)
    return View(head, _episode_poster(inputs, inputs.listed, composer))


def _episode_head(inputs: PosterInputs, listed: Listed, composer: Composer) -> Head:
    t = composer.words.t
    title = t("Poster: {title}", title=listed.title)
    return Head(
        title=title,
        full_title=composer.episode_title(listed, title, is_own=inputs.has_own_title),
        description=t("A sheet to print: {title}", title=listed.title),
        steps=((listed.title, listed.path),),
        picture=inputs.share,
        picture_text=listed.title,
        published=listed.date,
        topic=listed.topic,
    )


def _episode_poster(inputs: PosterInputs, listed: Listed, composer: Composer) -> PosterPage:
    return PosterPage(
        title=listed.title,
        topic=listed.topic.name if listed.topic else composer.show.tagline,
        summary=inputs.summary,
        picture_url=composer.url(inputs.picture),
        picture_text=listed.picture_text,
        code=listed.code,
        qr_svg=composer.qr(listed.path),
        typed=composer.typed(listed.path),
        url=composer.url(listed.path),
        call=composer.words.t("Point your phone's camera here and listen"),
    )


def _show_head(composer: Composer) -> Head:
    t = composer.words.t
    return Head(
        title=t("Poster of the show"),
        description=t("A sheet to print: {title}", title=composer.show.title),
        steps=((t("Subscribe"), f"{composer.frame.addresses.subscribe}/"),),
    )


def _show_poster(composer: Composer) -> PosterPage:
    show = composer.show
    return PosterPage(
        title=show.tagline or show.title,
        topic=show.author,
        summary=show.description,
        picture_url="",
        picture_text="",
        code="",
        qr_svg=composer.qr(""),
        typed=composer.typed(""),
        url=composer.url(""),
        call=composer.words.t("Point your phone's camera here, listen and follow"),
    )


KIND = PageKind("poster", pages, view)
