"""Builds the preview with Pelican, each time in a new folder, and tells what was found."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from siniar import bootstrap
from siniar.building import LENIENT, build_site, explain
from siniar.findings import Format, render_findings
from siniar.preview.state import BuildFunction, BuildOutcome, PreviewFinding

if TYPE_CHECKING:
    from siniar.assembly import Site

#: A request may still be reading the pages before the current ones.
FOLDERS_KEPT = 2


def preview_builder(root: Path, work: Path, siteurl: str) -> BuildFunction:
    """A function that builds the project in ``root`` below the folder ``work``, again and again.

    Drafts and scheduled episodes are shown. A build that fails leaves no folder behind.
    """
    shutil.rmtree(work, ignore_errors=True)
    folders: list[Path] = []

    def build_once() -> BuildOutcome:
        work.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix="site-", dir=work))
        sites: list[Site] = []
        overrides = {
            "SITEURL": siteurl,
            "SHOWS_HIDDEN": True,
            "SINIAR_LISTENER": sites.append,
            # A second copy of all audio at each saving would be slow.
            "STATIC_CREATE_LINKS": True,
        }
        result = build_site(root, folder, LENIENT, overrides)
        findings = tuple(finding for site in sites for finding in show_findings(site))
        if result.status != bootstrap.GOOD:
            shutil.rmtree(folder, ignore_errors=True)
            return BuildOutcome(None, findings, explain(root, result))
        folders.append(folder)
        while len(folders) > FOLDERS_KEPT:
            shutil.rmtree(folders.pop(0), ignore_errors=True)
        if not (folder / "index.html").exists():
            return BuildOutcome(None, findings, "Belum ada halaman: lihat temuan.")
        return BuildOutcome(folder, findings)

    return build_once


def show_findings(site: Site) -> list[PreviewFinding]:
    """The findings of a run, each with the address of the page that it belongs to."""
    addresses: dict[str, str] = {}
    if site.catalogue is not None:
        address_of = site.catalogue.addresses.of_episode
        addresses = {
            episode.source: f"/{address_of(episode)}" for episode in site.catalogue.episodes
        }
    records = json.loads(render_findings(site.report, site.words, Format.JSON))
    return [
        PreviewFinding(**record, address=addresses.get(record["path"], "")) for record in records
    ]
