"""The files of a site as promises: a path, what it is made from, and how its bytes are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from siniar.model.findings import Finding, Place, found


class Output(NamedTuple):
    """One file of the published site, not yet made."""

    #: Below the output folder, forward slashes, never starting with one.
    path: str
    #: Makes the bytes; must give the same bytes for the same input.
    render: Callable[[], bytes]
    #: Where it comes from (a note, a setting), to name in a collision.
    place: Place
    #: Hash of everything the bytes depend on; empty when they are cheap to make each time.
    key: str = ""
    #: Whether making it takes so long that it is kept apart, beyond the site that it stands in.
    is_costly: bool = False
    #: A file to be copied as it is; ``render`` then reads it.
    source: Path | None = None
    #: Bytes of that file.
    length: int = 0


def copied(path: str, source: Path, place: Place, length: int) -> Output:
    """An output that is a file of the content, byte for byte."""
    return Output(path, source.read_bytes, place, source=source, length=length)


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
                found("alamat-bentrok", output.place, value=output.path, other=first.place.path)
            )
    findings += [
        found("alamat-bentrok", output.place, value=output.path, other=taken[parent].place.path)
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
