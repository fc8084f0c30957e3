"""Takes the handbook's pictures anew from the running project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from tools.programs import run_python


@dataclass(frozen=True, slots=True)
class PicturesOptions:
    """Nothing can be chosen."""

    packages: ClassVar[tuple[str, ...]] = ("dev",)


def run(root: Path, _: PicturesOptions) -> int:
    """Take them; the exit status."""
    prepared = run_python(root, "-m", "tests.support.tools", "browser")
    return prepared or run_python(root, "-m", "tests.support.handbook")
