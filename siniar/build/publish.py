"""Builds a site into a folder, and puts a finished one in place of the last one."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path

from msgspec import Struct

from siniar.build.failure import Failure, explain_error
from siniar.build.last_state import keep_copy
from siniar.build.load import Refused
from siniar.build.ours import mark
from siniar.build.pelican import Run, StoppedError, run_pelican
from siniar.build.plan import Plan
from siniar.build.settings_file import LENIENT, STRICT
from siniar.system.attempt import attempt
from siniar.system.folders import clear_folder, one_at_a_time, restore_folder, switch_folders
from siniar.system.garbage import without_search

#: Where unfinished work lies; ignored by git, safe to delete.
WORK = ".cache"
_ASIDE = "output-last"
#: The same beside an output folder that lies on another disk.
_BESIDE = ".siniar"
#: How the names of folders begin that are not public yet.
_FRESH = "publish-"


class Outcome(Enum):
    """How a build ended."""

    DONE = "done"
    #: Findings, which have been told, stopped it.
    STOPPED = "stopped"
    FAILED = "failed"


class BuildResult(Struct, frozen=True):
    """What came of a build."""

    outcome: Outcome
    #: What was read and planned; ``None`` when it did not come to that.
    planned: Plan | Refused | None = None
    failure: Failure | None = None


def build_site(
    root: Path,
    output: Path,
    settings_file: str = LENIENT,
    overrides: Mapping[str, object] | None = None,
    run: Run | None = None,
) -> BuildResult:
    """Build the site of the project in ``root`` into the folder ``output``.

    Whatever settings, theme or program raise becomes a value: they are being edited while the
    preview runs, and the next version of a file is likely to be right.
    """
    run = run or Run()
    settings = {**(overrides or {}), "OUTPUT_PATH": str(output)}
    with without_search():
        _, error = attempt(lambda: run_pelican(root / settings_file, settings, run))
    if error is None:
        return BuildResult(Outcome.DONE, run.planned)
    if getattr(error, "exitcode", None) == StoppedError.exitcode:
        return BuildResult(Outcome.STOPPED, run.planned)
    return BuildResult(Outcome.FAILED, run.planned, explain_error(error, root))


def build_output(root: Path, run: Run | None = None) -> BuildResult:
    """Build leniently into ``output/``, when no other task writes there."""
    try:
        with one_at_a_time(root, "publish"):
            return build_site(root, root / "output", run=run)
    except OSError as error:
        return BuildResult(Outcome.FAILED, failure=explain_error(error, root))


def publish_site(
    root: Path, run: Run | None = None, then: Callable[[Path], object] | None = None
) -> BuildResult:
    """Build strictly beside ``output/`` and put it in place only when everything went well.

    On any failure, a killed run too, the last good output stays byte for byte. Otherwise ``then``
    gets its folder before any other task may write there; it raises no ``OSError``.
    """
    work = root / WORK
    try:
        with one_at_a_time(root, "publish"):
            # A link stays one, and what it leads to is exchanged.
            named = root / "output"
            output = named.resolve()
            if output.is_mount():
                return BuildResult(Outcome.FAILED, failure=Failure("", is_mount=True))
            run = run or Run()
            run.stop_if_taken(named, is_replaced=True)
            if _is_apart(work, output.parent):
                work = output.parent / _BESIDE
                work.mkdir(exist_ok=True)
            result = _publish_alone(output, work, root, run)
            if then and result.outcome is Outcome.DONE:
                then(output)
            return result
    except StoppedError:
        return BuildResult(Outcome.STOPPED)
    except OSError as error:
        return BuildResult(Outcome.FAILED, failure=explain_error(error, root))


def _is_apart(one: Path, other: Path) -> bool:
    """Whether two folders lie on different disks, between which nothing moves in one step."""
    return one.stat().st_dev != other.stat().st_dev


def _publish_alone(output: Path, work: Path, root: Path, run: Run) -> BuildResult:
    restore_folder(output, work / _ASIDE)
    for left in work.glob(f"{_FRESH}*"):
        clear_folder(left)
    # A name of its own: children of a killed run may go on writing into that run's folder.
    fresh = work / f"{_FRESH}{secrets.token_hex(8)}"
    try:
        fresh.mkdir()
        result = build_site(root, fresh, STRICT, run=run)
        if result.outcome is Outcome.DONE:
            mark(fresh)  # of a blog, whose part only is marked
            switch_folders(fresh, output, work / _ASIDE)
            if isinstance(result.planned, Plan):
                keep_copy(result.planned.loaded.project, result.planned.loaded.ledger)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return result
