"""Puts finished files into content/, each in one move, and the note last when there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from siniar.build.load import Loaded
from siniar.content.drafts import render_note
from siniar.content.fill import fill_note
from siniar.media.audio.write_tags import EpisodeTags, write_id3, write_opus_tags
from siniar.model.episode import Chapter, Episode
from siniar.model.urls import absolute
from siniar.production.episode import NewEpisode, note_of
from siniar.production.master import Master
from siniar.production.workspace import Workspace

#: ISO 639-2 of the languages that shows here are likely to have.
_LANGUAGES = {"id": "ind", "en": "eng", "jv": "jav", "su": "sun", "min": "min", "ms": "msa"}


class Extras(Struct, frozen=True):
    """What is ready to be put in place, besides the sound."""

    chapters: tuple[Chapter, ...] = ()
    #: WebVTT; empty without a transcript.
    transcript: str = ""
    #: JPEG, the picture of the episode; empty without one.
    picture: bytes = b""

    def picture_of(self, episode: NewEpisode) -> str:
        """Name of the picture's file; empty when there is none."""
        return f"{episode.stem}.jpg" if self.picture else ""


class Installed(Struct, frozen=True):
    """A file that is in its place."""

    path: Path
    #: Whether it was written; false when the same bytes were there.
    is_new: bool


def install_episode(
    loaded: Loaded, episode: NewEpisode, master: Master, extras: Extras, workspace: Workspace
) -> Iterator[Installed]:
    """Tag the files and move them into content/, the note last; each as soon as it is there.

    Raises:
        OSError: no room; every file in content/ is then still whole.
    """
    for source, target in _prepare(loaded, episode, master, extras, workspace):
        is_new = not target.exists() or target.read_bytes() != source.read_bytes()
        if is_new:
            workspace.install(source, target)
        yield Installed(target, is_new)


def _prepare(
    loaded: Loaded, episode: NewEpisode, master: Master, extras: Extras, workspace: Workspace
) -> list[tuple[Path, Path]]:
    """Every finished file, still in the work folder, with its place in content/."""
    content, stem = loaded.project.content, episode.stem
    tags = build_tags(loaded, episode, master, extras)
    files = []
    if extras.transcript:
        text = workspace.write("transcript.vtt", extras.transcript.encode())
        files.append((text, content / "transcripts" / f"{stem}.vtt"))
    if extras.picture:
        image = workspace.write("picture.jpg", extras.picture)
        files.append((image, content / "images" / extras.picture_of(episode)))
    if master.opus:
        opus = _tagged(workspace, master.opus, tags, lambda part: write_opus_tags(part, tags))
        files.append((opus, content / "audio" / f"{stem}.opus"))
    mp3 = _tagged(workspace, master.mp3, tags, lambda part: write_id3(part, tags))
    files.append((mp3, content / "audio" / f"{stem}.mp3"))
    if episode.has_note:
        files += _fill_note(loaded, episode, extras, workspace)
    else:
        draft = replace(
            episode.draft,
            audio=f"{stem}.mp3",
            chapters=extras.chapters,
            picture=extras.picture_of(episode),
        )
        written = render_note(draft, loaded.words, loaded.catalogue.show.topics)
        note = workspace.write("note.md", written.encode())
        files.append((note, note_of(loaded.project, stem)))
    return files


def _fill_note(
    loaded: Loaded, episode: NewEpisode, extras: Extras, workspace: Workspace
) -> list[tuple[Path, Path]]:
    """The note that is there with what it lacks."""
    project = loaded.project
    path = project.root / episode.note if episode.note.name else note_of(project, episode.stem)
    if not path.is_file():
        return []
    chapters = () if episode.chapters else extras.chapters
    filled = fill_note(
        path.read_bytes(),
        loaded.words,
        audio=f"{episode.stem}.mp3",
        chapters=chapters,
        picture=extras.picture_of(episode),
    )
    return [(workspace.write("note.md", filled), path)]


def _tagged(
    workspace: Workspace, source: Path, tags: EpisodeTags, write: Callable[[Path], None]
) -> Path:
    def work(part: Path) -> None:
        part.write_bytes(source.read_bytes())
        write(part)

    return workspace.step("tagged", (source.name, tags), source.suffix, work)


def build_tags(loaded: Loaded, episode: NewEpisode, master: Master, extras: Extras) -> EpisodeTags:
    """What the files say of themselves."""
    show, draft, addresses = loaded.catalogue.show, episode.draft, loaded.catalogue.addresses
    published = as_published(episode)
    return EpisodeTags(
        title=draft.title,
        artist=show.author,
        album=show.title,
        number=draft.number,
        day=f"{draft.date:%Y-%m-%d}",
        language=_LANGUAGES.get(show.language.split("-")[0], "und"),
        guid=draft.guid,
        page=absolute(show, addresses.of_episode(published)),
        feed=absolute(show, addresses.of_feed()),
        chapters=extras.chapters,
        duration=master.duration,
    )


def as_published(episode: NewEpisode) -> Episode:
    """The episode as pictures and addresses want it."""
    draft = episode.draft
    return Episode(
        guid=draft.guid,
        title=draft.title,
        slug=draft.slug,
        date=draft.date,
        source=f"content/episodes/{episode.stem}.md",
        number=draft.number,
        topic=draft.topic,
    )
