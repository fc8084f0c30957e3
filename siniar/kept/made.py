"""Keeps made files that are small and many, to put a site together in an empty folder."""

from __future__ import annotations

from collections.abc import Callable

from siniar.kept.shelf import Shelf
from siniar.outputs import Output


class MadeFiles:
    """The bytes of outputs by their keys; those without a key pass through."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._known = {key for key, _ in shelf.witnesses()}
        self._used: set[str] = set()

    def bytes_for(self, output: Output, make: Callable[[Output], bytes]) -> bytes:
        """The bytes of an output, made only when they are not here yet."""
        if not output.key or output.is_costly:
            return make(output)
        # Two files of one key (a feed page of an old address) may differ by their path only.
        key = f"{output.key} {output.path}"
        self._used.add(key)
        if key in self._known:
            kept = self._shelf.value(key)
            if kept is not None:
                return kept
        data = make(output)
        self._shelf.put(key, b"", data)
        return data

    def save(self) -> None:
        """Keep what this run used, and nothing else."""
        self._shelf.save(gone=self._known - self._used)
