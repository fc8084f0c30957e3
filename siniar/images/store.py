"""Keeps made pictures between runs, by the hash of everything that they depend on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from siniar.model.outputs import Output
from siniar.system.processes import aside
from siniar.system.sealed import read_sealed, write_sealed


@dataclass(frozen=True, slots=True)
class PictureStore:
    """A folder of made outputs that is safe to delete.

    Each file begins with the SHA-256 of what follows, so that one that was cut off or changed
    is found out and made again.
    """

    folder: Path
    #: What waits for the processes that were begun.
    _begun: list[Callable[[], None]] = field(default_factory=list, init=False, compare=False)

    def bytes_for(self, output: Output) -> bytes:
        """The bytes of an output; made only when they are not here yet.

        An output that is not costly is made each time. A folder that cannot be written costs time,
        nothing else.
        """
        if not output.key or not output.is_costly:
            return output.render()
        path = self._path(output.key)
        kept = read_sealed(path)
        if kept is not None:
            return kept
        data = output.render()
        write_sealed(path, data)
        return data

    def begin(self, outputs: Iterable[Output]) -> None:
        """Begin to make the costly outputs that are not here, in other processes.

        Large pictures take as much memory as a thousand episodes: better while none is read yet.
        """
        missing = [output for output in outputs if not self.is_ready(output)]
        # The first is the largest: what it leaves in memory ends with a process of its own.
        self._begun.extend(aside(self.bytes_for, part) for part in (missing[:1], missing[1:]))

    def wait(self) -> None:
        """Wait for what was begun."""
        while self._begun:
            self._begun.pop()()

    def is_ready(self, output: Output) -> bool:
        """Whether a costly output need not be made."""
        return self._path(output.key).exists()

    def _path(self, key: str) -> Path:
        name = sha256(key.encode()).hexdigest()
        return self.folder / name[:2] / name[2:]
