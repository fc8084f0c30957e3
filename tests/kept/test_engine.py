"""The engine's digest is reckoned anew unless it is known that none of its files has changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from siniar.build import load as assembly
from siniar.build import running
from siniar.build.cache import fingerprint as engine
from siniar.build.cache import is_engine_of
from siniar.build.load import Site
from siniar.model.words import load_words
from siniar.system.unchanged import Record, look

LONG_AGO = (1_700_000_000, 1_700_000_000)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a program of its own."""
    for name in ("content/episodes/001.md", "siniar/model/dates.py", "tasks.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
        os.utime(path, LONG_AGO)
    return tmp_path


def test_the_engine_of_a_project_is_known(root: Path, tmp_path: Path) -> None:
    assert not is_engine_of(root)
    assert not is_engine_of(root / "tidak-ada")
    ours = tmp_path / "lain"
    ours.mkdir()
    (ours / "siniar").symlink_to(Path(engine.__file__).parents[1])
    assert is_engine_of(ours)


def test_a_digest_that_the_last_build_told_is_taken_while_the_program_is_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(running, "is_engine_of", lambda _root: True)
    monkeypatch.setattr(running, "begin_pictures", lambda project: asked.append(project.engine))
    monkeypatch.setattr(assembly, "read_site", lambda *_: Site(load_words("id")))
    monkeypatch.setattr(running, "write_site", lambda *_, **__: None)
    seen = look(root)
    for program in (seen.program, "lain", ""):
        values = {"input": "x", "engine": "sidik", "until": 0, "said": "", "output": ""}
        record = Record({**values, "program": program, "folders": []}, "")
        settings = {
            "SINIAR_ROOT": root,
            "PATH": root / "content",
            "THEME": root / "theme",
            "SITEURL": "",
            "TIMEZONE": "Asia/Jakarta",
            "SINIAR_SEEN": seen,
            "SINIAR_RECORD": record,
        }
        running.run_directly(settings, root / "output", lambda _site: None)
    assert asked == ["sidik", "", ""]


def test_a_note_is_no_part_of_the_program(root: Path) -> None:
    before = look(root).program
    (root / "content/episodes/001.md").write_text("lain", encoding="utf-8")
    assert look(root).program == before != ""


@pytest.mark.parametrize("name", ["siniar/model/dates.py", "siniar/baru.py", "tasks.py"])
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
