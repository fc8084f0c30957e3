"""A small show in which episodes are produced, and a recording with the work on it done."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from siniar.build.project import Project
from siniar.commands.produce import produce
from siniar.production.ffmpeg import VARIABLE, Ffmpeg
from tests.support.once import made_once
from tests.support.recordings import record, speak, wish
from tests.support.shows import load_show, make_project
from tests.support.tools.ffmpeg import find_every_ffmpeg


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path / "acara")


@pytest.fixture(params=find_every_ffmpeg(), ids=lambda each: Path(each.path).parent.name)
def each_ffmpeg(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Ffmpeg:
    """The wheel's and the system's in turn, for all that is started too."""
    each: Ffmpeg = request.param
    monkeypatch.setenv(VARIABLE, each.path)
    return each


@pytest.fixture(scope="session")
def speech(ffmpeg: Ffmpeg, shared_folder: Path) -> Path:
    """Twelve seconds of speech as phones record them; only to be read."""
    with made_once(shared_folder, "speech") as folder:
        if folder:
            speak(ffmpeg, folder / "a.m4a")
    return shared_folder / "speech/a.m4a"


@pytest.fixture(scope="session")
def finished(speech: Path, shared_folder: Path) -> Path:
    """A show with the episode that was made of that speech; only to be copied."""
    with made_once(shared_folder, "finished") as folder:
        if folder:
            project = make_project(folder)
            assert produce(load_show(project), wish(speech), None, os.environ) == 0
    return shared_folder / "finished"


@pytest.fixture(scope="session")
def work(finished: Path, shared_folder: Path) -> Path:
    """What the sound of that episode is made of, without the choice of number, title and day."""
    with made_once(shared_folder, "work") as folder:
        if folder:
            rest = shutil.ignore_patterns("episode.json", "note.md", "tagged-*")
            shutil.copytree(finished / ".cache/produksi", folder, ignore=rest, dirs_exist_ok=True)
    return shared_folder / "work"


@pytest.fixture
def produced(project: Project, finished: Path) -> Project:
    """The show as the production of that episode leaves it."""
    shutil.copytree(finished, project.root, dirs_exist_ok=True)
    return project


@pytest.fixture
def heard(project: Project, work: Path) -> Project:
    """The show when all of the sound is made: no episode is chosen, no file is in its place."""
    shutil.copytree(work, project.cache / "produksi")
    return project


@pytest.fixture(scope="session")
def tone(ffmpeg: Ffmpeg, shared_folder: Path) -> Path:
    """Six seconds of one tone as MP3; only to be read."""
    with made_once(shared_folder, "tone") as folder:
        if folder:
            record(ffmpeg, folder / "a.mp3", "sine=300,volume=-20dB", seconds=6)
    return shared_folder / "tone/a.mp3"
