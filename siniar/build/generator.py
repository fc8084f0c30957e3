"""The generator that Pelican runs: reads the site before anything is written, then writes it."""

from __future__ import annotations

from pathlib import Path

from pelican.generators import Generator

from siniar.build.load import Project, Site, read_site
from siniar.build.running import begin_pictures, project_of, write_site
from siniar.images import PictureStore


class EpisodesGenerator(Generator):  # type: ignore[misc]  # Pelican has no type hints
    """Hands the site from the reading rooms to the writing one at Pelican's moments."""

    site: Site
    project: Project
    pictures: PictureStore

    def generate_context(self) -> None:
        """Read and plan everything; what is wrong is judged at the gate."""
        self.project = project_of(self.settings)
        self.pictures = begin_pictures(self.project)
        self.site = read_site(self.project)
        self.context["site"] = self.site

    def generate_output(self, _writer: object) -> None:
        """Write the planned files."""
        write_site(
            self.site,
            self.project,
            Path(self.output_path),
            self.pictures,
            is_strict=bool(self.settings.get("STRICT")),
            links=bool(self.settings.get("STATIC_CREATE_LINKS")),
        )
