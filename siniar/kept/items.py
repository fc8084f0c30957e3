"""Keeps the written items of each feed page in a file of its own."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from siniar.writing import replace_file


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
            head, _, content = self._file(page).read_bytes().partition(b"\n")
            check, lengths = json.loads(head)
            if check != zlib.crc32(content) or sum(lengths.values()) != len(content):
                return {}
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            return {}
        items = {}
        start = 0
        for name, length in lengths.items():
            items[name] = content[start : start + length]
            start += length
        return items

    def write(self, page: str, items: Mapping[str, bytes]) -> None:
        """Keep these items, and no others, for the page of that path."""
        content = b"".join(items.values())
        lengths = {name: len(item) for name, item in items.items()}
        head = json.dumps([zlib.crc32(content), lengths]).encode()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            replace_file(self._file(page), head + b"\n" + content)
        except OSError:
            return
