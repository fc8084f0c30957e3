"""The digest of the program that made something: what another one made is never trusted."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

_ENGINE = Path(__file__).parents[2]


def is_engine_of(root: Path) -> bool:
    """Whether the engine in the project ``root`` is the one that runs."""
    try:
        return (root / _ENGINE.name).samefile(_ENGINE)
    except OSError:
        return False


@cache
def engine_digest() -> str:
    """Changes with any file of the engine, with Python, and with any installed package."""
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
