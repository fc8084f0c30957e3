"""How the program finds out by which hash others install it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from siniar import __version__
from siniar.start import packages
from siniar.start.packages import OwnPackage, ask_digests, read_own_package

DIGEST = "0f" * 32


class Installed:
    def __init__(self, origin: dict[str, object] | None) -> None:
        self._origin = origin

    def read_text(self, _name: str) -> str | None:
        return None if self._origin is None else json.dumps(self._origin)


def read(origin: dict[str, object] | None, monkeypatch: pytest.MonkeyPatch) -> OwnPackage:
    monkeypatch.setattr(packages, "distribution", lambda _name: Installed(origin))
    monkeypatch.setattr(packages, "ask_digests", lambda _requirement: ("asked",))
    return read_own_package()


def test_a_file_s_hash_is_kept_where_it_was_installed_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = tmp_path / "siniar 1.whl"
    wheel.write_bytes(b"wheel")
    digest = hashlib.sha256(b"wheel").hexdigest()
    version = f"siniar=={__version__}"
    url = "https://kantor.example/siniar-1-py3-none-any.whl"
    for origin, expected in (
        ({"url": url, "archive_info": {"hashes": {"sha256": DIGEST}}}, (f"siniar @ {url}", DIGEST)),
        ({"url": url, "archive_info": {"hash": f"sha256={DIGEST}"}}, (f"siniar @ {url}", DIGEST)),
        ({"url": wheel.as_uri(), "archive_info": {}}, (version, digest)),
        ({"url": "file:///gone.whl", "archive_info": {}}, (version, "asked")),
        ({"url": "https://kantor.example/a.git", "vcs_info": {"vcs": "git"}}, (version, "asked")),
        (None, (version, "asked")),
    ):
        own = read(origin, monkeypatch)
        assert (own.requirement, *own.digests) == expected


def test_without_a_network_no_hash_is_known_and_nothing_falls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert ask_digests("siniar==0.0.0") == ()
