"""Builds the preview beside the pages being served, and tells what was found."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from siniar.build.cache import Cache
from siniar.build.cache.outputs import KeptOutputs
from siniar.build.failure import describe_failure, explain_error
from siniar.build.load import Refused
from siniar.build.pelican import Run
from siniar.build.plan import Plan
from siniar.build.preview.on_demand import OnDemand
from siniar.build.preview.state import BuildFunction, BuildOutcome, PreviewFinding
from siniar.build.publish import WORK, Outcome, build_site
from siniar.build.search import index_site
from siniar.build.settings_file import LENIENT
from siniar.model.findings import Format, render_findings
from siniar.model.words import Words
from siniar.system.folders import clear_folder
from siniar.system.garbage import search_all

#: Plans of a whole site that wait to be taken apart; more would take too much memory.
_MOST = 4


def preview_builder(root: Path, work: Path, siteurl: str, words: Words) -> BuildFunction:
    """A function that builds the project in ``root`` below the folder ``work``, again and again.

    Drafts and scheduled episodes are shown. A build plans the whole site and writes nothing of it:
    what somebody asks for is made then. Two folders take turns, so that nobody sees an old page
    beside a new one.
    """
    overrides = {
        "SITEURL": siteurl,
        "SHOWS_HIDDEN": True,
        # A second copy of all audio at each saving would be slow.
        "STATIC_CREATE_LINKS": True,
    }
    turns = [work / "site-a", work / "site-b"]
    cache = Cache(root / WORK)
    return _Builder(root, words, overrides, cache, cache.open_outputs(), turns).build


class _Builder(Struct):
    """What a preview remembers from build to build."""

    root: Path
    words: Words
    overrides: Mapping[str, object]
    cache: Cache
    #: What was made before.
    kept: KeptOutputs
    #: Folders, the one first that is not served.
    turns: list[Path]
    #: What is made in each folder.
    demands: dict[Path, OnDemand] = field(default_factory=dict)
    #: Where each note was shown last: a note that is broken now has no page of its own.
    shown: dict[str, str] = field(default_factory=dict)
    #: What waits to be taken apart, which is a tenth of a build.
    left: list[object] = field(default_factory=list)

    def build(self) -> BuildOutcome:
        """Build once, beside the folder that is served."""
        folder = self.turns[0]
        if folder in self.demands:
            self._leave(self.demands[folder].close())
        clear_folder(folder)
        folder.mkdir(parents=True, exist_ok=True)
        # The findings are shown with the outcome.
        run = Run(tell=lambda _report, _words: None, cache=self.cache, defers=True)
        result = build_site(self.root, folder, LENIENT, self.overrides, run)
        planned = result.planned
        self.shown.update(list_addresses(planned))
        findings = show_findings(planned, self.shown)
        # Settings without a show are Pelican's own, which has made all pages.
        has_pages = isinstance(planned, Plan) or (folder / "index.html").exists()
        if result.outcome is not Outcome.DONE or isinstance(planned, Refused) or not has_pages:
            failure = self.words.t("No page yet: see the findings")
            if result.failure:
                failure = describe_failure(self.root, result.failure, self.words)
            return BuildOutcome(None, findings, failure, tidy=self.tidy)
        self.turns.reverse()
        self.demands[folder] = self._demand(planned, folder)
        return BuildOutcome(folder, findings, make=self.demands[folder].make, tidy=self.tidy)

    def tidy(self) -> None:
        """Let go of what earlier builds have planned."""
        self.left.clear()
        search_all()

    def _leave(self, plan: object) -> None:
        if len(self.left) == _MOST:
            self.left.clear()
        self.left.append(plan)

    def _demand(self, plan: Plan | None, folder: Path) -> OnDemand:
        """What those who ask in a folder get: everything that was planned, and the search."""
        outputs, index = plan.outputs if plan else (), None
        if plan and not self.demands:
            # Once: what is made from now on is soon asked for again.
            self.kept.forget_others(output.key.digest for output in outputs)
        if plan and plan.loaded.project.indexes_search:
            language = plan.loaded.catalogue.show.language
            index = partial(index_site, outputs, folder, self.cache.folder / "search", language)
        return OnDemand(outputs, folder, self.kept, explain=self._explain, index=index)

    def _explain(self, error: BaseException) -> str:
        return describe_failure(self.root, explain_error(error, self.root), self.words)


def list_addresses(planned: Plan | Refused | None) -> dict[str, str]:
    """The address of each episode's page, by its note."""
    if not isinstance(planned, Plan):
        return {}
    catalogue = planned.loaded.catalogue
    return {
        episode.source: f"/{catalogue.addresses.of_episode(episode)}"
        for episode in catalogue.episodes
    }


def show_findings(
    planned: Plan | Refused | None, addresses: Mapping[str, str]
) -> list[PreviewFinding]:
    """The findings of a run, each with the address of the page that it belongs to."""
    if planned is None:
        return []
    words = (planned.loaded if isinstance(planned, Plan) else planned).words
    records = json.loads(render_findings(planned.report, words, Format.JSON))
    return [
        PreviewFinding(**record, address=addresses.get(record["path"], "")) for record in records
    ]
