"""The files of a site as promises: a path, what it is made from, and how its bytes are made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from siniar.model.findings import Place
from siniar.model.keys import Key
from siniar.model.rules import Rule

#: Of what nobody makes.
NO_KEY = Key()


class Output(Struct, frozen=True):
    """One file of the published site, not yet made."""

    #: Below the output folder, forward slashes, never starting with one.
    path: str
    #: Everything that the bytes depend on; nothing for a file that is copied.
    key: Key
    #: Makes the bytes; must give the same bytes for the same key.
    render: Callable[[], bytes]
    #: Where it comes from (a note, a setting), to name in a collision.
    place: Place
    #: A file to be copied as it is; ``render`` then reads it.
    source: Path | None = None
    #: Bytes of that file.
    length: int = 0
    #: Whether search finds the page.
    is_searched: bool = False
    #: Whether making it takes as long as a dozen pages.
    is_costly: bool = False
    #: Whether a blog's own template makes it; what it loads is then for the blog to answer for.
    is_of_blog: bool = False
    #: What is told when it gives way to another file of the same path; ``None``: it never does.
    yields: Rule | None = None


def copied(path: str, source: Path, place: Place, length: int) -> Output:
    """An output that is a file of the content, byte for byte."""
    return Output(path, NO_KEY, source.read_bytes, place, source=source, length=length)
