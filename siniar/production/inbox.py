"""The inbox: recordings that were only laid into ``content/rekaman/``, from a phone for example."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from siniar.content.places.known import is_litter
from siniar.model.episode import Episode
from siniar.youtube.kit_names import find_episode

#: Below content/.
FOLDER = "rekaman"


def list_inbox(content: Path) -> list[Path]:
    """The recordings that wait, by name."""
    folder = content / FOLDER
    if not folder.is_dir():
        return []
    return sorted(
        path for path in folder.iterdir() if path.is_file() and not is_litter(Path(path.name))
    )


def title_of(recording: Path, episodes: Iterable[Episode]) -> str:
    """The title of the episode whose number, code or note the file is called after.

    Else the file's own name: "Cara mengurus KTP.m4a", or as uploads change it,
    "cara_mengurus-KTP.m4a".
    """
    episode = find_episode(episodes, recording.stem)
    if episode:
        return episode.title
    text = " ".join(re.sub(r"[_-]+", " ", recording.stem).split())
    return text[:1].upper() + text[1:]
