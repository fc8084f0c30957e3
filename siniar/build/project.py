"""Where a site's input lies, and what Pelican's settings say of it before anything was checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct

from siniar.build.settings_file import LENIENT
from siniar.content.places.known import is_note
from siniar.system.paths import is_inside
from siniar.system.tree import PathKind, is_printable, walk_names


class Project(Struct, frozen=True):
    """The folders of a site and its raw settings."""

    root: Path
    content: Path
    #: Folder of the theme, holding ``templates`` and ``static``.
    theme: Path
    #: Safe to delete.
    cache: Path
    #: The raw ``SHOW`` setting.
    show: object
    site_url: str
    timezone: str
    #: The settings file, for the places of findings.
    settings_file: Path
    #: The one clock of the run.
    now: datetime
    #: Whether drafts and scheduled episodes get pages, marked as such.
    shows_hidden: bool = False
    #: Off only to measure the rest: whether episodes get pictures with their titles.
    draws_cards: bool = True
    #: Off only to measure the rest: whether the finished site is made searchable.
    indexes_search: bool = True

    def name_of(self, file: str) -> str:
        """How findings call a file of content/."""
        return (self.content / file).relative_to(self.root).as_posix()

    def read_settings(self) -> str:
        """The text of the settings file.

        Raises:
            OSError: it cannot be read.
        """
        return self.settings_file.read_text(encoding="utf-8", errors="replace")


def project_of(settings: Mapping[str, Any]) -> Project:
    """The project that Pelican's settings describe."""
    root = Path(settings.get("SINIAR_ROOT") or Path(settings["PATH"]).parent).resolve()
    return Project(
        root=root,
        content=Path(settings["PATH"]).resolve(),
        theme=Path(settings["THEME"]).resolve(),
        cache=root / ".cache",
        show=settings.get("SHOW"),
        site_url=settings["SITEURL"],
        timezone=settings["TIMEZONE"],
        settings_file=root / LENIENT,
        now=_read_clock(settings),
        shows_hidden=bool(settings.get("SHOWS_HIDDEN")),
        draws_cards=bool(settings.get("DRAWS_CARDS", True)),
        indexes_search=bool(settings.get("INDEXES_SEARCH", True)),
    )


def _read_clock(settings: Mapping[str, Any]) -> datetime:
    """The moment of the run, read once for all outputs; ``NOW`` in the settings stops the clock."""
    try:
        zone = ZoneInfo(settings["TIMEZONE"])
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = ZoneInfo("UTC")  # the settings room reports the wrong name
    stopped = settings.get("NOW")
    return (datetime.fromisoformat(stopped) if stopped else datetime.now(zone)).astimezone(zone)


def note_files(project: Project, folder: str) -> list[Path]:
    """The notes of a folder below content/ in the order of their names.

    Hidden files and those beginning with ``_`` are not notes, and neither are links that lead out
    of content/, nor what has a name of other bytes than letters.
    """
    top = project.content / folder
    if not is_inside(top, project.content):
        return []
    return [
        path
        for name, kind in walk_names(top)
        if kind < PathKind.ODD
        and is_note(name.rpartition("/")[2])
        and is_printable(path := Path(name))
        and (kind is PathKind.FILE or (path.is_file() and is_inside(path, project.content)))
    ]
