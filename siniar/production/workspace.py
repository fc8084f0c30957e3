"""Keeps finished steps under the content they were made of: work goes on where it was left."""

from __future__ import annotations

import glob
import os
import shutil
import threading
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec

from siniar.system.files import read_digest

T = TypeVar("T")

#: Grows whenever the same recording would come out differently.
VERSION = 4
#: Letters of a digest that stand in names.
_LETTERS = 16
_PART = ".part"


def digest_sources(sources: Iterable[Path]) -> str:
    """A name for recordings in their order, from their content alone.

    Raises:
        OSError: one of them cannot be read.
    """
    whole = sha256(str(VERSION).encode())
    for source in sources:
        whole.update(bytes.fromhex(read_digest(source)))
    return whole.hexdigest()[:_LETTERS]


class Workspace:
    """A folder in which every file is whole: half-made ones have another ending."""

    def __init__(self, folder: Path) -> None:
        """Make the folder and throw away what an interrupted run left half-made.

        Raises:
            OSError: the folder cannot be written.
        """
        self.folder = folder
        self._guard = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}
        folder.mkdir(parents=True, exist_ok=True)
        for rest in folder.glob(f"*{_PART}"):
            rest.unlink(missing_ok=True)

    def step(self, name: str, made_of: object, ending: str, make: Callable[[Path], object]) -> Path:
        """The file that ``make`` writes, made only when it is not there from an earlier run.

        ``made_of`` is whatever the result depends on, with a stable ``repr``. An exception leaves
        nothing behind.
        """
        path = self.path_of(name, made_of, ending)
        with self._lock_of(path):
            return path if path.exists() else _make_whole(path, path, make)

    def find(self, name: str, made_of: object, kind: type[T], find: Callable[[], T]) -> T:
        """The value of type ``kind`` that ``find`` gives, asked only once for the same things.

        What an earlier run wrote and nobody understands any more is asked for once more: a disk
        has spoiled it, or an older version wrote it in another form.
        """
        path = self.path_of(name, made_of, ".json")
        with self._lock_of(path):
            kept = _read_value(path, kind)
            if kept is not None:
                return kept
            value = find()
            _make_whole(path, path, lambda part: part.write_bytes(msgspec.json.encode(value)))
            return value

    def _lock_of(self, path: Path) -> threading.Lock:
        """Whoever has it makes the file: the same recording may stand twice in an episode."""
        with self._guard:
            return self._locks.setdefault(path.name, threading.Lock())

    def write(self, name: str, content: bytes) -> Path:
        """A file of this name with this content, whole.

        Raises:
            OSError: there is no room.
        """
        path = self.folder / name
        return _make_whole(path, path, lambda part: part.write_bytes(content))

    def path_of(self, name: str, made_of: object, ending: str) -> Path:
        """Where a step's result lies, finished or not."""
        key = sha256(repr((VERSION, made_of)).encode()).hexdigest()[:_LETTERS]
        return self.folder / f"{name}-{key}{ending}"

    def install(self, source: Path, target: Path) -> None:
        """Put a copy of a finished file in its place in one move; never half of it.

        Raises:
            OSError: there is no room, or the folder cannot be written.
        """
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = self.folder / target.name
        if self.folder.stat().st_dev != target.parent.stat().st_dev:
            # A move is whole only within one disk; what an earlier run left there goes first.
            beside = target.with_name(f".{target.name}")
            for rest in target.parent.glob(f"{glob.escape(beside.name)}.*{_PART}"):
                rest.unlink(missing_ok=True)
        _make_whole(target, beside, lambda part: shutil.copyfile(source, part))


def _read_value(path: Path, kind: type[T]) -> T | None:
    """What a file holds; ``None`` when there is none, or it holds no such value.

    msgspec's JSON has no numbers without an end and none that are no numbers.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except FileNotFoundError:
        return None
    except (ValueError, RecursionError):  # msgspec's errors are ValueErrors
        return None


def _make_whole(path: Path, beside: Path, make: Callable[[Path], object]) -> Path:
    """The file ``path``, made under another name next to ``beside`` until it is whole."""
    part = beside.with_name(f"{beside.name}.{os.getpid()}{_PART}")
    try:
        make(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path
