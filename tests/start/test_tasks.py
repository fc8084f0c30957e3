"""A show's own tasks.py, on a computer with Python and nothing else."""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from siniar.system.resources import find_resource

PROGRAM = """
import sys
def start(root, program):
    print(root, program, *sys.argv[1:])
    raise SystemExit(3)
"""


def make_wheel(folder: Path) -> str:
    """A program that says how it was started, in the place of siniar; its hash."""
    info = "siniar-9.9.dist-info"
    files = {
        "siniar/commands/program.py": PROGRAM,
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: siniar\nVersion: 9.9\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = f"{info}/RECORD,,\n"
    for name, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=")
        record += f"{name},sha256={digest.decode()},{len(text)}\n"
    folder.mkdir()
    path = folder / "siniar-9.9-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in {**files, f"{info}/RECORD": record}.items():
            wheel.writestr(name, text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def show(tmp_path: Path) -> Path:
    folder = tmp_path / "acara kami"  # with a blank, as people have
    folder.mkdir()
    skeleton = find_resource("start/skeleton/tasks.py")
    (folder / "tasks.py").write_bytes(skeleton.read_bytes())
    return folder


def run(show: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "HOME": str(show),
        "PATH": os.environ["PATH"],
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(show.parent / "wheels"),
        "PYTHONUTF8": "1",
    }
    # From another folder: the show is where tasks.py lies.
    command = [sys._base_executable, str(show / "tasks.py"), *arguments]  # type: ignore[attr-defined]
    return subprocess.run(
        command, cwd=show.parent, env=environment, capture_output=True, text=True, check=False
    )


def test_the_program_is_installed_once_by_its_hash_and_started_in_the_show(show: Path) -> None:
    digest = make_wheel(show.parent / "wheels")
    wanted = show / "requirements.txt"
    wanted.write_text(f"siniar==9.9 \\\n    --hash=sha256:{digest}\n")
    first = run(show, "serve", "--port", "1 2")
    assert first.returncode == 3, first.stderr
    assert first.stdout == f"{show} python3 tasks.py serve --port 1 2\n"
    assert "Menyiapkan .venv" in first.stderr
    again = run(show)
    assert (again.returncode, again.stderr) == (3, "")


def test_what_cannot_be_prepared_is_told_without_a_traceback(show: Path) -> None:
    (show / ".venv").touch()
    refused = run(show, "check")
    assert refused.returncode == 1
    assert ".venv tidak bisa disiapkan" in refused.stderr
    assert "Traceback" not in refused.stderr
