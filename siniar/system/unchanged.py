"""Tells within a moment what has changed since a site was built: nothing, only notes, or more.

It runs before anything heavy is imported, so it must not import third-party packages.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any

#: Nanoseconds within which a file could change once more without its time telling.
_TICK = 50_000_000
#: What settings read from the environment.
_VARIABLES = ("SITEURL", "NOW")
#: Below the project's root: everything that a site is made from.
_FOLDERS = ("content", "theme", "siniar")
_FILES = (".venv/.siniar-run", "pelicanconf.py", "publishconf.py", "tasks.py")
_NOTES = "content/episodes/"
#: Made by running the program.
_SKIPPED = frozenset({"__pycache__"})
#: The mark of a file that changed so lately that its time could hide another change.
_UNSETTLED = ""


#: A file as its file system knows it: size, change in nanoseconds, inode.
Mark = tuple[int, int, int]


class Input:
    """The state of everything that a site is made from, links' targets and the program too."""

    __slots__ = ("marks", "notes", "program", "rest")

    def __init__(
        self,
        rest: str,
        notes: Mapping[str, str],
        marks: Mapping[str, Mark] | None = None,
        program: str = "",
    ) -> None:
        #: Changes with any file but the notes of episodes; empty while one is unsettled.
        self.rest = rest
        #: By path below the root: changes with the note; empty while it is unsettled.
        self.notes = notes
        #: By path below the root: files as their file system knew them, for this run only.
        self.marks = marks or {}
        #: Changes with the program, what it needs and the settings; empty while one is unsettled.
        self.program = program

    def take_marks(self) -> Mapping[str, Mark]:
        """The marks, which are let go of with this."""
        marks, self.marks = self.marks, {}
        return marks

    def __reduce__(self) -> tuple[type[Input], tuple[str, Mapping[str, str]]]:
        return Input, (self.rest, self.notes)

    @property
    def signature(self) -> str:
        """Changes with anything; empty while anything is unsettled."""
        if not self.rest or _UNSETTLED in self.notes.values():
            return ""
        return _hash("\n".join([self.rest, *sorted(map("\0".join, self.notes.items()))]))

    def changed_notes(self, earlier: Input) -> list[str] | None:
        """The notes that alone are not what they were; ``None`` when something else changed too.

        A note that has come or gone is something else.
        """
        if not self.rest or self.rest != earlier.rest or self.notes.keys() != earlier.notes.keys():
            return None
        before = earlier.notes
        return [
            name for name, mark in self.notes.items() if mark == _UNSETTLED or before[name] != mark
        ]


def look(root: Path) -> Input:
    """The state of the project's files now, told by their names, sizes and times."""
    marks: dict[str, Mark] = {}
    odd: list[str] = []
    latest = time.time_ns() - _TICK
    top = f"{os.fspath(root)}/"
    for folder in _FOLDERS:
        before = len(marks)
        _mark_folder(top, folder, marks, odd)
    for name in _FILES:
        _mark_file(top, name, marks)
    # The program's folder is the last.
    program = _sign({name: marks[name] for name in islice(marks, before, None)}, latest)
    texts = {
        name: f"{size} {changed} {inode}" if changed <= latest else _UNSETTLED
        for name, (size, changed, inode) in marks.items()
    }
    names = [name for name in texts if name.startswith(_NOTES) and name.endswith(".md")]
    notes = {name: texts.pop(name) for name in names}
    if odd or _UNSETTLED in texts.values():
        return Input("", notes, marks, program)
    variables = [f"{name}={os.environ.get(name)}" for name in _VARIABLES]
    rest = [sys.version, *variables, *sorted(map("\0".join, texts.items()))]
    return Input(_hash("\n".join(rest)), notes, marks, program)


