"""Reads one note with the files it names into an episode, or one text of the site into a page."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from siniar.content.attachments import Attachments
from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.page import PAGE_FIELDS
from siniar.content.fields.questions import questions_inside
from siniar.content.fields.rules import SLUG_RESERVED, SOUNDBITE_AFTER_END
from siniar.content.fields.sound import MediaType
from siniar.content.fields.table import Placed, entry_of, line_of, parse_table
from siniar.content.fix import propose_guid
from siniar.content.frontmatter import Note, fold_key, is_given
from siniar.content.frontmatter.rules import FIELD_TWICE
from siniar.content.markdown import NotesMarkup, SiteLink, plain_text
from siniar.content.notes import open_note, read_note
from siniar.content.places.rules import FILE_PLACE
from siniar.content.readings import ReadEpisode, ReadFile, ReadPage, places_of
from siniar.content.rules import (
    AUDIO_MISSING,
    AUDIO_NOT_NAMED,
    CHAPTER_AFTER_END,
    CHAPTERS_AT_ONCE,
    CHAPTERS_UNORDERED,
    GUID_MISSING,
    NOTES_FROM_TEMPLATE,
    NOTES_MISSING,
)
from siniar.content.slips import find_slips
from siniar.model.attached import NOTHING_ATTACHED, Attached
from siniar.model.episode import Audio, Chapter, Episode, Season, Soundbite, Status
from siniar.model.findings import Place
from siniar.model.rules import FILE_MISSING
from siniar.model.show import Page, Show
from siniar.model.slugs import slugify
from siniar.model.timecodes import format_position
from siniar.system.files import digest_of
from siniar.system.paths import relative_name

#: Characters of an episode's notes that may stand for its summary.
EXCERPT = 400
#: What a field's parser makes of these is part of an episode as it is, unless more is to be done.
_PARTS = frozenset(Episode.__struct_fields__)


class NotesBody(Struct, frozen=True):
    """The text of a note as HTML, and what it leads to."""

    html: str = ""
    attached: Attached = NOTHING_ATTACHED
    links: tuple[SiteLink, ...] = ()


_NO_BODY = NotesBody()


class NoteReader(Struct, frozen=True, eq=False, dict=True):
    """What reading notes needs to know, the same for all notes of a run."""

    #: The project's root; places are told relative to it.
    root: Path
    show: Show
    markup: NotesMarkup
    attachments: Attachments
    #: Lines of a new note's text, which nobody should read on the site.
    template: frozenset[str] = frozenset()

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone that dates without one are meant in."""
        return ZoneInfo(self.show.timezone)

    def _parse(self, path: Path) -> Note:
        return read_note(path, self.root, partial(open_note, template=self.template))

    def _files(self, path: Path, note: Note) -> tuple[ReadFile, ...]:
        return tuple(
            ReadFile(relative_name(each, self.root), note.digests.get(each) or digest_of(each))
            for each in dict.fromkeys((path, *note.files))
        )

    def read_episode(self, path: Path) -> ReadEpisode:
        """The episode of a note file; whatever is wrong stands in the findings.

        Raises:
            FileNotFoundError: the note is not there any more.
        """
        note = self._parse(path)
        episode, body = self._read_fields(note, path) if note.is_readable else (None, _NO_BODY)
        is_withdrawn = episode is not None and episode.status is Status.WITHDRAWN
        # The handbook has its sound deleted; nothing that the note names is public any more.
        needless = {AUDIO_MISSING, FILE_MISSING} if is_withdrawn else set()
        return ReadEpisode(
            path=note.path,
            episode=episode,
            findings=tuple(each for each in note.report.findings if each.rule not in needless),
            fields=places_of(note, EPISODE_FIELDS),
            first=note.place(1),
            files=self._files(path, note),
            links=body.links,
        )

    def _read_fields(self, note: Note, path: Path) -> tuple[Episode | None, NotesBody]:
        parts = parse_table(note.fields, EPISODE_FIELDS, note, self.zone, self.show.topics)
        is_draft = parts.get("status") is Status.DRAFT
        note.report.extend(find_slips(note, self.show, is_draft=is_draft))
        if isinstance(parts.get("kind"), MediaType):
            kind, line = parts.pop("kind").name, line_of(note, "kind", EPISODE_FIELDS)
            if parts.setdefault("audio_type", kind) != kind:
                note.report.add(FIELD_TWICE, note.place(line), key="jenis-audio")
        body = self._read_body(note)
        if "title" in parts and "date" in parts:
            return self._build_episode(note, path, parts, body), body
        # What else is wrong is told at once.
        self.attachments.read_sound(note, parts)
        return None, body

    def read_page(self, path: Path) -> ReadPage:
        """A text of the site; drafts give no page.

        Raises:
            FileNotFoundError: the note is not there any more.
        """
        note = self._parse(path)
        page, body = self._build_page(note, path) if note.is_readable else (None, _NO_BODY)
        return ReadPage(page, tuple(note.report.findings), self._files(path, note), body.links)

    def _build_page(self, note: Note, path: Path) -> tuple[Page | None, NotesBody]:
        given = {fold_key(entry.key): entry.line for entry in note.fields.entries}
        line = next((given[key] for key in ("audio", "tanggal", "nomor") if key in given), None)
        if line is not None:
            home = relative_name(self.attachments.content / "episodes", self.root)
            note.report.add(FILE_PLACE, note.place(line), value=path.name, home=home)
            return None, _NO_BODY
        parts = parse_table(note.fields, PAGE_FIELDS, note, self.zone, self.show.topics)
        body = self._read_body(note)
        is_draft = parts.get("status") is Status.DRAFT
        note.report.extend(find_slips(note, self.show, is_draft=is_draft))
        if "title" not in parts or is_draft:
            return None, body
        parts.setdefault("slug", slugify(path.stem))
        self._check_slug(note, parts["slug"], line_of(note, "slug", PAGE_FIELDS))
        text = plain_text(body.html)
        page = Page(html=body.html, text=text, source=note.path, attached=body.attached, **parts)
        return page, body

    def _build_episode(
        self, note: Note, path: Path, parts: dict[str, Any], body: NotesBody
    ) -> Episode:
        status = parts.get("status", Status.PUBLISHED)
        sound = self.attachments.read_sound(note, parts)
        film = self.attachments.read_film(note, parts)
        self._check_identity(note, status, parts.get("slug"))
        number = parts.get("number")
        end = sound.audio.duration if sound.audio else None
        made = dict[str, Any](
            guid=parts.get("guid", f"belum-ada-{path.stem}"),
            slug=parts.get("slug") or slugify(parts["title"]) or slugify(path.stem) or "episode",
            date=_with_fixed_offset(parts["date"]),
            source=note.path,
            season=self._season(parts.get("season")),
            code=f"{self.show.code}-{number:03}" if number is not None and self.show.code else "",
            excerpt="" if parts.get("summary") else _beginning_of(body.html),
            notes_html=body.html,
            attached=body.attached,
            audio=sound.audio,
            enclosure=sound.enclosure,
            data_saver=sound.data_saver,
            film=film,
            film_enclosure=self.attachments.enclose_film(film),
            chapters=self.attachments.follow_images(
                note, _chapters(note, parts.get("chapters", ()), sound.audio)
            ),
            translations=self.attachments.read_translations(note, parts),
            soundbites=_soundbites(note, parts.get("soundbites", ()), end),
            questions=questions_inside(note, parts.get("questions", ()), end),
            transcript=self.attachments.read_transcript(note, parts, sound),
            people=self._people(parts),
            picture=self.attachments.find_picture(note, parts),
        )
        return Episode(**{name: parts[name] for name in _PARTS & parts.keys()} | made)

    def _check_identity(self, note: Note, status: Status, slug: str | None) -> None:
        """Whether a published episode has its guid and names its sound, and its slug is free."""
        guid = entry_of(note, "guid", EPISODE_FIELDS)
        if status is Status.PUBLISHED and not (guid and is_given(guid.value)):
            place = note.place(guid.line if guid else 1)
            note.report.add(GUID_MISSING, place, example=propose_guid(self.show.guid, note))
        if line_of(note, "audio", EPISODE_FIELDS) == 1 and status is Status.PUBLISHED:
            note.report.add(AUDIO_NOT_NAMED, note.place(1))
        if slug is not None:
            self._check_slug(note, slug, line_of(note, "slug", EPISODE_FIELDS))

    def _check_slug(self, note: Note, slug: str, line: int) -> None:
        if slug in self.attachments.addresses.words:
            note.report.add(
                SLUG_RESERVED, note.place(line), value=slug, example=f"slug: info-{slug}"
            )

    def _read_body(self, note: Note) -> NotesBody:
        """What stands below the front matter, as HTML, with what it leads to."""
        if not note.body.strip():
            note.report.add(NOTES_MISSING, note.place(note.body_line - 1))
            return _NO_BODY
        body = self._without_template(note)
        if not body.strip():
            return _NO_BODY
        links = self.attachments.links_of(note)
        notes = self.markup.read(body, note.path, note.body_line, links.resolve)
        note.report.extend(notes.findings)
        return NotesBody(notes.html, links.attached, notes.links)

    def _without_template(self, note: Note) -> str:
        """The text without the lines that a new note begins with, its others where they are.

        A heading of the template is left out only when nothing has been written.
        """
        lines = note.body.split("\n")
        is_new = all(line.strip() in self.template for line in lines if line.strip())
        left = [
            number
            for number, line in enumerate(lines)
            if line.strip() in self.template and (is_new or not line.startswith("#"))
        ]
        if not left:
            return note.body
        first = lines[left[0]]
        place = Place(note.path, note.body_line + left[0], first[:200])
        note.report.add(NOTES_FROM_TEMPLATE, place, value=first.strip())
        return "\n".join("" if number in left else line for number, line in enumerate(lines))

    def _season(self, number: int | None) -> Season | None:
        named = (season for season in self.show.seasons if season.number == number)
        return next(named, None if number is None else Season(number))

    def _people(self, parts: dict[str, Any]) -> tuple[Any, ...]:
        others = (*parts.get("guests", ()), *parts.get("people", ()))
        is_led = any(person.role == "host" for person in others)
        hosts = parts.get("hosts", ()) or (() if is_led else self.show.people)
        return tuple(dict.fromkeys((*hosts, *others)))


