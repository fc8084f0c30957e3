"""Turns an episode of a foreign show into the values and the text of a note."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from urllib.parse import unquote

from msgspec import Struct

from siniar.content.addresses import NOWHERE, is_web_address, split_address
from siniar.content.fields.chapter_maps import CHAPTER_FIELDS
from siniar.content.fields.location import LOCATION_FIELDS
from siniar.content.fields.people import PERSON_FIELDS
from siniar.content.fields.sound import AUDIO_TYPES
from siniar.content.geography import country, geo_address, osm_id
from siniar.content.markdown import NotesMarkup, plain_text
from siniar.content.remote_audio import audio_type as type_of
from siniar.content.write import WrittenValue, write_note
from siniar.content.youtube_urls import VideoAddress, parse_video
from siniar.model.findings import Finding, Phrase, Place, found
from siniar.model.moves import parse_path
from siniar.model.roles import GROUPS
from siniar.model.rules import Rule
from siniar.model.text import clean, clean_line
from siniar.model.timecodes import format_position
from siniar.model.words import N_
from siniar.transfer.choose import Identified
from siniar.transfer.foreign import ForeignAudio, ForeignChapter, ForeignEpisode, ForeignPerson
from siniar.transfer.markdown import write_markdown
from siniar.transfer.roles import our_role
from siniar.transfer.rules import (
    IMPORT_CHANGED,
    IMPORT_GUESSED,
    IMPORT_LEFT_OUT,
    IMPORT_NOT_AUDIO,
    IMPORT_WITHOUT_AUDIO,
)
from siniar.transfer.texts import find_chapters

#: What makes sense of the parts of a place.
READ_PLACES: Mapping[str, Callable[[str], object]] = {
    "geo": geo_address,
    "osm": osm_id,
    "country": country,
    "rel": lambda text: text if text in {"subject", "creator"} else None,
}
#: Types that hold no sound, and what people call them.
_SILENT_TYPES = (("image/", N_("a picture")), ("text/", N_("a page")), ("application/pdf", "PDF"))
_YOUTUBE = re.compile(r"https?://(?:[\w.-]*\.)?youtu(?:\.be|be\.com|be-nocookie\.com)/[^\s\"'<>)]+")


class Beside(Struct, frozen=True):
    """What was brought along for an episode: names of files in content/, and facts."""

    audio: ForeignAudio | None = None
    #: Name in content/audio, when the file itself was brought along.
    audio_file: str = ""
    duration: float | None = None
    #: Names in content/transcripts and content/images.
    transcript: str = ""
    #: Names of those in other languages.
    translations: tuple[str, ...] = ()
    picture: str = ""
    #: Chapters that lay at an address of their own.
    chapters: tuple[ForeignChapter, ...] = ()


class ImportedNote(Struct, frozen=True):
    """A note that can be written."""

    #: Name in content/episodes.
    name: str
    content: bytes
    findings: tuple[Finding, ...] = ()


def build_note(new: Identified, beside: Beside, folder: str) -> ImportedNote:
    """The note of an episode with everything that could be brought along.

    ``folder`` is the first part of the addresses of episodes here.
    """
    builder = _Builder(new, beside, folder)
    values = builder.build()
    body = builder.write_body()
    builder.tell_unread()
    content = write_note(values, body).encode()
    return ImportedNote(f"{new.stem}.md", content, tuple(builder.findings))


class _Builder:
    """Builds the values of one note, and notes what is left out, changed or guessed."""

    def __init__(self, new: Identified, beside: Beside, folder: str) -> None:
        self._new, self._beside, self._folder = new, beside, folder
        self._episode: ForeignEpisode = new.episode
        self._place = Place(new.episode.source, new.episode.line, new.title)
        self.findings: list[Finding] = []

    def _tell(self, rule: Rule, name: str, value: object, **values: object) -> None:
        shown = {"field": Phrase(name), "value": str(value)[:200], **values}
        self.findings.append(found(rule, self._place, title=self._new.title, **shown))

    def build(self) -> dict[str, WrittenValue]:
        """Values by names of fields; those that are empty are left out when written."""
        episode, new = self._episode, self._new
        return {
            "title": self._title(),
            "date": _write_date(new.date),
            "guid": new.guid,
            "slug": new.slug,
            "number": str(episode.number or ""),
            "season": str(episode.season or ""),
            "kind": episode.kind if episode.kind in {"trailer", "bonus"} else "",
            "summary": clean_line(episode.summary),
            "explicit": {True: "ya", False: "tidak", None: ""}[episode.explicit],
            "is_blocked": "ya" if episode.is_blocked else "",
            "keywords": episode.keywords,
            "videos": tuple(f"https://youtu.be/{each}" for each in self._videos()),
            "people": tuple(map(self._person, self._episode.people)),
            "chapters": self._chapters(),
            "soundbites": self._bites(),
            "transcript": self._beside.transcript,
            "translations": self._beside.translations,
            "picture": self._beside.picture,
            "aliases": self._aliases(),
            "location": self._location(),
            **self._sound(),
        }

    # --- what it is -------------------------------------------------------------------------------

    def _title(self) -> str:
        title = clean_line(self._new.title)
        if title != self._new.title:
            self._tell(IMPORT_CHANGED, N_("The title"), self._new.title, new=title)
        return title or self._new.slug

    def _aliases(self) -> tuple[str, ...]:
        """Where the page was, without the domain, which moves along."""
        kept: dict[str, None] = {}
        for address in (self._episode.link, *self._episode.aliases):
            path = _path_of(address)
            served = parse_path(path) if path else path
            if served is None:
                self._tell(IMPORT_LEFT_OUT, N_("The address of its page"), address)
            elif path and served != f"{self._folder}/{self._new.slug}/":
                kept[path] = None
        return tuple(kept)

    def _location(self) -> Mapping[str, str]:
        place = self._episode.place
        if place is None or not place.name:
            return {}
        told = {
            "name": clean_line(place.name),
            "geo": place.geo,
            "osm": place.osm,
            "country": place.country,
            "rel": place.rel,
        }
        for name, read in READ_PLACES.items():
            if told[name] and read(told[name]) is None:
                self._tell(IMPORT_LEFT_OUT, "podcast:location", told[name])
                told[name] = ""
        return {row.alias: told[row.name] for row in LOCATION_FIELDS}

    # --- what is heard ----------------------------------------------------------------------------

    def _sound(self) -> dict[str, WrittenValue]:
        audio = self._beside.audio
        if audio is None:
            self.findings.append(found(IMPORT_WITHOUT_AUDIO, self._place, title=self._new.title))
            return {"status": "draf"}
        silent = next((name for start, name in _SILENT_TYPES if audio.type.startswith(start)), "")
        if silent:
            values = {"title": self._new.title, "kind": Phrase(silent)}
            self.findings.append(found(IMPORT_NOT_AUDIO, self._place, **values))
            return {"status": "draf"}
        status = {"status": "draf"} if self._new.is_draft else {}
        if self._beside.audio_file:
            return {"audio": self._beside.audio_file, **status}
        duration = self._beside.duration
        return {
            "audio": audio.url,
            "audio_type": audio_type(audio),
            "audio_length": str(audio.length or ""),
            "audio_duration": _write_position(duration) if duration else "",
            **status,
        }

    def _chapters(self) -> tuple[WrittenValue, ...]:
        episode = self._episode
        chapters = self._beside.chapters or episode.chapters
        if not chapters:
            chapters = find_chapters(_words(episode.notes))
            if chapters:
                self._tell(IMPORT_GUESSED, N_("Chapters"), len(chapters))
        return tuple(_write_chapter(each) for each in self._inside(chapters))

    def _inside(self, chapters: Iterable[ForeignChapter]) -> Iterator[ForeignChapter]:
        """The chapters that begin within the audio, each later than the one before."""
        last, end = -1.0, self._beside.duration or float("inf")
        for each in chapters:
            if last < each.start < end:
                last = each.start
                url, picture = self._address(each.url), self._address(each.picture)
                yield ForeignChapter(each.start, clean_line(each.title), url, picture)
            else:
                shown = f"{format_position(each.start)} {each.title}"
                self._tell(IMPORT_LEFT_OUT, N_("A chapter outside of the audio"), shown)

    def _address(self, address: str) -> str:
        """An address of a chapter that a note can hold."""
        if address and not is_web_address(address):
            self._tell(IMPORT_LEFT_OUT, N_("The link or picture of a chapter"), address)
            return ""
        return address

    def _bites(self) -> tuple[str, ...]:
        return tuple(
            f"{_write_position(each.start)}-{_write_position(each.start + each.duration)} "
            f"{clean_line(each.title)}".strip()
            for each in self._episode.bites
        )

    def _videos(self) -> tuple[str, ...]:
        """Ids of its videos at YouTube; one that only the text names is a guess."""
        named = map(_video_of, (*self._episode.links, self._episode.link))
        sure = tuple(dict.fromkeys(filter(None, named)))
        if sure:
            return sure
        guessed = {_video_of(each) for each in _YOUTUBE.findall(self._episode.notes)} - {""}
        if len(guessed) != 1:
            return ()
        (video,) = guessed
        self._tell(IMPORT_GUESSED, N_("The video"), video)
        return (video,)

    # --- who --------------------------------------------------------------------------------------

    def _person(self, person: ForeignPerson) -> Mapping[str, str]:
        role = our_role(person.role)
        if role != person.role:
            self._tell(IMPORT_CHANGED, N_("A role"), f"{person.name}: {person.role}", new=role)
        if person.group and person.group != GROUPS.get(role, ""):
            self._tell(IMPORT_LEFT_OUT, N_("The group of a person"), person.group)
        for address in filter(None, (person.url, person.picture)):
            self._tell(IMPORT_LEFT_OUT, N_("The address of a person"), address)
        keys = {row.name: row.alias for row in PERSON_FIELDS}
        return {keys["name"]: clean_line(person.name), keys["role"]: role}

    # --- text and rest ----------------------------------------------------------------------------

    def write_body(self) -> str:
        """The notes as Markdown."""
        written = write_markdown(self._episode.notes) if self._episode.notes else None
        if written is None:
            return ""
        if written.lost:
            self._tell(IMPORT_LEFT_OUT, N_("A part of the notes"), written.lost)
        return clean(written.text)

    def tell_unread(self) -> None:
        """Note what has no place here."""
        for each in self._episode.unread:
            self._tell(IMPORT_LEFT_OUT, each.name, each.text)
        for address in self._episode.links:
            is_own = self._episode.audio and address == self._episode.audio.url
            if address and not is_own and not _video_of(address):
                self._tell(IMPORT_LEFT_OUT, "podcast:alternateEnclosure", address)
        if self._episode.license:
            self._tell(IMPORT_LEFT_OUT, "podcast:license", self._episode.license)


def audio_type(audio: ForeignAudio) -> str:
    """The kind as notes write it; empty where the address or nothing at all tells it."""
    kind = next((kind for kind, names in AUDIO_TYPES.items() if audio.type in (kind, *names)), "")
    return "" if type_of(audio.url) == kind else kind


def _write_date(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S} {moment:%z}"[:25]


def _write_position(seconds: float) -> str:
    """``M:SS`` or ``H:MM:SS``, with milliseconds where there are any; empty for 0."""
    milliseconds = round(seconds * 1000) % 1000
    shown = format_position(round(seconds * 1000) / 1000)
    return f"{shown}.{milliseconds:03}" if milliseconds else shown


def _write_chapter(chapter: ForeignChapter) -> WrittenValue:
    start = _write_position(chapter.start)
    if not chapter.url and not chapter.picture:
        return f"{start} {chapter.title}"
    told = {"start": start, "title": chapter.title, "url": chapter.url, "image": chapter.picture}
    return {row.alias: told[row.name] for row in CHAPTER_FIELDS}


def _path_of(address: str) -> str | None:
    """The path that a page can keep; empty for none, and ``None`` for what is no address."""
    parts = split_address(address)
    if address and parts == NOWHERE:
        return None
    return "" if parts.query or parts.path == "/" else unquote(parts.path)


def _video_of(address: str) -> str:
    video = parse_video(address)
    return video.id if video.kind is VideoAddress.Kind.VIDEO and "://" in address else ""


def _words(markup: str) -> str:
    """The words of HTML, a line for each block."""
    return plain_text(NotesMarkup().convert(write_markdown(markup).text)[0])
