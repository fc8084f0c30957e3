"""Reads settings and content into a frozen catalogue, with everything that is wrong in them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from siniar.build.cache import Cache, Source
from siniar.build.project import Project, note_files
from siniar.build.rules import FOLDER_UNREADABLE
from siniar.build.used import check_files
from siniar.content.alike import check_alike
from siniar.content.attachments import Attachments
from siniar.content.checks import check_between, check_episode, check_show
from siniar.content.drafts import template_lines
from siniar.content.episodes import NoteReader
from siniar.content.links import KnownSlugs
from siniar.content.markdown import NotesMarkup
from siniar.content.places.known import odd_transcripts
from siniar.content.places.rules import FOLDER_UNKNOWN, NOTE_DOCUMENT, NOTE_NAME
from siniar.content.questions.intake import FOLDER as QUESTIONS
from siniar.content.questions.notes import QuestionReader, ReadQuestion, answer_questions
from siniar.content.readings import ReadEpisode, ReadPage
from siniar.content.settings.show import parse_show
from siniar.content.settings.source import SettingsFile
from siniar.feed.diff import FeedDiff, compare_feed
from siniar.feed.ledger import LEDGER, Ledger, read_ledger
from siniar.feed.moves import add_moves, keep_identities
from siniar.feed.promises import Promised, check_ledger
from siniar.images.checks import check_artwork
from siniar.model.catalogue import Catalogue, build_catalogue
from siniar.model.episode import Episode, Status
from siniar.model.findings import Finding, Place, Report, found
from siniar.model.keys import key_of
from siniar.model.show import Page, QuestionNote, Show
from siniar.model.urls import Addresses, slug_of
from siniar.model.words import LANGUAGE_KEYS, Words, choose_words, load_words
from siniar.youtube.links import (
    LINKS,
    VideoLink,
    check_codes,
    check_links,
    link_episodes,
    read_links,
)


class Refused(Struct, frozen=True):
    """Settings that make no show, and why."""

    words: Words
    report: Report


class Loaded(Struct, frozen=True):
    """A show with all that was read of it."""

    project: Project
    #: For editors.
    words: Words
    catalogue: Catalogue
    reads: tuple[ReadEpisode, ...]
    #: What subscribers have been given.
    ledger: Ledger
    #: Which videos were found for which episodes.
    links: tuple[VideoLink, ...]
    #: What this site changes for subscribers.
    diff: FeedDiff
    report: Report
    #: What the ledger was held against.
    promised: Promised
    #: The texts of the site beside the episodes.
    pages: tuple[ReadPage, ...] = ()
    #: The questions of residents that have notes of their own.
    questions: tuple[QuestionNote, ...] = ()

    @property
    def page_words(self) -> Words:
        """For residents: on pages, in feeds, pictures and what is told of episodes."""
        return load_words(self.catalogue.show.page_language)


def load(project: Project, cache: Cache | None = None) -> Loaded | Refused:
    """Read the whole content; nothing raises for what an editor did.

    Raises:
        OSError: a file of the content cannot be read.
    """
    report = Report()
    source = project.read_settings()
    parsed = _read_show(project, source, report)
    if parsed is None:
        return Refused(words_of(project.show), report)
    return _load_content(project, source, parsed, cache or Cache(project.cache), report)


def _load_content(
    project: Project, source: str, parsed: tuple[Show, Addresses], cache: Cache, report: Report
) -> Loaded:
    """The content of a show whose settings, the text ``source``, could be read."""
    show, addresses = parsed
    links, findings = read_links(project.content / LINKS, project.name_of(LINKS))
    ledger, others = read_ledger(project.content / LEDGER, project.name_of(LEDGER))
    report.extend((*findings, *others))
    found_reads, pages = _read_texts(project, show, addresses, cache, ledger)
    linked = link_episodes(found_reads, links)
    answered = answer_questions(linked, _read_questions(project, show, cache))
    report.extend(answered.findings)
    reads = keep_identities(answered.reads, ledger)
    report.extend(finding for page in pages for finding in page.findings)
    report.extend((*_check_folders(project), *_check(project, show, reads, links)))
    report.extend(check_files(project, source, reads, pages))
    texts = [page.page for page in pages if page.page]
    withdrawn = frozenset(page.source for page in texts if page.status is Status.WITHDRAWN)
    catalogue = _build_catalogue(
        project, show, addresses, reads=reads, pages=texts, questions=answered.notes
    )
    catalogue = add_moves(catalogue, ledger, withdrawn)
    promised = _promise(project, source, catalogue, reads, withdrawn)
    report.extend(check_ledger(ledger, promised))
    # Where no note is read, the notes that lie elsewhere are told, and not that there are none.
    if reads or not any(map(_leaves_notes_out, report)):
        report.extend(check_show(reads, project.settings_file.name))
    return Loaded(
        project=project,
        words=load_words(show.desk_language),
        catalogue=catalogue,
        reads=reads,
        ledger=ledger,
        links=links,
        diff=compare_feed(ledger, catalogue),
        report=report,
        promised=promised,
        pages=pages,
        questions=answered.notes,
    )


def _read_questions(project: Project, show: Show, cache: Cache) -> tuple[ReadQuestion, ...]:
    """The notes of questions, as far as they changed."""
    read = QuestionReader(project.root, show).read
    source = Source(read, cache.audio, project.root, key_of(show, project.root))
    return cache.questions.read_all(note_files(project, QUESTIONS), source)


def _read_texts(
    project: Project,
    show: Show,
    addresses: Addresses,
    cache: Cache,
    ledger: Ledger,
) -> tuple[tuple[ReadEpisode, ...], tuple[ReadPage, ...]]:
    """The notes of episodes and the texts of pages, as far as they changed."""
    words, told = load_words(show.desk_language), load_words(show.page_language)
    slugs = {record.guid: slug_of(record.path) for record in ledger.episodes if record.path}
    known = KnownSlugs(slugs, (project.content / LEDGER,))
    reader = NoteReader(
        project.root,
        show,
        NotesMarkup(told.t("Table"), told.t("Back to the text")),
        Attachments(project.root, project.content, show, addresses, cache.audio, known),
        template_lines(words),
    )
    odd = odd_transcripts(project.content / "transcripts")
    settings = key_of(show, addresses, project.root, words.language, odd)
    reads = cache.episodes.read_all(
        note_files(project, "episodes"),
        Source(reader.read_episode, cache.audio, project.root, settings),
    )
    pages = cache.pages.read_all(
        note_files(project, "pages"),
        Source(reader.read_page, cache.audio, project.root, settings),
    )
    return reads, pages


def _promise(
    project: Project,
    source: str,
    catalogue: Catalogue,
    reads: tuple[ReadEpisode, ...],
    withdrawn: frozenset[str],
) -> Promised:
    """What the ledger is held against, with the lines of the settings."""
    name = project.settings_file.name
    settings = SettingsFile(source)
    return Promised(
        catalogue,
        reads,
        ledger=project.name_of(LEDGER),
        folder=project.name_of("episodes"),
        show=settings.place(name, "SHOW", "guid"),
        topics=settings.place(name, "SHOW", "topics"),
        site=settings.place(name, "SITEURL"),
        audio=settings.place(name, "SHOW", "addresses", "audio"),
        topic_feeds=settings.place(name, "SHOW", "feed", "topic_feeds"),
        withdrawn=withdrawn,
    )


def _read_show(project: Project, source: str, report: Report) -> tuple[Show, Addresses] | None:
    return parse_show(
        project.show,
        site_url=project.site_url,
        timezone=project.timezone,
        path=project.settings_file.name,
        source=source,
        report=report,
    )


def words_of(show: object) -> Words:
    """The words for editors, as far as the raw settings tell their language."""
    values = show if isinstance(show, Mapping) else {}
    return choose_words([values.get(key) for key in LANGUAGE_KEYS])


def _check(
    project: Project, show: Show, reads: tuple[ReadEpisode, ...], links: tuple[VideoLink, ...]
) -> Iterator[Finding]:
    """What is wrong with the content, note by note and between them."""
    for read in reads:
        yield from read.findings
        yield from check_episode(read, show, project.now)
    yield from check_between(reads)
    yield from check_alike(reads, ZoneInfo(show.timezone))
    if show.artwork:
        place = Place(f"{project.content.name}/{show.artwork.as_posix()}")
        yield from check_artwork(project.content / show.artwork, place)
    yield from check_links(reads, links, is_sample=show.is_sample)
    yield from check_codes(reads)


def _check_folders(project: Project) -> Iterator[Finding]:
    """A finding for each folder of notes that is there and cannot be listed."""
    for name in ("episodes", "pages"):
        try:
            os.scandir(project.content / name).close()
        except FileNotFoundError:
            continue
        except OSError as error:
            folder = project.name_of(name)
            values = {"folder": folder, "problem": error.strerror}
            yield found(FOLDER_UNREADABLE, Place(folder), **values)


def _leaves_notes_out(finding: Finding) -> bool:
    """Whether a finding tells of notes that nobody reads where they are."""
    home = dict(finding.values).get("home", "")
    return finding.rule in _NOTES_ELSEWHERE or str(home).endswith("/episodes")


_NOTES_ELSEWHERE = frozenset({FOLDER_UNREADABLE, FOLDER_UNKNOWN, NOTE_DOCUMENT, NOTE_NAME})


def _build_catalogue(
    project: Project,
    show: Show,
    addresses: Addresses,
    *,
    reads: Iterable[ReadEpisode],
    pages: Iterable[Page],
    questions: Iterable[QuestionNote],
) -> Catalogue:
    catalogue = build_catalogue(
        show,
        addresses,
        _without_twins(read.episode for read in reads if read.episode),
        project.now,
        pages=[page for page in pages if page.status is Status.PUBLISHED],
        shows_hidden=project.shows_hidden,
    )
    # Those that the office answers itself, without an episode.
    answered = (note for note in questions if note.question.answer and not note.episode)
    return replace(catalogue, answered=tuple(answered))


def _without_twins(episodes: Iterable[Episode]) -> list[Episode]:
    """Episodes with the guids and slugs that came first; twins are findings already."""
    kept: list[Episode] = []
    guids: set[str] = set()
    slugs: set[str] = set()
    for episode in episodes:
        if episode.guid not in guids and episode.slug not in slugs:
            guids.add(episode.guid)
            slugs.add(episode.slug)
            kept.append(episode)
    return kept
