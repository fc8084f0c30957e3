"""Makes the locked sets of packages anew."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from siniar.commands.options import option
from siniar.model.words import N_
from siniar.system.exits import GOOD, PROGRAM_ERROR
from tools.bootstrap import find_uv
from tools.programs import run_program

#: Arguments of ``uv pip compile`` for each set. Sets that join another one in the same
#: environment are made under its versions.
_LOCKS = {
    "run": ["pyproject.toml"],
    "uv": ["--group", "uv"],
    "dev": ["--group", "dev", "-c", "requirements/run.lock"],
    "audit": ["--group", "audit", "-c", "requirements/run.lock", "-c", "requirements/dev.lock"],
    "node": ["--group", "node"],
    "java": ["--group", "java"],
    "audio": ["--extra", "audio", "pyproject.toml", "-c", "requirements/run.lock"],
    "transcribe": ["--extra", "transcribe", "pyproject.toml", "-c", "requirements/run.lock"],
    "denoise": ["--extra", "denoise", "pyproject.toml", "-c", "requirements/run.lock"],
    "hearing": ["--group", "hearing", "-c", "requirements/run.lock", "-c", "requirements/dev.lock"],
    "s3": ["--extra", "s3", "pyproject.toml", "-c", "requirements/run.lock"],
    # Amazon's library asks for an older python-dateutil than feedgen takes, and works with ours.
    "storage": [
        *("--group", "storage", "--override", "requirements/run.lock"),
        *("-c", "requirements/dev.lock"),
    ],
}


@dataclass(frozen=True, slots=True)
class LockOptions:
    """Whether newer versions are taken."""

    packages: ClassVar[tuple[str, ...]] = ("uv",)

    upgrade: bool = option(N_("Take the newest versions that pyproject.toml allows."), False)


def run(root: Path, options: LockOptions) -> int:
    """Make the locks anew with uv; the exit status."""
    uv = find_uv(root) or "uv"
    command = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
    command += ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"]
    command += ["--custom-compile-command", "python3 tasks.py lock"]
    command += ["--upgrade"] if options.upgrade else []
    for name, sources in _LOCKS.items():
        if run_program(root, [*command, *sources, "-o", f"requirements/{name}.lock"]) != GOOD:
            return PROGRAM_ERROR
    return GOOD
