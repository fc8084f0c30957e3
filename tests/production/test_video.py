"""A video of an episode that has only sound: what is in the file, and what goes wrong kindly."""

from __future__ import annotations

import errno
import os
import re
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from siniar.build.load import Loaded
from siniar.build.project import Project
from siniar.commands.video import film
from siniar.model.episode import Episode
from siniar.production.ffmpeg import Ffmpeg
from siniar.production.space import video_space
from siniar.youtube.kit_names import find_episode
from tests.support.full_disks import full_copy, full_ffmpeg
from tests.support.once import made_once
from tests.support.shows import load_show, make_project

NOTE = """---
judul: Cara mengurus surat
nomor: 3
tanggal: 2026-11-19 08:00
topik: Sosial
ringkasan: Syarat dan tempat mengurus surat.
guid: contoh-3
{audio}
---
Isi.
"""


def tell_of(project: Project, *, audio: str = "audio: surat.mp3") -> tuple[Loaded, Episode]:
    folder = project.content / "episodes"
    folder.mkdir(exist_ok=True)
    (folder / "003-surat.md").write_text(NOTE.format(audio=audio), encoding="utf-8")
    loaded = load_show(project)
    episode = find_episode((read.episode for read in loaded.reads if read.episode), "3")
    assert episode is not None
    return loaded, episode


@pytest.fixture
def sound(project: Project, tone: Path) -> Path:
    path = project.content / "audio" / "surat.mp3"
    path.parent.mkdir()
    return Path(shutil.copy(tone, path))


@pytest.fixture(scope="session")
def filmed(tone: Path, shared_folder: Path) -> Path:
    """The show with the video of its episode; only to be copied."""
    with made_once(shared_folder, "filmed") as folder:
        if folder:
            project = make_project(folder)
            (project.content / "audio").mkdir()
            shutil.copy(tone, project.content / "audio/surat.mp3")
            assert film(*tell_of(project), os.environ) == 0
    return shared_folder / "filmed"


@pytest.fixture
def finished_film(project: Project, filmed: Path) -> Project:
    """The show when the video lies in its work folder, and not in the kit."""
    kit = shutil.ignore_patterns("kit")
    shutil.copytree(filmed, project.root, ignore=kit, dirs_exist_ok=True)
    return project


def look_at(ffmpeg: Ffmpeg, path: Path) -> str:
    return ffmpeg.run(["-i", path, "-f", "null", "-"]).log


def test_the_video_is_1080p_h264_with_aac_and_begins_with_its_index(
    filmed: Path, ffmpeg: Ffmpeg
) -> None:
    made = filmed / "kit" / "003-surat" / "003-surat.mp4"
    log = look_at(ffmpeg, made)
    assert re.search(r"Video: h264.* yuv420p\(.*bt709.*, 1920x1080", log)
    assert re.search(r"Audio: aac", log)
    duration = re.search(r"Duration: 00:00:(\d\d\.\d\d)", log)
    assert duration
    assert abs(float(duration[1]) - 6) < 0.3
    content = made.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")
    assert len(content) < video_space(6)


def test_a_frame_shows_the_card_and_the_moving_waves(
    filmed: Path, ffmpeg: Ffmpeg, tmp_path: Path
) -> None:
    made = filmed / "kit" / "003-surat" / "003-surat.mp4"
    frames = []
    for second in ("1", "5"):
        path = tmp_path / f"{second}.png"
        ffmpeg.run(["-ss", second, "-i", made, "-frames:v", "1", path])
        with Image.open(path) as image:
            frames.append(image.convert("RGB").copy())
    assert all(frame.size == (1920, 1080) for frame in frames)
    band = (96, 670, 1824, 830)
    ground = frames[0].getpixel((20, 750))
    for frame in frames:
        colors = frame.crop(band).getcolors(maxcolors=1 << 22) or []
        assert any(_far(color, ground) for _, color in colors)
    assert frames[0].crop(band).tobytes() != frames[1].crop(band).tobytes()


