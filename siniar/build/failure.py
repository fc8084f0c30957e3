"""Tells why something could not be done that no editor's mistake explains."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path

from msgspec import Struct

from siniar.model.words import Words

#: Without these there is nothing to build; whoever misses one says so in its own words.
_FOLDERS = ("content", "theme")
#: What may be deleted at any time, and must be written by every task.
_CACHE = ".cache"
#: Another owner, a disk that may only be read, or something else in a folder's or file's place.
_CLOSED = frozenset(
    {errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST, errno.ENOTDIR, errno.EISDIR}
)
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class Failure(Struct, frozen=True):
    """Why something could not be done."""

    #: In one line.
    reason: str
    #: The folder of the project that is gone, when that is why.
    missing: str = ""
    #: Whether output/ is a disk of its own, which cannot be exchanged in one step.
    is_mount: bool = False
    #: The folder that takes no file, when that is why.
    closed: str = ""
    #: Whether a disk has no room left.
    is_full: bool = False
    #: The traceback.
    details: str = ""


def explain_error(error: BaseException, root: Path) -> Failure:
    """An exception as a value."""
    reason = f"{type(error).__name__}: {error}".splitlines()[0]
    named = (name for name in _FOLDERS if name in reason and not (root / name).is_dir())
    details = "".join(traceback.format_exception(error))
    return Failure(
        reason,
        next(named, ""),
        closed=_CACHE if _is_closed(error, root / _CACHE) else "",
        is_full=isinstance(error, OSError) and error.errno in _FULL,
        details=details,
    )


def _is_closed(error: BaseException, folder: Path) -> bool:
    if not isinstance(error, OSError) or error.errno not in _CLOSED:
        return False
    names = (error.filename, error.filename2)
    return any(isinstance(name, str) and Path(name).is_relative_to(folder) for name in names)


def describe_failure(root: Path, failure: Failure, words: Words) -> str:
    """Why something could not be done, for an editor; the details are kept beside the project."""
    told = words.t("It failed: {reason}", reason=_reason_of(root, failure, words))
    path = _keep_details(root, failure)
    if path is None:
        return told
    where = words.t("All of it is in {path}", path=path)
    return f"{told}\n  {where}"


def _reason_of(root: Path, failure: Failure, words: Words) -> str:
    if failure.is_full:
        return words.t("the disk is full. Make room on it, then do the same again.")
    if failure.closed:
        return words.t(
            "the folder {folder} cannot be written. Delete it, it is made anew; or give your user "
            "the right to write there. If the whole disk may only be read, copy the project to "
            "another one.",
            folder=root / failure.closed,
        )
    if failure.is_mount:
        return words.t(
            "output/ is a disk of its own (a mount), and cannot be exchanged in one step. Let it "
            "be a folder, or a link to one."
        )
    if failure.missing:
        return words.t(
            "the folder {folder}/ is not there. Take it back from Git: git checkout {folder}",
            folder=failure.missing,
        )
    return failure.reason


def _keep_details(root: Path, failure: Failure) -> Path | None:
    """Write a traceback where a helper can find it.

    ``None`` when there is none, or when the disk that failed the work takes no file either.
    """
    if not failure.details:
        return None
    path = root / _CACHE / "last-error.txt"
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(failure.details, encoding="utf-8")
    except OSError:
        return None
    return path
