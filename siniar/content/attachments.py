"""Finds and reads the files that a note names: audio, data saver, transcript and picture."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.lists import NONE_WORDS
from siniar.content.fields.rules import DURATION_UNLIKE, FILM_NOT_MP4, TRANSLATION_LANGUAGE
from siniar.content.fields.table import FileName, entry_of, line_of
from siniar.content.files import ContentFiles
from siniar.content.frontmatter import Note
from siniar.content.links import KnownSlugs, NoteLinks
from siniar.content.markdown import TargetProblem
from siniar.content.places.known import TRANSCRIPT_ENDINGS
from siniar.content.remote_audio import audio_type, check_remote, name_of
from siniar.content.rules import ARTWORK_WITHOUT_ALT, AUDIO_MISSING, FILE_NAME_NOT_ASCII
from siniar.content.rules_audio import AUDIO_TELLS_ITSELF
from siniar.images.checks import check_picture
from siniar.images.photos import Photo, read_photo
from siniar.media.audio import KnownAudio, ascii_name, read_audio, read_data_saver, read_film
from siniar.media.rules import AUDIO_DURATION_UNKNOWN
from siniar.media.transcripts import build_transcript, check_transcript
from siniar.model.episode import Audio, Chapter, Enclosure, Film, Picture
from siniar.model.rules import FILE_MISSING, Level, Rule
from siniar.model.show import Show
from siniar.model.timecodes import format_position
from siniar.model.transcript import Transcript, TranscriptFile, Translation
from siniar.model.urls import Addresses, absolute
from siniar.system.paths import relative_name
from siniar.system.tree import fold_name

DATA_SAVER_ENDING = ".opus"
#: Fields that only audio elsewhere needs.
_OF_REMOTE = ("audio_length", "audio_type")
_LANGUAGE = re.compile(r"\.[a-z]{2,3}(?:-[A-Za-z]{2,4})?")


class EpisodeSound(Struct, frozen=True):
    """What an episode's audio field led to."""

    audio: Audio | None = None
    enclosure: Enclosure | None = None
    data_saver: Enclosure | None = None
    #: The file on disk, whether it can be published or not.
    source: Path | None = None