def _sign(marks: Mapping[str, Mark], latest: int) -> str:
    """A hash of files' marks, of Python's version and of when a package last came or went.

    Empty if a file changed after ``latest``.
    """
    if any(changed > latest for _, changed, _ in marks.values()):
        return _UNSETTLED
    packages: dict[str, Mark] = {}
    for folder in sys.path:
        if folder.endswith("site-packages"):
            _mark_file("", folder, packages)
    return _hash(repr((sys.version, sorted(marks.items()), sorted(packages.items()))))


def _mark_folder(top: str, folder: str, marks: dict[str, Mark], odd: list[str]) -> None:
    pending = [folder]
    while pending:
        at = pending.pop()
        try:
            entries = list(os.scandir(f"{top}{at}"))
        except OSError:
            continue
        for entry in entries:
            name = f"{at}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _SKIPPED:
                    pending.append(name)
            elif entry.is_symlink() and entry.is_dir():
                # A link to a folder may lead anywhere, in circles too: never settled.
                odd.append(name)
            else:
                _mark_file(top, name, marks)


def _mark_file(top: str, name: str, marks: dict[str, Mark]) -> None:
    try:
        status = os.stat(f"{top}{name}")  # noqa: PTH116 (thousands of times)
    except OSError:
        return
    marks[name] = (status.st_size, status.st_mtime_ns, status.st_ino)


# --- the last finished build ----------------------------------------------------------------------


class Record:
    """What is noted of the last build that finished."""

    __slots__ = ("engine", "folders", "output", "program", "said", "signature", "top", "until")

    def __init__(self, values: Mapping[str, Any], top: str) -> None:
        """``top`` is the site's folder; what ``values`` lack raises."""
        self.top = top
        #: Of the input.
        self.signature = str(values["input"])
        #: Digest of the program that built.
        self.engine = str(values["engine"])
        #: As in the input; empty when it was unsettled.
        self.program = str(values["program"])
        #: Seconds since 1970 until which that input gives the same site.
        self.until = float(values["until"])
        #: What the editor was told.
        self.said = str(values["said"])
        #: Folders below the site's own, and a hash of when something last came into one or went.
        self.folders = tuple(map(str, values["folders"]))
        self.output = str(values["output"])

    def holds(self) -> bool:
        """Whether the site is still the one that was built, and its time has not run out.

        A file that was replaced, deleted or added is seen; one that somebody has written into,
        which costs a look at every file, is left to the next build that has something to do.
        """
        return time.time() < self.until and self.output == _sign_folders(self.top, self.folders)


def register_path(root: Path) -> Path:
    """Where the last finished build is noted."""
    return root / ".cache" / "unchanged.json"


def read_record(root: Path) -> Record | None:
    """What was noted; ``None`` without it, and when it is damaged."""
    try:
        values = json.loads(register_path(root).read_bytes())
        return Record(values, os.fspath(root / "output"))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def note_build(
    root: Path,
    seen: Input,
    *,
    engine: str,
    until: float,
    said: str,
    folders: Sequence[str],
) -> None:
    """Note that ``output/`` is what that input gives, as :class:`Record` has it.

    Nothing is noted of input that is unsettled.
    """
    signature = seen.signature
    if not signature:
        return
    path = register_path(root)
    record = {
        "input": signature,
        "output": _sign_folders(os.fspath(root / "output"), folders),
        "folders": folders,
        "engine": engine,
        "program": seen.program,
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


def tell_unchanged(root: Path) -> Input | None:
    """``None`` when ``output/`` is up to date: what its build said is said again.

    Otherwise the state of the input.
    """
    now = look(root)
    record = read_record(root)
    if record is None or record.signature != now.signature or not record.holds():
        return now
    sys.stderr.write(record.said)
    return None


def _sign_folders(top: str, names: Iterable[str]) -> str:
    marks = [top]
    for name in names:
        try:
            marks.append(f"{name} {os.stat(f'{top}/{name}').st_mtime_ns}")  # noqa: PTH116
        except OSError:
            marks.append(name)
    return _hash("\n".join(marks))


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=20).hexdigest()
