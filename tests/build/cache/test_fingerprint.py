"""What the program is known by changes with its files, and with nothing that lies beside them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from siniar.build.cache.fingerprint import program_fingerprint


def test_only_files_of_the_program_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("siniar.build.cache.fingerprint._PROGRAM", tmp_path)
    read = program_fingerprint.__wrapped__
    rooms = tmp_path / "build"
    rooms.mkdir()
    (rooms / "plan.py").write_text("a = 1")
    first = read()
    (rooms / "plan.pyc").write_text("x")
    if sys.platform != "win32":
        # What Emacs lays there while somebody writes, and a link to a folder.
        (rooms / ".#plan.py").symlink_to("siti@kantor.4711:99")
        (rooms / "lain.py").symlink_to(tmp_path, target_is_directory=True)
    assert read() == first
    (rooms / "plan.py").write_text("a = 2")
    assert read() != first
