"""Writes zip files: whole or not there, the same bytes for the same content."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

#: Zip files know no earlier time, and the same files give the same bytes.
_TIME = (1980, 1, 1, 0, 0, 0)
_CHUNK = 1 << 20


def write_zip(
    target: Path, entries: Iterable[tuple[str, bytes | Path]], comment: bytes = b""
) -> None:
    """Write a zip with a name and bytes, or a file, for each entry.

    Everything is stored as it is: sound does not get smaller. The comment is the zip's own.

    Raises:
        OSError: a file cannot be read or the zip not be written; what was there stays.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED, allowZip64=True) as pack:
            pack.comment = comment
            for name, content in entries:
                entry = zipfile.ZipInfo(name, _TIME)
                if isinstance(content, bytes):
                    pack.writestr(entry, content)
                    continue
                with content.open("rb") as file, pack.open(entry, "w", force_zip64=True) as inside:
                    while piece := file.read(_CHUNK):
                        inside.write(piece)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
