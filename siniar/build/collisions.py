"""Finds outputs that would be written over each other, and lets those give way that may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from siniar.build.rules import OUTPUT_COLLISION
from siniar.model.findings import Finding, found
from siniar.model.outputs import Output


def give_way(outputs: Iterable[Output]) -> tuple[tuple[Output, ...], list[Finding]]:
    """The outputs without those that yield to another one, and what is to be told of these.

    Of several that would yield to each other the first one stays.
    """
    every = list(outputs)
    taken = _Taken()
    for output in every:
        if output.yields is None:
            taken.add(output)
    kept, findings = [], []
    for output in every:
        other = taken.find(output) if output.yields else None
        if other is None:
            kept.append(output)
            taken.add(output)
        elif output.yields and other.yields in {None, output.yields}:
            page = output.path.removesuffix("index.html")
            values = {"value": page, "other": other.place.path}
            findings.append(found(output.yields, output.place, **values))
    return tuple(kept), findings


class _Taken:
    """The files that there are, whatever the case of their letters, and the folders they need."""

    def __init__(self) -> None:
        self._files: dict[str, Output] = {}
        self._folders: dict[str, Output] = {}

    def add(self, output: Output) -> None:
        path = output.path.casefold()
        self._files.setdefault(path, output)
        for folder in _folders_above(path):
            if folder in self._folders:  # and so are those above it
                return
            self._folders[folder] = output

    def find(self, output: Output) -> Output | None:
        """What stands where an output would, or in its way."""
        path = output.path.casefold()
        above = (self._files.get(folder) for folder in _folders_above(path))
        there = self._files.get(path) or self._folders.get(path)
        return there or next((other for other in above if other), None)


def check_collisions(outputs: Iterable[Output]) -> list[Finding]:
    """A finding for each output that would overwrite another one.

    Paths are compared without regard to case, because macOS and Windows write such files over
    each other, and a file may not stand where a folder is needed.
    """
    taken: dict[str, Output] = {}
    pairs = []
    for output in outputs:
        first = taken.setdefault(output.path.casefold(), output)
        if first is not output:
            pairs.append((output, first))
    for path, output in taken.items():
        blocking = next((name for name in _folders_above(path) if name in taken), None)
        if blocking:
            pairs.append((output, taken[blocking]))
    return [
        found(OUTPUT_COLLISION, output.place, value=output.path, other=other.place.path)
        for output, other in pairs
    ]


def _folders_above(path: str) -> Iterator[str]:
    """The folders that a path lies in, the nearest first."""
    folder = path.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
