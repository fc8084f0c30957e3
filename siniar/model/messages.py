"""Reads gettext catalogues, each compiled once for as long as its text is the same."""

from __future__ import annotations

import contextlib
from gettext import GNUTranslations
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from siniar.system.sealed import read_sealed, write_sealed

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
    compiled = read_sealed(kept)
    if compiled is None:
        compiled = _compile(text, path.parents[1].name)
        with contextlib.suppress(OSError):
            for old in kept.parent.glob(f"{path.stem}.*.mo"):
                old.unlink(missing_ok=True)
        write_sealed(kept, compiled)
    return GNUTranslations(BytesIO(compiled))


def _compile(text: bytes, language: str) -> bytes:
    # Slow to import, and needed once for each new text.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(text), locale=language))
    return compiled.getvalue()
