"""What a preview serves: its pages, files below its folder, and nothing outside of it."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote_to_bytes

from msgspec import Struct, field

from siniar.build.preview.media_types import find_media_type
from siniar.build.preview.reload import inject
from siniar.build.preview.state import Preview
from siniar.model.words import Words, load_words
from siniar.pages.admin import VENDOR

HTML = "text/html; charset=utf-8"


def list_linked(root: Path) -> tuple[Path, ...]:
    """Folders that a preview of the project links to instead of copying from them."""
    return root / "content", VENDOR


class ServedSite(Struct, frozen=True):
    """What a server serves."""

    preview: Preview
    #: Starts and ends with a slash: ``/`` or ``/repo/``.
    prefix: str = "/"
    #: Folders that links in the served folder may point into, besides the folder itself.
    linked: Sequence[Path] = ()
    #: For what the server itself says.
    words: Words = field(default_factory=partial(load_words, "id"))

    def find(self, folder: Path, parts: list[str]) -> Path | None:
        """The file or folder at an address, or None; never outside of what may be served."""
        path = folder.joinpath(*parts)
        candidates = [path]
        if parts and not path.suffix:
            # As GitHub Pages does: /about is also about.html.
            candidates.append(path.with_name(f"{path.name}.html"))
        for candidate in candidates:
            try:
                real = candidate.resolve(strict=True)
            except (OSError, RuntimeError, ValueError):  # absent, a loop of links, too long
                continue
            allowed = [folder.resolve(), *(place.resolve() for place in self.linked)]
            if any(real.is_relative_to(place) for place in allowed):
                return candidate
        return None

    def waiting_page(self, *, is_first: bool) -> bytes:
        """What is shown before there is a page: during the first build, or when it has failed."""
        if is_first:
            told = self.words.t("The site is being built. This page opens by itself when it is.")
        else:
            told = self.words.t(
                "The site cannot be built yet. This page opens by itself when it can."
            )
        return self._page(self.words.t("Preview"), told)

    def missing_page(self, folder: Path) -> bytes:
        """The site's own page for addresses that are not there, or a plain one."""
        with contextlib.suppress(OSError):
            if path := self.find(folder, ["404.html"]):
                return path.read_bytes()
        return self._page("404", self.words.t("No such page."))

    def _page(self, title: str, text: str) -> bytes:
        head = f'<!doctype html><html lang="{self.words.language}"><meta charset="utf-8">'
        head += f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
        return f"{head}<body><p>{escape(text)}</body></html>".encode()


class ServedFile(Struct, frozen=True):
    """A body that can be sent whole or in part."""

    media_type: str
    length: int
    etag: str
    modified: float
    path: Path | None = None
    data: bytes = b""

    @contextlib.contextmanager
    def open(self, first: int) -> Iterator[BinaryIO | bytes]:
        """The body from byte ``first`` on."""
        if self.path is None:
            yield self.data[first:]
            return
        with self.path.open("rb") as file:
            file.seek(first)
            yield file


def read_content(path: Path, version: str) -> ServedFile:
    """A file as it is served: pages carry the preview's script.

    Raises:
        OSError: it cannot be read.
    """
    media_type = find_media_type(path)
    stat = path.stat()
    if media_type.startswith("text/html"):
        data = inject(path.read_bytes(), version)
        etag = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
        return ServedFile(media_type, len(data), etag, stat.st_mtime, data=data)
    etag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
    return ServedFile(media_type, stat.st_size, etag, stat.st_mtime, path)


def split_address(raw: str) -> list[str] | None:
    """The decoded segments of an address, or None for one that names nothing."""
    try:
        text = unquote_to_bytes(raw).decode("utf-8")
    except UnicodeDecodeError:
        return None
    segments = [segment for segment in text.split("/") if segment not in {"", "."}]
    # Backslash and colon would mean folders and drives on Windows.
    if any(segment == ".." or set(segment) & set("\\\0:") for segment in segments):
        return None
    return segments
