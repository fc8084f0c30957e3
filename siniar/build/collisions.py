"""Finds outputs that would be written over each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from siniar.build.rules import OUTPUT_COLLISION
from siniar.model.findings import Finding, found
from siniar.model.outputs import Output


def check_collisions(outputs: Iterable[Output]) -> list[Finding]:
    """A finding for each output that would overwrite another one.

    Paths are compared without regard to case, because macOS and Windows write such files over
    each other, and a file may not stand where a folder is needed.
    """
    taken: dict[str, Output] = {}
    findings = []
    for output in outputs:
        first = taken.setdefault(output.path.casefold(), output)
        if first is not output:
            findings.append(
                found(OUTPUT_COLLISION, output.place, value=output.path, other=first.place.path)
            )
    findings += [
        found(OUTPUT_COLLISION, output.place, value=output.path, other=taken[parent].place.path)
        for output, parent in _blocked(taken)
    ]
    return findings


def _blocked(taken: Mapping[str, Output]) -> Iterator[tuple[Output, str]]:
    """Outputs in a folder whose name a file has, each with that name."""
    blocking: dict[str, str] = {}
    for parent in {path.rpartition("/")[0] for path in taken} - {""}:
        above = [parent, *(parent[:place] for place in _slashes(parent))]
        name = next((name for name in above if name in taken), "")
        if name:
            blocking[parent] = name
    if not blocking:
        return
    for path, output in taken.items():
        parent = path.rpartition("/")[0]
        if parent in blocking:
            yield output, blocking[parent]


def _slashes(path: str) -> list[int]:
    """Where the slashes of a path are, the last first."""
    return [place for place in range(len(path) - 1, 0, -1) if path[place] == "/"]
