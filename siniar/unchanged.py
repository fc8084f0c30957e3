"""Tells within a moment that a site is built already: nothing that it is made from has changed.

It runs before anything heavy is imported, so it must not import third-party packages.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

#: Nanoseconds within which a file could change once more without its time telling.
_TICK = 50_000_000
#: What settings read from the environment.
_VARIABLES = ("SITEURL", "NOW")
#: Below the project's root: everything that a site is made from.
_FOLDERS = ("content", "theme", "siniar")
_FILES = (".venv/.siniar-run", "pelicanconf.py", "publishconf.py", "tasks.py")
#: Made by running the program.
_SKIPPED = frozenset({"__pycache__"})


def register_path(root: Path) -> Path:
    """Where the last finished build is noted."""
    return root / ".cache" / "unchanged.json"


def sign_input(root: Path) -> str:
    """A hash of the names, sizes and times of everything that a site is made from.

    Empty when something changed so lately that its time could hide another change. The program
    itself belongs to it, and so do links' targets.
    """
    marks = [mark for folder in _FOLDERS for mark in _walk(os.fspath(root / folder))]
    for name in _FILES:
        marks += _mark_file(os.fspath(root / name))
    newest = max((mark[2] for mark in marks), default=0)
    if newest > time.time_ns() - _TICK:
        return ""
    variables = [os.environ.get(name) for name in _VARIABLES]
    return _hash((sys.version, variables, sorted(marks)))


def sign_output(folder: Path) -> str:
    """A hash of the names, sizes and times of all files of a finished site."""
    return _hash(sorted(_walk(os.fspath(folder))))


def note_build(root: Path, signature: str, *, until: float, said: str) -> None:
    """Note that ``output/`` is what the input of that signature gives.

    ``until`` is when the passing of time will change the site by itself, in seconds since 1970;
    ``said`` is what the build told the editor.
    """
    path = register_path(root)
    if not signature:
        path.unlink(missing_ok=True)
        return
    record = {
        "input": signature,
        "output": sign_output(root / "output"),
        "until": until,
        "said": said,
    }
    part = path.with_name(f"{path.name}.{os.getpid()}")
    path.parent.mkdir(parents=True, exist_ok=True)
    part.write_text(json.dumps(record), encoding="utf-8")
    part.replace(path)


def forget_build(root: Path) -> None:
    """To be called before ``output/`` is written to."""
    register_path(root).unlink(missing_ok=True)


def tell_unchanged(root: Path) -> bool:
    """Whether ``output/`` is up to date; if so, what the build that made it said is said again."""
    try:
        record = json.loads(register_path(root).read_bytes())
        is_same = bool(
            time.time() < record["until"]
            and record["input"] == sign_input(root)
            and record["output"] == sign_output(root / "output")
        )
        said = str(record["said"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return False
    if is_same:
        sys.stderr.write(said)
    return is_same


#: Path, size, change in nanoseconds, inode.
_Mark = tuple[str, int, int, int]


def _walk(folder: str) -> Iterator[_Mark]:
    pending = [folder]
    while pending:
        current = pending.pop()
        try:
            entries = list(os.scandir(current))
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _SKIPPED:
                    pending.append(entry.path)
            elif entry.is_dir():
                # A link to a folder may lead anywhere, in circles too: never settled.
                yield entry.path, 0, time.time_ns(), 0
            else:
                yield from _mark_file(entry.path)


def _mark_file(path: str) -> Iterable[_Mark]:
    try:
        status = os.stat(path)  # noqa: PTH116 (thousands of times)
    except OSError:
        return ()
    return ((path, status.st_size, status.st_mtime_ns, status.st_ino),)


def _hash(value: object) -> str:
    return blake2b(repr(value).encode("utf-8", "surrogateescape"), digest_size=20).hexdigest()
