"""Runs programs of the environment in the project's folder."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


def run_program(root: Path, command: Sequence[str]) -> int:
    """The exit status of a program."""
    return subprocess.run(command, cwd=root, check=False).returncode  # noqa: S603 (our own)


def run_python(root: Path, *arguments: str) -> int:
    """The exit status of a module or a line of Python in this environment."""
    return run_program(root, [sys.executable, *arguments])
