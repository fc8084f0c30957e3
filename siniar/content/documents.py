"""Tells which files a site gives out, by what they hold and not only by their names."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import PurePath

from siniar.media.audio import tell_kind

#: What Word adds for programs inside a document.
_MACROS = "vbaProject"


def _is_pdf(content: bytes) -> bool:
    return b"%PDF-" in content[:1024]


def _is_docx(content: bytes) -> bool:
    names = _names(content)
    return "word/document.xml" in names and not any(_MACROS in name for name in names)


def _is_odt(content: bytes) -> bool:
    mark = b"mimetypeapplication/vnd.oasis.opendocument.text"
    return content[30 : 30 + len(mark)] == mark and "content.xml" in _names(content)


def _names(content: bytes) -> list[str]:
    """The names in a ZIP file, of which nothing is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError):
        return []


#: By ending. A sheet of figures is where lists of residents lie, and a page would run scripts.
KINDS: Mapping[str, Callable[[bytes], bool]] = {".pdf": _is_pdf, ".docx": _is_docx, ".odt": _is_odt}


def odd_kind(name: str, content: bytes) -> str | None:
    """What a file is that is not given out, a message id; ``None`` for one that is."""
    ending = PurePath(name).suffix.lower()
    if ending in KINDS and KINDS[ending](content):
        return None
    known = tell_kind(content[:4096])
    if ending not in KINDS:
        return ending.lstrip(".").upper() or (known.name if known else "")
    return known.name if known else ""
