"""Tells what stands at a path, and whether that lies inside a folder, wherever links lead."""

from __future__ import annotations

import os
import stat
from enum import Enum
from pathlib import Path


class Found(Enum):
    """What stands at a path."""

    FILE = "file"
    #: Nothing, or something that is no file.
    NOTHING = "nothing"
    #: Whatever it is, it lies elsewhere.
    OUTSIDE = "outside"


def is_file(path: Path) -> bool:
    """Whether a file is there, whatever somebody has written as its name."""
    try:
        return path.is_file()
    except (OSError, ValueError):  # too long or odd for the file system
        return False


def is_folder(path: Path) -> bool:
    """Whether a folder is there, whatever somebody has written as its name."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_readable(path: Path) -> bool:
    """Whether this user may read a file."""
    return os.access(path, os.R_OK)


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a path stays below ``folder``, wherever links lead."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # a loop of links, or a name no file can have
        return False


def find_carefully(path: Path, folder: Path) -> Found:
    """What stands at a path, if that is below ``folder``."""
    if not is_inside(path, folder):
        return Found.OUTSIDE
    return Found.FILE if is_file(path) else Found.NOTHING


class Inside:
    """Looks for files below one folder; where other folders lead is asked once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        #: By folder as text; nothing for a folder that is not there.
        self._known: dict[str, bool | None] = {}

    def find(self, path: Path) -> Found:
        """What :func:`find_carefully` tells of a path.

        What is no link lies inside when the folder that it stands in does. Only a folder that is
        there can tell: behind one that is not, the system finds nothing, and those who resolve
        the path go on with its ``..`` and its links.
        """
        text = os.fspath(path)
        parent, _, name = text.rpartition(os.sep)
        if not parent or name in {"", ".", ".."} or path == self._folder:
            return find_carefully(path, self._folder)
        holds = self._holds(parent)
        if holds is None:
            return find_carefully(path, self._folder)
        try:
            mode = os.lstat(text).st_mode
        except OSError:
            mode = 0
        except ValueError:  # a name that no file can have
            return Found.OUTSIDE
        if stat.S_ISLNK(mode):
            return find_carefully(path, self._folder)
        if not holds:
            return Found.OUTSIDE
        return Found.FILE if stat.S_ISREG(mode) else Found.NOTHING

    def _holds(self, parent: str) -> bool | None:
        if parent not in self._known:
            folder = Path(parent)
            self._known[parent] = is_inside(folder, self._folder) if is_folder(folder) else None
        return self._known[parent]


def relative_name(path: Path, root: Path) -> str:
    """A path as findings name it: below the project's root, with forward slashes."""
    name, top = path.as_posix(), f"{root.as_posix()}/"
    # Only the other way tells of one that does not lie there, and is ten times as long.
    return name[len(top) :] if name.startswith(top) else path.relative_to(root).as_posix()
