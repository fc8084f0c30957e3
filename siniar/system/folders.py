"""Folders: put in place in one step, held while programs write into them, locked for one run."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

#: From <fcntl.h>: paths are taken as they are.
_AT_FDCWD = -100
#: From <linux/fs.h> and macOS' <sys/stdio.h>; both are called 2 by chance.
_EXCHANGE = 2
#: Seconds that a program left behind is waited for; indexing the largest sites takes ten.
_PATIENCE = 30.0
#: Seconds between two looks.
_STEP = 0.02


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


# --- held folders ----------------------------------------------------------------------------
# A program that is killed leaves those it has started behind. They go on writing, and make folders
# anew that were cleared away meanwhile. Each inherits the hold on its folder, which the system ends
# with the last of them; so whoever clears the folder can wait for that.


@contextlib.contextmanager
def hold_folder(folder: Path) -> Iterator[tuple[int, ...]]:
    """Hold ``folder`` for the programs that are started meanwhile; another's hold is waited for.

    Hand what it yields on to ``subprocess`` as ``pass_fds``. It is empty where folders cannot be
    held: on Windows, which removes no folder that a program writes into, and on odd file systems.
    """
    handle = _open_held(folder)
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


def _open_held(folder: Path) -> int | None:
    if sys.platform == "win32":
        return None
    import fcntl  # noqa: PLC0415 (does not exist on Windows)

    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    end = time.monotonic() + _PATIENCE
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


@contextlib.contextmanager
def one_at_a_time(root: Path, name: str) -> Iterator[None]:
    """Let a second terminal wait for the first one; the system frees the lock of a dead program."""
    folder = root / ".cache"
    if folder.is_file():  # whatever it is, it is in the place of what may be deleted any time
        folder.unlink()
    folder.mkdir(exist_ok=True)
    with (folder / f"{name}.lock").open("w") as file:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 (exists on Windows only)

            while True:
                # Windows' own call gives up after ten seconds.
                with contextlib.suppress(OSError):
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl  # noqa: PLC0415 (does not exist on Windows)

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
