"""Builds the preview with Pelican beside the pages being served, and tells what was found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from siniar.build.cache import Memory
from siniar.build.preview.state import BuildFunction, BuildOutcome, PreviewFinding
from siniar.build.publish import LENIENT, WORK, build_site, explain
from siniar.build.write import clone_folder
from siniar.model.findings import Format, render_findings
from siniar.system import exits, unchanged
from siniar.system.folders import clear_folder

if TYPE_CHECKING:
    from siniar.build.load import Site


def preview_builder(root: Path, work: Path, siteurl: str) -> BuildFunction:
    """A function that builds the project in ``root`` below the folder ``work``, again and again.

    Drafts and scheduled episodes are shown. Two folders take turns: one is served while the other
    is written, so that nobody sees half a page; the engine writes only what changed there.
    """
    memory = Memory()
    turns = [work / "site-a", work / "site-b"]
    for turn in turns:
        clear_folder(turn)
    #: Of the last whole build: new texts of notes that find the same leave them as they are.
    last: list[tuple[PreviewFinding, ...]] = [()]

    def build_once() -> BuildOutcome:
        folder, served = turns
        if served in memory.built and not folder.exists():
            # The first saving waits for links rather than for a whole site. Not where Pelican has
            # written: it writes into files, which would then be the served ones too.
            clone_folder(served, folder, root / WORK)
            memory.built[folder] = memory.built[served]
        folder.mkdir(parents=True, exist_ok=True)
        sites: list[Site] = []
        overrides = {
            "SITEURL": siteurl,
            "SHOWS_HIDDEN": True,
            "SINIAR_LISTENER": sites.append,
            "SINIAR_MEMORY": memory,
            "SINIAR_SEEN": unchanged.look(root),
            # A second copy of all audio at each saving would be slow.
            "STATIC_CREATE_LINKS": True,
        }
        result = build_site(root, folder, LENIENT, overrides)
        if sites:
            last[0] = tuple(finding for site in sites for finding in show_findings(site))
        findings = last[0]
        if result.status != exits.GOOD:
            return BuildOutcome(None, findings, explain(root, result))
        if any(site.catalogue is None for site in sites) or not (folder / "index.html").exists():
            return BuildOutcome(None, findings, "Belum ada halaman: lihat temuan.")
        turns.reverse()
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
