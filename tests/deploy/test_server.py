"""Sends sites to a real sshd on loopback, well and with everything that goes wrong there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from siniar.deploy.release import CURRENT, RELEASES, list_site
from siniar.deploy.rules import (
    DISK_FULL,
    HOST_UNKNOWN,
    KEY_REFUSED,
    PLACE_FOREIGN,
    PROGRAM_MISSING,
    SENDING_FAILED,
    UNREACHABLE,
)
from siniar.deploy.sent import SendError, Sent
from siniar.deploy.server import send_server, try_server
from siniar.deploy.target import parse_target
from siniar.model.rules import Rule
from tests.deploy.sites import FIRST, SECOND, THIRD, content_of, write_site
from tests.support.ssh_server import SshServer, ssh_server

pytestmark = pytest.mark.servers
WAYS = ("ssh", "sftp")
A, B = "theme/aaaaaaaaaa/site.css", "theme/bbbbbbbbbb/site.css"


@pytest.fixture(scope="module")
def sshd() -> Iterator[SshServer]:
    with ssh_server() as running:
        yield running


@pytest.fixture(autouse=True)
def entered(sshd: SshServer, monkeypatch: pytest.MonkeyPatch) -> None:
    sshd.enter(monkeypatch)


class Desk:
    """A site here and its place there."""

    def __init__(self, sshd: SshServer, way: str, folder: Path) -> None:
        self.site = folder / "site"
        self.there = folder / "srv dengan spasi"
        self.target = parse_target(sshd.address(way, self.there).replace(" ", "%20"), folder)

    def send(self, files: dict[str, bytes]) -> Sent:
        write_site(self.site, files)
        return send_server(self.site, list_site(self.site), self.target)

    @property
    def public(self) -> dict[str, bytes]:
        return content_of(self.there / CURRENT)

    @property
    def releases(self) -> list[Path]:
        return sorted((self.there / RELEASES).iterdir())


@pytest.fixture(params=WAYS)
def both(request: pytest.FixtureRequest, sshd: SshServer, tmp_path: Path) -> Desk:
    return Desk(sshd, request.param, tmp_path)


@pytest.fixture
def desk(sshd: SshServer, tmp_path: Path) -> Desk:
    """Where both ways do the same."""
    return Desk(sshd, "sftp", tmp_path)


def desk_is_quiet(desk: Desk) -> bool:
    """Whether the same site again sends nothing, and leaves everything as it is."""
    before = desk.releases
    again = desk.send(THIRD)
    return again.files == 0 and again.kept == len(THIRD) and desk.releases == before


def test_a_site_is_sent_whole_and_then_only_what_is_new(both: Desk) -> None:
    first = both.send(FIRST)
    assert (first.files, first.kept, first.left) == (len(FIRST), 0, "")
    assert both.public == FIRST
    old = both.there / CURRENT / "audio/satu.mp3"
    mark = old.stat().st_ino, old.stat().st_mtime_ns
    # Another checkout has other times.
    os.utime(both.site / "audio/satu.mp3", (1, 1))
    second = both.send(SECOND)
    assert both.public == {
        **SECOND,
        A: FIRST[A],
    }
    kept = both.there / CURRENT / "audio/satu.mp3"
    assert (kept.stat().st_ino, kept.stat().st_mtime_ns) == mark
    assert (second.files, second.kept) == (3, len(SECOND) - 3)
    both.send(THIRD)
    assert desk_is_quiet(both)
    # What open pages ask for is taken along once; the first release has gone.
    assert set(both.public) == {*THIRD, "theme/bbbbbbbbbb/site.css"}
    assert len(both.releases) == 2
    assert (both.there / CURRENT).is_symlink()


def test_a_site_may_become_what_it_was_before(desk: Desk) -> None:
    desk.send(FIRST)
    desk.send(SECOND)
    desk.send(FIRST)
    assert desk.public == {
        **FIRST,
        B: SECOND[B],
    }
    assert len(desk.releases) == 2


def refused(desk: Desk, files: dict[str, bytes] = SECOND) -> SendError:
    with pytest.raises(SendError) as caught:
        desk.send(files)
    return caught.value


def tried(desk: Desk, files: dict[str, bytes] = SECOND) -> Sent | Rule:
    """What a trial promises, or why it does not."""
    write_site(desk.site, files)
    before = sorted(desk.there.rglob("*"))
    try:
        return try_server(desk.site, list_site(desk.site), desk.target)
    except SendError as error:
        return error.rule
    finally:
        assert sorted(desk.there.rglob("*")) == before


def test_a_trial_promises_what_is_then_done(both: Desk) -> None:
    for files in (FIRST, SECOND, SECOND):
        promised = tried(both, files)
        assert promised == both.send(files)


def test_whoever_has_another_key_is_told_so_and_the_old_site_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.send(FIRST)
    monkeypatch.delenv("SSH_AUTH_SOCK")
    error = refused(desk)
    assert error.rule is tried(desk) is KEY_REFUSED
    assert "Permission denied" in error.problem
    assert desk.public == FIRST


def test_a_server_with_another_face_gets_nothing(desk: Desk, sshd: SshServer) -> None:
    sshd.configure("UserKnownHostsFile /dev/null")
    assert refused(desk).rule is tried(desk) is HOST_UNKNOWN
    assert not desk.there.exists()


def test_a_server_that_is_away_is_told(desk: Desk, sshd: SshServer) -> None:
    sshd.configure("Port 1\nProxyCommand nc-is-not-there")
    assert refused(desk).rule is tried(desk) is UNREACHABLE


def test_a_connection_that_breaks_off_leaves_the_old_site(both: Desk, sshd: SshServer) -> None:
    both.send(FIRST)
    large = {**SECOND, "audio/dua.mp3": os.urandom(3_000_000)}
    sshd.cut_after(1_000_000)
    assert refused(both, large).rule is UNREACHABLE
    assert both.public == FIRST
    sshd.configure("")
    both.send(large)
    assert both.public.items() >= large.items()
    both.send(THIRD)
    # What was left in the middle has gone too.
    assert len(both.releases) == 2


def test_a_place_that_is_taken_is_left_alone(desk: Desk) -> None:
    (desk.there / CURRENT).mkdir(parents=True)
    (desk.there / CURRENT / "index.html").write_text("orang lain")
    assert refused(desk).rule is tried(desk) is PLACE_FOREIGN
    assert desk.public == {"index.html": b"orang lain"}
    (desk.there / CURRENT).rename(desk.there / "html")
    assert refused(desk).rule is PLACE_FOREIGN
    assert [path.name for path in desk.there.iterdir()] == ["html"]


def test_a_place_where_nothing_may_be_written_is_told(sshd: SshServer, tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("bukan folder")
    for way in WAYS:
        desk = Desk(sshd, way, tmp_path)
        desk.target = parse_target(sshd.address(way, blocked / "situs"), tmp_path)
        assert refused(desk).rule is SENDING_FAILED


def test_a_full_disk_is_told_before_anything_is_sent(desk: Desk) -> None:
    desk.send(FIRST)
    write_site(desk.site, SECOND)
    huge = list_site(desk.site)
    files = (*huge[:-1], replace(huge[-1], length=1 << 60, digest="0" * 64))
    with pytest.raises(SendError) as caught:
        send_server(desk.site, files, desk.target)
    assert caught.value.rule is DISK_FULL
    assert desk.public == FIRST


def test_a_disk_that_fills_up_meanwhile_is_told_and_nothing_is_left_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sftp says only that something failed; how much room there is says why."""
    desk.send(FIRST)
    before = desk.releases
    write_site(desk.site, SECOND)
    files = list_site(desk.site)
    (desk.site / "episode/dua/index.html").unlink()
    with pytest.raises(SendError) as caught:
        send_server(desk.site, files, desk.target)
    assert caught.value.rule is SENDING_FAILED
    monkeypatch.setattr("siniar.deploy.server._NO_ROOM", 1 << 62)
    with pytest.raises(SendError) as caught:
        send_server(desk.site, files, desk.target)
    assert caught.value.rule is DISK_FULL
    assert desk.public == FIRST
    assert desk.releases == before


def test_a_server_without_rsync_is_told_what_to_write(
    sshd: SshServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = shutil.which
    monkeypatch.setattr(
        "siniar.deploy.ssh.shutil.which", lambda name: None if name == "rsync" else find(name)
    )
    error = refused(Desk(sshd, "ssh", tmp_path))
    assert error.rule is PROGRAM_MISSING
    assert error.value == "rsync"
