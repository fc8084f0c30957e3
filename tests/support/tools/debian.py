"""Installs packages on Debian and its children, where this program may."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.support.tools.missing import MissingToolError


def is_debian() -> bool:
    """Whether packages come from apt here."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def may_install() -> bool:
    """Whether apt-get works without asking anybody for a password."""
    return is_debian() and hasattr(os, "geteuid") and os.geteuid() == 0


def install(packages: Sequence[str]) -> None:
    """Install with apt-get; raises MissingToolError with its last line when that fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    lines: list[str] = []
    for arguments in (
        ["update", "-q"],
        ["install", "-q", "-y", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(
            ["apt-get", "-o", "DPkg::Lock::Timeout=120", *arguments],
            check=False,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        lines += [line for line in done.stdout.splitlines() if line.strip()]
    if done.returncode:
        raise MissingToolError(f"apt-get: {lines[-1]}. Type: apt-get install {' '.join(packages)}")
