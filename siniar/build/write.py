"""Writes planned outputs into a folder: only what changed, each file whole or not at all."""

from __future__ import annotations

import marshal
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Protocol

from siniar.model.outputs import Output
from siniar.system.files import Written, copy_file, link_or_copy, replace_bytes, replace_file
from siniar.system.processes import in_shares

#: The same behind the key that it was written with.
_Entry = tuple[str, int, int]
#: Of a file that is looked at each time.
_UNKNOWN: _Entry = ("", 0, 0)
#: Names of files that are not whole yet.
_PART = re.compile(r"\.part-\d+$")
#: Files that are worth another process: to begin one takes as long as dozens of pages.
_SHARE = 60
#: A picture takes as long as so many pages.
_PICTURE = 10
#: Bytes that a register begins with.
_CHECK = 16


class Maker(Protocol):
    """Who makes outputs."""

    def bytes_for(self, output: Output) -> bytes:
        """The bytes of an output."""

    def is_ready(self, output: Output) -> bool:
        """Whether a costly output need not be made."""

    def wait(self) -> None:
        """Wait for the costly outputs that are being made meanwhile."""


class Made(Protocol):
    """Where files of earlier runs are kept."""

    def find(self, output: Output) -> tuple[str, Written] | None:
        """The file of an output, as it was written."""

    def keep(self, output: Output, path: str, written: Written) -> None:
        """Keep a file that has just been written."""


def write_outputs(
    outputs: Iterable[Output],
    folder: Path,
    cache: Path | None,
    maker: Maker,
    *,
    made: Made | None = None,
    links: bool = False,
) -> None:
    """Make and write the outputs; files of an earlier run that are no longer planned go.

    With ``links`` (previews) files of the content are linked to instead of copied. A file whose
    key is the one it was written with is not even made, unless somebody has touched it; nor is
    one that is kept in ``made``. Without a ``cache`` nothing is remembered of this folder.

    Raises:
        OSError: the folder cannot be written; every file is then either the old or the new one.
    """
    register = _Register(folder, cache)
    target = _Target(folder)
    rest = [output for output in outputs if not _is_done(output, target, register, links=links)]

    def make(output: Output) -> _Entry:
        entry = target.write(output, maker.bytes_for(output))
        if made and output.key:
            made.keep(output, target.path_of(output), entry[1:])
        return entry

    def put(share: Sequence[Output]) -> list[tuple[str, _Entry]]:
        entries = []
        for output in share:
            if output.source is not None:
                target.place(output.source, target.path_of(output), links=links)
            else:
                entries.append((output.path, target.take(output, made) or make(output)))
        return entries

    def put_all(part: Sequence[Output], weight: int) -> None:
        least = 1 if weight >= 2 * _SHARE else len(part) + 1
        for entries in in_shares(put, part, least=least):
            for path, entry in entries:
                register.note(path, entry)

    quick = [output for output in rest if not output.is_costly]
    put_all(quick, len(quick))
    maker.wait()
    costly = [output for output in rest if output.is_costly]
    put_all(costly, sum(1 if maker.is_ready(output) else _PICTURE for output in costly))
    register.remove_gone()
    register.save()


def _is_done(output: Output, target: _Target, register: _Register, *, links: bool) -> bool:
    """Whether the file is in its place without being made; noted in the register then."""
    path = target.path_of(output)
    if output.source is not None:
        register.note(output.path, _UNKNOWN)
        return target.has(output.source, path, links=links)
    return register.is_there(output, path)


class _Target:
    """The folder that is written to; paths are texts, because a big site has ten thousands."""

    def __init__(self, folder: Path) -> None:
        self._top = os.fspath(folder)
        self._is_new = _is_empty(folder)
        self._made: set[str] = set()
        self._folders: dict[str, str] = {}

    def path_of(self, output: Output) -> str:
        """Where an output goes."""
        return f"{self._top}/{output.path}"

    def _make_parent(self, path: str) -> None:
        parent = path.rpartition("/")[0]
        if parent not in self._made:
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103
            self._made.add(parent)

    def has(self, source: Path, path: str, *, links: bool) -> bool:
        """Whether a file of the content is there as it should be: a link, or a copy of its age."""
        try:
            if links:
                return os.readlink(path) == self._real(source)  # noqa: PTH115
            there = os.lstat(path)
            if stat.S_ISLNK(there.st_mode):
                return False
            state = os.stat(source)  # noqa: PTH116
        except OSError:  # not there, or no link
            return False
        return (there.st_size, there.st_mtime_ns) == (state.st_size, state.st_mtime_ns)

    def _real(self, source: Path) -> str:
        """Where a file lies in truth; asked once for each folder."""
        folder, name = os.path.split(source)
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        return f"{self._folders[folder]}/{name}"

    def place(self, source: Path, path: str, *, links: bool) -> None:
        """Copy a file of the content, or link to it."""
        self._make_parent(path)
        if links:
            self.link(self._real(source), path)
        else:
            copy_file(os.fspath(source), path)

    def link(self, source: str, path: str) -> None:
        """Link to a file of the content, whatever was there before."""
        Path(path).unlink(missing_ok=True)
        try:
            os.symlink(source, path)  # noqa: PTH211
        except OSError:  # Windows allows links to administrators only
            shutil.copyfile(source, path)

    def take(self, output: Output, made: Made | None) -> _Entry | None:
        """Put a file here that an earlier run made; what to remember of it."""
        found = made.find(output) if made else None
        if found is None:
            return None
        source, written = found
        path = self.path_of(output)
        self._make_parent(path)
        try:
            link_or_copy(source, path)
        except OSError:  # gone meanwhile
            return None
        return output.key, *written

    def write(self, output: Output, content: bytes) -> _Entry:
        """Write a file unless it holds the same already; what to remember of it."""
        path = self.path_of(output)
        # One with a key is only made when something in it has changed.
        if not output.key and self._holds(path, content):
            return _UNKNOWN
        self._make_parent(path)
        written = replace_bytes(path, [content])
        return (output.key, *written) if output.key else _UNKNOWN

    def _holds(self, path: str, content: bytes) -> bool:
        """Whether the file says the same already; not asked of a folder that was empty."""
        if self._is_new:
            return False
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123
                return file.read() == content
        except OSError:
            return False


