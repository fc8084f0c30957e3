"""Tables of cases that lie in files beside their tests."""

from __future__ import annotations

from pathlib import Path


def read_rows(path: Path) -> list[list[str]]:
    r"""The columns of each line, parted by tabs; ``\n`` and ``\t`` mean one, ``""`` nothing."""
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    return [[_meant(part) for part in line.split("\t")] for line in lines]


def _meant(part: str) -> str:
    return "" if part == '""' else part.replace("\\n", "\n").replace("\\t", "\t")
