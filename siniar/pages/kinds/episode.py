"""The page of an episode."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from siniar.model.episode import Episode
from siniar.model.findings import Place
from siniar.model.later import Later
from siniar.model.share import whatsapp_url
from siniar.pages.answers import view_answer
from siniar.pages.compose import Composer
from siniar.pages.contexts import Alternate, Link, Portrait
from siniar.pages.contexts_episode import Answered, Clip, EpisodeCard, Paragraph, Player, ServiceBox
from siniar.pages.embedded import frame_code, oembed_path
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.inputs import AnswerInputs, Listed, ListedPerson, SeasonPath, VideoInputs
from siniar.pages.page import PageKind, Planned, View
from siniar.pages.structured import Data, build_episode
from siniar.pages.transcript import count_letters, has_own_page, open_paragraphs
from siniar.pages.videos import build_clips

#: Characters up to which a transcript stands open: it is shorter than most notes.
SHORT_TRANSCRIPT = 2500


class EpisodeInputs(Struct, frozen=True):
    """What the page of an episode may show; what is said stands for itself by its digest."""

    episode: Episode
    listed: Listed
    #: Whether no other episode is called the same.
    has_own_title: bool
    is_public: bool
    season: SeasonPath | None
    newer: Listed | None
    older: Listed | None
    related: tuple[Listed, ...]
    #: The newer episode on the same question, once this one no longer holds.
    successor: Listed | None
    videos: VideoInputs
    #: Squares of 192 and 640 pixels.
    artwork: tuple[str, ...]
    share: str
    status: str
    poster: str
    #: The page of a long transcript; empty when it stands here.
    transcript: str
    questions: tuple[AnswerInputs, ...] = ()


class Sharing(Struct, frozen=True):
    """Ways to pass an episode on."""

    #: Absolute address of the page.
    address: str
    #: Opens WhatsApp with a text.
    whatsapp_address: str
    #: Title and one line, for the system's own sharing.
    text: str
    #: Upright picture for a status, 1080×1920; empty when there is none.
    status_url: str
    #: Name of that picture when it is saved.
    status_name: str
    #: Poster to print; empty when there is none.
    poster_url: str
    #: What another site pastes to show the player; empty without sound.
    frame_code: str


class Expiry(Struct, frozen=True):
    """Said on top of an episode that no longer holds."""

    #: The last day, in words.
    day: str
    #: The newer episode on the same question; ``None`` without one.
    successor: EpisodeCard | None


class EpisodePage(Struct, frozen=True):
    """Variable ``episode`` of ``episode.html``."""

    #: What lists say of it too.
    card: EpisodeCard
    #: ``None`` without audio.
    player: Player | None
    #: ``None`` while it holds.
    expiry: Expiry | None
    #: ``None`` when the notes have no such box.
    answer: ServiceBox | None
    #: Videos of the episode.
    clips: tuple[Clip, ...]
    #: Notes, links made right for the base path.
    notes_html: Markup
    #: Transcript in paragraphs; empty without one, and when it has a page of its own.
    paragraphs: tuple[Paragraph, ...]
    #: That page; empty when there is none.
    transcript_url: str
    #: Whether the transcript is short enough to stand open.
    is_short: bool
    #: The transcript as files.
    files: tuple[Link, ...]
    #: Everybody heard.
    people: tuple[Portrait, ...]
    #: Ways to pass it on.
    sharing: Sharing
    #: What residents asked and it answers.
    questions: tuple[Answered, ...]
    #: The page of all questions on its topic; empty when it answers none.
    questions_url: str
    #: Ways to ask about it; empty when the office has told none.
    ways: tuple[Link, ...]
    #: Tells the office whether it answered: yes, not yet; empty when the office has told no way.
    survey: tuple[Link, ...]
    #: The season's page; ``None`` without a season.
    season: Link | None
    #: The episode after this one; ``None`` for the newest.
    newer: EpisodeCard | None
    #: The one before; ``None`` for the first.
    older: EpisodeCard | None
    #: Other episodes on the same subject.
    related: tuple[EpisodeCard, ...]
    #: When the office last checked it, in words; empty if never.
    confirmed: str
    #: What the search filters by, beside the topic.
    year: str
    #: QR code of the page, for paper.
    qr_svg: Markup
    #: The address as people type it, without scheme.
    typed: str


def poster_path(facts: Facts, episode: Episode) -> str:
    """The sheet of an episode, below the site's root."""
    return f"{facts.catalogue.addresses.of_episode(episode)}poster/"


