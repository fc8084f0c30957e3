"""Git in a folder of a test, by somebody whose name it need not ask for."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str) -> str:
    """Run git there; what it prints.

    Raises:
        CalledProcessError: it refuses.
    """
    who = ("-c", "user.name=Contoh", "-c", "user.email=contoh@example.org")
    command = ["git", "-C", str(folder), *who, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
