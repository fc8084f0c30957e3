"""Addresses that lead on: what stood there has another address now, or is no longer public."""

from __future__ import annotations

import re
from urllib.parse import unquote

from msgspec import Struct

from siniar.model.findings import Place

#: Bytes of a name that every file system takes.
_NAME_LIMIT = 200
_PATH_LIMIT = 800
#: What is no part of a path, or of no file on Windows.
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\\?#:*"<>|]')
_PAGE_ENDINGS = (".html", ".htm")


class Redirect(Struct, frozen=True):
    """A page that leads on."""

    #: Below the site's root; folders end in a slash.
    path: str
    #: The page it leads to, below the site's root.
    target: str
    #: What that page is called; empty where it only stands in for the one that was there.
    title: str
    #: What asks for it.
    place: Place
    #: Whether an editor wrote the address; else the ledger remembers it.
    is_alias: bool = False

    def leads_below(self, word: str) -> bool:
        """Whether a page of the site stood there that had others below it, which moved with it.

        ``word`` is what addresses of its kind begin with now. Below a page that ends in ``.html``
        there was nothing, and below the address of another program nothing of ours.
        """
        below = f"{word}/"
        was_ours = not self.is_alias or self.path.startswith(below)
        return was_ours and self.path.endswith("/") and self.target.startswith(below)


class WithdrawnPage(Struct, frozen=True):
    """What stays at the address of something that was taken back on purpose."""

    #: Below the site's root.
    path: str
    #: The note that says so.
    place: Place


def parse_path(text: str) -> str | None:
    """The path below the site's root that ``/some/page`` means; ``None`` for what is no page.

    Like Hugo, a page is a folder unless it ends in ``.html``; ``/v1.2`` is a folder too.
    """
    if not text.startswith("/"):
        return None
    try:
        path = unquote(text, errors="strict").removeprefix("/")
    except UnicodeDecodeError:
        return None
    if path.endswith("index.html") and path.rpartition("/")[2] == "index.html":
        path = path.removesuffix("index.html")
    if path and not path.endswith(("/", *_PAGE_ENDINGS)):
        path += "/"
    return path if is_path(path) else None


def is_path(path: str) -> bool:
    """Whether a path below the site's root is one that a file can have on any machine."""
    if _FORBIDDEN.search(path) or len(path.encode("utf-8", "replace")) > _PATH_LIMIT:
        return False
    return all(_is_name(name) for name in path.removesuffix("/").split("/")) or not path


def _is_name(name: str) -> bool:
    is_short = len(name.encode("utf-8", "replace")) <= _NAME_LIMIT
    return bool(name) and is_short and name[0] not in ". " and name[-1] not in ". "
