"""Puts finished files into content/, each in one move, and writes the note when there is none."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from siniar.build.load import Loaded
from siniar.build.project import Project
from siniar.content.drafts import Draft, next_number, render_note
from siniar.images.covers import render_cover
from siniar.media.audio.write_tags import EpisodeTags, write_id3, write_opus_tags
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Chapter
from siniar.model.episode import Episode as PublishedEpisode
from siniar.model.slugs import slugify
from siniar.model.urls import absolute
from siniar.model.words import Words
from siniar.production.begin import Ask, WrongAnswerError, draft_episode
from siniar.production.master import Master
from siniar.production.options import ProductionWishes
from siniar.production.workspace import Workplace

#: What the work folder remembers of the episode.
_MEMORY = "episode.json"
#: ISO 639-2 of the languages that shows here are likely to have.
_LANGUAGES = {"id": "ind", "en": "eng", "jv": "jav", "su": "sun", "min": "min", "ms": "msa"}


@dataclass(frozen=True, slots=True)
class Episode:
    """The episode that is being made."""

    draft: Draft
    #: What the names of its files begin with.
    stem: str
    #: Whether its note exists and stays as it is.
    has_note: bool
    #: Chapters that its note has already.
    chapters: tuple[Chapter, ...] = ()

    def names(self, wishes: ProductionWishes) -> list[str]:
        """Files that will be written, below the project's root."""
        names = [f"content/audio/{self.stem}.mp3"]
        if wishes.sound.data_saver:
            names.append(f"content/audio/{self.stem}.opus")
        if wishes.transcript or wishes.transcribe:
            names.append(f"content/transcripts/{self.stem}.vtt")
        if wishes.frame:
            names.append(f"content/images/{self.stem}.jpg")
        return names if self.has_note else [*names, f"content/episodes/{self.stem}.md"]

    def keep(self, place: Workplace) -> None:
        """Remember the episode, so that the next run makes the same one."""
        draft = self.draft
        record = {
            "stem": self.stem,
            "title": draft.title,
            "date": draft.date.isoformat(),
            "guid": draft.guid,
            "number": draft.number,
            "season": draft.season,
            "topic": draft.topic.slug if draft.topic else "",
            "video": draft.video,
        }
        place.write(_MEMORY, json.dumps(record, ensure_ascii=False, indent=1).encode())


def begin_draft(
    project: Project, site: Loaded, wishes: ProductionWishes, ask: Ask | None, folder: Path
) -> Episode:
    """The episode of an earlier run, that of a note without audio, or a new one.

    Raises:
        WrongAnswerError: a wish or an answer makes no episode, or the title is taken.
    """
    title = wishes.episode.title
    kept = _remembered(folder, site.catalogue)
    if kept and (not title or slugify(title) == slugify(kept.draft.title)):
        if _note_of(project, kept.stem).exists():
            return replace(kept, has_note=True, chapters=_noted_chapters(site, kept.stem))
        if kept.draft.number not in _numbers(site):
            return kept
    draft = draft_episode(project, site, wishes.episode, ask or (lambda _q, proposal: proposal))
    existing = next(
        (read for read in site.reads if read.episode and read.episode.slug == draft.slug), None
    )
    if existing is None or existing.episode is None:
        return Episode(draft, draft.stem, has_note=False)
    if existing.episode.audio:
        path = existing.path
        raise WrongAnswerError(site.words.t("{path} is there already.", path=path))
    number = existing.episode.number or draft.number
    taken = replace(draft, guid=existing.episode.guid, number=number)
    stem = Path(existing.path).stem
    return Episode(taken, stem, has_note=True, chapters=existing.episode.chapters)


def _noted_chapters(site: Loaded, stem: str) -> tuple[Chapter, ...]:
    episodes = (read.episode for read in site.reads if Path(read.path).stem == stem)
    return next((episode.chapters for episode in episodes if episode), ())


def _numbers(site: Loaded) -> set[int]:
    episodes = [read.episode for read in site.reads if read.episode]
    highest = next_number(episodes)
    return {episode.number for episode in episodes if episode.number} - {highest}


def _note_of(project: Project, stem: str) -> Path:
    return project.content / "episodes" / f"{stem}.md"


