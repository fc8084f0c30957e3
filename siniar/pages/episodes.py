"""Plans the pages of episodes, and the sheets that are printed and put on walls."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from siniar.content.markdown import rebase_links
from siniar.images import qr_svg
from siniar.model import Episode
from siniar.model.findings import Place
from siniar.model.share import question_url, whatsapp_url
from siniar.model.urls import base_path
from siniar.pages.composing import Composer
from siniar.pages.contexts import EpisodePage, Expiry, Link, PosterPage, Sharing
from siniar.pages.page import Head, Planned, plan_page
from siniar.pages.structured import build_episode
from siniar.pages.transcript import build_paragraphs

#: Characters up to which a transcript stands open: it is shorter than most notes.
SHORT_TRANSCRIPT = 2500


def poster_path(composer: Composer, episode: Episode) -> str:
    """The sheet of an episode."""
    return f"{composer.catalogue.addresses.of_episode(episode)}poster/"


def show_poster_path(composer: Composer) -> str:
    """The sheet of the show."""
    return f"{composer.catalogue.addresses.subscribe}/poster/"


def _steps(composer: Composer, episode: Episode) -> tuple[tuple[str, str], ...]:
    addresses, topic = composer.catalogue.addresses, episode.topic
    if topic is None:
        return ((composer.words.t("Episodes"), addresses.of_archive()),)
    return ((topic.name, addresses.of_topic(topic)),)


def plan_episodes(composer: Composer) -> Iterator[Planned]:
    """A page for every episode of the catalogue."""
    for episode in composer.catalogue.episodes:
        yield Planned(
            composer.catalogue.addresses.of_episode(episode),
            Place(episode.source),
            partial(_head, composer, episode),
            partial(_view, composer, episode),
            shown=(episode,),
            made_from=partial(_made_from, composer, episode),
        )


def _head(composer: Composer, episode: Episode) -> Head:
    path = composer.catalogue.addresses.of_episode(episode)
    is_public = not composer.catalogue.is_hidden(episode)
    return Head(
        kind="episode",
        path=path,
        title=episode.title,
        full_title=composer.episode_title(episode),
        description=composer.summary(episode),
        steps=_steps(composer, episode),
        graph=partial(_structured, composer, episode, path),
        episode=episode,
        topic=episode.topic,
        is_indexed=is_public,
        is_searched=is_public,
    )


def _made_from(composer: Composer, episode: Episode) -> object:
    """What the page shows besides the episode itself: the cards around it, copied posters."""
    catalogue = composer.catalogue
    is_expired = episode.is_expired(catalogue.today)
    others = (
        episode,
        catalogue.newer(episode),
        catalogue.older(episode),
        *catalogue.related(episode),
        catalogue.successor(episode) if is_expired else None,
    )
    posters = [composer.pictures.poster(episode, video) for video in episode.videos]
    marks = [composer.mark(other) for other in others]
    return marks, is_expired, composer.has_own_title(episode), posters


def _structured(composer: Composer, episode: Episode, path: str) -> tuple[dict[str, object], ...]:
    pictures = composer.pictures
    node = build_episode(
        composer.show,
        episode,
        url=composer.full(path),
        picture_url=composer.full(pictures.share(episode)),
        poster_urls={
            video.id: composer.full(pictures.poster(episode, video)) for video in episode.videos
        },
    )
    return (node,)


def _view(composer: Composer, episode: Episode) -> EpisodePage:
    catalogue = composer.catalogue
    transcript = episode.transcript
    # Opened once: they are looked at several times.
    cues = tuple(transcript.cues) if transcript else ()
    newer, older = catalogue.newer(episode), catalogue.older(episode)
    return EpisodePage(
        card=composer.card(episode),
        player=composer.player(episode),
        expiry=_expiry(composer, episode),
        answer=composer.answer(episode),
        clips=composer.clips(episode),
        # Safe: notes are sanitised where they are read.
        notes_html=Markup(rebase_links(episode.notes_html, base_path(catalogue.show))),  # noqa: S704
        paragraphs=build_paragraphs(cues, episode.chapters),
        is_short=sum(len(cue.text) for cue in cues) <= SHORT_TRANSCRIPT,
        files=_files(composer, episode),
        people=tuple(composer.portrait(person) for person in episode.people),
        sharing=_sharing(composer, episode),
        question_url=question_url(
            catalogue.show, composer.words.t("Question on: {title}", title=episode.title)
        ),
        season=_season(composer, episode),
        newer=composer.card(newer) if newer else None,
        older=composer.card(older) if older else None,
        related=tuple(composer.card(other) for other in catalogue.related(episode)),
        year=str(episode.date.year),
    )


def _expiry(composer: Composer, episode: Episode) -> Expiry | None:
    if episode.expires is None or not episode.is_expired(composer.catalogue.today):
        return None
    successor = composer.catalogue.successor(episode)
    return Expiry(
        day=composer.words.date(episode.expires),
        successor=composer.card(successor) if successor else None,
    )


def _files(composer: Composer, episode: Episode) -> tuple[Link, ...]:
    if episode.transcript is None:
        return ()
    addresses = composer.catalogue.addresses
    return tuple(
        Link(composer.url(addresses.of_transcript(episode, ending)), ending.upper(), "download")
        for ending in ("vtt", "srt")
    )


def _sharing(composer: Composer, episode: Episode) -> Sharing:
    words = composer.words
    address = composer.full(composer.catalogue.addresses.of_episode(episode))
    size = words.megabytes(episode.enclosure.length) if episode.enclosure else ""
    length = words.minutes(episode.duration) if episode.duration else ""
    facts = words.t("Listen: {facts}", facts=", ".join(part for part in (length, size) if part))
    summary = composer.summary(episode)
    return Sharing(
        address=address,
        whatsapp_address=whatsapp_url(episode.title, summary, facts if size else "", address),
        text=f"{episode.title}\n{summary}",
        status_url=composer.url(composer.pictures.status(episode)),
        status_name=f"{episode.slug}-status.jpg",
        poster_url=composer.url(poster_path(composer, episode)),
    )


def _season(composer: Composer, episode: Episode) -> Link | None:
    if episode.season is None:
        return None
    path = composer.catalogue.addresses.of_season(episode.season)
    return Link(composer.url(path), composer.season_title(episode.season), "list")


def plan_posters(composer: Composer) -> Iterator[Planned]:
    """A sheet for every episode and one for the show."""
    t = composer.words.t
    for episode in composer.catalogue.episodes:
        yield Planned(
            poster_path(composer, episode),
            Place(episode.source),
            partial(_poster_head, composer, episode),
            partial(_poster, composer, episode),
            shown=(episode,),
            made_from=partial(_poster_made_from, composer, episode),
        )
    addresses, show = composer.catalogue.addresses, composer.show
    head = Head(
        kind="poster",
        path=show_poster_path(composer),
        title=t("Poster of the show"),
        description=t("A sheet to print: {title}", title=show.title),
        steps=((t("Subscribe"), f"{addresses.subscribe}/"),),
        is_indexed=False,
    )
    yield plan_page(head, partial(_show_poster, composer))


def _poster_made_from(composer: Composer, episode: Episode) -> object:
    return composer.has_own_title(episode), composer.pictures.artwork(episode, 640)


def _poster_head(composer: Composer, episode: Episode) -> Head:
    t = composer.words.t
    title = t("Poster: {title}", title=episode.title)
    return Head(
        kind="poster",
        path=poster_path(composer, episode),
        title=title,
        full_title=composer.episode_title(episode, title),
        description=t("A sheet to print: {title}", title=episode.title),
        steps=((episode.title, composer.catalogue.addresses.of_episode(episode)),),
        episode=episode,
        topic=episode.topic,
        is_indexed=False,
    )


def _poster(composer: Composer, episode: Episode) -> PosterPage:
    path = composer.catalogue.addresses.of_episode(episode)
    return PosterPage(
        title=episode.title,
        topic=episode.topic.name if episode.topic else composer.show.tagline,
        summary=episode.summary,
        picture_url=composer.picture(episode, 640),
        code=episode.code,
        qr_svg=_qr(composer, path),
        typed=_typed(composer, path),
        url=composer.url(path),
        call=composer.words.t("Point your phone's camera here and listen"),
    )


def _show_poster(composer: Composer) -> PosterPage:
    show = composer.show
    return PosterPage(
        title=show.tagline or show.title,
        topic=show.author,
        summary=show.description,
        picture_url="",
        code="",
        qr_svg=_qr(composer, ""),
        typed=_typed(composer, ""),
        url=composer.url(""),
        call=composer.words.t("Point your phone's camera here, listen and follow"),
    )


def _qr(composer: Composer, path: str) -> Markup:
    address = composer.full(path)
    title = composer.words.t("QR code that leads to {address}", address=address)
    # Safe: drawn by our own code, its only text escaped.
    return Markup(qr_svg(address, title))  # noqa: S704


def _typed(composer: Composer, path: str) -> str:
    return composer.full(path).split("://", 1)[1].rstrip("/")