def transcript_path(facts: Facts, episode: Episode) -> str:
    """The page of a long transcript, below the site's root; empty when there is none."""
    if not has_own_page(episode):
        return ""
    addresses = facts.catalogue.addresses
    return f"{addresses.of_episode(episode)}{addresses.transcript}/"


def pages(facts: Facts) -> Iterator[Planned[EpisodeInputs]]:
    """A page for every episode of the catalogue."""
    for episode in facts.catalogue.episodes:
        yield Planned(
            facts.catalogue.addresses.of_episode(episode),
            Later(_inputs, facts, episode),
            Place(episode.source),
            is_indexed=not facts.catalogue.is_hidden(episode),
            changed=Later(facts.last_change, [episode]),
        )


def _inputs(facts: Facts, episode: Episode) -> EpisodeInputs:
    catalogue, pictures = facts.catalogue, facts.pictures
    is_expired = episode.is_expired(catalogue.today)
    successor = catalogue.successor(episode) if is_expired else None
    return EpisodeInputs(
        episode=episode,
        listed=facts.listed(episode),
        has_own_title=facts.has_own_title(episode),
        is_public=not catalogue.is_hidden(episode),
        season=facts.season_path(episode.season) if episode.season else None,
        newer=facts.listed_or_none(catalogue.newer(episode)),
        older=facts.listed_or_none(catalogue.older(episode)),
        related=facts.list_all(catalogue.related(episode)),
        successor=facts.listed_or_none(successor),
        videos=facts.videos(episode),
        artwork=pictures.artworks(episode, (192, 640)),
        share=pictures.share(episode),
        status=pictures.status(episode),
        poster=poster_path(facts, episode),
        questions=facts.answers_of(episode),
        transcript=transcript_path(facts, episode),
    )


def view(inputs: EpisodeInputs, composer: Composer) -> View:
    """The page in the show's words."""
    episode = inputs.episode
    file = None if inputs.transcript else episode.transcript
    paragraphs = open_paragraphs(file, episode.chapters) if file else ()
    # Safe: notes are sanitised where they are read.
    notes = Markup(composer.text(episode.notes_html, episode.attached))  # noqa: S704
    return View(
        _head(inputs, composer),
        EpisodePage(
            card=composer.card(inputs.listed),
            player=composer.player(episode, inputs.artwork),
            expiry=_expiry(inputs, composer),
            answer=composer.service_box(episode.service, episode.confirmed, episode.expires),
            clips=build_clips(inputs.videos, composer),
            notes_html=notes,
            paragraphs=paragraphs,
            transcript_url=composer.url(inputs.transcript) if inputs.transcript else "",
            is_short=count_letters(paragraphs) <= SHORT_TRANSCRIPT,
            files=_files(episode, composer),
            people=tuple(composer.portrait(ListedPerson(person)) for person in episode.people),
            sharing=_sharing(inputs, composer),
            questions=tuple(_in_words(each, composer) for each in inputs.questions),
            questions_url=_questions_url(inputs, composer),
            ways=composer.office_ways(
                composer.words.t("Question on: {title}", title=_with_code(inputs.listed))
            ),
            survey=composer.survey(_with_code(inputs.listed)),
            season=composer.season_link(inputs.season) if inputs.season else None,
            newer=composer.card_or_none(inputs.newer),
            older=composer.card_or_none(inputs.older),
            related=tuple(composer.card(other) for other in inputs.related),
            confirmed=composer.day_or_nothing(episode.confirmed),
            year=str(episode.date.year),
            qr_svg=composer.qr(inputs.listed.path),
            typed=composer.typed(inputs.listed.path),
        ),
    )


