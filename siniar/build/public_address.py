"""Finds out where a project's site is public when its settings still name an example."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from msgspec.structs import replace

from siniar.build.project import Project
from siniar.build.rules import ADDRESS_UNKNOWN
from siniar.model.findings import Finding, Place, found
from siniar.model.urls import is_example

#: Seconds; git reads one file.
_PATIENCE = 10
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)+")
#: Where the pages of a repository are public, by the host of the repository.
_PAGES = {"github.com": "github.io", "gitlab.com": "gitlab.io", "codeberg.org": "codeberg.page"}
#: ``https://host/owner/name.git``, ``git@host:owner/name``, ``ssh://git@host/owner/name``.
_REMOTE = re.compile(
    r"(?:[a-z+]+://)?(?:[^@/\s]+@)?([\w.-]+)(?::\d+)?[:/]([\w.-]+)/([\w.-]+?)(?:\.git)?/?"
)


def at_public_address(project: Project) -> tuple[Project, list[Finding]]:
    """The project with the address at which people find its site.

    It is the settings' own (SITEURL), else the domain in a file CNAME, else where the repository's
    host publishes its pages. When none is known, that is told.
    """
    if not is_example(project.site_url):
        return project, []
    address = read_domain(project) or read_pages(project.root)
    if address:
        return replace(project, site_url=address), []
    place = Place(project.settings_file.name)
    return project, [found(ADDRESS_UNKNOWN, place, value=project.site_url)]


def read_domain(project: Project) -> str:
    """The address of the domain in a file CNAME; empty without one."""
    for folder in (project.root, project.content):
        try:
            name = (folder / "CNAME").read_text(encoding="utf-8").strip().casefold()
        except (OSError, ValueError):
            continue
        if _HOST.fullmatch(name):
            return f"https://{name}"
    return ""


def read_pages(root: Path) -> str:
    """Where the host of the repository publishes its pages; empty when that is not known."""
    command = ["git", "-C", str(root), "config", "--get", "remote.origin.url"]
    try:
        done = subprocess.run(  # noqa: S603 (fixed words and our own folder)
            command, capture_output=True, text=True, check=True, timeout=_PATIENCE
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return ""
    return pages_of(done.stdout.strip())


def pages_of(remote: str) -> str:
    """Where the pages of a repository are public, by the address that git pushes to."""
    match = _REMOTE.fullmatch(remote)
    if match is None or match[1].casefold() not in _PAGES:
        return ""
    owner, name = match[2].casefold(), match[3]
    host = f"{owner}.{_PAGES[match[1].casefold()]}"
    return f"https://{host}" if name.casefold() == host else f"https://{host}/{name}"
