"""Chooses the episode that recordings become, and remembers it between runs."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from siniar.build.load import Loaded
from siniar.build.project import Project
from siniar.content.drafts import Draft, next_number
from siniar.content.fields.lists import NONE_WORDS
from siniar.content.youtube_urls import parse_video
from siniar.model.catalogue import Catalogue
from siniar.model.dates import YEARS
from siniar.model.episode import Chapter, Episode
from siniar.model.slugs import slugify
from siniar.model.text import clean
from siniar.production.answers import Interview
from siniar.production.begin import choose_title, draft_episode
from siniar.production.options import DraftOptions, ProductionOptions
from siniar.production.workspace import Workspace

#: What the work folder remembers of the episode.
_MEMORY = "episode.json"
#: A name that leads to no other folder and is not hidden, and its longest one in bytes: files get
#: endings, and other ones while they are made.
_STEM = re.compile(r"[^./\\:\x00-\x1f\x7f][^/\\:\x00-\x1f\x7f]*")
_LONGEST = 180
#: The highest number that a note can have.
_HIGHEST = 999_999_999_999


class NewEpisode(Struct, frozen=True):
    """The episode that is being made."""

    draft: Draft
    #: What the names of its files begin with.
    stem: str
    #: Whether its note exists and only gets what it lacks.
    has_note: bool
    #: Chapters that its note has already.
    chapters: tuple[Chapter, ...] = ()
    #: Its note, below the project's root; empty where it is called like its other files.
    note: Path = Path()

    def names(self, options: ProductionOptions) -> list[str]:
        """Files that will be written, below the project's root."""
        names = [f"content/audio/{self.stem}.mp3"]
        if options.sound.data_saver:
            names.append(f"content/audio/{self.stem}.opus")
        if options.transcript or options.transcribe:
            names.append(f"content/transcripts/{self.stem}.vtt")
        if options.frame:
            names.append(f"content/images/{self.stem}.jpg")
        return names if self.has_note else [*names, f"content/episodes/{self.stem}.md"]

    def keep(self, workspace: Workspace) -> None:
        """Remember the episode, so that the next run makes the same one."""
        workspace.write(_MEMORY, msgspec.json.encode(_Memory(self.stem, self.draft)))


class _Memory(Struct, frozen=True):
    """What a run decided on an episode."""

    stem: str
    draft: Draft

    @property
    def is_sound(self) -> bool:
        """Whether a run can have written it: whatever it says becomes names of files and a note."""
        draft, numbers = self.draft, range(1, _HIGHEST + 1)
        return (
            _STEM.fullmatch(self.stem) is not None
            and len(self.stem.encode()) <= _LONGEST
            and all(text and text == _as_line(text) for text in (draft.title, draft.guid))
            and draft.number in numbers
            and (draft.season is None or draft.season in numbers)
            and draft.date.tzinfo is not None
            and draft.date.year in YEARS
            and (draft.video.casefold() in {"", *NONE_WORDS} or bool(parse_video(draft.video).id))
        )


def _as_line(text: str) -> str:
    return " ".join(clean(text).split())


def choose_episode(
    loaded: Loaded, options: DraftOptions, interview: Interview, folder: Path
) -> NewEpisode:
    """The episode of an earlier run, that of a note without audio, or a new one.

    ``folder`` is the work folder of its recordings.

    Raises:
        WrongAnswerError: an option or an answer makes no episode, or the title is taken.
    """
    kept = _remembered(folder, loaded.catalogue)
    if kept and (not options.title or slugify(options.title) == slugify(kept.draft.title)):
        if note_of(loaded.project, kept.stem).exists():
            return replace(kept, has_note=True, chapters=_noted_chapters(loaded, kept.stem))
        if kept.draft.number not in _numbers(loaded):
            return kept
    title = choose_title(loaded, options, interview, takes=lambda episode: not episode.audio)
    every = [(read.path, read.episode) for read in loaded.reads if read.episode]
    for path, episode in every:
        if episode.slug == slugify(title):
            number = episode.number or next_number(each for _, each in every)
            return _take_note(path, episode, number)
    draft = draft_episode(loaded, title, options, interview)
    return NewEpisode(draft, draft.stem, has_note=False)


def _take_note(path: str, episode: Episode, number: int) -> NewEpisode:
    """The episode of a note that waits for its audio."""
    draft = Draft(
        title=episode.title,
        date=episode.date,
        guid=episode.guid,
        number=number,
        season=episode.season.number if episode.season else None,
        topic=episode.topic,
    )
    return NewEpisode(draft, Path(path).stem, True, episode.chapters, Path(path))


def _noted_chapters(loaded: Loaded, stem: str) -> tuple[Chapter, ...]:
    episodes = (read.episode for read in loaded.reads if Path(read.path).stem == stem)
    return next((episode.chapters for episode in episodes if episode), ())


def _numbers(loaded: Loaded) -> set[int]:
    episodes = [read.episode for read in loaded.reads if read.episode]
    highest = next_number(episodes)
    return {episode.number for episode in episodes if episode.number} - {highest}


def note_of(project: Project, stem: str) -> Path:
    """Where the note of an episode lies."""
    return project.content / "episodes" / f"{stem}.md"


def _remembered(folder: Path, catalogue: Catalogue) -> NewEpisode | None:
    """What an earlier run of the same recordings decided; a damaged memory is none."""
    try:
        memory = msgspec.json.decode((folder / _MEMORY).read_bytes(), type=_Memory)
    except (OSError, ValueError, RecursionError):  # msgspec's errors are ValueErrors
        return None
    if not memory.is_sound:
        return None
    slug = memory.draft.topic.slug if memory.draft.topic else ""
    topic = next((topic for topic in catalogue.show.topics if topic.slug == slug), None)
    return NewEpisode(replace(memory.draft, topic=topic), memory.stem, has_note=False)
