"""Reads a project that makes a show."""

from __future__ import annotations

from siniar.build.load import Loaded, load
from siniar.build.plan import Plan, plan_site
from siniar.build.project import Project


def load_show(project: Project) -> Loaded:
    """What is read of a project whose settings make a show."""
    loaded = load(project)
    assert isinstance(loaded, Loaded), loaded.report
    return loaded


def plan_show(project: Project) -> Plan:
    """What is planned of it."""
    return plan_site(load_show(project))
