"""Keeps bytes in files that begin with their own hash: a damaged one counts as not there."""

from __future__ import annotations

import contextlib
import os
import threading
from hashlib import sha256
from pathlib import Path

#: Bytes of the hash.
_SEAL = 32


def read_sealed(path: Path) -> bytes | None:
    """What :func:`write_sealed` put there; ``None`` when it is not there or not whole."""
    try:
        kept = path.read_bytes()
    except OSError:
        return None
    seal, data = kept[:_SEAL], kept[_SEAL:]
    return data if sha256(data).digest() == seal else None


def write_sealed(path: Path, data: bytes) -> None:
    """Keep bytes whole, or not at all on a disk that is full or takes no files."""
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(sha256(data).digest() + data)
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
