"""Writes the generated documentation anew."""

from __future__ import annotations

import sys
from pathlib import Path

from siniar.commands.options import NoOptions
from siniar.model.words import load_words
from siniar.system.exits import GOOD
from tools.handbook import write_handbook


def run(root: Path, _: NoOptions) -> int:
    """Write what changed, and name it; the exit status."""
    for name in write_handbook(root, load_words("id")):
        sys.stderr.write(f"{name}\n")
    return GOOD
