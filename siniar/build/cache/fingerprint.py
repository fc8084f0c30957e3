"""The fingerprint of the program: what another one read or made is never trusted."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

from siniar.system.tree import walk

_PROGRAM = Path(__file__).parents[2]
#: Files of the program that say what a site looks like.
_ENDINGS = frozenset({".html", ".json", ".po", ".py", ".ttf", ".woff2"})


@cache
def program_fingerprint() -> str:
    """Changes with any file of the program, with Python, and with any installed package."""
    digest = sha256(sys.version.encode())
    for path, is_link in walk(_PROGRAM):
        # Links that lead to nothing: some editors lay one beside a file that is being written.
        if path.suffix in _ENDINGS and not (is_link and not path.is_file()):
            digest.update(path.relative_to(_PROGRAM).as_posix().encode())
            digest.update(path.read_bytes())
    for folder in dict.fromkeys(sys.path):
        if folder.endswith("site-packages"):
            names = sorted(item.name for item in Path(folder).glob("*.dist-info"))
            digest.update("\n".join(names).encode())
    return digest.hexdigest()
