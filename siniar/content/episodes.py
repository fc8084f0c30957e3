"""Reads one note with the files it names into an episode, or one text of the site into a page."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from siniar.content.fields.episode import EPISODE_FIELDS, PAGE_FIELDS
from siniar.content.fields.lists import NONE_WORDS
from siniar.content.fields.table import FileName, Placed, line_of, parse_table
from siniar.content.fields.values import EXAMPLE_GUID
from siniar.content.frontmatter import Note, parse_note
from siniar.content.markdown import NotesMarkup, check_markup, plain_text
from siniar.content.rules import (
    AUDIO_MISSING,
    AUDIO_NOT_NAMED,
    CHAPTER_AFTER_END,
    CHAPTERS_UNORDERED,
    FILE_NAME_NOT_ASCII,
    GUID_MISSING,
    NOTES_FROM_TEMPLATE,
    NOTES_MISSING,
    PATH_OUTSIDE,
    REMOTE_AUDIO_INCOMPLETE,
    REMOTE_AUDIO_IS_PAGE,
    REMOTE_AUDIO_NOT_ASCII,
)
from siniar.content.youtube_urls import VideoAddress, parse_video
from siniar.media.audio import AudioCache, ascii_name, read_audio, read_data_saver
from siniar.media.rules import AUDIO_DURATION_UNKNOWN
from siniar.media.transcripts import build_transcript, check_transcript
from siniar.model import (
    Audio,
    Chapter,
    Enclosure,
    Episode,
    Notes,
    Page,
    Picture,
    Season,
    Show,
    Status,
    Transcript,
)
from siniar.model.findings import Place
from siniar.model.rules import FILE_MISSING, Rule
from siniar.model.slugs import slugify
from siniar.model.spelling import nearest
from siniar.model.timecodes import format_position
from siniar.model.urls import Addresses, absolute
from siniar.system.paths import Found, Inside

#: MIME types of audio that lies elsewhere, by the ending of its address; Apple's list.
REMOTE_TYPES = {".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".mp4": "video/mp4"}
#: Addresses that end so are pages.
PAGE_ENDINGS = (".html", ".htm", ".php")
TRANSCRIPT_ENDINGS = (".vtt", ".srt")
DATA_SAVER_ENDING = ".opus"


@dataclass(frozen=True, slots=True)
class ReadEpisode:
    """A note with the episode made from it."""

    note: Note
    #: ``None`` when too little could be read to make one.
    episode: Episode | None
    #: Changes with anything that the episode was made from; empty when nobody keeps it.
    key: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class NoteReader:
    """What reading notes needs to know, the same for all notes of a run."""

    #: The project's root; places are told relative to it.
    root: Path
    content: Path
    show: Show
    addresses: Addresses
    markup: NotesMarkup
    audio_cache: AudioCache | None = None
    #: Lines of a new note's text, which nobody should read on the site.
    template: frozenset[str] = frozenset()

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone that dates without one are meant in."""
        return ZoneInfo(self.show.timezone)

    @cached_property
    def _inside(self) -> Inside:
        """Finds what stays in content/, wherever links lead."""
        return Inside(self.content)

    @cached_property
    def _top(self) -> str:
        return f"{os.fspath(self.root)}{os.sep}"

    def relative(self, path: Path) -> str:
        """A path as findings name it."""
        text = os.fspath(path)
        if text.startswith(self._top):
            return text[len(self._top) :].replace(os.sep, "/")
        return path.relative_to(self.root).as_posix()

    def read_episode(self, path: Path) -> ReadEpisode:
        """The episode of a note file; whatever is wrong stands in the note's report."""
        content = path.read_bytes()
        note = parse_note(content, self.relative(path))
        note.digests[path] = sha256(content).hexdigest()
        if not note.is_readable:
            return ReadEpisode(note, None)
        parts = parse_table(note.fields, EPISODE_FIELDS, note, self.zone, self.show.topics)
        if "title" not in parts or "date" not in parts:
            self._read_body(note)
            self._read_sound(note, parts)
            return ReadEpisode(note, None)
        return ReadEpisode(note, self._build_episode(note, path, parts))

    def read_page(self, path: Path) -> tuple[Page | None, Note]:
        """A text of the site; drafts give no page."""
        note = parse_note(path.read_bytes(), self.relative(path))
        if not note.is_readable:
            return None, note
        parts = parse_table(note.fields, PAGE_FIELDS, note, self.zone, self.show.topics)
        html = self._read_body(note)
        if "title" not in parts or parts.pop("status", None) is Status.DRAFT:
            return None, note
        parts.setdefault("slug", slugify(path.stem))
        return Page(html=html, text=plain_text(html), source=note.path, **parts), note

    def _build_episode(self, note: Note, path: Path, parts: dict[str, Any]) -> Episode:
        status = parts.get("status", Status.PUBLISHED)
        sound = self._read_sound(note, parts)
        html = self._read_body(note)
        if (
            "guid" not in parts
            and line_of(note, "guid", EPISODE_FIELDS) == 1
            and status is Status.PUBLISHED
        ):
            note.report.add(GUID_MISSING, note.place(1), example=EXAMPLE_GUID)
        if line_of(note, "audio", EPISODE_FIELDS) == 1 and status is Status.PUBLISHED:
            note.report.add(AUDIO_NOT_NAMED, note.place(1))
        number = parts.get("number")
        return Episode(
            guid=parts.get("guid", f"belum-ada-{path.stem}"),
            title=parts["title"],
            slug=parts.get("slug") or slugify(parts["title"]) or slugify(path.stem) or "episode",
            date=parts["date"],
            source=note.path,
            status=status,
            number=number,
            season=self._season(parts.get("season")),
            code=f"{self.show.code}-{number:03}" if number is not None and self.show.code else "",
            notes=Notes(html),
            audio=sound.audio,
            enclosure=sound.enclosure,
            data_saver=sound.data_saver,
            chapters=_chapters(note, parts.get("chapters", ()), sound.audio),
            transcript=self._read_transcript(note, parts, sound),
            people=self._people(parts),
            videos=parts.get("videos", ()),
            picture=self._read_picture(note, parts),
            **{
                name: parts[name]
                for name in (
                    "kind",
                    "topic",
                    "summary",
                    "service",
                    "soundbites",
                    "keywords",
                    "expires",
                    "confirmed",
                    "recorded",
                    "explicit",
                    "is_blocked",
                    "former_guids",
                    "former_audio",
                )
                if name in parts
            },
        )

    def _read_body(self, note: Note) -> str:
        """What stands below the front matter, as HTML."""
        if not note.body.strip():
            note.report.add(NOTES_MISSING, note.place(note.body_line - 1))
            return ""
        body = self._without_template(note)
        if not body.strip():
            return ""
        note.report.extend(check_markup(body, note.path, note.body_line))
        return self.markup.convert(body).html

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
        hosts = parts.get("hosts", ()) or self.show.people
        return tuple(dict.fromkeys((*hosts, *parts.get("guests", ()), *parts.get("people", ()))))

    # --- files that a note names ---------------------------------------------------------------

    def _find_file(self, folder: str, named: FileName, note: Note, missing: Rule) -> Path | None:
        """The file inside ``content/<folder>``, or ``None`` with a finding."""
        home = self.content / folder
        path = home / named.name
        note.files.append(path)
        found = self._inside.find(path)
        if found is Found.FILE:
            return path
        shown, place = self.relative(home), note.place(named.line)
        if found is Found.OUTSIDE:
            note.report.add(PATH_OUTSIDE, place, value=named.name, folder=shown)
            return None
        present = sorted(item.name for item in home.iterdir()) if home.is_dir() else []
        near = nearest(named.name, tuple(present)) or "–"
        note.report.add(missing, place, value=named.name, folder=shown, nearest=near)
        return None

    def _read_sound(self, note: Note, parts: dict[str, Any]) -> _Sound:
        named: FileName | None = parts.get("audio")
        if named is None:
            return _Sound()
        if named.name.startswith(("http://", "https://")):
            return self._remote_sound(note, named, parts)
        path = self._find_file("audio", named, note, AUDIO_MISSING)
        if path is None:
            return _Sound()
        name = ascii_name(path.name)
        if name != path.name:
            note.report.add(FILE_NAME_NOT_ASCII, note.place(named.line), value=path.name, name=name)
        place = note.place(named.line)
        audio, findings = read_audio(path, name, place, self.audio_cache)
        if "audio_duration" in parts:
            findings = [item for item in findings if item.rule != AUDIO_DURATION_UNKNOWN]
        note.report.extend(findings)
        if audio is None:
            return _Sound(source=path)
        note.digests[path] = audio.digest
        if audio.duration is None and "audio_duration" in parts:
            audio = Audio(
                path, name, audio.length, audio.type, parts["audio_duration"], audio.bitrate
            )
        return _Sound(audio, self._enclosure(audio), self._read_data_saver(path, note, named), path)

    def _read_data_saver(self, path: Path, note: Note, named: FileName) -> Enclosure | None:
        small = path.with_suffix(DATA_SAVER_ENDING)
        note.files.append(small)
        if small == path or self._inside.find(small) is not Found.FILE:
            return None
        place = note.place(named.line)
        audio, findings = read_data_saver(small, ascii_name(small.name), place, self.audio_cache)
        note.report.extend(findings)
        if audio is None:
            return None
        note.digests[small] = audio.digest
        return self._enclosure(audio)

    def _enclosure(self, audio: Audio) -> Enclosure:
        path = self.addresses.of_audio(audio.name)
        if self.show.audio_base:
            url, local = f"{self.show.audio_base.rstrip('/')}/{audio.name}", None
        else:
            url, local = absolute(self.show, path), path
        return Enclosure(url, audio.length, audio.type, local, audio.bitrate)

    def _remote_sound(self, note: Note, named: FileName, parts: dict[str, Any]) -> _Sound:
        if "audio_length" not in parts or "audio_duration" not in parts:
            note.report.add(REMOTE_AUDIO_INCOMPLETE, note.place(named.line))
            return _Sound()
        name = Path(urlsplit(named.name).path).name
        is_video = parse_video(named.name).kind is not VideoAddress.Kind.UNKNOWN
        if is_video or name.casefold().endswith(PAGE_ENDINGS):
            note.report.add(REMOTE_AUDIO_IS_PAGE, note.place(named.line))
            return _Sound()
        if not named.name.isascii():
            note.report.add(REMOTE_AUDIO_NOT_ASCII, note.place(named.line))
            return _Sound()
        kind = REMOTE_TYPES.get(Path(name).suffix.lower(), "audio/mpeg")
        audio = Audio(None, name, parts["audio_length"], kind, parts["audio_duration"])
        return _Sound(audio, Enclosure(named.name, audio.length, kind))

    def _read_transcript(
        self, note: Note, parts: dict[str, Any], sound: _Sound
    ) -> Transcript | None:
        named: FileName | None = parts.get("transcript")
        if named is not None and named.name.casefold() in NONE_WORDS:
            return None
        if named is not None:
            path = self._find_file("transcripts", named, note, FILE_MISSING)
        else:
            path = self._transcript_beside(sound.source, note)
        if path is None:
            return None
        content = path.read_bytes()
        note.digests[path] = sha256(content).hexdigest()
        transcript, findings = build_transcript(content, path, self.relative(path))
        note.report.extend(findings)
        if transcript and sound.audio and sound.audio.duration:
            place = note.place(line_of(note, "transcript", EPISODE_FIELDS))
            note.report.extend(check_transcript(transcript, sound.audio.duration, place))
        return transcript

    def _transcript_beside(self, audio: Path | None, note: Note) -> Path | None:
        """The transcript that is named like the audio file."""
        if audio is None:
            return None
        folder = self.content / "transcripts"
        candidates = [folder / f"{audio.stem}{ending}" for ending in TRANSCRIPT_ENDINGS]
        note.files += candidates
        return next((path for path in candidates if self._inside.find(path) is Found.FILE), None)

    def _read_picture(self, note: Note, parts: dict[str, Any]) -> Picture | None:
        named: FileName | None = parts.get("picture")
        if named is None:
            return None
        path = self._find_file("images", named, note, FILE_MISSING)
        return Picture(path, parts.get("picture_alt", "")) if path else None


@dataclass(frozen=True, slots=True)
class _Sound:
    """What an episode's audio field led to."""

    audio: Audio | None = None
    enclosure: Enclosure | None = None
    data_saver: Enclosure | None = None
    source: Path | None = None


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
        elif kept and chapter.start <= kept[-1].start:
            note.report.add(CHAPTERS_UNORDERED, place, start=start)
        else:
            kept.append(chapter)
    return tuple(kept)
