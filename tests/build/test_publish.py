"""Building and publishing with small real Pelican projects."""

import os
import sys
from pathlib import Path

import pytest

from siniar.build.load import Refused
from siniar.build.publish import Outcome, publish_site
from siniar.system import folders as switching
from siniar.system.folders import switch_folders
from tests.support.shows import PLAIN


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    write_note(tmp_path, "Satu")
    (tmp_path / "pelicanconf.py").write_text(PLAIN)
    (tmp_path / "publishconf.py").write_text(PLAIN)
    return tmp_path


def write_note(root: Path, title: str) -> None:
    note = f"Title: {title}\nDate: 2026-01-01\nSlug: satu\n\nIsi"
    (root / "content" / "satu.md").write_text(note)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def leftovers(root: Path) -> list[str]:
    return [path.name for path in (root / ".cache").iterdir() if path.is_dir()]


def test_publishing_puts_a_whole_new_site_in_place(project: Path) -> None:
    assert publish_site(project).outcome is Outcome.DONE
    assert "Satu" in (project / "output" / "satu.html").read_text()
    (project / "output" / "lama.html").write_text("of an earlier time")
    write_note(project, "Dua")
    assert publish_site(project).outcome is Outcome.DONE
    assert "Dua" in (project / "output" / "satu.html").read_text()
    assert not (project / "output" / "lama.html").exists()
    assert leftovers(project) == []
    if os.name != "nt":
        assert (project / "output").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize(
    "broken",
    [
        PLAIN + "raise RuntimeError('rusak')",
        PLAIN + "THEME = 'tidak ada'",
        "ini bukan python",
        PLAIN + "raise SystemExit(5)",
    ],
)
def test_whatever_fails_leaves_the_last_output_byte_for_byte(project: Path, broken: str) -> None:
    publish_site(project)
    before = tree(project / "output")
    (project / "publishconf.py").write_text(broken)
    failed = publish_site(project)
    assert failed.outcome is Outcome.STOPPED
    assert isinstance(failed.planned, Refused)
    assert [each.code for each in failed.planned.report] == ["setelan-rusak"]
    assert tree(project / "output") == before
    assert leftovers(project) == []


def test_a_run_killed_between_its_two_renames_is_mended_by_the_next(project: Path) -> None:
    publish_site(project)
    before = tree(project / "output")
    (project / "output").rename(project / ".cache" / "output-last")
    (project / "publishconf.py").write_text("rusak(")
    assert publish_site(project).outcome is Outcome.STOPPED
    assert tree(project / "output") == before


@pytest.mark.parametrize("has_call", [True, False])
def test_a_switch_leaves_the_new_folder_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_call: bool
) -> None:
    if not has_call:
        monkeypatch.setattr(switching, "exchange", lambda _one, _other: False)
    for name in ("output", "fresh"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a").write_text(name)
    switch_folders(tmp_path / "fresh", tmp_path / "output", tmp_path / "aside")
    assert [path.name for path in tmp_path.iterdir()] == ["output"]
    assert tree(tmp_path / "output") == {"a": b"fresh"}


def test_linux_and_macos_exchange_folders_in_one_step(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    expected = sys.platform in {"linux", "darwin"}
    assert switching.exchange(tmp_path / "one", tmp_path / "other") is expected
    assert (tmp_path / "one/other").exists() is expected
    assert not switching.exchange(tmp_path / "one", tmp_path / "absent")


def test_a_switch_that_fails_halfway_goes_back(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "a").write_text("lama")
    with pytest.raises(OSError, match="absent"):
        switch_folders(tmp_path / "absent", output, tmp_path / "aside")
    assert tree(output) == {"a": b"lama"}
