"""Builds the site with Pelican into a folder, and puts a finished site in place of the last one."""

from __future__ import annotations

import gc
import logging
import os
import secrets
import shutil
import sys
import traceback
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from siniar.system import unchanged
from siniar.system.exits import FINDINGS, GOOD, PROGRAM_ERROR
from siniar.system.folders import clear_folder, one_at_a_time, restore_folder, switch_folders

if TYPE_CHECKING:
    from siniar.build.load import Site
    from siniar.build.running import Told

#: Settings for the preview and those for publishing.
LENIENT, STRICT = "pelicanconf.py", "publishconf.py"
#: Where unfinished work lies; ignored by git, safe to delete.
WORK = ".cache"
_ASIDE = "output-last"
#: Without these there is nothing to build; whoever misses one says so in its own words.
_FOLDERS = ("content", "theme")
#: How the names of folders begin that are not public yet.
_FRESH = "publish-"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Build:
    """How a build ended."""

    #: The exit status of the task.
    status: int
    #: Why there is no new site, in one line; empty when there is one or when findings say it.
    reason: str = ""
    #: For the programmer: the traceback of a program error.
    details: str = ""
    #: What can be noted of the site; ``None`` when it cannot be told from its input alone.
    told: Told | None = None

    @property
    def is_retouched(self) -> bool:
        """Whether only new texts took the place of old ones, so that no file has come or gone."""
        return self.told is not None and self.told.is_retouched


def build_site(
    root: Path,
    output: Path,
    settings_file: str = LENIENT,
    overrides: Mapping[str, object] | None = None,
) -> Build:
    """Build the site of the project in ``root`` into the folder ``output``.

    Whatever settings, theme or engine raise becomes a value: they are being edited while the
    preview runs, and the next version of a file is likely to be right.
    """
    # Frozen objects by the thousand hold no circles worth looking for: a fifth of the time.
    gc.disable()
    try:
        told, error = attempt(lambda: _run(root, output, settings_file, dict(overrides or {})))
    finally:
        gc.enable()
    return replace(_judge(error, root), told=told)


def build_output(root: Path, seen: unchanged.Input | None = None) -> Build:
    """Build leniently into ``output/`` and note what it was built from.

    ``seen`` is the state of the input when somebody has looked at it a moment ago.
    """
    now = seen or unchanged.look(root)
    record = unchanged.read_record(root)
    unchanged.forget_build(root)
    overrides = {"SINIAR_SEEN": now, "SINIAR_RECORD": record}
    result = build_site(root, root / "output", LENIENT, overrides)
    told = result.told
    if told:
        folders = record.folders if record and told.is_retouched else told.folders
        unchanged.note_build(
            root,
            now,
            engine=told.engine,
            until=told.until,
            said=told.said,
            folders=folders,
        )
    return result


def attempt(work: Callable[[], T]) -> tuple[T | None, BaseException | None]:
    """What ``work`` returns, or what it raises, as a value.

    It runs in a thread of its own, so that Ctrl-C stays with the caller.
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="work") as executor:
        future = executor.submit(work)
        error = future.exception()
        return (None, error) if error else (future.result(), None)


def guard(root: Path, work: Callable[[], int]) -> int:
    """The exit status of ``work``; a program error is told in one line, without a traceback."""
    status, error = attempt(work)
    if status is not None:
        return status
    build = _judge(error, root)
    sys.stderr.write(explain(root, build) + "\n")
    return build.status


def _run(root: Path, output: Path, settings_file: str, overrides: dict[str, object]) -> Told | None:
    """Build with Pelican, or without where it would have nothing to do: both give the same."""
    # Imported here because it costs time that `--help` need not wait for.
    from siniar.build.running import read_plain_settings, run_directly  # noqa: PLC0415

    # Settings that fail are run once more by Pelican, which tells why.
    settings, _ = attempt(lambda: read_plain_settings(root / settings_file, overrides))
    if settings is None or settings.get("STRICT"):
        _run_pelican(root, output, settings_file, overrides)
        return None

    listener: Any = overrides.get("SINIAR_LISTENER")

    def tell(site: Site) -> None:
        from siniar.build.pelican import listen_and_tell  # noqa: PLC0415 (brings the engine)

        listen_and_tell(site, listener)

    return run_directly(settings, output, tell)


def _run_pelican(
    root: Path, output: Path, settings_file: str, overrides: dict[str, object]
) -> None:
    # Imported here because it costs a quarter of a second that `--help` need not wait for.
    from pelican import Pelican  # noqa: PLC0415
    from pelican.log import init  # noqa: PLC0415
    from pelican.settings import read_settings  # noqa: PLC0415

    init(level=logging.WARNING)
    settings = read_settings(
        str(root / settings_file), override={**overrides, "OUTPUT_PATH": str(output)}
    )
    Pelican(settings).run()


def _judge(error: BaseException | None, root: Path) -> Build:
    if error is None:
        return Build(GOOD)
    status = getattr(error, "exitcode", PROGRAM_ERROR)
    if status == FINDINGS:
        return Build(FINDINGS)
    reason = f"{type(error).__name__}: {error}".splitlines()[0]
    named = (name for name in _FOLDERS if name in reason and not (root / name).is_dir())
    gone = next(named, "")
    if gone:
        reason = f"folder {gone}/ tidak ada. Kembalikan dari Git: git checkout {gone}"
    return Build(int(status), reason, "".join(traceback.format_exception(error)))


def publish_site(root: Path) -> Build:
    """Build strictly beside ``output/`` and put it in place only when everything went well.

    On any failure, a killed run too, the last good output stays byte for byte.
    """
    work = root / WORK
    try:
        with one_at_a_time(root, "publish"):
            return _publish_alone(root / "output", work, root)
    except OSError as error:
        reason = f"output/ tidak bisa diganti: {error}"
        return Build(PROGRAM_ERROR, reason, traceback.format_exc())


def _publish_alone(output: Path, work: Path, root: Path) -> Build:
    restore_folder(output, work / _ASIDE)
    for left in work.glob(f"{_FRESH}*"):
        clear_folder(left)
    # A name of its own: children of a killed run may go on writing into that run's folder.
    fresh = work / f"{_FRESH}{secrets.token_hex(8)}"
    try:
        fresh.mkdir()
        build = build_site(root, fresh, STRICT)
        if build.status == GOOD:
            switch_folders(fresh, output, work / _ASIDE)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return build


def keep_details(root: Path, build: Build) -> Path | None:
    """Write a program error's traceback where a helper can find it; shown at once in CI.

    ``None`` when there is none, or when the disk that failed the build takes no file either.
    """
    if not build.details:
        return None
    if os.environ.get("CI"):
        sys.stderr.write(build.details)
    path = root / WORK / "last-error.txt"
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(build.details, encoding="utf-8")
    except OSError:
        return None
    return path


def explain(root: Path, build: Build) -> str:
    """Why there is no new site, for an editor."""
    if not build.reason:
        return "Berhenti karena temuan."
    path = keep_details(root, build)
    return f"Gagal: {build.reason}" + (f"\n  Lengkap di {path}" if path else "")
