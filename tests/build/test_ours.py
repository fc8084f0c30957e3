"""What this program did not make is never deleted by it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from siniar.build.pelican import Run
from siniar.build.publish import Outcome, build_output, build_site, publish_site
from siniar.model.findings import Report
from tests.support.shows import SHOW, write_settings

WITHOUT = {"INDEXES_SEARCH": False, "DRAWS_CARDS": False}


def build(root: Path) -> list[str]:
    told: list[Report] = []
    run = Run(tell=lambda report, _words: told.append(report))
    result = build_site(root, root / "output", overrides=WITHOUT, run=run)
    assert result.outcome is Outcome.DONE, result.failure
    return [finding.code for report in told for finding in report]


def make_project(root: Path) -> Path:
    (root / "content/images").mkdir(parents=True)
    write_settings(root, dict(SHOW))
    return root


def put(path: Path) -> Path:
    """An old file of somebody else."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("milik orang", encoding="utf-8")
    os.utime(path, (1, 1))
    return path


def test_a_folder_of_somebody_else_is_written_into_and_never_cleared(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    photo = put(root / "output/foto/a.jpg")
    for _ in range(2):
        assert "keluaran-bukan-milik" in build(root)
        assert photo.read_text("utf-8") == "milik orang"
    assert (root / "output/index.html").is_file()


def test_a_folder_of_this_program_is_cleared_without_any_cache(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert "keluaran-bukan-milik" not in build(root)
    stale = put(root / "output/episode/lama/index.html")
    (root / ".cache").rename(root / "lain")
    assert "keluaran-bukan-milik" not in build(root)
    assert not stale.exists()


def test_what_a_link_leads_to_is_exchanged(tmp_path: Path) -> None:
    root = make_project(tmp_path / "proyek")
    (tmp_path / "disk").mkdir()
    (root / "output").symlink_to(tmp_path / "disk")
    assert publish_site(root).outcome is Outcome.DONE
    put(tmp_path / "disk/lama.html")
    assert publish_site(root).outcome is Outcome.DONE
    assert (root / "output").is_symlink()
    assert (tmp_path / "disk/index.html").is_file()
    assert not (tmp_path / "disk/lama.html").exists()


def lay_file(output: Path) -> Path:
    return put(output)


def lay_folder(output: Path) -> Path:
    return put(output / "foto/a.jpg")


def lay_link(output: Path) -> Path:
    photo = put(output.parent.parent / "tempat/a.jpg")
    output.symlink_to(photo.parent)
    return photo


def lay_link_to_file(output: Path) -> Path:
    photo = put(output.parent.parent / "a.jpg")
    output.symlink_to(photo)
    return photo


@pytest.mark.parametrize("lay", [lay_file, lay_folder, lay_link, lay_link_to_file])
def test_what_lies_at_the_output_is_not_replaced(
    lay: Callable[[Path], Path], tmp_path: Path
) -> None:
    root = make_project(tmp_path / "proyek")
    kept = lay(root / "output")
    was_link = (root / "output").is_symlink()
    told: list[str] = []
    run = Run(tell=lambda report, _words: told.extend(each.code for each in report))
    assert publish_site(root, run).outcome is Outcome.STOPPED
    assert "keluaran-terpakai" in told
    assert kept.read_text("utf-8") == "milik orang"
    assert (root / "output").is_symlink() is was_link
    assert not (root / "output/index.html").exists()


@pytest.mark.parametrize("lay", [lay_file, lay_link_to_file])
def test_a_file_at_the_output_is_told_by_a_build_too(
    lay: Callable[[Path], Path], tmp_path: Path
) -> None:
    root = make_project(tmp_path / "proyek")
    kept = lay(root / "output")
    told: list[str] = []
    run = Run(tell=lambda report, _words: told.extend(each.code for each in report))
    assert build_output(root, run).outcome is Outcome.STOPPED
    assert told == ["keluaran-terpakai"]
    assert kept.read_text("utf-8") == "milik orang"


def test_what_a_build_was_killed_in_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_half(_outputs: object, folder: Path, *_: object, **__: object) -> NoReturn:
        put(folder / "setengah.html")
        raise OSError

    root = make_project(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr("siniar.build.pelican.write_outputs", write_half)
        assert build_output(root).outcome is Outcome.FAILED
    assert (root / "output/setengah.html").exists()
    assert publish_site(root).outcome is Outcome.DONE
    assert not (root / "output/setengah.html").exists()


def test_a_cache_on_another_disk_is_one_more_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(tmp_path)
    monkeypatch.setattr("siniar.build.publish._is_apart", lambda *_: True)
    assert publish_site(root).outcome is Outcome.DONE
    assert (root / "output/index.html").is_file()
    assert list((root / ".siniar").iterdir()) == []


def test_a_disk_in_place_of_the_output_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(tmp_path)
    monkeypatch.setattr(Path, "is_mount", lambda path: path.name == "output")
    result = publish_site(root)
    assert result.failure is not None
    assert result.failure.is_mount
