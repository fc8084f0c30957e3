"""The repository's schedule lives, and every file fits its host."""

from __future__ import annotations

import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from siniar.doctor.probe import list_content, read_last_commit
from siniar.doctor.repository import RepositoryFile, check_repository
from tests.support.factories import NOW


def codes(*files: RepositoryFile, days: int = 1, has_schedule: bool = True) -> list[str]:
    last = NOW - timedelta(days=days)
    found = check_repository(files, last, NOW, has_schedule=has_schedule)
    return [finding.code for finding in found]


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (RepositoryFile("content/audio/1.mp3", 14_000_000), []),
        (RepositoryFile("content/audio/1.mp3", 50_000_000), ["repo-berkas-besar"]),
        (RepositoryFile("content/audio/1.wav", 100_000_000), ["repo-berkas-terlalu-besar"]),
        (RepositoryFile("content/audio/1.mp3", 130, is_pointer=True), ["repo-lfs"]),
    ],
)
def test_files_that_do_not_fit_are_told(file: RepositoryFile, expected: list[str]) -> None:
    assert codes(file) == expected


@pytest.mark.parametrize(("days", "expected"), [(49, []), (50, ["repo-jadwal-mati"])])
def test_a_quiet_repository_is_told_before_its_schedule_ends(
    days: int, expected: list[str]
) -> None:
    assert codes(days=days) == expected


def test_a_repository_without_schedule_is_told() -> None:
    assert codes(days=99, has_schedule=False) == ["repo-tanpa-jadwal"]
    assert list(check_repository([], None, NOW, has_schedule=True)) == []


def test_git_and_disk_are_asked(tmp_path: Path) -> None:
    assert read_last_commit(tmp_path) is None
    audio = tmp_path / "content/audio"
    audio.mkdir(parents=True)
    (audio / "1.mp3").write_bytes(b"version https://git-lfs.github.com/spec/v1\noid sha256:00\n")
    (audio / "2.mp3").write_bytes(bytes(1000))
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "x",
         "--date", "2026-01-02T03:04:05+00:00"],
    ):  # fmt: skip
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True)
    assert read_last_commit(tmp_path) is not None
    files = list(list_content(tmp_path, tmp_path / "content"))
    assert [(file.path, file.is_pointer) for file in files] == [
        ("content/audio/1.mp3", True),
        ("content/audio/2.mp3", False),
    ]
