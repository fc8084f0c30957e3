"""Where a site's input lies, and what Pelican's settings say of it before anything was checked."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from siniar.system.paths import is_inside


@dataclass(frozen=True, slots=True)
class Project:
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
        settings_file=root / "pelicanconf.py",
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
    of content/.
    """
    top = project.content / folder
    if not is_inside(top, project.content):
        return []
    return [
        path
        for path, is_link in walk(top)
        if path.suffix == ".md"
        and path.name[0] not in "._"
        and not (is_link and not (path.is_file() and is_inside(path, project.content)))
    ]


def walk(folder: Path) -> list[tuple[Path, bool]]:
    """Every file and link below a folder in the order of their names, and whether it is a link.

    Links to folders are told, not followed; pipes and the like are left out.
    """
    return [(Path(name), is_link) for name, is_link in sorted(_walk(os.fspath(folder)))]


def _walk(folder: str) -> Iterator[tuple[str, bool]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:  # not there, or gone meanwhile
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        elif entry.is_symlink():
            yield entry.path, True
        elif entry.is_file(follow_symlinks=False):
            yield entry.path, False
