"""Keeps a folder from being cleared away while programs that somebody started write into it.

A program that is killed leaves those it has started behind. They go on writing, and make folders
anew that were cleared away meanwhile. Each inherits the hold on its folder, which the system ends
with the last of them; so whoever clears the folder can wait for that.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

#: Seconds that a program left behind is waited for; indexing the largest sites takes ten.
PATIENCE = 30.0
#: Seconds between two looks.
_STEP = 0.02


@contextlib.contextmanager
def hold_folder(folder: Path, patience: float = PATIENCE) -> Iterator[tuple[int, ...]]:
    """Hold ``folder`` for the programs that are started meanwhile; another's hold is waited for.

    Hand what it yields on to ``subprocess`` as ``pass_fds``. It is empty where folders cannot be
    held: on Windows, which removes no folder that a program writes into, and on odd file systems.
    """
    handle = _open_held(folder, patience)
    try:
        yield () if handle is None else (handle,)
    finally:
        if handle is not None:
            os.close(handle)


def clear_folder(folder: Path) -> None:
    """Remove ``folder`` and all in it, when nothing writes into it any more; absent is fine.

    What cannot be removed stays.
    """
    with hold_folder(folder):
        shutil.rmtree(folder, ignore_errors=True)


def _open_held(folder: Path, patience: float) -> int | None:
    if sys.platform == "win32":
        return None
    import fcntl  # noqa: PLC0415 (does not exist on Windows)

    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    end = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                break
            time.sleep(_STEP)
        except OSError:
            break
        else:
            return handle
    os.close(handle)
    return None
