"""Finds outputs that would be written over each other, and lets those give way that may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from siniar.build.rules import OUTPUT_COLLISION
from siniar.model.findings import Finding, found
from siniar.model.outputs import Output


def settle_paths(outputs: Iterable[Output]) -> tuple[tuple[Output, ...], list[Finding]]:
    """The outputs without those that yield to another one, and what is to be told of all.

    Of several that would yield to each other the first one stays. Paths are compared without
    regard to case, because macOS and Windows write such files over each other, and a file may not
    stand where a folder is needed.
    """
    every = list(outputs)
    taken = _Taken()
    firm = ((output, taken.add(output)) for output in every if output.yields is None)
    pairs = [(output, first) for output, first in firm if first is not output]
    pairs += taken.blocked()
    kept, findings = [], []
    for output in every:
        other = taken.find(output) if output.yields else None
        if other is None:
            kept.append(output)
            if output.yields:
                taken.add(output)
        elif output.yields and other.yields in {None, output.yields}:
            page = output.path.removesuffix("index.html")
            values = {"value": page, "other": other.place.path}
            findings.append(found(output.yields, output.place, **values))
    for output, other in pairs:
        values = {"value": output.path, "other": other.place.path}
        findings.append(found(OUTPUT_COLLISION, output.place, **values))
    return tuple(kept), findings


class _Taken:
    """The files that there are, whatever the case of their letters, and the folders they need."""

    def __init__(self) -> None:
        self._files: dict[str, Output] = {}
        self._folders: dict[str, Output] = {}

    def add(self, output: Output) -> Output:
        """Take an output in; the first one of that path."""
        path = output.path.casefold()
        folder = path.rpartition("/")[0]
        while folder and folder not in self._folders:  # else those above it are known too
            self._folders[folder] = output
            folder = folder.rpartition("/")[0]
        return self._files.setdefault(path, output)

    def find(self, output: Output) -> Output | None:
        """What stands where an output would, or in its way."""
        path = output.path.casefold()
        there = self._files.get(path) or self._folders.get(path)
        return there or self._above(path)

    def blocked(self) -> list[tuple[Output, Output]]:
        """Each output that lies in a folder where a file stands, with that file."""
        if self._files.keys().isdisjoint(self._folders):
            return []
        pairs = ((output, self._above(path)) for path, output in self._files.items())
        return [(output, other) for output, other in pairs if other]

    def _above(self, path: str) -> Output | None:
        return next(
            (self._files[each] for each in _folders_above(path) if each in self._files), None
        )


def _folders_above(path: str) -> Iterator[str]:
    """The folders that a path lies in, the nearest first."""
    folder = path.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
