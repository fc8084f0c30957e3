"""Follows every link of every page to its file on the site."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from siniar.content.addresses import join_address, split_address
from siniar.model.catalogue import Catalogue
from siniar.model.findings import Finding, Place, found
from siniar.model.urls import output_file
from siniar.pages.rules import OUTPUT_LINK_BROKEN
from siniar.system.files import list_files, name_of

_LINK_ATTRIBUTES = frozenset({"href", "src", "action", "poster"})
#: Attributes that hold several addresses with sizes.
_SET_ATTRIBUTES = frozenset({"srcset", "imagesrcset"})


class _PageReader(HTMLParser):
    """Collects a page's addresses and the ids that other pages may point at."""

    def __init__(self) -> None:
        super().__init__()
        #: Line and address.
        self.links: list[tuple[int, str]] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name in _LINK_ATTRIBUTES and value:
                self.links.append((line, value))
            elif name in _SET_ATTRIBUTES and value:
                self.links += [(line, part.split()[0]) for part in value.split(",") if part.split()]
        del tag


def _read_page(path: Path) -> _PageReader:
    reader = _PageReader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader


def check_links(folder: Path, catalogue: Catalogue) -> Iterator[Finding]:
    """Links of the site to itself that lead to nothing, each with its line."""
    site = catalogue.show.url
    pages = {path: _read_page(path) for path in list_files(folder, ".html")}
    for path, page in pages.items():
        here = f"{site}/{path.relative_to(folder).as_posix()}".removesuffix("index.html")
        for line, link in page.links:
            address = join_address(here, link)
            name = file_of(address, site)
            if name is None:
                continue
            file = folder / name
            if not file.is_file() or not _has_part(
                pages.get(file), split_address(address).fragment
            ):
                yield found(OUTPUT_LINK_BROKEN, Place(name_of(folder, path), line), value=link)


def file_of(address: str, site: str) -> str | None:
    """The file below the site's root at an address; ``None`` for one elsewhere."""
    parts, ours = split_address(join_address(f"{site}/", address)), split_address(f"{site}/")
    if (parts.scheme, parts.netloc) != (ours.scheme, ours.netloc):
        return None
    if not parts.path.startswith(ours.path):
        return None
    return output_file(unquote(parts.path.removeprefix(ours.path)))


def _has_part(page: _PageReader | None, fragment: str) -> bool:
    """Whether a file has the part; moments such as ``t=95`` are parts of any page with audio."""
    if not fragment or page is None or fragment.startswith("t="):
        return True
    return unquote(fragment) in page.ids
