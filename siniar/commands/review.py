"""Compares a pull request with what it changes, and builds its preview."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from siniar.build.last_state import LedgerCopy, check_copies
from siniar.build.load import Loaded, Refused, load
from siniar.build.pelican import read_project
from siniar.build.plan import Plan, plan_site
from siniar.build.publish import WORK, Outcome, build_site
from siniar.build.settings_file import LENIENT
from siniar.commands.options import option
from siniar.commands.review_summary import Links, Review, Side, render_summary
from siniar.commands.show import list_ideas
from siniar.commands.terminal import show
from siniar.content.awaited import list_waiting
from siniar.content.fix import mint_guid
from siniar.content.rules import GUID_MISSING
from siniar.feed.diff import FeedDiff, compare_feed
from siniar.feed.ledger import Ledger, update_ledger
from siniar.model.findings import Finding, Report
from siniar.model.urls import output_file
from siniar.model.words import N_
from siniar.system.exits import FINDINGS, GOOD
from siniar.system.files import replace_file

#: Below the work folder.
FOLDER = "review"
SUMMARY, PREVIEW = "ringkasan.md", "pratinjau"
#: Where `buka` serves a downloaded preview; pages lead from path to path, so another port is fine.
_PREVIEW_URL = "http://127.0.0.1:8000"


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """What the change is compared with."""

    base: str = option(N_("Folder with this project before the change."), "", value=N_("FOLDER"))


def run(root: Path, options: ReviewOptions) -> int:
    """Review the checkout in ``root``; 3 when an error was found."""
    return review(root, Path(options.base) if options.base else None, os.environ)


def review(root: Path, base: Path | None, environment: Mapping[str, str]) -> int:
    """Write the summary and the preview of a checkout; the exit status.

    ``base`` is a checkout of what was there before; without one nothing is compared.
    """
    folder = root / WORK / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    preview = folder / PREVIEW
    preview.mkdir(parents=True)
    loaded = load(read_project(root))
    planned = loaded if isinstance(loaded, Refused) else plan_site(loaded)
    overrides = {"SITEURL": _PREVIEW_URL, "SHOWS_HIDDEN": True}
    built = build_site(root, preview, LENIENT, overrides)
    size = _size(preview) if built.outcome is Outcome.DONE else 0
    made = _compare_sides(planned, _read_before(base), size, _links(environment))
    summary = render_summary(made, loaded.words)
    replace_file(folder / SUMMARY, summary.encode())
    show(summary)
    return FINDINGS if made.report.has_errors else GOOD


def _compare_sides(planned: Plan | Refused, before: Plan | None, size: int, links: Links) -> Review:
    """Everything that is told of the change; ``size`` is what its site takes, in bytes."""
    side = _side(before) if before else None
    if isinstance(planned, Refused):
        return Review(planned.report, FeedDiff(), Side(), side, size, links=links)
    loaded = planned.loaded
    copies = [LedgerCopy("main", before.loaded.ledger)] if before else []
    lost, ideas = check_copies(loaded, copies), list_ideas(loaded)[1]
    report, guids = _with_guids((*planned.report, *ideas, *lost))
    return Review(
        report=report,
        diff=_compare(before, loaded),
        after=_side(planned),
        before=side,
        size=size,
        storage=replace(planned.storage, used=size),
        waiting=tuple(list_waiting(loaded.catalogue, loaded.reads, loaded.words)),
        guids=guids,
        links=links,
    )


def _read_before(base: Path | None) -> Plan | None:
    """The site as it was; ``None`` when there is none or its settings make no show."""
    if base is None or not (base / LENIENT).is_file():
        return None
    site = load(read_project(base.resolve()))
    return None if isinstance(site, Refused) else plan_site(site)


def _compare(before: Plan | None, after: Loaded) -> FeedDiff:
    """What the change itself does to the feed; without a before, what a build would do."""
    if before is None:
        return after.diff
    return compare_feed(update_ledger(Ledger(), before.loaded.catalogue), after.catalogue)


def _with_guids(found: Iterable[Finding]) -> tuple[Report, dict[str, str]]:
    """A guid of its own for each note without one, in place of the example that all would copy."""
    every = list(found)
    guids = {each.place.path: mint_guid() for each in every if each.rule == GUID_MISSING}
    told = [
        replace(each, values=(("example", guids[each.place.path]),))
        if each.rule == GUID_MISSING
        else each
        for each in every
    ]
    return Report(told), guids


def _side(plan: Plan) -> Side:
    pages = {page for each in plan.outputs if (page := _page(each.path)) is not None}
    files = {each.path: each.source.stat().st_size for each in plan.outputs if each.source}
    return Side(frozenset(pages), files)


def _page(path: str) -> str | None:
    """The address of a page's file, ``None`` for a file that is no page."""
    if not path.endswith(".html"):
        return None
    page = path.removesuffix("index.html")
    return page if output_file(page) == path else path


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _links(environment: Mapping[str, str]) -> Links:
    """Addresses from what GitHub tells every step; the commit is the branch's, not the merge."""
    server, name = environment.get("GITHUB_SERVER_URL"), environment.get("GITHUB_REPOSITORY")
    if not server or not name:
        return Links()
    commit, run = environment.get("COMMIT"), environment.get("GITHUB_RUN_ID")
    return Links(
        blob=f"{server}/{name}/blob/{commit}/" if commit else "",
        run=f"{server}/{name}/actions/runs/{run}" if run else "",
    )
