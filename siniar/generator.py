"""The generator that Pelican runs: reads the site before anything is written, then writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pelican.generators import Generator

from siniar.assembly import Project, Site, read_site
from siniar.kept import MadeFiles, Shelf, engine_digest
from siniar.outputs import Output
from siniar.pictures import PictureStore
from siniar.search import index_site
from siniar.writing import write_outputs


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
        memory=settings.get("SINIAR_MEMORY"),
        is_clock_stopped=bool(settings.get("NOW")),
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


class EpisodesGenerator(Generator):  # type: ignore[misc]  # Pelican has no type hints
    """Hands the site from the reading rooms to the writing one at Pelican's moments."""

    site: Site
    project: Project

    def generate_context(self) -> None:
        """Read and plan everything; what is wrong is judged at the gate."""
        self.project = project_of(self.settings)
        self.site = read_site(self.project)
        self.context["site"] = self.site

    def _write(self, render: Callable[[Output], bytes]) -> None:
        folder, cache = Path(self.output_path), self.project.cache
        links = bool(self.settings.get("STATIC_CREATE_LINKS"))
        if not self.settings.get("STRICT"):
            write_outputs(self.site.outputs, folder, cache, render, links=links)
            return
        # Publishing begins with an empty folder, and in CI with a fresh checkout.
        with Shelf(cache / "made.sqlite", engine_digest()) as shelf:
            made = MadeFiles(shelf)
            write_outputs(self.site.outputs, folder, None, render, kept=made.find, links=links)
            made.keep(self.site.outputs, folder)

    def generate_output(self, _writer: object) -> None:
        """Write the planned files."""
        if self.site.catalogue is None:
            return
        self._write(PictureStore(self.project.cache / "pictures").bytes_for)
        if self.project.indexes_search:
            index_site(Path(self.output_path), self.site.catalogue.show.language)
