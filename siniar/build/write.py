"""Writes planned outputs into a folder: only what is not there by its key, each file whole."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from siniar.build.cache.outputs import KeptOutputs
from siniar.model.outputs import Output
from siniar.pages.search import PROGRAM_PATH
from siniar.system.files import Mark, copy_file, link_or_copy, mark_of_link, replace_bytes
from siniar.system.processes import in_processes

#: Outputs that are worth another process: to begin one takes as long as dozens of pages.
_SHARE = 60
#: A picture takes as long as so many pages.
_COSTLY = 10
#: Written beside the outputs, by other programs.
_FOREIGN = frozenset({PROGRAM_PATH.partition("/")[0]})


def write_outputs(
    outputs: Sequence[Output],
    folder: Path,
    kept: KeptOutputs,
    leftovers: Mapping[str, Mark],
    *,
    links: bool = False,
) -> None:
    """Take away leftovers that nobody has written anew, and make what is missing.

    Raises:
        OSError: the folder cannot be written; every file is then either the old or the new one.
    """
    # First: who takes away another name of a file changes its mark.
    _remove(folder, leftovers)
    has_new = put_outputs(outputs, folder, kept, links=links)
    if has_new and not kept.is_empty:
        kept.forget_others(output.key.digest for output in outputs)


def find_leftovers(folder: Path, outputs: Iterable[Output]) -> dict[str, Mark]:
    """What lies in a folder before a run writes there, and is not planned, with its mark.

    Left alone, the page of an episode that has become a draft would stay for ever; so would what
    a killed run had not finished. Hidden things at the top are not the site's.
    """
    if not folder.is_dir():
        return {}
    top = f"{os.fspath(folder)}/"
    planned = {output.path for output in outputs}
    names = (name for name in _files_below(top) if name not in planned)
    return {name: mark for name in names if (mark := mark_of_link(f"{top}{name}"))}


def _remove(folder: Path, leftovers: Mapping[str, Mark]) -> None:
    top = f"{os.fspath(folder)}/"
    for name, mark in leftovers.items():
        # What others have written meanwhile belongs to the site.
        if mark_of_link(f"{top}{name}") == mark:
            os.unlink(f"{top}{name}")  # noqa: PTH108
            _remove_empty(top, name)


def _remove_empty(top: str, name: str) -> None:
    parent = name.rpartition("/")[0]
    try:
        while parent:
            os.rmdir(f"{top}{parent}")  # noqa: PTH106
            parent = parent.rpartition("/")[0]
    except OSError:  # something else is in it
        return


def put_outputs(
    outputs: Sequence[Output], folder: Path, kept: KeptOutputs, *, links: bool = False
) -> bool:
    """Put files of a plan where they belong; whether some of them had to be made.

    With ``links`` (previews) files of the content are linked to instead of copied.

    Raises:
        OSError: the folder cannot be written; every file is then either the old or the new one.
    """
    target = _Folder(folder, links=links)
    copies = [each for each in outputs if each.source and not target.holds(each.path, each.source)]
    missing = [each for each in outputs if not each.source and not target.take(each, kept)]
    # An episode's files together, and the feeds of a year: they are made from the same things.
    missing.sort(key=lambda each: (each.place.path, each.path.rpartition("/")[2]), reverse=True)

    def make(output: Output) -> None:
        if output.source is None:
            target.write(output, kept)
        else:
            target.place(output.path, output.source)

    due = [*missing, *copies]
    weight = sum(_COSTLY if output.is_costly else 1 for output in due)
    least = max(1, len(due) * _SHARE // max(weight, 1))
    for _ in in_processes(make, due, least=least):
        pass
    return bool(missing)


class _Folder:
    """The folder that is written to; paths are texts, because a big site has ten thousands."""

    def __init__(self, folder: Path, *, links: bool) -> None:
        self._top = f"{os.fspath(folder)}/"
        self._links = links
        self._parents: set[str] = set()
        self._real: dict[str, str] = {}

    def _make_parent(self, path: str) -> None:
        parent = path.rpartition("/")[0]
        if parent not in self._parents:
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103
            self._parents.add(parent)

    def holds(self, name: str, source: Path) -> bool:
        """Whether a file of the content is there, or a link to it."""
        path = f"{self._top}{name}"
        if not self._links:
            return _is_copy(path, source)
        try:
            return os.readlink(path) == self._real_path(source)  # noqa: PTH115
        except OSError:  # not there, or no link
            return False

    def place(self, name: str, source: Path) -> None:
        """Copy a file of the content, or link to it."""
        path = f"{self._top}{name}"
        self._make_parent(path)
        if self._links:
            self._link(self._real_path(source), path)
        else:
            copy_file(os.fspath(source), path)

    def _link(self, source: str, path: str) -> None:
        Path(path).unlink(missing_ok=True)
        try:
            os.symlink(source, path)  # noqa: PTH211
        except OSError:  # Windows allows links to administrators only
            copy_file(source, path)

    def _real_path(self, source: Path) -> str:
        """Where a file lies in truth; asked once for each folder."""
        folder, name = os.path.split(source)
        if folder not in self._real:
            self._real[folder] = os.path.realpath(folder)
        return f"{self._real[folder]}/{name}"

    def take(self, output: Output, kept: KeptOutputs) -> bool:
        """Put the kept file of an output in its place; false when there is none."""
        found = None if kept.is_empty else kept.find(output.key.digest)
        if found is None:
            return False
        source, status = found
        path = f"{self._top}{output.path}"
        try:
            if os.path.samestat(os.lstat(path), status):
                return True
            os.unlink(path)  # noqa: PTH108
        except OSError:
            self._make_parent(path)
        try:
            link_or_copy(source, path)
        except OSError:  # gone meanwhile
            return False
        return True

    def write(self, output: Output, kept: KeptOutputs) -> None:
        """Make an output and keep it."""
        path = f"{self._top}{output.path}"
        self._make_parent(path)
        content = output.render()
        replace_bytes(path, [content])
        kept.keep(output.key.digest, path, sha256(content).hexdigest())


def _is_copy(path: str, source: Path) -> bool:
    """Whether a file is a copy of the source as it is now.

    It has the source's size and time, and nothing of the source has changed since it was made.
    """
    try:
        there, wanted = os.lstat(path), os.stat(source)  # noqa: PTH116
    except OSError:
        return False
    is_file = stat.S_ISREG(there.st_mode)
    is_alike = (there.st_size, there.st_mtime_ns) == (wanted.st_size, wanted.st_mtime_ns)
    return is_file and is_alike and wanted.st_ctime_ns < there.st_ctime_ns


def _files_below(top: str) -> Iterator[str]:
    """Every file and link below a folder, but those that others write there."""
    pending = [""]
    while pending:
        below = pending.pop()
        with os.scandir(f"{top}{below}") as entries:
            for entry in _ours(entries, is_top=not below):
                name = f"{below}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    pending.append(f"{name}/")
                else:
                    yield name


def _ours(entries: Iterable[os.DirEntry[str]], *, is_top: bool) -> Iterator[os.DirEntry[str]]:
    for entry in entries:
        is_part = ".part-" in entry.name
        is_foreign = entry.name in _FOREIGN or (entry.name.startswith(".") and not is_part)
        if not (is_top and is_foreign and entry.name != ".nojekyll"):
            yield entry
