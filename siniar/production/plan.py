"""Says what will be done before it is done: files, steps, room on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from siniar.model.timecodes import format_position
from siniar.model.words import Words
from siniar.production.filters import SoundOptions
from siniar.production.install import Episode
from siniar.production.options import ProductionWishes
from siniar.production.recordings import Material


def expected_steps(material: Material, sound: SoundOptions) -> Iterator[tuple[str, float]]:
    """Names of the steps with the seconds of sound they go through."""
    for recording in material.all:
        yield "analyse", recording.duration
        yield "clean", recording.duration
    for name in ("level", "mp3", "measure"):
        yield name, material.duration
    if sound.data_saver:
        yield "opus", material.duration


def render_plan(
    material: Material,
    episode: Episode,
    wishes: ProductionWishes,
    *,
    folder: Path,
    needed: int,
    root: Path,
    words: Words,
) -> str:
    """The plan, for the editor."""
    lines = [words.t("Recordings, in this order:")]
    for number, recording in enumerate(material.all, 1):
        parts = (recording.kind, format_position(recording.duration), recording.source.name)
        lines.append(f"  {number}. " + "  ".join(parts))
    lines.append(words.t("Becomes:"))
    lines += [f"  {name}" for name in episode.names(wishes)]
    room = words.t("Room needed: {size}", size=words.megabytes(needed))
    work = folder.relative_to(root) if folder.is_relative_to(root) else folder
    lines.append(words.t("Work folder: {path}", path=work) + f" · {room}")
    return "\n".join(lines)
