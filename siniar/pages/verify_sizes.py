"""Weighs a finished site: residents pay for every byte."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from siniar.model.catalogue import Catalogue
from siniar.model.findings import Finding, Place, found
from siniar.pages.rules import OUTPUT_HEAVY
from siniar.system.files import list_files, name_of

#: Bytes, packed as hosts pack them: of all style sheets together, and of a page. An hour of
#: transcript takes a fifth of that.
STYLE_BUDGET, PAGE_BUDGET = 8_000, 100_000
#: Bytes of a picture for chats: WhatsApp leaves out larger ones.
SHARE_BUDGET = 300_000
#: Bytes below which a page need not be packed to know that it is light enough.
_SURE = 100_000


def check_budgets(folder: Path, _catalogue: Catalogue) -> Iterator[Finding]:
    """Files that are heavier than the promise to residents."""
    for path in list_files(folder / "theme", ".css"):
        yield from _weigh(folder, path, _packed(path), STYLE_BUDGET)
    for path in list_files(folder, ".html"):
        if path.stat().st_size > _SURE:
            yield from _weigh(folder, path, _packed(path), PAGE_BUDGET)
    for path in folder.rglob("*-1200x630-*.jpg"):
        yield from _weigh(folder, path, path.stat().st_size, SHARE_BUDGET)


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def _weigh(folder: Path, path: Path, size: int, limit: int) -> Iterator[Finding]:
    if size > limit:
        yield found(OUTPUT_HEAVY, Place(name_of(folder, path)), size=size, limit=limit)
