"""Tells why something could not be done that no editor's mistake explains."""

from __future__ import annotations

import errno
import os
import traceback
from pathlib import Path

from jinja2 import TemplateNotFound
from msgspec import Struct

from siniar.model.words import N_, Words

#: Without these there is nothing to build; whoever misses one says so in its own words.
_CONTENT, _THEME = _FOLDERS = ("content", "theme")
#: What may be deleted at any time, and must be written by every task.
_CACHE = ".cache"
#: Another owner, a disk that may only be read, or something else in a folder's or file's place.
_CLOSED = frozenset(
    {errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST, errno.ENOTDIR, errno.EISDIR}
)
#: The same of what this program has made before, where only rights can be at fault.
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
#: The folders that are written, what keeps from that, and what to do.
_WRITTEN = {
    _CACHE: (
        _CLOSED,
        N_(
            "the folder {folder} cannot be written. Delete it, it is made anew; or give your user "
            "the right to write there. If the whole disk may only be read, copy the project to "
            "another one."
        ),
    ),
    "output": (
        _FORBIDDEN,
        N_(
            "the folder {folder} cannot be written. It may belong to another user, as after a run "
            "with sudo or in Docker; give it back to yours, on Linux and macOS with: "
            'sudo chown -R "$(id -u)" "{folder}". On Windows close the programs that use it. If '
            "the whole disk may only be read, copy the project to another one."
        ),
    ),
}
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class Failure(Struct, frozen=True):
    """Why something could not be done."""

    #: In one line.
    reason: str
    #: What is gone of the folders of the project, when that is why.
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
    details = "".join(traceback.format_exception(error))
    return Failure(
        reason,
        _find_missing(error, root.resolve()),
        closed=_find_closed(error, root),
        is_full=isinstance(error, OSError) and error.errno in _FULL,
        details=details,
    )


def _find_missing(error: BaseException, root: Path) -> str:
    """The path of what is gone: a folder of the project, or what a theme of its own lacks."""
    if isinstance(error, TemplateNotFound):
        kind = "pictures" if str(error.name).endswith(".svg") else "templates"
        gone = root / _THEME / kind / str(error.name)
    elif isinstance(error, OSError):
        gone = Path(str(error.filename)) if error.errno == errno.ENOENT else root
    else:
        named = (name for name in _FOLDERS if name in str(error) and not (root / name).is_dir())
        return next(named, "")
    # A show that has no theme uses that of the program, which is not in its repository.
    is_of_theme = gone.is_relative_to(root / _THEME) and (root / _THEME).is_dir()
    if gone.exists() or not (is_of_theme or gone == root / _CONTENT):
        return ""
    while not gone.parent.exists():
        gone = gone.parent
    return gone.relative_to(root).as_posix()


def _find_closed(error: BaseException, root: Path) -> str:
    """The folder that takes no file."""
    if not isinstance(error, OSError):
        return ""
    names = [Path(name) for name in (error.filename, error.filename2) if isinstance(name, str)]
    closed = [
        folder
        for folder, (numbers, _) in _WRITTEN.items()
        if error.errno in numbers and any(_is_below(name, root / folder) for name in names)
    ]
    # Who moves a folder names two.
    sure = (folder for folder in closed if not os.access(root / folder, os.W_OK))
    return next(sure, next(iter(closed), ""))


def _is_below(path: Path, folder: Path) -> bool:
    return path.is_relative_to(folder) or path.is_relative_to(folder.resolve())


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
        return words.t(_WRITTEN[failure.closed][1], folder=root / failure.closed)
    if failure.is_mount:
        return words.t(
            "output/ is a disk of its own (a mount), and cannot be exchanged in one step. Let it "
            "be a folder, or a link to one."
        )
    if failure.missing in _FOLDERS:
        return words.t(
            "the folder {folder}/ is not there. Take it back from Git: git checkout {folder}",
            folder=failure.missing,
        )
    if failure.missing:
        return words.t(
            "{path} is not there. If it was deleted, take it back from Git: "
            "git checkout HEAD -- {path}. If a template calls it by a wrong name, correct that.",
            path=failure.missing,
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
