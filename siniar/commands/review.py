"""Compares a pull request with what it changes, builds its preview, and opens such a preview."""

from __future__ import annotations

import shutil
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from siniar.build.load import Loaded, Refused, load
from siniar.build.pelican import read_project
from siniar.build.plan import Plan, plan_site
from siniar.build.publish import LENIENT, WORK, Outcome, build_site
from siniar.commands.all import read_plans
from siniar.commands.review_summary import Links, Review, Side, render_summary
from siniar.content.fix import mint_guid
from siniar.content.pending import list_waiting
from siniar.content.rules import GUID_MISSING
from siniar.feed.ledger import FeedDiff, compare_feed, update_ledger
from siniar.model.findings import Report
from siniar.model.urls import output_file
from siniar.system.exits import FINDINGS, GOOD, WRONG_USE
from siniar.system.files import replace_file

#: Below the work folder.
FOLDER = "review"
SUMMARY, PREVIEW = "ringkasan.md", "pratinjau"
#: Bytes of a preview when it is unpacked; hosts take sites of a third of that.
LARGEST = 3_000_000_000
#: Where `buka` serves a downloaded preview; pages lead from path to path, so another port is fine.
_PREVIEW_URL = "http://127.0.0.1:8000"


def review(root: Path, base: Path | None, environment: Mapping[str, str]) -> int:
    """Write the summary and the preview of the checkout in ``root``; 3 when an error was found.

    ``base`` is a checkout of what was there before; without one nothing is compared.
    """
    folder = root / WORK / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    preview = folder / PREVIEW
    preview.mkdir(parents=True)
    project = read_project(root)
    site = load(project)
    planned = site if isinstance(site, Refused) else plan_site(site)
    found = planned.report
    if isinstance(site, Loaded):
        found.extend(read_plans(project, site)[1])
    overrides = {"SITEURL": _PREVIEW_URL, "SHOWS_HIDDEN": True}
    built = build_site(root, preview, LENIENT, overrides)
    before = _read_before(base)
    report, guids = _with_guids(found)
    size = _size(preview) if built.outcome is Outcome.DONE else 0
    told = Review(
        report=report,
        diff=_compare(before, site),
        after=_side(planned),
        before=_side(before) if before else None,
        size=size,
        storage=replace(planned.storage, used=size) if isinstance(planned, Plan) else None,
        waiting=_waiting(site),
        guids=guids,
        links=_links(environment),
    )
    summary = render_summary(told, site.words)
    replace_file(folder / SUMMARY, summary.encode())
    sys.stdout.write(summary)
    return FINDINGS if report.has_errors else GOOD


def _read_before(base: Path | None) -> Plan | None:
    """The site as it was; ``None`` when there is none or its settings make no show."""
    if base is None or not (base / LENIENT).is_file():
        return None
    site = load(read_project(base.resolve()))
    return None if isinstance(site, Refused) else plan_site(site)


def _compare(before: Plan | None, after: Loaded | Refused) -> FeedDiff:
    """What the change itself does to the feed; without a before, what a build would do."""
    if isinstance(after, Refused):
        return FeedDiff()
    if before is None:
        return after.diff
    return compare_feed(update_ledger((), before.loaded.catalogue), after.catalogue)


def _with_guids(report: Report) -> tuple[Report, dict[str, str]]:
    """A guid of its own for each note without one, in place of the example that all would copy."""
    guids = {each.place.path: mint_guid() for each in report if each.rule == GUID_MISSING}
    told = [
        replace(each, values=(("example", guids[each.place.path]),))
        if each.rule == GUID_MISSING
        else each
        for each in report
    ]
    return Report(told), guids


def _waiting(site: Loaded | Refused) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if isinstance(site, Refused):
        return ()
    return tuple(list_waiting(site.catalogue, site.reads, site.words))


def _side(planned: Plan | Refused) -> Side:
    outputs = planned.outputs if isinstance(planned, Plan) else ()
    pages = {page for each in outputs if (page := _page(each.path)) is not None}
    files = {each.path: each.source.stat().st_size for each in outputs if each.source}
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


def find_preview(root: Path, given: Path) -> Path | None:
    """The folder with the pages of a downloaded preview, unpacked when it is a zip file.

    Raises:
        OSError: the file cannot be read.
        zipfile.BadZipFile: it is no zip file, or holds more than any site.
    """
    folder = given
    if given.is_file():
        folder = root / WORK / "opened"
        shutil.rmtree(folder, ignore_errors=True)
        with zipfile.ZipFile(given) as archive:
            if sum(member.file_size for member in archive.infolist()) > LARGEST:
                raise zipfile.BadZipFile("too large when unpacked")
            # zipfile keeps every name inside the folder, and no file gets larger than it says.
            archive.extractall(folder)
    return folder if (folder / "index.html").is_file() else None


def unpack(root: Path, name: str) -> tuple[int, Path | None]:
    """The exit status and the folder to serve; what is wrong is told in one line."""
    try:
        folder = find_preview(root, Path(name).expanduser())
    except (OSError, zipfile.BadZipFile):
        folder = None
    if folder is None:
        sys.stderr.write(
            f"Bukan pratinjau: {name}. Unduh berkas pratinjau dari halaman pemeriksaan di GitHub.\n"
        )
        return WRONG_USE, None
    return GOOD, folder
