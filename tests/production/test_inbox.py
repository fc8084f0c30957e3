"""Who has only a phone lays a recording into content/rekaman/, and an episode is proposed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from siniar.build.project import Project
from siniar.commands import inbox
from siniar.production.ffmpeg import Ffmpeg
from siniar.production.inbox import list_inbox, title_of
from tests.support.factories import make_episode
from tests.support.git import git
from tests.support.places import ROOT
from tests.support.projects import lay_out_project
from tests.support.recordings import made, speak
from tests.support.shows import load_show

NOTE = "---\njudul: Uji coba\nnomor: 7\ntanggal: 2026-11-19 08:00\nstatus: draf\n---\nIsi.\n"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("12.m4a", "Judul episode 12"),
        ("CONTOH-012.mp4", "Judul episode 12"),
        ("episode-12.ogg", "Judul episode 12"),
        ("Cara mengurus KTP.m4a", "Cara mengurus KTP"),
        ("cara_mengurus-KTP.m4a", "Cara mengurus KTP"),
        ("PTT-20261120-WA0003.opus", "PTT 20261120 WA0003"),
    ],
)
def test_a_recording_is_called_after_its_episode_or_its_title(name: str, title: str) -> None:
    episode = make_episode(12, title="Judul episode 12", slug="episode-12")
    assert title_of(Path(name), [episode]) == title


def test_what_waits_is_made_and_what_cannot_be_used_stays(
    ffmpeg: Ffmpeg, heard: Project, speech: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = heard.content / "rekaman"
    folder.mkdir()
    note = heard.content / "episodes/007-uji-coba.md"
    note.parent.mkdir()
    note.write_text(NOTE)
    shutil.copy(speech, folder / "7.m4a")
    speak(ffmpeg, folder / "kerja_bakti.opus", seconds=3, start=20)
    (folder / "rusak.m4a").write_text("bukan rekaman")
    (folder / ".DS_Store").touch()
    assert load_show(heard).report.has_errors is False
    assert inbox.empty(load_show(heard)) == 3
    told = capsys.readouterr().out
    assert "[rekaman-rusak, kesalahan]" in told
    assert [path.name for path in list_inbox(heard.content)] == ["rusak.m4a"]
    files = made(heard)
    assert "audio: 007-uji-coba.mp3" in note.read_text()
    assert {"audio/007-uji-coba.mp3", "audio/008-kerja-bakti.mp3"} <= files.keys()
    assert "judul: Kerja bakti" in files["episodes/008-kerja-bakti.md"].decode()


def test_an_empty_inbox_is_no_mistake(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert inbox.empty(load_show(project)) == 0
    assert "Tidak ada rekaman" in capsys.readouterr().out


#: What the workflow calls, here: the show's tasks, and GitHub's program, which notes its orders.
TASKS = f"""import sys; sys.path.insert(0, {str(ROOT)!r})
from siniar.commands.program import start
start(".")
"""
GH = '#!/bin/sh\necho "$@" >> "$GH_LOG"\n'


@pytest.fixture
def repository(speech: Path, work: Path, tmp_path: Path) -> Path:
    """A show that was pushed with a recording in its inbox; its sound was made here before."""
    root, hub = lay_out_project(tmp_path / "acara"), tmp_path / "hub.git"
    (root / "tasks.py").write_text(TASKS)
    (root / ".gitignore").write_text(".cache/\noutput/\n")
    (root / "content/rekaman").mkdir()
    shutil.copy(speech, root / "content/rekaman/kerja_bakti.m4a")
    shutil.copytree(work, root / ".cache/produksi")
    git(tmp_path, "init", "--quiet", "--bare", str(hub))
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Rekaman")
    git(root, "remote", "add", "origin", str(hub))
    git(root, "push", "--quiet", "origin", "main")
    return root


def test_the_steps_of_the_workflow_propose_what_was_made(repository: Path, tmp_path: Path) -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/rekaman.yml").read_text("utf-8"))
    wanted = ("Make the episodes", "Propose them")
    steps = [step for step in workflow["jobs"]["produce"]["steps"] if step.get("name") in wanted]
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "gh").write_text(GH)
    (programs / "gh").chmod(0o755)
    path = f"{programs}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    around = {**os.environ, "PATH": path, "BRANCH": "rekaman-1"}
    around |= {"GH_LOG": str(tmp_path / "gh"), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}
    for step in steps:
        command = ["bash", "-e", "-o", "pipefail", "-c", step["run"]]
        done = subprocess.run(
            command, cwd=repository, env=around, check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
    changed = git(tmp_path / "hub.git", "diff", "--name-status", "main", "rekaman-1").splitlines()
    assert [line for line in changed if line.startswith("D")] == [
        "D\tcontent/rekaman/kerja_bakti.m4a"
    ]
    made_files = {line[2:] for line in changed if line.startswith("A")}
    assert {Path(path).suffix for path in made_files} == {".md", ".mp3", ".opus"}
    assert all("kerja-bakti" in path for path in made_files)
    assert "pr create --head rekaman-1" in (tmp_path / "gh").read_text()
    assert "kerja_bakti.m4a" in (tmp_path / "summary").read_text()
