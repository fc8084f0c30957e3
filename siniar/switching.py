"""Puts a finished folder where another one is, in one step where the system can do that."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

#: From <fcntl.h>: paths are taken as they are.
_AT_FDCWD = -100
#: From <linux/fs.h> and macOS' <sys/stdio.h>; both are called 2 by chance.
_EXCHANGE = 2


def switch_folders(fresh: Path, place: Path, aside: Path) -> None:
    """Put the folder ``fresh`` at ``place``, and remove what was there.

    All three lie on one file system. Where the system cannot exchange two folders, what was at
    ``place`` lies at ``aside`` for a moment, from where ``restore_folder`` brings it back.

    Raises:
        OSError: it cannot be done; ``place`` is then as it was.
    """
    if not place.exists():
        fresh.rename(place)
        return
    if exchange(fresh, place):
        shutil.rmtree(fresh, ignore_errors=True)
        return
    shutil.rmtree(aside, ignore_errors=True)
    place.rename(aside)
    try:
        fresh.rename(place)
    except OSError:
        aside.rename(place)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def restore_folder(place: Path, aside: Path) -> None:
    """Bring back, or clear away, what a killed run left aside.

    Raises:
        OSError: it cannot be brought back.
    """
    if aside.exists() and not place.exists():
        aside.rename(place)
    shutil.rmtree(aside, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change their places, so that neither is missing at any moment.

    False when this system, or this file system, has no such call; nothing has changed then.
    """
    names = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            status = library.renamex_np(*names, _EXCHANGE)
        elif sys.platform == "linux":
            status = library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE)
        else:
            return False
    except (AttributeError, OSError, TypeError):  # an old or a foreign C library, Windows
        return False
    return bool(status == 0)