def _with_fixed_offset(moment: datetime) -> datetime:
    """The same moment and offset, without the zone that they come from: all that a feed tells."""
    return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta()))


def _chapters(
    note: Note, written: tuple[Placed[Chapter], ...], audio: Audio | None
) -> tuple[Chapter, ...]:
    """The note's chapters, or those in the audio file when the note has none.

    They are in order of time and inside the audio; the others become findings.
    """
    if not written:
        return audio.chapters if audio else ()
    end = audio.duration if audio else None
    kept: list[Chapter] = []
    for placed in written:
        chapter, place = placed.value, note.place(placed.line)
        start = format_position(chapter.start)
        if end is not None and chapter.start >= end:
            note.report.add(CHAPTER_AFTER_END, place, start=start, end=format_position(end))
        elif twin := next((each for each in kept if each.start == chapter.start), None):
            titles = {"title": chapter.title, "other": twin.title}
            note.report.add(CHAPTERS_AT_ONCE, place, start=start, **titles)
        elif kept and chapter.start < kept[-1].start:
            note.report.add(CHAPTERS_UNORDERED, place, start=start)
        else:
            kept.append(chapter)
    return tuple(kept)


def _beginning_of(html: str) -> str:
    """The first words of a text on one line."""
    return " ".join(plain_text(html).split())[:EXCERPT]


def _soundbites(
    note: Note, written: tuple[Placed[Soundbite], ...], end: float | None
) -> tuple[Soundbite, ...]:
    """The passages that lie inside the audio; the others become findings."""
    kept: list[Soundbite] = []
    for placed in written:
        bite = placed.value
        last = bite.start + bite.duration
        # Players round up.
        if end is not None and last > end + 1:
            start, until = format_position(last), format_position(end)
            place = note.place(placed.line)
            note.report.add(SOUNDBITE_AFTER_END, place, start=start, end=until)
        else:
            kept.append(bite)
    return tuple(kept)
