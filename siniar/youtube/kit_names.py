"""Finds an episode by what people call it, and names the files of its kit."""

from __future__ import annotations

from collections.abc import Iterable

from siniar.model.episode import Episode

#: Below the project's root, ignored by git.
FOLDER = "kit"


def find_episode(episodes: Iterable[Episode], name: str) -> Episode | None:
    """The episode of a number, a code, or a note's name; ``None`` when there is none."""
    wanted = name.strip().casefold()
    number = int(wanted) if wanted.isascii() and wanted.isdecimal() else None
    for episode in episodes:
        names = {episode.code, episode.slug, kit_stem(episode)} - {""}
        is_number = number is not None and episode.number == number
        if is_number or wanted in {one.casefold() for one in names}:
            return episode
    return None


def kit_folder(episode: Episode) -> str:
    """Where the files of an episode's kit lie, below the project's root."""
    return f"{FOLDER}/{kit_stem(episode)}"


def kit_stem(episode: Episode) -> str:
    """What the names of a kit's files begin with: the note's own name."""
    return episode.source.rpartition("/")[2].rpartition(".")[0]
