"""The engine's digest is reckoned anew unless it is known that none of its files has changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from siniar.kept import engine, engine_digest, trust_engine
from siniar.unchanged import look

LONG_AGO = (1_700_000_000, 1_700_000_000)


@pytest.fixture(autouse=True)
def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_told", [])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a program of its own."""
    for name in ("content/episodes/001.md", "siniar/dates.py", "tasks.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
        os.utime(path, LONG_AGO)
    return tmp_path


def test_a_digest_of_our_own_files_is_taken(tmp_path: Path) -> None:
    (tmp_path / "siniar").symlink_to(Path(engine.__file__).parents[1])
    trust_engine("sidik", tmp_path)
    assert engine_digest() == "sidik"


def test_a_digest_of_other_files_is_not(root: Path) -> None:
    own = engine_digest()
    trust_engine("sidik", root)
    trust_engine("sidik", root / "tidak-ada")
    assert engine_digest() == own != "sidik"


def test_a_note_is_no_part_of_the_program(root: Path) -> None:
    before = look(root).program
    (root / "content/episodes/001.md").write_text("lain", encoding="utf-8")
    assert look(root).program == before != ""


@pytest.mark.parametrize("name", ["siniar/dates.py", "siniar/baru.py", "tasks.py"])
def test_a_file_of_the_program_is(name: str, root: Path) -> None:
    before = look(root).program
    (root / name).write_text("lain", encoding="utf-8")
    # So fresh that another change might not show.
    assert look(root).program == ""
    os.utime(root / name, (LONG_AGO[0], LONG_AGO[1] + 1))
    assert look(root).program not in {before, ""}


def test_so_is_an_installed_package(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packages = root / "site-packages"
    packages.mkdir()
    monkeypatch.syspath_prepend(packages)
    before = look(root).program
    (packages / "markdown-4.dist-info").mkdir()
    os.utime(packages, LONG_AGO)
    assert look(root).program != before
