"""Deletes what the machine can make again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from siniar.commands.options import option
from siniar.model.words import N_
from siniar.system.exits import GOOD

_MADE = (
    *(".cache", "output", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis"),
    ".import_linter_cache",
)
#: What takes a network to be made again.
_FETCHED = ("tests/support/node/node_modules", ".venv")


@dataclass(frozen=True, slots=True)
class CleanOptions:
    """How much is deleted."""

    all: bool = option(N_("Also .venv and the tools of tests."), False)


def run(root: Path, options: CleanOptions) -> int:
    """Delete it; the exit status."""
    for folder in made_by_machine(root, everything=options.all):
        shutil.rmtree(folder, ignore_errors=True)
    return GOOD


def made_by_machine(root: Path, *, everything: bool) -> Iterator[Path]:
    """Folders that can be made again."""
    yield from (root / name for name in (*_MADE, *(_FETCHED if everything else ())))
