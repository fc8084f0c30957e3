"""Whatever goes wrong on the way, nothing half-made reaches the content and nothing is lost."""

from __future__ import annotations

import contextlib
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
from tests.support.recordings import made, measure, speak, wish
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
    speech: Path, project: Project, small_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    full = replace(project, cache=small_disk)
    assert produce(load_show(full), wish(speech), None, os.environ) == 3
    assert "[disk-penuh, kesalahan]" in capsys.readouterr().out
    assert made(project) == {}
    assert not (small_disk / "produksi").exists()


def test_a_disk_that_fills_up_during_the_work_is_told_and_the_work_goes_on_later(
    speech: Path,
    project: Project,
    small_disk: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = speech.read_bytes()
    full = replace(project, cache=small_disk)
    with monkeypatch.context() as patch:
        # Somebody else's files take the room that was there when it was asked for.
        patch.setattr(plan, "check_space", lambda *_: [])
        (small_disk / "film").write_bytes(bytes(3_500_000))
        assert produce(load_show(full), wish(speech), None, os.environ) == 3
        told = capsys.readouterr().out
        assert "[disk-penuh, kesalahan]" in told
        assert re.search(r"perlu \d\d(,\d)? MB, sisa \d(,\d)? MB", told)
        assert made(project) == {}
        assert not list(small_disk.rglob("*.part"))
        (small_disk / "film").unlink()
        subprocess.run(["mount", "-o", "remount,size=40m", str(small_disk)], check=True)
        assert produce(load_show(full), wish(speech), None, os.environ) == 0
    assert list(made(project)) == NAMES
    assert speech.read_bytes() == before


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_without_room_for_the_last_copy_is_told(
    number: int,
    heard: Project,
    speech: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def copy(_: Path, target: Path) -> None:
        target.write_bytes(b"setengah")
        raise OSError(number, os.strerror(number), str(target))

    with monkeypatch.context() as patch:
        patch.setattr("siniar.production.workspace.shutil.copyfile", copy)
        assert produce(load_show(heard), wish(speech), None, os.environ) == 3
    assert "[disk-penuh, kesalahan]" in capsys.readouterr().out
    assert made(heard) == {}
    assert not list(heard.root.rglob("*.part"))
    assert produce(load_show(heard), wish(speech), None, os.environ) == 0


def test_a_killed_ffmpeg_is_told_and_the_same_command_goes_on(
    ffmpeg: Ffmpeg,
    heard: Project,
    speech: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for finished in (*heard.cache.rglob("mp3-*"), *heard.cache.rglob("opus-*")):
        finished.unlink()
    program = tmp_path / "ffmpeg-mati"
    program.write_text(
        f'#!/bin/sh\ncase "$*" in *libmp3lame*) kill -9 $$;; esac\nexec "{ffmpeg.path}" "$@"\n'
    )
    program.chmod(0o755)
    killed = {**os.environ, "FFMPEG": str(program)}
    assert produce(load_show(heard), wish(speech), None, killed) == 3
    told = capsys.readouterr().out
    assert "[produksi-terhenti, kesalahan]" in told
    assert "Ketik perintah yang sama lagi" in told
    assert made(heard) == {}
    assert produce(load_show(heard), wish(speech), None, os.environ) == 0
    assert list(made(heard)) == NAMES


def test_a_recording_damaged_in_its_middle_is_used_up_to_there_and_told(
    ffmpeg: Ffmpeg, project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = speak(ffmpeg, tmp_path / "utuh.m4a", "-movflags", "+faststart")
    cut = tmp_path / "terputus.m4a"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert produce(load_show(project), wish(cut), None, os.environ) == 0
    assert "[rekaman-terputus, peringatan]" in capsys.readouterr().out
    assert list(made(project)) == NAMES


@pytest.mark.parametrize("bytes_damaged", [20, 100])
def test_a_recording_with_damaged_places_is_used_and_told(
    ffmpeg: Ffmpeg,
    speech: Path,
    project: Project,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    *,
    bytes_damaged: int,
) -> None:
    """Of a hundred, a decoder makes noise of 98 dB above full scale."""
    source = tmp_path / "a.m4a"
    content = bytearray(speech.read_bytes())
    chance = random.Random(1)
    start = content.index(b"mdat") + 8
    for _ in range(bytes_damaged):
        content[chance.randrange(start, start + 40_000)] = chance.randrange(256)
    source.write_bytes(content)
    assert produce(load_show(project), wish(source), None, os.environ) == 0
    told = capsys.readouterr().out
    assert "[rekaman-cacat, peringatan]" in told
    assert "kenyaringan-meleset" not in told
    assert list(made(project)) == NAMES
    # What is whole is heard: the end, behind the damage.
    end = measure(ffmpeg, project.content / NAMES[0], start=8)
    assert end.integrated == pytest.approx(-16, abs=2)


#: Runs the work once for each line, in a process that it names. All of them begin as one program
#: that has read the engine's code before.
INTERRUPTED = """
import os, sys
from pathlib import Path
from siniar.commands.produce import produce
from tests.support.recordings import wish
from tests.support.shows import load_show, make_project
project = make_project(Path(sys.argv[1]))
print("mulai", flush=True)
for _ in sys.stdin:
    child = os.fork()
    if not child:
        try:
            os.dup2(2, 1)
            produce(load_show(project), wish(Path(sys.argv[2])), None, os.environ)
        finally:
            os._exit(0)
    print(child, flush=True)
    os.waitpid(child, 0)
    print("berakhir", flush=True)
"""


@pytest.fixture
def producer(project: Project, speech: Path) -> Iterator[subprocess.Popen[str]]:
    """A program that does the work as often as it is told."""
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, str(project.root), str(speech)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        bufsize=1,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "mulai\n"
        yield process


def interrupt(producer: subprocess.Popen[str], number: int, after: float) -> None:
    """Let the work begin, and end it after so many seconds."""
    assert producer.stdin is not None
    assert producer.stdout is not None
    producer.stdin.write("\n")
    worker = int(producer.stdout.readline())
    time.sleep(after)
    with contextlib.suppress(ProcessLookupError):  # it was done before
        os.kill(worker, number)
    assert producer.stdout.readline() == "berakhir\n"


def test_interrupted_anywhere_every_file_in_content_is_whole(
    producer: subprocess.Popen[str], project: Project, speech: Path
) -> None:
    before = speech.read_bytes()
    chance = random.Random(7)
    seen: list[dict[str, bytes]] = []
    for turn in range(6):
        number = (signal.SIGINT, signal.SIGKILL)[turn % 2]
        interrupt(producer, number, chance.uniform(0.05, 1.6))
        seen.append(made(project))
        assert set(seen[-1]) <= set(NAMES)
    assert produce(load_show(project), wish(speech), None, os.environ) == 0
    final = made(project)
    assert list(final) == NAMES
    assert speech.read_bytes() == before
    # What lay there at any moment is what lies there in the end, byte for byte.
    for files in seen:
        assert files.items() <= final.items()
    assert not list(project.root.rglob("*.part"))


def test_interrupted_between_two_files_the_next_run_completes_the_same_episode(
    heard: Project, speech: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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
                produce(load_show(heard), wish(speech), None, os.environ)
        assert set(made(heard)) < set(NAMES)
    halfway = made(heard)
    assert produce(load_show(heard), wish(speech), None, os.environ) == 0
    assert list(made(heard)) == NAMES
    assert halfway.items() <= made(heard).items()


def test_a_plan_of_finished_work_changes_nothing(
    produced: Project, speech: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = made(produced)
    monkeypatch.setattr(Encoder, "analyse_all", None)  # a plan listens to nothing
    assert produce(load_show(produced), wish(speech), None, os.environ, is_dry=True) == 0
    assert made(produced) == before
