"""Holds what was read of a show against the sample: what is left of it must not go public."""

from __future__ import annotations

from collections.abc import Iterator

from siniar.build.load import Loaded
from siniar.build.project import note_files
from siniar.build.public_address import at_public_address
from siniar.content.leftovers import SettingsText, check_leftovers, check_questions
from siniar.content.questions.intake import FOLDER as QUESTIONS
from siniar.content.settings.source import SettingsFile
from siniar.model.findings import Finding


def check_sample(loaded: Loaded) -> Iterator[Finding]:
    """What was left of the sample, and an address of the site that is nobody's."""
    project, show = loaded.project, loaded.catalogue.show
    source = SettingsFile(project.read_settings())
    settings = SettingsText(project.show, project.settings_file.name, source)
    yield from check_leftovers(project.root, show, settings, loaded.reads, loaded.pages)
    if not show.is_sample:
        yield from check_questions(project.root, note_files(project, QUESTIONS))
        yield from at_public_address(project)[1]
