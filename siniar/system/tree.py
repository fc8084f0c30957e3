"""Walks the files below a folder, and finds files whose names are spelled another way."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path


class PathKind(IntEnum):
    """What lies under a name."""

    FILE = 0
    LINK = 1
    #: A pipe, a socket or a device: whoever opened it would wait for ever.
    ODD = 2


def walk(folder: Path) -> list[tuple[Path, bool]]:
    """Every file and link below a folder in the order of their names, and whether it is a link.

    Links to folders are told, not followed; pipes and the like are left out.
    """
    return [
        (Path(name), kind is PathKind.LINK)
        for name, kind in walk_names(folder)
        if kind < PathKind.ODD
    ]


def walk_names(folder: Path) -> list[tuple[str, PathKind]]:
    """All that lies below a folder, as texts with forward slashes: thousands, at each saving."""
    return sorted(_walk(folder.as_posix()))


def _walk(folder: str) -> Iterator[tuple[str, PathKind]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:  # not there, or gone meanwhile
        return
    for entry in entries:
        name = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(name)
        elif entry.is_symlink():
            yield name, PathKind.LINK
        else:
            yield name, PathKind.FILE if entry.is_file(follow_symlinks=False) else PathKind.ODD


def fold_name(name: str) -> str:
    """A name as Windows and macOS compare it, whose capitals and forms of accents do not count.

    Editors' machines find such a file, the publishing one does not.
    """
    return unicodedata.normalize("NFC", name).casefold()


def printable(name: str) -> str:
    """A name that can be shown: bytes that are no UTF-8 by their numbers."""
    return name.encode("utf-8", "backslashreplace").decode()


def is_printable(path: Path) -> bool:
    """Whether a path is made of letters, as one of bytes that are no UTF-8 is not."""
    name = str(path)
    return name.isprintable() or printable(name) == name


class Spellings:
    """How folders spell the names of their files; each folder is listed once."""

    def __init__(self) -> None:
        #: Names by what they are folded to, by folder.
        self._known: dict[Path, dict[str, list[str]]] = {}

    def find(self, path: Path) -> Path | None:
        """The one file that the path means but for its spelling; ``None`` for none or several."""
        names = self._list(path.parent).get(fold_name(path.name), [])
        return path.with_name(names[0]) if len(names) == 1 else None

    def named(self, folder: Path, folded: str) -> list[str]:
        """The names in a folder that are folded to this, in their order."""
        return self._list(folder).get(folded, [])

    def names(self, folder: Path) -> list[str]:
        """The names in a folder, in their order."""
        return sorted(name for names in self._list(folder).values() for name in names)

    def _list(self, folder: Path) -> dict[str, list[str]]:
        if folder not in self._known:
            names: dict[str, list[str]] = {}
            try:
                present = os.listdir(folder)  # noqa: PTH208 (names alone, by the thousand)
            except (OSError, ValueError):  # not there, or a name that no folder can have
                present = []
            for name in sorted(present):
                names.setdefault(fold_name(name), []).append(name)
            self._known[folder] = names
        return self._known[folder]