def _far(one: object, other: object) -> bool:
    assert isinstance(one, tuple)
    assert isinstance(other, tuple)
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) > 150


def test_the_same_video_is_not_made_twice(finished_film: Project) -> None:
    films = list(finished_film.cache.rglob("film-*.mp4"))
    before = [path.stat().st_mtime_ns for path in films]
    assert film(*tell_of(finished_film), os.environ) == 0
    films = list(finished_film.cache.rglob("film-*.mp4"))
    assert [path.stat().st_mtime_ns for path in films] == before
    assert len(films) == 1


def test_an_episode_without_sound_here_is_told(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    loaded, episode = tell_of(project, audio="youtube: https://youtu.be/M7lc1UVf-VE")
    assert film(loaded, episode, os.environ) == 3
    assert "video-tanpa-audio" in capsys.readouterr().out
    assert not (project.root / "kit").exists()


def test_a_failing_ffmpeg_leaves_nothing_in_the_kit(
    project: Project, sound: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loaded, episode = tell_of(project)
    broken = tmp_path / "ffmpeg"
    broken.write_text("#!/bin/sh\necho rusak >&2\nexit 1\n")
    broken.chmod(0o755)
    assert film(loaded, episode, {**os.environ, "FFMPEG": str(broken)}) == 3
    assert "ffmpeg-rusak" in capsys.readouterr().out
    assert not (project.root / "kit").exists()
    assert not list(project.cache.rglob("*.part"))


def test_a_disk_that_fills_up_under_ffmpeg_is_told(
    project: Project, sound: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loaded, episode = tell_of(project)
    full = {**os.environ, "FFMPEG": str(full_ffmpeg(tmp_path))}
    assert film(loaded, episode, full) == 3
    told = capsys.readouterr().out
    assert "[disk-penuh, kesalahan]" in told
    assert f"perlu {loaded.words.megabytes(video_space(episode.duration or 0))}" in told
    assert not (project.root / "kit").exists()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_without_room_for_the_finished_video_is_told(
    number: int,
    finished_film: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    loaded, episode = tell_of(finished_film)
    monkeypatch.setattr("siniar.production.workspace.shutil.copyfile", full_copy(number))
    assert film(loaded, episode, os.environ) == 3
    assert "[disk-penuh, kesalahan]" in capsys.readouterr().out
    assert not list(finished_film.root.rglob("*.part"))
    assert not list(finished_film.root.rglob("003-surat.mp4"))


def test_a_work_folder_on_a_fuller_disk_is_the_one_that_is_told(
    project: Project,
    sound: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    loaded, episode = tell_of(project)
    cache = tmp_path / "disk-lain"
    cache.mkdir()
    real = shutil.disk_usage

    def usage(folder: Path) -> object:
        return real(folder)._replace(free=1_000_000 if folder == cache else 9_000_000_000)

    monkeypatch.setattr("siniar.production.space.shutil.disk_usage", usage)
    elsewhere = replace(loaded, project=replace(project, cache=cache))
    assert film(elsewhere, episode, os.environ) == 3
    told = capsys.readouterr().out
    assert str(cache) in told
    assert "sisa 1 MB" in told
    assert not (project.root / "kit").exists()


def test_another_fault_of_the_disk_is_no_full_one(
    finished_film: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    loaded, episode = tell_of(finished_film)
    monkeypatch.setattr("siniar.production.workspace.shutil.copyfile", full_copy(errno.EIO))
    assert film(loaded, episode, os.environ) == 3
    assert "[produksi-terhenti, kesalahan]" in capsys.readouterr().out


def test_without_ffmpeg_the_way_to_get_it_is_told(
    project: Project, sound: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loaded, episode = tell_of(project)
    assert film(loaded, episode, {"FFMPEG": "/nirgendwo/ffmpeg"}) == 3
    assert "ffmpeg-tidak-ada" in capsys.readouterr().out
