"""Keeps made files that are small and many, to put a site together in an empty folder."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from siniar.model.outputs import Output
from siniar.system.files import Written, link_file


class MadeFiles:
    """Outputs by their keys; those without a key, and costly ones, are not here.

    A kept file is another name (a hard link) of the one in the site: nothing is copied, and
    whoever replaces one leaves the other alone. Its name tells what it was made from, and size
    and time of the file: one that somebody has written into is not the one that was kept.
    """

    def __init__(self, folder: Path) -> None:
        """Keep in ``folder``, which is safe to delete."""
        self._top = f"{os.fspath(folder)}/"
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        try:
            names = os.listdir(folder)  # noqa: PTH208 (ten thousands of names, as texts)
        except OSError:
            names = []
        #: By the beginning of their names.
        self._known = {name.partition("-")[0]: name for name in names}

    def find(self, output: Output) -> tuple[str, Written] | None:
        """The file of an output that an earlier run made, and its size and time."""
        name = self._known.get(_hash(output)) if self._known and _is_kept(output) else None
        if name is None:
            return None
        path = f"{self._top}{name}"
        try:
            status = os.stat(path)  # noqa: PTH116 (thousands of times a build)
        except OSError:
            return None
        written = status.st_size, status.st_mtime_ns
        return (path, written) if name == _name(name.partition("-")[0], written) else None

    def keep(self, output: Output, path: str, written: Written) -> None:
        """Keep the file of an output that was just written; a disk that takes none costs time."""
        if not _is_kept(output):
            return
        key = _hash(output)
        name = _name(key, written)
        before = self._known.get(key, name)
        with contextlib.suppress(OSError):
            if before != name:
                os.unlink(f"{self._top}{before}")  # noqa: PTH108
        with contextlib.suppress(OSError):
            link_file(path, f"{self._top}{name}")

    def forget_others(self, outputs: Iterable[Output]) -> None:
        """Let go of everything but what was kept of these outputs."""
        if not self._known:
            return
        used = {_hash(output) for output in outputs if _is_kept(output)}
        for name in [name for key, name in self._known.items() if key not in used]:
            with contextlib.suppress(OSError):
                os.unlink(f"{self._top}{name}")  # noqa: PTH108


def _is_kept(output: Output) -> bool:
    return bool(output.key) and not output.is_costly and output.source is None


def _hash(output: Output) -> str:
    # Two files of one key may differ by their path only.
    return blake2b(f"{output.key} {output.path}".encode(), digest_size=16).hexdigest()


def _name(key: str, written: Written) -> str:
    size, changed = written
    return f"{key}-{size:x}-{changed:x}"
