"""Files that a text shows or gives out: pictures among its words, and documents to download."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class Document(Struct, frozen=True):
    """A file of content/files that a text leads to, published byte for byte."""

    source: Path
    #: SHA-256 of the content, hexadecimal.
    digest: str
    #: Bytes.
    length: int
    #: Below the site's root.
    path: str


class FigureFile(Struct, frozen=True):
    """A picture in one size and format."""

    #: Below the site's root; changes with the picture.
    path: str
    #: MIME type.
    type: str
    #: Pixels.
    width: int


class Figure(Struct, frozen=True):
    """A picture of content/images among the words of a text; only its ``files`` are published."""

    source: Path
    #: SHA-256 of the content, hexadecimal.
    digest: str
    #: Pixels of the largest file.
    width: int
    height: int
    #: The first is a JPEG of the largest size, which every app shows; the others are lighter.
    files: tuple[FigureFile, ...]


class Attached(Struct, frozen=True):
    """All that a text shows and gives out."""

    figures: tuple[Figure, ...] = ()
    documents: tuple[Document, ...] = ()


NOTHING_ATTACHED = Attached()
