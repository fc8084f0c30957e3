"""What is said in a long episode, on a page of its own; its episode's page shows it on a tap."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from siniar.model.episode import Chapter, Episode
from siniar.model.findings import Place
from siniar.model.later import Later
from siniar.model.transcript import TranscriptFile
from siniar.pages.compose import Composer
from siniar.pages.contexts_episode import EpisodeCard, Paragraph
from siniar.pages.facts import Facts
from siniar.pages.frame import Head
from siniar.pages.inputs import Listed
from siniar.pages.kinds.episode import transcript_path
from siniar.pages.page import PageKind, Planned, View
from siniar.pages.transcript import has_own_page, open_paragraphs


class TranscriptInputs(Struct, frozen=True):
    """What the page may show; what is said stands for itself by its digest."""

    listed: Listed
    file: TranscriptFile
    chapters: tuple[Chapter, ...]
    #: Whether no other episode is called the same.
    has_own_title: bool
    is_public: bool
    share: str


class TranscriptPage(Struct, frozen=True):
    """Variable ``transcript`` of ``transcript.html``."""

    #: The episode.
    card: EpisodeCard
    #: What is said.
    paragraphs: tuple[Paragraph, ...]
    #: What the search filters by, beside the topic.
    year: str


def pages(facts: Facts) -> Iterator[Planned[TranscriptInputs]]:
    """A page for every long episode with a transcript."""
    catalogue = facts.catalogue
    for episode in catalogue.episodes:
        if episode.transcript is None or not has_own_page(episode):
            continue
        yield Planned(
            transcript_path(facts, episode),
            Later(_inputs, facts, episode, episode.transcript),
            Place(episode.source),
            is_indexed=not catalogue.is_hidden(episode),
            changed=Later(facts.last_change, [episode]),
        )


def _inputs(facts: Facts, episode: Episode, file: TranscriptFile) -> TranscriptInputs:
    return TranscriptInputs(
        listed=facts.listed(episode),
        file=file,
        chapters=episode.chapters,
        has_own_title=facts.has_own_title(episode),
        is_public=not facts.catalogue.is_hidden(episode),
        share=facts.pictures.share(episode),
    )


def view(inputs: TranscriptInputs, composer: Composer) -> View:
    """The page in the show's words."""
    listed, t = inputs.listed, composer.words.t
    title = t("Transcript: {title}", title=listed.title)
    topic = listed.topic
    head = Head(
        title=t("Transcript"),
        full_title=composer.episode_title(listed, title, is_own=inputs.has_own_title),
        description=t("Everything that is said in: {title}", title=listed.title),
        steps=((listed.title, listed.path),),
        picture=inputs.share,
        picture_text=listed.title,
        topic=topic,
        is_searched=inputs.is_public,
    )
    page = TranscriptPage(
        card=composer.card(listed),
        paragraphs=open_paragraphs(inputs.file, inputs.chapters),
        year=str(listed.date.year),
    )
    return View(head, page)


KIND = PageKind("transcript", pages, view, is_searched=True)
