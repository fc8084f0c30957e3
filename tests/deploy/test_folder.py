"""Puts sites into folders and zip files of this computer."""

from __future__ import annotations

import errno
import os
import zipfile
from pathlib import Path

import pytest

from siniar.deploy import folder
from siniar.deploy.release import CURRENT, RELEASES
from siniar.deploy.rules import DISK_FULL, PLACE_FOREIGN, SENDING_FAILED
from siniar.deploy.send import send, try_send
from siniar.deploy.sent import SendError, Sent
from siniar.deploy.target import parse_target
from siniar.model.rules import Rule
from siniar.model.urls import Addresses
from tests.deploy.sites import FIRST, SECOND, THIRD, content_of, write_site


class Desk:
    """A site and its place."""

    def __init__(self, root: Path, to: str = "srv") -> None:
        self.root = root
        self.there = root / to

    def send(self, files: dict[str, bytes]) -> Sent:
        write_site(self.root / "site", files)
        return send(self.root / "site", parse_target(str(self.there), self.root), Addresses())

    @property
    def public(self) -> dict[str, bytes]:
        return content_of(self.there / CURRENT)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_release_takes_the_place_of_the_last_in_one_step(desk: Desk) -> None:
    assert desk.send(FIRST).files == len(FIRST)
    assert desk.public == FIRST
    sound = desk.there / CURRENT / "audio/satu.mp3"
    number = sound.stat().st_ino
    second = desk.send(SECOND)
    assert (second.files, second.kept) == (3, len(SECOND) - 3)
    old_style = "theme/aaaaaaaaaa/site.css"
    assert desk.public == {**SECOND, old_style: FIRST[old_style]}
    assert sound.stat().st_ino == number
    desk.send(THIRD)
    assert set(desk.public) == {*THIRD, "theme/bbbbbbbbbb/site.css"}
    assert desk.send(THIRD).files == 0
    desk.send(SECOND)
    assert set(desk.public) == {*SECOND, "theme/cccccccccc/site.css"}
    assert len(list((desk.there / RELEASES).iterdir())) == 2
    assert sorted(path.name for path in desk.there.iterdir()) == [CURRENT, RELEASES]


def test_a_zip_holds_the_site_and_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "hasil/situs.zip")
    desk.send(FIRST)
    first = desk.there.read_bytes()
    with zipfile.ZipFile(desk.there) as pack:
        assert {name: pack.read(name) for name in pack.namelist()} == FIRST
    desk.send(FIRST)
    assert desk.there.read_bytes() == first


def refused(desk: Desk, *, is_foreseen: bool = True) -> SendError:
    with pytest.raises(SendError) as caught:
        desk.send(SECOND)
    assert (tried(desk) == caught.value.rule) == is_foreseen
    return caught.value


def tried(desk: Desk) -> Sent | Rule:
    """What a trial promises, or why it does not."""
    before = sorted(desk.root.rglob("*"))
    try:
        return try_send(desk.root / "site", parse_target(str(desk.there), desk.root))
    except SendError as error:
        return error.rule
    finally:
        assert sorted(desk.root.rglob("*")) == before


@pytest.mark.parametrize("to", ["srv", "jauh/di/bawah/srv", "situs.zip"])
def test_a_trial_promises_what_is_then_done(tmp_path: Path, to: str) -> None:
    desk = Desk(tmp_path, to)
    for files in (FIRST, SECOND, SECOND):
        write_site(desk.root / "site", files)
        promised = tried(desk)
        assert promised == desk.send(files)


@pytest.mark.parametrize("to", ["kunci/srv", "kunci/situs.zip"])
def test_a_trial_tells_what_may_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to: str
) -> None:
    # The administrator, as who tests may run, may write everywhere.
    monkeypatch.setattr(folder.os, "access", lambda _path, _mode: False)
    desk = Desk(tmp_path, to)
    write_site(desk.root / "site", FIRST)
    assert tried(desk) is SENDING_FAILED


def test_a_zip_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "situs.zip")
    with zipfile.ZipFile(desk.there, "w") as pack:
        pack.writestr("index.html", "orang lain")
    before = desk.there.read_bytes()
    assert refused(desk).rule is PLACE_FOREIGN
    assert desk.there.read_bytes() == before
    desk.there.unlink()
    desk.there.mkdir()
    assert refused(desk).rule is PLACE_FOREIGN


@pytest.mark.parametrize("number", ["ENOSPC", "EDQUOT"])
def test_a_disk_that_fills_up_leaves_the_old_site_and_nothing_else(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    desk.send(FIRST)
    before = sorted((desk.there / RELEASES).iterdir())
    copy = folder.shutil.copyfile

    def fill(source: Path, target: Path) -> None:
        if Path(source).name == "site.css":
            code = getattr(errno, number)
            raise OSError(code, os.strerror(code))
        copy(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(folder.shutil, "copyfile", fill)
        assert refused(desk, is_foreseen=False).rule is DISK_FULL
    assert desk.public == FIRST
    assert sorted((desk.there / RELEASES).iterdir()) == before


def test_a_disk_that_is_known_to_be_too_small_gets_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.send(FIRST)
    usage = folder.shutil.disk_usage
    with monkeypatch.context() as patch:
        patch.setattr(folder.shutil, "disk_usage", lambda path: usage(path)._replace(free=10))
        assert refused(desk).rule is DISK_FULL
    assert desk.public == FIRST


def test_a_folder_of_somebody_else_is_left_alone(desk: Desk) -> None:
    write_site(desk.there, {"index.html": b"orang lain"})
    assert refused(desk).rule is PLACE_FOREIGN
    assert content_of(desk.there) == {"index.html": b"orang lain"}
    write_site(desk.there, {"current/index.html": b"orang lain"})
    assert refused(desk).rule is PLACE_FOREIGN


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x")
    assert refused(Desk(tmp_path, "berkas/srv")).rule is SENDING_FAILED
    assert refused(Desk(tmp_path, "berkas/situs.zip")).rule is SENDING_FAILED
