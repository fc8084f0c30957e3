"""Loads the show that a task works on, or tells why it cannot be made."""

from __future__ import annotations

from pathlib import Path

from siniar.build.load import Loaded, Refused, load
from siniar.build.pelican import read_project
from siniar.build.project import note_files
from siniar.build.public_address import at_public_address
from siniar.commands.terminal import say_findings, show_findings
from siniar.model.findings import Finding, Report
from siniar.pages.board.ideas import FOLDER as IDEAS
from siniar.pages.board.ideas import Idea, ideas_of, read_ideas


def load_show(root: Path) -> Loaded | None:
    """The show of a project; ``None`` when its settings make none, which has been told then."""
    loaded = load(read_project(root))
    if isinstance(loaded, Refused):
        show_findings(loaded.report, loaded.words)
        return None
    return loaded


def load_public_show(root: Path) -> Loaded | None:
    """The show with the address at which people find it; that it is not known is told."""
    project, findings = at_public_address(read_project(root))
    loaded = load(project)
    if isinstance(loaded, Refused):
        show_findings(loaded.report, loaded.words)
        return None
    say_findings(Report(findings), loaded.words)
    return loaded


def list_ideas(loaded: Loaded) -> tuple[tuple[Idea, ...], list[Finding]]:
    """The ideas of the office and the questions of residents, and what is wrong with ideas."""
    project, show = loaded.project, loaded.catalogue.show
    ideas, wrong = read_ideas(project.root, note_files(project, IDEAS), show)
    return (*ideas, *ideas_of(loaded.questions)), wrong
