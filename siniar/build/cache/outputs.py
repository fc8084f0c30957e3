"""Keeps made files by their keys, as other names (hard links) of the files in a site."""

from __future__ import annotations

import contextlib
import os
from hashlib import blake2b
from pathlib import Path

from siniar.system.files import Written, link_file


class KeptOutputs:
    """Nothing is copied, and whoever replaces a file leaves its other names alone.

    A name tells what the file was made from, and its size and time: one that somebody has written
    into is not the one that was kept. The folder may be deleted at any time.
    """

    def __init__(self, folder: Path, maker: str) -> None:
        """``maker`` is the fingerprint of the program: what another one made is not found."""
        self._top = f"{os.fspath(folder)}/"
        self._maker = maker
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        try:
            names = os.listdir(folder)  # noqa: PTH208 (ten thousands of names, as texts)
        except OSError:
            names = []
        #: By the beginning of their names.
        self._known = {name.partition("-")[0]: name for name in names}
        #: Of them, what was asked for.
        self._used: set[str] = set()

    def find(self, key: str) -> tuple[str, int] | None:
        """The file that was made for a key, and its inode."""
        begin = self._begin(key)
        self._used.add(begin)
        name = self._known.get(begin)
        if name is None:
            return None
        path = f"{self._top}{name}"
        try:
            status = os.stat(path)  # noqa: PTH116 (thousands of times a build)
        except OSError:
            return None
        is_same = name == _name(begin, (status.st_size, status.st_mtime_ns))
        return (path, status.st_ino) if is_same else None

    def keep(self, key: str, path: str, written: Written) -> None:
        """Keep a file that was just written; a disk that takes no more costs time only."""
        begin = self._begin(key)
        name = _name(begin, written)
        before = self._known.get(begin, name)
        with contextlib.suppress(OSError):
            if before != name:
                os.unlink(f"{self._top}{before}")  # noqa: PTH108
            link_file(path, f"{self._top}{name}")

    def forget_unused(self) -> None:
        """Let go of what nobody has asked for and no site has."""
        for begin, name in self._known.items():
            if begin not in self._used:
                path = f"{self._top}{name}"
                with contextlib.suppress(OSError):
                    if os.stat(path).st_nlink == 1:  # noqa: PTH116 (the same)
                        os.unlink(path)  # noqa: PTH108

    def _begin(self, key: str) -> str:
        return blake2b(f"{self._maker} {key}".encode(), digest_size=16).hexdigest()


def _name(begin: str, written: Written) -> str:
    size, changed = written
    return f"{begin}-{size:x}-{changed:x}"