def _in_words(each: AnswerInputs, composer: Composer) -> Answered:
    """The page has the transcript itself: what is said need not stand there twice."""
    return view_answer(replace(each, transcript=None), composer)


def _questions_url(inputs: EpisodeInputs, composer: Composer) -> str:
    """The page that lists questions on the topic, at those of this episode; empty without any."""
    first = next(iter(inputs.questions), None)
    return f"{composer.url(first.page)}#{first.part}" if first else ""


def _with_code(listed: Listed) -> str:
    """By which the office finds the episode that a question is about."""
    return f"{listed.title} ({listed.code})" if listed.code else listed.title


def _head(inputs: EpisodeInputs, composer: Composer) -> Head:
    episode, listed = inputs.episode, inputs.listed
    addresses, topic = composer.frame.addresses, episode.topic
    above = (topic.name, addresses.of_topic(topic)) if topic else None
    return Head(
        title=episode.title,
        full_title=composer.episode_title(listed, is_own=inputs.has_own_title),
        description=composer.summary(listed),
        steps=(above or (composer.words.t("Episodes"), addresses.of_archive()),),
        graph=(_structured(inputs, composer),),
        picture=inputs.share,
        picture_text=episode.title,
        published=episode.date,
        alternates=_alternates(inputs, composer),
        topic=topic,
        is_searched=inputs.is_public,
    )


def _alternates(inputs: EpisodeInputs, composer: Composer) -> tuple[Alternate, ...]:
    """For programs that show the episode elsewhere."""
    if inputs.episode.enclosure is None:
        return ()
    address = composer.full(oembed_path(inputs.listed.path))
    return (Alternate(address, "application/json+oembed", inputs.episode.title),)


def _structured(inputs: EpisodeInputs, composer: Composer) -> Data:
    videos = zip(inputs.videos.videos, inputs.videos.posters, strict=True)
    return build_episode(
        composer.show,
        inputs.episode,
        url=composer.full(inputs.listed.path),
        picture_url=composer.full(inputs.share),
        own_picture=(composer.full(inputs.artwork[1]), inputs.listed.picture_text),
        poster_urls={video.id: composer.full(poster) for video, poster in videos},
    )


def _expiry(inputs: EpisodeInputs, composer: Composer) -> Expiry | None:
    if inputs.episode.expires is None or not inputs.listed.is_expired:
        return None
    return Expiry(
        day=composer.words.date(inputs.episode.expires),
        successor=composer.card_or_none(inputs.successor),
    )


def _files(episode: Episode, composer: Composer) -> tuple[Link, ...]:
    if episode.transcript is None:
        return ()
    addresses = composer.frame.addresses
    return tuple(
        Link(composer.url(addresses.of_transcript(episode, ending)), ending.upper(), "download")
        for ending in ("vtt", "srt")
    )


def _sharing(inputs: EpisodeInputs, composer: Composer) -> Sharing:
    episode, words = inputs.episode, composer.words
    address = composer.full(inputs.listed.path)
    size = words.megabytes(episode.enclosure.length) if episode.enclosure else ""
    length = words.minutes(episode.duration) if episode.duration else ""
    facts = words.t("Listen: {facts}", facts=", ".join(part for part in (length, size) if part))
    summary = composer.summary(inputs.listed)
    return Sharing(
        address=address,
        whatsapp_address=whatsapp_url(episode.title, summary, facts if size else "", address),
        text=f"{episode.title}\n{summary}",
        status_url=composer.url(inputs.status),
        status_name=f"{episode.slug}-status.jpg",
        poster_url=composer.url(inputs.poster),
        frame_code=frame_code(inputs.listed, composer) if episode.enclosure else "",
    )


KIND = PageKind("episode", pages, view, is_searched=True)
