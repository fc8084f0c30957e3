"""Tells why something could not be done that no editor's mistake explains."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path

from siniar.model.words import Words

#: Without these there is nothing to build; whoever misses one says so in its own words.
_FOLDERS = ("content", "theme")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why something could not be done."""

    #: In one line.
    reason: str
    #: The folder of the project that is gone, when that is why.
    missing: str = ""
    #: Whether output/ is a disk of its own, which cannot be exchanged in one step.
    is_mount: bool = False
    #: The traceback.
    details: str = ""


def explain_error(error: BaseException, root: Path) -> Failure:
    """An exception as a value."""
    reason = f"{type(error).__name__}: {error}".splitlines()[0]
    named = (name for name in _FOLDERS if name in reason and not (root / name).is_dir())
    details = "".join(traceback.format_exception(error))
    return Failure(reason, next(named, ""), details=details)


def describe_failure(root: Path, failure: Failure, words: Words) -> str:
    """Why something could not be done, for an editor; the details are kept beside the project."""
    reason = failure.reason
    if failure.missing:
        reason = words.t(
            "the folder {folder}/ is not there. Take it back from Git: git checkout {folder}",
            folder=failure.missing,
        )
    if failure.is_mount:
        reason = words.t(
            "output/ is a disk of its own (a mount), and cannot be exchanged in one step. Let it "
            "be a folder, or a link to one."
        )
    told = words.t("It failed: {reason}", reason=reason)
    path = _keep_details(root, failure)
    if path is None:
        return told
    where = words.t("All of it is in {path}", path=path)
    return f"{told}\n  {where}"


def _keep_details(root: Path, failure: Failure) -> Path | None:
    """Write a traceback where a helper can find it.

    ``None`` when there is none, or when the disk that failed the work takes no file either.
    """
    if not failure.details:
        return None
    path = root / ".cache" / "last-error.txt"
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(failure.details, encoding="utf-8")
    except OSError:
        return None
    return path
