"""Reads the finished chapters' files, and holds them against the episodes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from siniar.feed.rules import OUTPUT_FEED_DIFFERS
from siniar.model.catalogue import Catalogue
from siniar.model.findings import Finding, Place, found
from siniar.model.timecodes import Seconds


def check_chapters(folder: Path, catalogue: Catalogue) -> Iterator[Finding]:
    """The chapters' files hold the chapters of their episodes."""
    for episode in catalogue.public:
        if not episode.chapters:
            continue
        name = catalogue.addresses.of_chapters(episode)
        if _read_chapters(folder / name) != [(each.start, each.title) for each in episode.chapters]:
            yield found(OUTPUT_FEED_DIFFERS, Place(f"output/{name}"), problem=episode.title)


def _read_chapters(path: Path) -> list[tuple[Seconds, str]] | None:
    try:
        rows = json.loads(path.read_bytes())["chapters"]
        return [(row["startTime"], row["title"]) for row in rows]
    except (OSError, ValueError, KeyError, TypeError):
        return None
