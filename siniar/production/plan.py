"""Plans a production before anything is done: material, episode, texts, room on the disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from siniar.build.load import Loaded
from siniar.model.findings import Finding
from siniar.model.timecodes import format_position
from siniar.production.answers import Interview
from siniar.production.begin import LOCK
from siniar.production.episode import NewEpisode, choose_episode
from siniar.production.ffmpeg import Ffmpeg
from siniar.production.filters import SoundOptions
from siniar.production.options import ProductionOptions
from siniar.production.recordings import Material, Rebuilding, gather
from siniar.production.space import check_space, needed_space
from siniar.production.stills import find_frame
from siniar.production.texts import Texts, read_texts

#: Below the project's cache; also the name of the lock of all productions.
FOLDER = LOCK


class Production(Struct, frozen=True):
    """Everything that is known before the work begins."""

    loaded: Loaded
    options: ProductionOptions
    material: Material
    episode: NewEpisode
    texts: Texts
    #: Where the work is done.
    folder: Path


def plan_production(
    loaded: Loaded,
    ffmpeg: Ffmpeg,
    options: ProductionOptions,
    interview: Interview,
    environment: Mapping[str, str],
) -> tuple[Production | None, list[Finding]]:
    """What will be made of the recordings; ``None`` when they cannot be used, and why.

    Raises:
        WrongAnswerError: an option or an answer makes no episode.
        OSError: a recording cannot be read.
    """
    rebuilding = Rebuilding(loaded.project.cache / FOLDER, environment)
    material, findings = gather(ffmpeg, loaded.project.content, options, loaded.words, rebuilding)
    if material is None:
        return None, findings
    folder = loaded.project.cache / FOLDER / material.digest
    findings += check_space(folder, room_for(material, options), loaded.words)
    texts, wrong = read_texts(options)
    findings += wrong
    if options.frame:
        findings += find_frame(material, options.frame)[1]
    episode = choose_episode(loaded, options.draft, interview, folder)
    return Production(loaded, options, material, episode, texts, folder), findings


def room_for(material: Material, options: ProductionOptions) -> int:
    """Bytes that the work takes on the disk."""
    return needed_space(material.duration, options.sound, has_video=options.video)


def expected_steps(material: Material, sound: SoundOptions) -> Iterator[tuple[str, float]]:
    """Names of the steps with the seconds of sound they go through."""
    for recording in material.all:
        yield "analyse", recording.duration
        yield "clean", recording.duration
        if sound.has_denoise:
            yield "denoise", recording.duration
    for name in ("level", "mp3", "measure"):
        yield name, material.duration
    if sound.data_saver:
        yield "opus", material.duration
        yield "measure", material.duration


def render_plan(production: Production) -> str:
    """The plan, for the editor."""
    words, root = production.loaded.words, production.loaded.project.root
    material, folder = production.material, production.folder
    lines = [words.t("Recordings, in this order:")]
    for number, recording in enumerate(material.all, 1):
        parts = (recording.kind, format_position(recording.duration), recording.source.name)
        lines.append(f"  {number}. " + "  ".join(parts))
    lines.append(words.t("Becomes:"))
    lines += [f"  {name}" for name in production.episode.names(production.options)]
    size = words.megabytes(room_for(material, production.options))
    work = folder.relative_to(root) if folder.is_relative_to(root) else folder
    room = words.t("Room needed: {size}", size=size)
    lines.append(words.t("Work folder: {path}", path=work) + f" · {room}")
    return "\n".join(lines)
