"""Keeps made pictures between runs, by the hash of everything that they depend on."""

from __future__ import annotations

import contextlib
import os
import threading
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from siniar.outputs import Output


@dataclass(frozen=True, slots=True)
class PictureStore:
    """A folder of made outputs that is safe to delete.

    Each file begins with the SHA-256 of what follows, so that one that was cut off or changed
    is found out and made again.
    """

    folder: Path

    def bytes_for(self, output: Output) -> bytes:
        """The bytes of an output; made only when they are not here yet.

        An output that is not costly is made each time. A folder that cannot be written costs time,
        nothing else.
        """
        if not output.key or not output.is_costly:
            return output.render()
        path = self._path(output.key)
        kept = _read(path)
        if kept is not None:
            return kept
        data = output.render()
        _keep(path, data)
        return data

    def _path(self, key: str) -> Path:
        name = sha256(key.encode()).hexdigest()
        return self.folder / name[:2] / name[2:]


def _read(path: Path) -> bytes | None:
    try:
        kept = path.read_bytes()
    except OSError:
        return None
    digest, data = kept[:32], kept[32:]
    return data if sha256(data).digest() == digest else None


def _keep(path: Path, data: bytes) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(sha256(data).digest() + data)
        part.replace(path)
    except OSError:  # a full or read-only disk: the picture is made again next time
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
