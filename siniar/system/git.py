"""Reads what a repository remembers of a file."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

#: Seconds; a repository on a slow disk takes less.
_PATIENCE = 20


def read_versions(path: Path, limit: int) -> Iterator[bytes]:
    """A file as the newest commits left it that changed it, the newest first.

    Commits that deleted it are left out; outside of git there are none.
    """
    log = _run(path.parent, "log", f"-{limit}", "--format=%H", "--", path.name)
    for commit in (log or b"").decode("ascii", "replace").split():
        content = _run(path.parent, "show", f"{commit}:./{path.name}")
        if content is not None:
            yield content


def is_committed(path: Path) -> bool:
    """Whether the newest commit has a file."""
    return _run(path.parent, "cat-file", "-e", f"HEAD:./{path.name}") is not None


def _run(folder: Path, *words: str) -> bytes | None:
    """What git answers; ``None`` when it is not there, or knows nothing of it."""
    # Locks and prompts have no place in a build.
    around = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(  # noqa: S603 (fixed words and our own folder)
            ["git", "-C", str(folder), *words],  # noqa: S607 (wherever git is)
            capture_output=True,
            check=True,
            timeout=_PATIENCE,
            env=around,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout


def begin_repository(folder: Path) -> bool:
    """Make a folder a repository with the branch main, unless it is one; false without git."""
    return (folder / ".git").exists() or _run(folder, "init", "-q", "-b", "main") is not None
