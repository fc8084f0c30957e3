"""Judges a repository: is its schedule alive, does every file fit its host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from siniar.doctor.rules import (
    REPOSITORY_FILE_LARGE,
    REPOSITORY_FILE_TOO_LARGE,
    REPOSITORY_LFS_POINTER,
    REPOSITORY_SCHEDULE_DEAD,
    REPOSITORY_WITHOUT_SCHEDULE,
)
from siniar.model.findings import Finding, Place, found

#: Megabytes at which GitHub warns of a file and refuses it.
#: https://docs.github.com/repositories/working-with-files/managing-large-files
LARGE, TOO_LARGE = 50, 100
#: Days without a commit from which we warn: after 60, GitHub switches schedules off.
#: https://docs.github.com/actions/using-workflows/events-that-trigger-workflows#schedule
WARNED = 50
SCHEDULE = ".github/workflows/scheduled.yml"
LFS = b"version https://git-lfs"


class RepositoryFile(Struct, frozen=True):
    """A file of the repository."""

    #: Below the root, with forward slashes.
    path: str
    #: Bytes.
    size: int
    is_pointer: bool = False


def check_repository(
    files: Iterable[RepositoryFile],
    last_commit: datetime | None,
    now: datetime,
    *,
    has_schedule: bool,
) -> Iterator[Finding]:
    """What is wrong; ``last_commit`` is ``None`` outside of git."""
    if not has_schedule:
        yield found(REPOSITORY_WITHOUT_SCHEDULE, Place(SCHEDULE), value=SCHEDULE)
    elif last_commit is not None and (days := (now - last_commit).days) >= WARNED:
        yield found(REPOSITORY_SCHEDULE_DEAD, Place(SCHEDULE), number=days)
    for file in files:
        size = round(file.size / 1_000_000)
        if file.is_pointer:
            yield found(REPOSITORY_LFS_POINTER, Place(file.path), value=file.path)
        elif file.size >= TOO_LARGE * 1_000_000:
            yield found(REPOSITORY_FILE_TOO_LARGE, Place(file.path), value=file.path, size=size)
        elif file.size >= LARGE * 1_000_000:
            yield found(REPOSITORY_FILE_LARGE, Place(file.path), value=file.path, size=size)
