"""The digest of the program that made something: what another one made is never trusted."""

from __future__ import annotations

import contextlib
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

_ENGINE = Path(__file__).parents[1]


#: The digest, when somebody who knows that no file has changed has told it.
_told: list[str] = []


def engine_digest() -> str:
    """Changes with any file of the engine, with Python, and with any installed package."""
    return _told[0] if _told else _read_engine()


def trust_engine(digest: str, root: Path) -> None:
    """Take a digest for ours: of the engine in the project ``root``, whose files are the same.

    Nothing happens when it is another one that runs.
    """
    with contextlib.suppress(OSError):
        if (root / _ENGINE.name).samefile(_ENGINE):
            _told[:] = [digest]


@cache
def _read_engine() -> str:
    digest = sha256(sys.version.encode())
    for path in sorted(_ENGINE.rglob("*")):
        if path.suffix in {".py", ".po", ".ttf", ".woff2", ".json"} and path.is_file():
            digest.update(path.relative_to(_ENGINE).as_posix().encode())
            digest.update(path.read_bytes())
    for folder in dict.fromkeys(sys.path):
        if folder.endswith("site-packages"):
            names = sorted(item.name for item in Path(folder).glob("*.dist-info"))
            digest.update("\n".join(names).encode())
    return digest.hexdigest()
