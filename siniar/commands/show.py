"""Loads the show that a task works on, or ends the task and tells why it cannot be made."""

from __future__ import annotations

from pathlib import Path

from siniar.build.load import Loaded, Refused, load
from siniar.build.pelican import read_project
from siniar.build.project import Project, note_files
from siniar.build.public_address import at_public_address
from siniar.commands.terminal import say_findings, show_findings
from siniar.model.findings import Finding, Report
from siniar.pages.board.ideas import FOLDER as IDEAS
from siniar.pages.board.ideas import Idea, ideas_of, read_ideas
from siniar.system.exits import FINDINGS, TaskError


class NoShowError(TaskError):
    """The settings make no show; why has been told."""

    status = FINDINGS


def load_show(root: Path) -> Loaded:
    """The show of a project.

    Raises:
        NoShowError: its settings make none.
    """
    return _load(read_project(root))


def load_public_show(root: Path) -> Loaded:
    """The show with the address at which people find it; that it is not known is told.

    Raises:
        NoShowError: its settings make none.
    """
    project, findings = at_public_address(read_project(root))
    loaded = _load(project)
    say_findings(Report(findings), loaded.words)
    return loaded


def _load(project: Project) -> Loaded:
    loaded = load(project)
    if isinstance(loaded, Refused):
        show_findings(loaded.report, loaded.words)
        raise NoShowError
    return loaded


def list_ideas(loaded: Loaded) -> tuple[tuple[Idea, ...], list[Finding]]:
    """The ideas of the office and the questions of residents, and what is wrong with ideas."""
    project, show = loaded.project, loaded.catalogue.show
    ideas, wrong = read_ideas(project.root, note_files(project, IDEAS), show)
    return (*ideas, *ideas_of(loaded.questions)), wrong
