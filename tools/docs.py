"""Writes the generated documentation anew."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from siniar.model.words import load_words
from siniar.system.exits import GOOD
from tools.handbook import write_handbook


@dataclass(frozen=True, slots=True)
class DocsOptions:
    """Nothing can be chosen."""


def run(root: Path, options: DocsOptions) -> int:  # noqa: ARG001 (as every task)
    """Write what changed, and name it; the exit status."""
    for name in write_handbook(root, load_words("id")):
        sys.stderr.write(f"{name}\n")
    return GOOD
