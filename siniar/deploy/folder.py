"""Puts a release into a folder of this computer, and lets the link lead to it in one step."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path

from siniar.deploy.release import (
    CURRENT,
    MANIFEST,
    RELEASES,
    Release,
    ReleaseChange,
    SiteFile,
    length_of,
    parse_release,
    plan_change,
    render_release,
)
from siniar.deploy.rules import DISK_FULL, PLACE_FOREIGN
from siniar.deploy.sent import SendError, Sent, explain_here, report_sent
from siniar.system.files import link_or_copy

#: Names below ``releases/`` that are ours: whole ones, and what was not finished.
OURS = re.compile(r"[0-9a-f]{16}(?:[.-][\w.-]+)?")
#: How the name of a release ends that is not whole.
PART = ".part"


def send_folder(site: Path, files: tuple[SiteFile, ...], target: Path) -> Sent:
    """Copy the site into a folder of its own below ``target``, then switch the link ``current``.

    What did not change is linked to the release before. That one stays, older ones go.

    Raises:
        SendError: it cannot be done; ``current`` leads where it did before.
    """
    try:
        change = plan_change(files, _read_before(target))
        if not change.is_empty:
            (target / RELEASES).mkdir(parents=True, exist_ok=True)
            check_room(change.sent, target)
            _fill(site, change, target)
            _switch(change.release, target)
            _clear(target / RELEASES, change.names)
    except OSError as error:
        raise explain_here(error) from error
    return report_sent(change, str(target / CURRENT))


def try_folder(files: tuple[SiteFile, ...], target: Path) -> Sent:
    """What sending would do; nothing is written.

    Raises:
        SendError: it cannot be done.
    """
    try:
        change = plan_change(files, _read_before(target))
        if not change.is_empty:
            check_writable(target)
            check_room(change.sent, target)
    except OSError as error:
        raise explain_here(error) from error
    return report_sent(change, str(target / CURRENT))


def check_writable(folder: Path) -> None:
    """Look whether a folder that may not be there yet can be written.

    Raises:
        OSError: it cannot, or something above it is no folder.
    """
    above = _nearest(folder)
    if not above.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(above))
    if not os.access(above, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(above))


def check_room(files: Iterable[SiteFile], target: Path) -> None:
    """Look whether there is room for files at a path that may not be there yet.

    Raises:
        SendError: there is not.
        OSError: nobody can tell.
    """
    if length_of(files) > shutil.disk_usage(_nearest(target)).free:
        raise SendError(DISK_FULL, str(target))


def _nearest(path: Path) -> Path:
    """What is there of a path."""
    return next((each for each in (path, *path.parents) if each.exists()), path)


def is_taken(names: AbstractSet[str]) -> bool:
    """Whether a folder with these names, and without a release of ours, is somebody else's.

    What a first run left that broke off is ours.
    """
    return CURRENT in names or (RELEASES not in names and bool(names))


def _read_before(target: Path) -> Release | None:
    """The release that is public now.

    Raises:
        SendError: something else is in its place.
        OSError: the folder cannot be read.
    """
    link = target / CURRENT
    path = link / MANIFEST
    before = parse_release(path.read_bytes()) if link.is_symlink() and path.is_file() else None
    is_there = before is None and target.exists()
    if is_there and is_taken({each.name for each in target.iterdir()}):
        raise SendError(PLACE_FOREIGN, value=str(target))
    return before


def _fill(site: Path, change: ReleaseChange, target: Path) -> None:
    """Make the folder of a release, whole or not at all."""
    whole = target / RELEASES / change.release.name
    part = whole.with_name(f"{whole.name}{PART}")
    try:
        for file in change.sent:
            # Without its time: what comes later has to be younger, or caches would keep the old.
            shutil.copyfile(site / file.path, _make_place(part, file))
        for file in (*change.kept, *change.release.carried):
            path = _make_place(part, file)
            link_or_copy(os.fspath(target / CURRENT / file.path), os.fspath(path))
        (part / MANIFEST).write_bytes(render_release(change.release))
        part.rename(whole)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _make_place(folder: Path, file: SiteFile) -> Path:
    path = folder / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _switch(release: Release, target: Path) -> None:
    fresh = target / f"{CURRENT}.{release.name}"
    fresh.symlink_to(Path(RELEASES, release.name), target_is_directory=True)
    try:
        fresh.replace(target / CURRENT)
    except OSError:
        fresh.unlink()
        raise


def _clear(releases: Path, kept: AbstractSet[str]) -> None:
    for path in releases.iterdir():
        if OURS.fullmatch(path.name) and path.name not in kept:
            gone = path.with_name(f"{path.name}{PART}")
            # Half of a release must never bear the name of a whole one.
            with contextlib.suppress(OSError):
                path.rename(gone)
                shutil.rmtree(gone, ignore_errors=True)
