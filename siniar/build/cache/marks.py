"""Tells whether a file is still the one that was read: by its mark, and in doubt by its content."""

from __future__ import annotations

import os
import time
from hashlib import file_digest
from pathlib import Path

#: A file as its file system knows it: size, change in nanoseconds, inode. These only ever agree
#: on the machine that noted them.
Mark = tuple[int, int, int]

#: Nanoseconds within which a second change could leave the mark as it is: file systems count in
#: ticks of a few milliseconds (FAT: two seconds, which editors' machines do not use).
_TICK = 50_000_000


def mark_of(path: Path | str) -> Mark | None:
    """The mark of a file, ``None`` when there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 (thousands of times)
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino


def is_settled(mark: Mark) -> bool:
    """Whether the file is old enough for a later change to change the mark too."""
    return time.time_ns() - mark[1] > _TICK


def digest_of(path: Path) -> str | None:
    """SHA-256 of a file, ``None`` when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None
