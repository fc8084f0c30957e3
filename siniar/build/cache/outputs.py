"""Keeps made files by their keys, as other names (hard links) of the files in a site."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from siniar.system.files import digest_of, link_file

#: A file as one process saw it: size, time of change in nanoseconds, inode.
_Seen = tuple[int, int, int]


class KeptOutputs:
    """Nothing is copied, and whoever replaces a file leaves its other names alone.

    A name tells what the file was made from, and what was in it: a damaged one is not found. The
    folder may be deleted at any time.
    """

    def __init__(self, folder: Path, maker: str, seen: dict[str, _Seen] | None = None) -> None:
        """``maker`` is the fingerprint of the program: what another one made is not found.

        ``seen`` remembers for a process that builds again and again which files it has read.
        """
        self._top = f"{os.fspath(folder)}/"
        self._maker = maker
        self._seen = {} if seen is None else seen
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        try:
            names = os.listdir(folder)  # noqa: PTH208 (ten thousands of names, as texts)
        except OSError:
            names = []
        #: By the beginning of their names.
        self._known = {name.partition("-")[0]: name for name in names}

    def find(self, key: str) -> tuple[str, os.stat_result] | None:
        """The file that was made for a key, whole, and what the disk says of it."""
        name = self._known.get(self._begin(key))
        if name is None:
            return None
        path = f"{self._top}{name}"
        try:
            status = os.stat(path)  # noqa: PTH116 (thousands of times a build)
        except OSError:
            return None
        return (path, status) if self._is_whole(name, path, status) else None

    def _is_whole(self, name: str, path: str, status: os.stat_result) -> bool:
        now = (status.st_size, status.st_mtime_ns, status.st_ino)
        if self._seen.get(name) != now:
            if digest_of(path) != name.partition("-")[2]:
                return False
            self._seen[name] = now
        return True

    def digest(self, key: str) -> str | None:
        """SHA-256 of what was made for a key, hexadecimal; ``None`` when nothing was kept."""
        return self._known.get(self._begin(key), "").partition("-")[2] or None

    def keep(self, key: str, path: str, digest: str) -> None:
        """Keep a file that was just written; a disk that takes no more costs time only.

        ``digest`` is the SHA-256 of what was made, whatever the disk made of it.
        """
        begin = self._begin(key)
        name = f"{begin}-{digest}"
        with contextlib.suppress(OSError):
            # Also a damaged file of this name gives way.
            Path(f"{self._top}{self._known.get(begin, name)}").unlink(missing_ok=True)
            link_file(path, f"{self._top}{name}")
            self._known[begin] = name

    def forget_others(self, keys: Iterable[str]) -> None:
        """Let go of what has another key and no site has."""
        used = {self._begin(key) for key in keys}
        for begin, name in self._known.items():
            if begin not in used:
                path = f"{self._top}{name}"
                with contextlib.suppress(OSError):
                    if os.stat(path).st_nlink == 1:  # noqa: PTH116 (the same)
                        os.unlink(path)  # noqa: PTH108

    def _begin(self, key: str) -> str:
        return blake2b(f"{self._maker} {key}".encode(), digest_size=16).hexdigest()
