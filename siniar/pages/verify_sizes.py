"""Weighs a finished site: residents pay for every byte."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from siniar.model.catalogue import Catalogue
from siniar.model.findings import Finding, Place, found
from siniar.model.urls import base_path
from siniar.pages.rules import OUTPUT_HEAVY
from siniar.system.files import list_files, name_of

#: Bytes, packed as hosts pack them: of all style sheets together, and of a page. An hour of
#: transcript takes a fifth of that.
STYLE_BUDGET, PAGE_BUDGET = 8_000, 100_000
#: Bytes of a picture for chats: WhatsApp leaves out larger ones.
SHARE_BUDGET = 300_000
#: Bytes of a player in another site's frame with its style and picture, as they lie there.
PLAYER_BUDGET = 20_000
_PARTS = re.compile(r'<(?:img|link rel="stylesheet")[^>]*? (?:src|href)="([^"]+)"')
#: Bytes below which a page need not be packed to know that it is light enough.
_SURE = 100_000


def check_budgets(folder: Path, catalogue: Catalogue) -> Iterator[Finding]:
    """Files that are heavier than the promise to residents."""
    for path in folder.glob(f"{catalogue.addresses.episode}/*/embed/index.html"):
        whole = path.stat().st_size + sum(_parts_of(path, folder, base_path(catalogue.show)))
        yield from _weigh(folder, path, whole, PLAYER_BUDGET)
    for path in list_files(folder / "theme", ".css"):
        yield from _weigh(folder, path, _packed(path), STYLE_BUDGET)
    for path in list_files(folder, ".html"):
        if path.stat().st_size > _SURE:
            yield from _weigh(folder, path, _packed(path), PAGE_BUDGET)
    for path in folder.rglob("*-1200x630-*.jpg"):
        yield from _weigh(folder, path, path.stat().st_size, SHARE_BUDGET)


def _parts_of(page: Path, folder: Path, base: str) -> Iterator[int]:
    """Bytes of what a player's page loads by itself; what is missing is told elsewhere."""
    for address in _PARTS.findall(page.read_text(encoding="utf-8")):
        file = folder / unquote(address.removeprefix(f"{base}/"))
        yield file.stat().st_size if file.is_file() else 0


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def _weigh(folder: Path, path: Path, size: int, limit: int) -> Iterator[Finding]:
    if size > limit:
        yield found(OUTPUT_HEAVY, Place(name_of(folder, path)), size=size, limit=limit)
