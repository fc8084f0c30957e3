"""What a running program remembers between its builds, so that a preview follows every saving."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from siniar.build.cache.marks import Mark
from siniar.content.episodes import ReadEpisode


@dataclass(slots=True)
class Memory:
    """Belongs to whoever builds again and again; a new one is always right, only slower."""

    #: By the path of a note: the digest of the settings, the marks of the files that were looked
    #: at, and what was read.
    notes: dict[str, tuple[str, tuple[tuple[str, Mark | None], ...], ReadEpisode]] = field(
        default_factory=dict
    )
    #: By the folder of a site: what is known of it.
    built: dict[Path, object] = field(default_factory=dict)
