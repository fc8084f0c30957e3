"""Keeps the written items of each feed page in a file of its own."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from siniar.system.files import replace_file


class KeptItems:
    """Items of feed pages by their names, which change with whatever made them.

    A file is a line that names the items with their lengths, then the items themselves. One that
    is damaged counts as empty, and one that cannot be written is made again next time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _file(self, page: str) -> Path:
        return self._folder / f"{sha256(page.encode()).hexdigest()[:16]}.items"

    def read(self, page: str) -> dict[str, bytes]:
        """What was kept for the page of that path."""
        try:
            content = self._file(page).read_bytes()
            start = content.index(b"\n") + 1
            check, lengths = json.loads(content[:start])
            rest = memoryview(content)[start:]
            if check != zlib.crc32(rest) or sum(lengths.values()) != len(rest):
                return {}
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            return {}
        items = {}
        for name, length in lengths.items():
            items[name] = content[start : start + length]
            start += length
        return items

    def write(self, page: str, items: Mapping[str, bytes]) -> None:
        """Keep these items, and no others, for the page of that path."""
        check = 0
        for item in items.values():
            check = zlib.crc32(item, check)
        lengths = {name: len(item) for name, item in items.items()}
        head = json.dumps([check, lengths]).encode()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # Never in one piece: a page of a large feed has megabytes.
            replace_file(self._file(page), head, b"\n", *items.values())
        except OSError:
            return
