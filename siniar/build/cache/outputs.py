"""Keeps made files by their keys, as other names (hard links) of the files in a site."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from siniar.system.files import digest_of, link_file

#: Letters of the program's fingerprint in a name: some disks take names of 143 and no more.
_MAKER = 12


class KeptOutputs:
    """Nothing is copied, and whoever replaces a file leaves its other names alone.

    A name tells what the file was made from, what was in it, its size and its time: one that was
    written into is not found. What a disk spoils in silence is found before a site is published
    (:mod:`siniar.build.verify_plan`). The folder may be deleted at any time.
    """

    def __init__(self, folder: Path, maker: str) -> None:
        """``maker`` is the fingerprint of the program: what another one made is not found."""
        self._top = f"{os.fspath(folder)}/"
        self._maker = maker[:_MAKER]
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        try:
            names = os.listdir(folder)  # noqa: PTH208 (ten thousands of names, as texts)
        except OSError:
            names = []
        #: By the beginning of their names.
        self._known = {name.partition("-")[0]: name for name in names}

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to find, and no key needs to be known."""
        return not self._known

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
        # A cache that was packed and unpacked may have lost the time's nanoseconds.
        is_whole = name.endswith(_ending(status)) or digest_of(path) == _digest(name)
        return (path, status) if is_whole else None

    def digest(self, key: str) -> str | None:
        """SHA-256 of what was made for a key, hexadecimal; ``None`` when nothing was kept."""
        return _digest(self._known.get(self._begin(key), "")) or None

    def keep(self, key: str, path: str, digest: str) -> None:
        """Keep a file that was just written; a disk that takes no more costs time only.

        ``digest`` is the SHA-256 of what was made, whatever the disk made of it.
        """
        begin = self._begin(key)
        with contextlib.suppress(OSError):
            name = f"{begin}-{digest}{_ending(os.stat(path))}"  # noqa: PTH116 (the same)
            self.forget(key)
            link_file(path, f"{self._top}{name}")
            self._known[begin] = name

    def forget(self, key: str) -> None:
        """Let go of what was made for a key: it is damaged."""
        name = self._known.pop(self._begin(key), None)
        if name:
            Path(f"{self._top}{name}").unlink(missing_ok=True)

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
        return f"{self._maker}{key}"


def _digest(name: str) -> str:
    return name.split("-", 2)[1] if "-" in name else ""


def _ending(status: os.stat_result) -> str:
    """What the name of a file ends with as long as nobody writes into it."""
    return f"-{status.st_size:x}-{status.st_mtime_ns:x}"