def _remembered(folder: Path, catalogue: Catalogue) -> Episode | None:
    """What an earlier run of the same recordings decided; a damaged memory is none."""
    path = folder / _MEMORY
    if not path.is_file():
        return None
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        draft = Draft(
            title=record["title"],
            date=datetime.fromisoformat(record["date"]),
            guid=record["guid"],
            number=int(record["number"]),
            season=record["season"],
            topic=next((t for t in catalogue.show.topics if t.slug == record["topic"]), None),
            video=record["video"],
        )
        return Episode(draft, record["stem"], has_note=False)
    except (ValueError, KeyError, TypeError):
        return None


# --- the files ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Finished:
    """What is ready to be put in place, besides the sound."""

    chapters: tuple[Chapter, ...] = ()
    #: WebVTT; empty without a transcript.
    transcript: str = ""
    #: JPEG; empty for the drawn one.
    cover: bytes = b""


def put_in_place(
    project: Project,
    site: Loaded,
    episode: Episode,
    master: Master,
    *,
    finished: Finished,
    place: Workplace,
    tell: Callable[[str], None],
) -> list[Path]:
    """Tag the files, move them into content/, and write the note last; what was written.

    Raises:
        OSError: no room; every file in content/ is then still whole.
    """
    tags = build_tags(site.catalogue, episode, master, finished, site.words)
    audio = project.content / "audio"
    placed = []
    if finished.transcript:
        text = place.write("transcript.vtt", finished.transcript.encode())
        placed.append((text, project.content / "transcripts" / f"{episode.stem}.vtt"))
    picture = f"{episode.stem}.jpg" if finished.cover else ""
    if picture:
        image = place.write("picture.jpg", finished.cover)
        placed.append((image, project.content / "images" / picture))
    if master.opus:
        opus = _tagged(place, master.opus, tags, lambda part: write_opus_tags(part, tags))
        placed.append((opus, audio / f"{episode.stem}.opus"))
    mp3 = _tagged(place, master.mp3, tags, lambda part: write_id3(part, tags))
    placed.append((mp3, audio / f"{episode.stem}.mp3"))
    if not episode.has_note:
        draft = replace(
            episode.draft,
            audio=f"{episode.stem}.mp3",
            chapters=finished.chapters,
            picture=picture,
        )
        note = place.write("note.md", render_note(draft, site.words).encode())
        placed.append((note, _note_of(project, episode.stem)))
    written = _place(placed, project.root, place, site.words, tell)
    if picture and episode.has_note:
        told = site.words.t(
            "Write in the note, if it is not there yet: {line}", line=f"gambar: {picture}"
        )
        tell(told)
    return written


def _place(
    placed: Sequence[tuple[Path, Path]],
    root: Path,
    place: Workplace,
    words: Words,
    tell: Callable[[str], None],
) -> list[Path]:
    for source, target in placed:
        name = target.relative_to(root) if target.is_relative_to(root) else target
        if target.exists() and target.read_bytes() == source.read_bytes():
            tell(words.t("Unchanged: {path}", path=name))
            continue
        place.place(source, target)
        size = words.megabytes(target.stat().st_size)
        tell(words.t("Written: {path}", path=name) + (f" ({size})" if name.suffix != ".md" else ""))
    return [target for _, target in placed]


def _tagged(
    place: Workplace, source: Path, tags: EpisodeTags, write: Callable[[Path], None]
) -> Path:
    def work(part: Path) -> None:
        part.write_bytes(source.read_bytes())
        write(part)

    return place.step("tagged", (source.name, tags), source.suffix, work)


def build_tags(
    catalogue: Catalogue, episode: Episode, master: Master, finished: Finished, words: Words
) -> EpisodeTags:
    """What the files say of themselves."""
    show, draft = catalogue.show, episode.draft
    published = as_published(episode)
    return EpisodeTags(
        title=draft.title,
        artist=show.author,
        album=show.title,
        number=draft.number,
        day=f"{draft.date:%Y-%m-%d}",
        language=_LANGUAGES.get(show.language.split("-")[0], "und"),
        guid=draft.guid,
        page=absolute(show, catalogue.addresses.of_episode(published)),
        feed=absolute(show, catalogue.addresses.of_feed()),
        cover=finished.cover or render_cover(show, published, words),
        chapters=finished.chapters,
        duration=master.duration,
    )


def as_published(episode: Episode) -> PublishedEpisode:
    """The episode as pictures and addresses want it."""
    draft = episode.draft
    return PublishedEpisode(
        guid=draft.guid,
        title=draft.title,
        slug=draft.slug,
        date=draft.date,
        source=f"content/episodes/{episode.stem}.md",
        number=draft.number,
        topic=draft.topic,
    )
