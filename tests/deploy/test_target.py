"""Where a site is to be sent, as people type it; and what programs say when that fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from siniar.deploy.release import Release, SiteFile, parse_release, render_release
from siniar.deploy.rules import (
    DISK_FULL,
    HOST_UNKNOWN,
    KEY_REFUSED,
    PROGRAM_MISSING,
    SENDING_FAILED,
    TARGET_MISSING,
    TARGET_PASSWORD,
    TARGET_UNKNOWN,
    UNREACHABLE,
)
from siniar.deploy.sent import explain
from siniar.deploy.server import quoted
from siniar.deploy.target import DeployTarget, TargetError, Way, parse_target
from siniar.model.rules import Rule

ROOT = Path("/proyek")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("situs.zip", DeployTarget(Way.ZIP, "/proyek/situs.zip")),
        ("../SITUS.ZIP", DeployTarget(Way.ZIP, "/proyek/../SITUS.ZIP")),
        ("/srv/siniar", DeployTarget(Way.FOLDER, "/srv/siniar")),
        (" hasil ", DeployTarget(Way.FOLDER, "/proyek/hasil")),
        ("ssh://a@b.go.id/srv/s/", DeployTarget(Way.SSH, "/srv/s", "b.go.id", "a")),
        ("ssh://b.go.id:2222/srv/s", DeployTarget(Way.SSH, "/srv/s", "b.go.id", "", 2222)),
        ("ssh://a@b/~/situs", DeployTarget(Way.SSH, "situs", "b", "a")),
        ("sftp://a@[::1]/s", DeployTarget(Way.SFTP, "/s", "::1", "a")),
        ("sftp://a@b/dua%20kata", DeployTarget(Way.SFTP, "/dua kata", "b", "a")),
        ("s3://ember", DeployTarget(Way.S3, "", "ember")),
        (
            "s3://ember/di/sini/?endpoint=https://s3.contoh.go.id/&region=id-1",
            DeployTarget(Way.S3, "di/sini", "ember", "", 0, "https://s3.contoh.go.id", "id-1"),
        ),
    ],
)
def test_a_place_is_what_was_typed(text: str, target: DeployTarget) -> None:
    assert parse_target(text, ROOT) == target


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", TARGET_MISSING),
        ("ftp://a@b/c", TARGET_UNKNOWN),
        ("ssh://a@b", TARGET_UNKNOWN),
        ("ssh://a@b/~/", TARGET_UNKNOWN),
        ("ssh://a@b/../etc", TARGET_UNKNOWN),
        ("ssh://a@b/x?y=z", TARGET_UNKNOWN),
        ("ssh://a@b:port/c", TARGET_UNKNOWN),
        ("ssh://-oProxyCommand=x/c", TARGET_UNKNOWN),
        ("ssh://-x@b/c", TARGET_UNKNOWN),
        ("ssh://a@b/~/-rf", TARGET_UNKNOWN),
        ("sftp://a@b/$(id)", TARGET_UNKNOWN),
        ("ssh://a@b/x%0Ay", TARGET_UNKNOWN),
        ("s3://Ember_Besar/x", TARGET_UNKNOWN),
        ("s3://ember?endpoint=http://s3.contoh.go.id", TARGET_UNKNOWN),
        ("s3://ember?key=abc", TARGET_UNKNOWN),
        ("ssh://a:rahasia@b/c", TARGET_PASSWORD),
        ("s3://kunci:rahasia@ember/c", TARGET_PASSWORD),
        ("http://[", TARGET_UNKNOWN),
    ],
)
def test_what_is_no_place_is_told_without_its_password(text: str, rule: Rule) -> None:
    with pytest.raises(TargetError) as caught:
        parse_target(text, ROOT)
    assert caught.value.rule is rule
    assert "rahasia" not in caught.value.value


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("ssh: Could not resolve hostname b: Name or service not known", UNREACHABLE),
        ("ssh: connect to host b port 22: Connection refused", UNREACHABLE),
        ("ssh: connect to host b port 22: Connection timed out\nConnection closed", UNREACHABLE),
        ("client_loop: send disconnect: Broken pipe", UNREACHABLE),
        (
            "rsync: [sender] write error: Broken pipe (32)\nrsync error",
            UNREACHABLE,
        ),
        ("rsync: connection unexpectedly closed (8 bytes received so far) [sender]", UNREACHABLE),
        ("a@b: Permission denied (publickey).\nConnection closed", KEY_REFUSED),
        ("Host key verification failed.\r\nConnection closed", HOST_UNKNOWN),
        ("@  WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!  @\nConnection closed", HOST_UNKNOWN),
        ('rsync: [receiver] write failed on "/x": No space left on device (28)', DISK_FULL),
        ('rsync: [receiver] mkstemp "/x" failed: Disk quota exceeded (122)', DISK_FULL),
        ("bash: line 1: rsync: command not found\nrsync error: (code 12)", PROGRAM_MISSING),
        ('remote mkdir "/srv/x": Permission denied', SENDING_FAILED),
        ("", SENDING_FAILED),
    ],
)
def test_what_programs_say_becomes_a_finding(said: str, rule: Rule) -> None:
    assert explain(said).rule is rule


def test_words_for_sftp_are_quoted() -> None:
    assert quoted('a "b"', "c\\d") == '"a \\"b\\"" "c\\\\d"'


ID = "0123456789abcdef"
FILE = SiteFile("a/b.html", "0" * 64, 3)


def test_a_list_of_a_release_is_read_as_it_was_written() -> None:
    release = Release(ID, f"{ID}-01234567", (FILE,), (FILE,))
    assert parse_release(render_release(release)) == release


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "../../etc"},
        {"name": "../../etc"},
        {"files": [{"path": "../x", "digest": "0" * 64, "length": 1}]},
        {"files": [{"path": "/etc/x", "digest": "0" * 64, "length": 1}]},
        {"files": [{"path": "a\nrm b", "digest": "0" * 64, "length": 1}]},
        {"files": [{"path": "a", "digest": "x", "length": 1}]},
        {"files": 3},
    ],
)
def test_a_list_that_somebody_changed_is_none(changes: dict[str, object]) -> None:
    good = json.loads(render_release(Release(ID, f"{ID}-01234567", (FILE,))))
    assert parse_release(json.dumps(good).encode()) is not None
    assert parse_release(json.dumps({**good, **changes}).encode()) is None
