"""Finds what belongs to the program and lies beside its package in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def find_resource(name: str) -> Path:
    """A file or folder by its path in a checkout, such as ``theme``.

    Once installed it lies in the package, under the same path: the wheel's table in pyproject.toml.
    """
    inside = _PACKAGE / name
    return inside if inside.exists() else _PACKAGE.parent / name


def is_checkout(root: Path) -> bool:
    """Whether a project's folder holds the program itself, and not only a show."""
    return (root / "siniar" / "system" / Path(__file__).name).is_file()
