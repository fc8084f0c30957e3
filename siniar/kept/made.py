"""Keeps made files that are small and many, to put a site together in an empty folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from siniar.kept.shelf import Shelf
from siniar.outputs import Output


class MadeFiles:
    """The bytes of outputs by their keys; those without a key, and costly ones, are not here."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._known = {key for key, _ in shelf.witnesses()}

    def find(self, output: Output) -> bytes | None:
        """The bytes of an output, if an earlier run made it."""
        name = _name_of(output)
        return self._shelf.value(name) if name in self._known else None

    def keep(self, outputs: Iterable[Output], folder: Path) -> None:
        """Keep the outputs that have been written into ``folder``, and nothing else."""
        used = set()
        for output in outputs:
            name = _name_of(output)
            used.add(name)
            if name and name not in self._known:
                self._shelf.put(name, b"", (folder / output.path).read_bytes())
        self._shelf.save(gone=self._known - used)


def _name_of(output: Output) -> str:
    """Two files of one key may differ by their path only."""
    if not output.key or output.is_costly or output.source is not None:
        return ""
    return f"{output.key} {output.path}"
