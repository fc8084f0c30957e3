"""Where a site's input lies, what the settings say of it, and what reads its notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from siniar.build.cache import Memory
from siniar.content.drafts import template_lines
from siniar.content.episodes import NoteReader
from siniar.content.markdown import NotesMarkup
from siniar.content.settings.show import parse_show
from siniar.media.audio import AudioCache
from siniar.model import Show
from siniar.model.findings import Report
from siniar.model.urls import Addresses
from siniar.model.words import Words, load_words

#: In the cache: what was read of each note.
NOTES_SHELF = "notes.sqlite"
#: Editors of a show in another language than these read English.
DEFAULT_LANGUAGE = "id"


@dataclass(frozen=True, slots=True)
class Project:
    """Where a site's input lies and what the settings say, before anything was checked."""

    root: Path
    content: Path
    #: Folder of the theme, holding ``templates`` and ``static``.
    theme: Path
    #: Safe to delete.
    cache: Path
    #: The raw ``SHOW`` setting.
    show: object
    site_url: str
    timezone: str
    #: The settings file, for the places of findings.
    settings_file: Path
    #: The one clock of the run.
    now: datetime
    #: Whether the settings, not the time of day, say what moment it is.
    is_clock_stopped: bool = False
    #: Whether drafts and scheduled episodes get pages, marked as such.
    shows_hidden: bool = False
    #: Off only to measure the rest: whether episodes get pictures with their titles.
    draws_cards: bool = True
    #: Off only to measure the rest: whether the finished site is made searchable.
    indexes_search: bool = True
    #: What earlier builds of the same program remember.
    memory: Memory | None = None
    #: The program's digest, when an earlier build has told it and no file of it has changed.
    engine: str = ""


def read_show(project: Project, report: Report) -> tuple[Show, Addresses] | None:
    """The show of the settings, ``None`` when they do not make one; the report says why."""
    return parse_show(
        project.show,
        site_url=project.site_url,
        timezone=project.timezone,
        path=project.settings_file.name,
        source=project.settings_file.read_text(encoding="utf-8", errors="replace"),
        report=report,
    )


def build_reader(project: Project, show: Show, addresses: Addresses, words: Words) -> NoteReader:
    """What reads the notes of the project."""
    return NoteReader(
        project.root,
        project.content,
        show,
        addresses,
        NotesMarkup(table_label=words.t("Table")),
        AudioCache(project.cache / "audio"),
        template_lines(words),
    )


def digest_settings(show: Show, addresses: Addresses, project: Project) -> str:
    """Changes with any setting that decides what a note is read as."""
    return sha256(repr((show, addresses, str(project.root))).encode()).hexdigest()


def words_of(show: object) -> Words:
    """The words of the show's language, as far as the raw settings tell it."""
    language = show.get("language") if isinstance(show, Mapping) else None
    return load_words("en" if language == "en" else DEFAULT_LANGUAGE)
