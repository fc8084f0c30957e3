"""Reads gettext catalogues, each compiled once for as long as its text is the same."""

from __future__ import annotations

import contextlib
import os
from gettext import GNUTranslations
from hashlib import sha256
from io import BytesIO
from pathlib import Path

#: Beside the catalogue, where Python keeps compiled modules too; safe to delete.
_FOLDER = "__pycache__"


def read_catalogue(path: Path) -> GNUTranslations:
    """The messages of a ``.po`` file.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no catalogue.
    """
    text = path.read_bytes()
    kept = path.parent / _FOLDER / f"{path.stem}.{sha256(text).hexdigest()[:16]}.mo"
    compiled = _read(kept)
    if compiled is None:
        compiled = _compile(text, path.parents[1].name)
        _keep(kept, compiled)
    return GNUTranslations(BytesIO(compiled))


def _compile(text: bytes, language: str) -> bytes:
    # Slow to import, and needed once for each new text.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(text), locale=language))
    return compiled.getvalue()


def _read(path: Path) -> bytes | None:
    """What was kept, if it is whole."""
    try:
        kept = path.read_bytes()
    except OSError:
        return None
    digest, compiled = kept[:32], kept[32:]
    return compiled if sha256(compiled).digest() == digest else None


def _keep(path: Path, compiled: bytes) -> None:
    """Keep it whole or, on a disk that takes no files, not at all; older ones go."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        for old in path.parent.glob(f"{path.name.partition('.')[0]}.*.mo"):
            old.unlink(missing_ok=True)
        part.write_bytes(sha256(compiled).digest() + compiled)
        part.replace(path)