class Attachments(Struct, frozen=True, eq=False, dict=True):
    """The files of content/, as notes name them; what is wrong stands in the note's report."""

    root: Path
    content: Path
    show: Show
    addresses: Addresses
    known_audio: KnownAudio = field(default_factory=KnownAudio)
    known_slugs: KnownSlugs = field(default_factory=KnownSlugs)

    @cached_property
    def _files(self) -> ContentFiles:
        return ContentFiles(self.root, self.content)

    def links_of(self, note: Note) -> NoteLinks:
        """Follows the links of a note's text."""
        return NoteLinks(note, self._files, self.show, self.addresses, self.known_slugs)

    def _find(
        self, folder: str, named: FileName, note: Note, missing: Rule = FILE_MISSING
    ) -> Path | None:
        """The file inside ``content/<folder>``, or ``None`` with a finding."""
        found = self._files.find(folder, named.name, note, missing, cutoff=0.5)
        return _tell(found, note, named.line)

    # --- sound -----------------------------------------------------------------------------------

    def read_sound(self, note: Note, parts: Mapping[str, Any]) -> EpisodeSound:
        """The audio that a note names, on disk or elsewhere, with its data saver."""
        named: FileName | None = parts.get("audio")
        if named is None:
            return EpisodeSound()
        if named.name.startswith(("http://", "https://")):
            return self._remote_sound(note, named, parts)
        path = self._find("audio", named, note, AUDIO_MISSING)
        return EpisodeSound() if path is None else self._local_sound(path, note, named, parts)

    def _local_sound(
        self, path: Path, note: Note, named: FileName, parts: Mapping[str, Any]
    ) -> EpisodeSound:
        name, place = ascii_name(path.name), note.place(named.line)
        if name != path.name:
            note.report.add(FILE_NAME_NOT_ASCII, place, value=path.name, name=name)
        for entry in (entry_of(note, name, EPISODE_FIELDS) for name in _OF_REMOTE):
            if entry:
                note.report.add(AUDIO_TELLS_ITSELF, note.place(entry.line), key=entry.key)
        audio, findings = read_audio(path, name, place, self.known_audio)
        if "audio_duration" in parts:
            findings = [item for item in findings if item.rule != AUDIO_DURATION_UNKNOWN]
        note.report.extend(findings)
        if audio is None:
            return EpisodeSound(source=path)
        note.digests[path] = audio.digest
        if audio.duration is None and "audio_duration" in parts:
            audio = replace(audio, duration=parts["audio_duration"])
        _compare_length(audio, note, parts)
        return EpisodeSound(
            audio, self._enclosure(audio), self._read_data_saver(path, note, named), path
        )

    def _read_data_saver(self, path: Path, note: Note, named: FileName) -> Enclosure | None:
        small = path.with_suffix(DATA_SAVER_ENDING)
        note.files.append(small)
        if small == path or not self._files.holds(small):
            return None
        if _tell(self._files.readable(small), note, named.line) is None:
            return None
        place = note.place(named.line)
        audio, findings = read_data_saver(small, ascii_name(small.name), place, self.known_audio)
        note.report.extend(findings)
        if audio is None:
            return None
        note.digests[small] = audio.digest
        return self._enclosure(audio)

    def _enclosure(self, audio: Audio) -> Enclosure:
        url, local = self._address_of(audio.name)
        return Enclosure(url, audio.length, audio.type, local, audio.bitrate)

    def _address_of(self, name: str) -> tuple[str, str | None]:
        """Where a file of content/audio is served from, and its path on the site itself."""
        if self.show.audio_base:
            return f"{self.show.audio_base.rstrip('/')}/{name}", None
        path = self.addresses.of_audio(name)
        return absolute(self.show, path), path

    def _remote_sound(self, note: Note, named: FileName, parts: Mapping[str, Any]) -> EpisodeSound:
        place, given = note.place(named.line), parts.get("audio_type", "")
        length, duration = parts.get("audio_length"), parts.get("audio_duration")
        findings = list(check_remote(named.name, place, given, length, duration))
        note.report.extend(findings)
        if length is None or any(each.level is Level.ERROR for each in findings):
            return EpisodeSound()
        kind = audio_type(named.name, given)
        audio = Audio(None, name_of(named.name), length, kind, duration)
        return EpisodeSound(audio, Enclosure(named.name, length, kind))

    # --- transcript and picture ------------------------------------------------------------------

    def read_transcript(
        self, note: Note, parts: Mapping[str, Any], sound: EpisodeSound
    ) -> TranscriptFile | None:
        """The transcript that a note names, or that is named like its audio file."""
        path = self._find_transcript(note, parts, sound)
        if path is None:
            return None
        transcript, file = self._open_transcript(note, path)
        if transcript and sound.audio and sound.audio.duration:
            place = note.place(line_of(note, "transcript", EPISODE_FIELDS))
            note.report.extend(check_transcript(transcript, sound.audio.duration, place))
        return file if transcript else None

    def _open_transcript(self, note: Note, path: Path) -> tuple[Transcript | None, TranscriptFile]:
        content = path.read_bytes()
        digest = note.digests[path] = sha256(content).hexdigest()
        transcript, findings = build_transcript(content, path, relative_name(path, self.root))
        note.report.extend(findings)
        return transcript, TranscriptFile(path, digest)

    def _find_transcript(
        self, note: Note, parts: Mapping[str, Any], sound: EpisodeSound
    ) -> Path | None:
        named: FileName | None = parts.get("transcript")
        if named is not None and named.name.casefold() in NONE_WORDS:
            return None
        if named is not None:
            return self._find("transcripts", named, note)
        if sound.source is None:
            return None
        folder = self.content / "transcripts"
        stem = sound.source.stem
        plain = [folder / f"{stem}{ending}" for ending in TRANSCRIPT_ENDINGS[:2]]
        odd = [folder / name for name in self._spell_transcripts(folder, stem)]
        for path in (*plain, *odd):
            note.files.append(path)
            if self._files.holds(path):
                line = line_of(note, "audio", EPISODE_FIELDS)
                return _tell(self._files.readable(path), note, line)
        return None

    def _spell_transcripts(self, folder: Path, stem: str) -> list[str]:
        """Names of transcripts that are called like the audio, the best ending first.

        Other programs write the language, or the audio's own ending, in front of theirs.
        """
        start, language = fold_name(stem), self.show.language.casefold()
        base = language.partition("-")[0]
        middle = dict.fromkeys(("", f".{language}", f".{base}", ".mp3", ".m4a"))
        return [
            name
            for ending in TRANSCRIPT_ENDINGS
            for part in middle
            for name in self._files.spellings.named(folder, f"{start}{part}{ending}")
        ]

    def read_translations(self, note: Note, parts: Mapping[str, Any]) -> tuple[Translation, ...]:
        """The transcripts in other languages that a note names."""
        kept: dict[str, Translation] = {}
        for named in parts.get("translations", ()):
            path = self._find("transcripts", named, note)
            language = Path(named.name).suffixes[-2:-1]
            if path is None:
                continue
            if not language or not _LANGUAGE.fullmatch(language[0]):
                place = note.place(named.line)
                note.report.add(TRANSLATION_LANGUAGE, place, value=named.name)
                continue
            transcript, file = self._open_transcript(note, path)
            if transcript:
                tag = language[0][1:]
                kept.setdefault(tag, Translation(tag, file))
        return tuple(kept.values())

    def read_film(self, note: Note, parts: Mapping[str, Any]) -> Film | None:
        """The film that a note names."""
        named: FileName | None = parts.get("film")
        path = self._find("audio", named, note) if named else None
        if named is None or path is None:
            return None
        film = read_film(path, ascii_name(path.name))
        if film is None:
            note.report.add(FILM_NOT_MP4, note.place(named.line), value=named.name)
            return None
        note.digests[path] = film.digest
        return film

    def enclose_film(self, film: Film | None) -> Enclosure | None:
        """How feeds name a film."""
        if film is None:
            return None
        url, local = self._address_of(film.name)
        bitrate = round(film.length * 8 / film.duration) if film.duration else None
        return Enclosure(url, film.length, film.type, local, bitrate, film.codecs, film.height)

    def follow_images(self, note: Note, chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
        """Chapters whose pictures in content/images have addresses; a missing one is left out."""
        line = line_of(note, "chapters", EPISODE_FIELDS)
        return tuple(
            replace(chapter, image=self._image_address(FileName(chapter.image, line), note))
            if chapter.image and not chapter.image.startswith(("http://", "https://"))
            else chapter
            for chapter in chapters
        )

    def _image_address(self, named: FileName, note: Note) -> str:
        path = self._find("images", named, note)
        return absolute(self.show, f"images/{named.name}") if path else ""

    def find_picture(self, note: Note, parts: Mapping[str, Any]) -> Picture | None:
        """The picture that a note names."""
        named: FileName | None = parts.get("picture")
        if named is None:
            return None
        path = self._find("images", named, note)
        if path is None:
            return None
        place = note.place(named.line)
        photo = read_photo(path)
        note.report.extend(check_picture(photo, place, path.name))
        if isinstance(photo, Photo):
            note.digests[path] = photo.digest
        if "picture_alt" not in parts:
            note.report.add(ARTWORK_WITHOUT_ALT, place, value=path.name)
        return Picture(path, parts.get("picture_alt", ""))


def _compare_length(audio: Audio, note: Note, parts: Mapping[str, Any]) -> None:
    """Tell a length in the note that is not the file's: it may be the wrong file."""
    told, real = parts.get("audio_duration"), audio.duration
    # People round: "12 menit", "1 jam".
    if told is None or real is None or abs(told - real) <= max(60, real / 10):
        return
    place = note.place(line_of(note, "audio_duration", EPISODE_FIELDS))
    values = {"value": format_position(told), "duration": format_position(real)}
    note.report.add(DURATION_UNLIKE, place, audio=audio.name, **values)


def _tell(found: Path | TargetProblem, note: Note, line: int) -> Path | None:
    """The file, or ``None`` with a finding."""
    if isinstance(found, Path):
        return found
    note.report.add(found.rule, note.place(line), **found.values)
    return None
