"""Whatever goes wrong on the way, nothing half-made reaches the content and nothing is lost."""

from __future__ import annotations

import errno
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from siniar.build.project import Project
from siniar.commands.produce import produce
from siniar.production import plan
from siniar.production.ffmpeg import Ffmpeg
from siniar.production.master import Encoder
from siniar.production.workspace import Workspace
from tests.support.places import ROOT
from tests.support.recordings import made, speak, wish
from tests.support.shows import load_show

NAMES = ["audio/001-uji-coba.mp3", "audio/001-uji-coba.opus", "episodes/001-uji-coba.md"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 4 MB, where this machine allows one."""
    folder = tmp_path / "kecil"
    folder.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a small file system needs Linux and the right to mount")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_told_before_the_work(
    ffmpeg: Ffmpeg,
    project: Project,
    small_disk: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    full = replace(project, cache=small_disk)
    assert produce(load_show(full), wish(speak(ffmpeg, tmp_path / "a.m4a")), None, os.environ) == 3
    assert "[disk-penuh, kesalahan]" in capsys.readouterr().out
    assert made(project) == {}
    assert not (small_disk / "produksi").exists()


def test_a_disk_that_fills_up_during_the_work_is_told_and_the_work_goes_on_later(
    ffmpeg: Ffmpeg,
    project: Project,
    small_disk: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    *,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = speak(ffmpeg, tmp_path / "a.m4a", seconds=40)
    before = source.read_bytes()
    full = replace(project, cache=small_disk)
    with monkeypatch.context() as patch:
        # Somebody else's files take the room that was there when it was asked for.
        patch.setattr(plan, "check_space", lambda *_: [])
        (small_disk / "film").write_bytes(bytes(2_000_000))
        assert produce(load_show(full), wish(source), None, os.environ) == 3
        told = capsys.readouterr().out
        assert "[disk-penuh, kesalahan]" in told
        assert re.search(r"perlu \d\d(,\d)? MB, sisa \d(,\d)? MB", told)
        assert made(project) == {}
        assert not list(small_disk.rglob("*.part"))
        (small_disk / "film").unlink()
        subprocess.run(["mount", "-o", "remount,size=40m", str(small_disk)], check=True)
        assert produce(load_show(full), wish(source), None, os.environ) == 0
    assert list(made(project)) == NAMES
    assert source.read_bytes() == before


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_without_room_for_the_last_copy_is_told(
    ffmpeg: Ffmpeg,
    project: Project,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    *,
    number: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = speak(ffmpeg, tmp_path / "a.m4a")

    def copy(_: Path, target: Path) -> None:
        target.write_bytes(b"setengah")
        raise OSError(number, os.strerror(number), str(target))

    with monkeypatch.context() as patch:
        patch.setattr("siniar.production.workspace.shutil.copyfile", copy)
        assert produce(load_show(project), wish(source), None, os.environ) == 3
    assert "[disk-penuh, kesalahan]" in capsys.readouterr().out
    assert made(project) == {}
    assert not list(project.root.rglob("*.part"))
    assert produce(load_show(project), wish(source), None, os.environ) == 0


def test_a_killed_ffmpeg_is_told_and_the_same_command_goes_on(
    ffmpeg: Ffmpeg,
    project: Project,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    source = speak(ffmpeg, tmp_path / "a.m4a")
    program = tmp_path / "ffmpeg-mati"
    program.write_text(
        f'#!/bin/sh\ncase "$*" in *libmp3lame*) kill -9 $$;; esac\nexec "{ffmpeg.path}" "$@"\n'
    )
    program.chmod(0o755)
    assert (
        produce(load_show(project), wish(source), None, {**os.environ, "FFMPEG": str(program)}) == 3
    )
    told = capsys.readouterr().out
    assert "[produksi-terhenti, kesalahan]" in told
    assert "Ketik perintah yang sama lagi" in told
    assert made(project) == {}
    assert produce(load_show(project), wish(source), None, os.environ) == 0
    assert list(made(project)) == NAMES


def test_a_recording_damaged_in_its_middle_is_used_up_to_there_and_told(
    ffmpeg: Ffmpeg, project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = speak(ffmpeg, tmp_path / "utuh.m4a", "-movflags", "+faststart", seconds=20)
    cut = tmp_path / "terputus.m4a"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert produce(load_show(project), wish(cut), None, os.environ) == 0
    assert "[rekaman-terputus, peringatan]" in capsys.readouterr().out
    assert list(made(project)) == NAMES


def test_a_recording_with_damaged_places_is_used_and_told(
    ffmpeg: Ffmpeg, project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = speak(ffmpeg, tmp_path / "a.m4a", seconds=20)
    content = bytearray(source.read_bytes())
    chance = random.Random(1)
    start = content.index(b"mdat") + 8
    for _ in range(100):
        content[chance.randrange(start, start + 40_000)] = chance.randrange(256)
    source.write_bytes(content)
    assert produce(load_show(project), wish(source), None, os.environ) == 0
    assert "[rekaman-cacat, peringatan]" in capsys.readouterr().out
    assert list(made(project)) == NAMES


INTERRUPTED = """
import os, sys
from pathlib import Path
from siniar.commands.produce import produce
from tests.support.recordings import wish
from tests.support.shows import load_show, make_project
project = make_project(Path(sys.argv[1]))
print("mulai", flush=True)
sys.exit(produce(load_show(project), wish(Path(sys.argv[2])), None, os.environ))
"""


def interrupt(project: Project, source: Path, number: int, after: float) -> None:
    """Run the work in another program and end that after so many seconds."""
    process = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, str(project.root), str(source)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"mulai\n"
    time.sleep(after)
    process.send_signal(number)
    process.communicate(timeout=30)


def test_interrupted_anywhere_every_file_in_content_is_whole(
    ffmpeg: Ffmpeg, project: Project, tmp_path: Path
) -> None:
    source = speak(ffmpeg, tmp_path / "a.m4a", seconds=25)
    before = source.read_bytes()
    chance = random.Random(7)
    seen: list[dict[str, bytes]] = []
    for turn in range(6):
        number = (signal.SIGINT, signal.SIGKILL)[turn % 2]
        interrupt(project, source, number, chance.uniform(0.05, 1.6))
        seen.append(made(project))
        assert set(seen[-1]) <= set(NAMES)
    assert produce(load_show(project), wish(source), None, os.environ) == 0
    final = made(project)
    assert list(final) == NAMES
    assert source.read_bytes() == before
    # What lay there at any moment is what lies there in the end, byte for byte.
    for files in seen:
        assert files.items() <= final.items()
    assert not list(project.root.rglob("*.part"))


def test_interrupted_between_two_files_the_next_run_completes_the_same_episode(
    ffmpeg: Ffmpeg, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = speak(ffmpeg, tmp_path / "a.m4a")
    install = Workspace.install
    for left in (0, 1, 1):
        room = [left]

        def stop(self: Workspace, file: Path, target: Path, room: list[int] = room) -> None:
            if not room[0]:
                raise KeyboardInterrupt
            room[0] -= 1
            install(self, file, target)

        with monkeypatch.context() as patch:
            patch.setattr(Workspace, "install", stop)
            with pytest.raises(KeyboardInterrupt):
                produce(load_show(project), wish(source), None, os.environ)
        assert set(made(project)) < set(NAMES)
    halfway = made(project)
    assert produce(load_show(project), wish(source), None, os.environ) == 0
    assert list(made(project)) == NAMES
    assert halfway.items() <= made(project).items()


def test_a_plan_of_finished_work_changes_nothing(
    ffmpeg: Ffmpeg, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = wish(speak(ffmpeg, tmp_path / "a.m4a"))
    assert produce(load_show(project), options, None, os.environ) == 0
    before = made(project)
    monkeypatch.setattr(Encoder, "analyse_all", None)  # a plan listens to nothing
    assert produce(load_show(project), options, None, os.environ, is_dry=True) == 0
    assert made(project) == before