def replace_files(folder: Path, cache: Path, contents: Mapping[str, bytes]) -> None:
    """Write files that are in their places already, by their paths below ``folder``.

    Each is whole or not at all; what a killed run leaves, the next :func:`write_outputs` removes.

    Raises:
        OSError: the folder cannot be written; every file is then either the old or the new one.
    """
    mark = _unfinished(_register_file(folder, cache))
    is_ours = not mark.exists()
    mark.touch()
    for path, content in contents.items():
        replace_file(folder / path, content)
    if is_ours:
        mark.unlink(missing_ok=True)


def clone_folder(source: Path, target: Path, cache: Path) -> None:
    """Make ``target`` the same as ``source``, and remember of it the same.

    Files are linked: whoever writes one puts a new file in its place.

    Raises:
        OSError: the folder cannot be written; it is then as good as empty.
    """
    register = _register_file(target, cache)
    register.unlink(missing_ok=True)
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, symlinks=True, copy_function=link_or_copy)
    known = _register_file(source, cache)
    if known.is_file():
        replace_file(register, known.read_bytes())


class _Register:
    """What was written into a folder, so that it can be left alone, or removed, next time."""

    def __init__(self, folder: Path, cache: Path | None) -> None:
        self._file = _register_file(folder, cache) if cache else None
        self._folder = folder
        was_killed = _begin_writing(self._file) if self._file else False
        self._before: dict[str, _Entry] = {}
        # Of an empty folder there is nothing to know, whatever it held before.
        if not _is_empty(folder):
            known = None if self._file is None or was_killed else _read_register(self._file)
            if known is None:
                known = dict.fromkeys(_files_in(folder), _UNKNOWN)
            self._before = known
        self._now: dict[str, _Entry] = {}

    def is_there(self, output: Output, path: str) -> bool:
        """Whether the file was written with the same key and is still as it was."""
        entry = self._before.get(output.path)
        if entry is None or not output.key or entry[0] != output.key:
            return False
        try:
            status = os.stat(path)  # noqa: PTH116 (thousands of times a build)
        except OSError:
            return False
        if (status.st_size, status.st_mtime_ns) != entry[1:]:
            return False
        self._now[output.path] = entry
        return True

    def note(self, path: str, entry: _Entry) -> None:
        """Remember a file."""
        self._now[path] = entry

    def remove_gone(self) -> None:
        """Delete what the last run wrote into the folder and this one did not."""
        top = self._folder.resolve()
        for path in self._before.keys() - self._now.keys():
            target = self._folder / path
            is_there = target.is_symlink() or target.is_file()
            if is_there and target.parent.resolve().is_relative_to(top):
                target.unlink()
                _remove_empty(target.parent, self._folder)

    def save(self) -> None:
        """Write the register whole; an unchanged one stays."""
        if self._file is None:
            return
        if self._now != self._before or not self._file.exists():
            _write_register(self._file, self._now)
        _unfinished(self._file).unlink(missing_ok=True)


def _files_in(folder: Path) -> Iterator[str]:
    """What lies in a folder that nobody remembers writing; hidden things at its top are not ours.

    Left alone, the page of an episode that has become a draft would stay for ever; so would what
    a killed run had not finished.
    """
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        is_ours = not name.startswith(".") or _PART.search(name)
        if is_ours and (path.is_symlink() or not path.is_dir()):
            yield name


def _register_file(folder: Path, cache: Path) -> Path:
    name = sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    return cache / f"written-{name}.register"


def _unfinished(register: Path) -> Path:
    """The file that stands beside a register for as long as its folder is being written to."""
    return register.with_suffix(".unfinished")


def _begin_writing(register: Path) -> bool:
    """Whether the last run that wrote into the folder was killed.

    That one wrote files that no register knows.
    """
    mark = _unfinished(register)
    was_killed = mark.exists()
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()
    return was_killed


def _is_empty(folder: Path) -> bool:
    return not folder.is_dir() or not any(folder.iterdir())


def _read_register(path: Path) -> dict[str, _Entry] | None:
    """The register; ``None`` when it is not there or damaged."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    # Without a copy: that of a large site takes megabytes.
    packed = memoryview(content)[_CHECK:]
    if _check_of(packed) != content[:_CHECK]:
        return None
    # Our own bytes, from our own cache folder; JSON takes five times as long.
    register: dict[str, _Entry] = marshal.loads(packed)  # noqa: S302
    return register


def _write_register(path: Path, entries: Mapping[str, _Entry]) -> None:
    packed = marshal.dumps(dict(entries))
    replace_file(path, _check_of(packed), packed)


def _check_of(packed: bytes | memoryview) -> bytes:
    """Tells a register that was cut off or changed, and one that another Python wrote."""
    return blake2b(packed, digest_size=_CHECK, person=f"{sys.hexversion:x}".encode()).digest()


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
