"""Finds the files of a finished site, and names them as findings do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def list_files(folder: Path, *endings: str) -> list[Path]:
    """The files below a folder that end so, in the order of their names."""
    return sorted(path for path in folder.rglob("*") if path.suffix in endings and path.is_file())


def name_of(folder: Path, path: Path) -> str:
    """A file of the site as findings call it."""
    return f"output/{path.relative_to(folder).as_posix()}"


def read_texts(folder: Path, *endings: str) -> Iterator[tuple[Path, str]]:
    """Each file that ends so with its text; bytes that are no text are left out."""
    for path in list_files(folder, *endings):
        yield path, path.read_text(encoding="utf-8", errors="replace")
