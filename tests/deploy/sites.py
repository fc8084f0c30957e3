"""Three states of one small site."""

from __future__ import annotations

import shutil
from pathlib import Path

from siniar.deploy.release import MANIFEST

FIRST = {
    ".nojekyll": b"",
    "index.html": b'<link href="/theme/aaaaaaaaaa/site.css">satu',
    "theme/aaaaaaaaaa/site.css": b"a{}",
    "audio/satu.mp3": b"\0" * 5000,
    "nama dengan 'spasi' & ü/index.html": b"nama",
}
SECOND = {
    **{name: content for name, content in FIRST.items() if not name.startswith("theme/")},
    "index.html": b'<link href="/theme/bbbbbbbbbb/site.css">dua',
    "theme/bbbbbbbbbb/site.css": b"b{}",
    "episode/dua/index.html": b"episode dua",
}
THIRD = {
    **{name: content for name, content in SECOND.items() if not name.startswith("theme/")},
    "index.html": b'<link href="/theme/cccccccccc/site.css">tiga',
    "theme/cccccccccc/site.css": b"c{}",
}


def write_site(folder: Path, files: dict[str, bytes]) -> None:
    """Let a folder hold these files and no others."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def content_of(folder: Path) -> dict[str, bytes]:
    """Every file but the list that sending leaves."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }
