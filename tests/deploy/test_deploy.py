"""The tasks deploy and server-config as people type them."""

from __future__ import annotations

from pathlib import Path

import pytest

from siniar.commands import deploy, server_config
from siniar.commands.deploy import DeployOptions
from siniar.commands.server_config import ServerConfigOptions
from siniar.deploy.release import CURRENT
from siniar.system.exits import FINDINGS, GOOD, WRONG_USE
from tests.deploy.sites import content_of
from tests.support.projects import lay_out_project
from tests.support.shows import SHOW, write_settings
from tests.support.tools.drawing import draw_once


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, pictures_folder: Path) -> Path:
    """A show that was sent once, to the folder that its settings name."""
    root = lay_out_project(Path(tmp_path_factory.mktemp("acara")) / "acara")
    write_settings(root, {**SHOW, "deploy": "../srv"}, "https://podcast.contoh.go.id")
    with draw_once(pictures_folder):
        status = deploy.run(root, DeployOptions())
    assert status == GOOD
    return root


def test_what_was_published_is_sent_byte_for_byte_and_remembered(root: Path) -> None:
    assert content_of(root.parent / "srv" / CURRENT) == content_of(root / "output")
    assert (root / "content/published.json").is_file()


def test_a_trial_sends_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert deploy.run(root, DeployOptions(to="../lain", dry_run=True)) == GOOD
    assert "Tidak ada yang dikirim" in capsys.readouterr().out
    assert not (root.parent / "lain").exists()


def test_a_site_with_an_error_is_never_sent(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = root / "content/episodes/001-satu.md"
    text = note.read_text(encoding="utf-8")
    before = content_of(root.parent / "srv" / CURRENT)
    note.write_text(text.replace("judul:", "jdul:", 1), encoding="utf-8")
    try:
        assert deploy.run(root, DeployOptions()) == FINDINGS
    finally:
        note.write_text(text, encoding="utf-8")
    assert "Terkirim" not in capsys.readouterr().out
    assert content_of(root.parent / "srv" / CURRENT) == before


def test_a_password_in_an_address_is_refused_and_not_repeated(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert deploy.run(root, DeployOptions(to="ssh://a:rahasia@b.go.id/srv")) == FINDINGS
    told = capsys.readouterr().out
    assert "kirim-sandi" in told
    assert "rahasia" not in told


def test_what_cannot_be_sent_is_told_with_what_to_do(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for is_dry in (True, False):
        assert deploy.run(root, DeployOptions(to="../acara", dry_run=is_dry)) == FINDINGS
        told = capsys.readouterr().out
        assert "kirim-tempat-terisi" in told
        assert "Yang tadinya tampil tetap tampil." in told


def test_a_configuration_names_the_folder_that_is_sent_to(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for server in ("nginx", "apache", "htaccess", "caddy"):
        assert server_config.run(root, ServerConfigOptions(server)) == GOOD
        told = capsys.readouterr().out
        if server != "htaccess":
            assert "podcast.contoh.go.id" in told
            assert f"srv/{CURRENT}" in told
    assert "X-Content-Type-Options" in told


def test_a_site_below_a_path_gets_no_configuration(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = root / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'{text}SITEURL = "https://contoh.go.id/siniar"\n', encoding="utf-8")
    try:
        assert server_config.run(root, ServerConfigOptions("nginx")) == WRONG_USE
    finally:
        settings.write_text(text, encoding="utf-8")
    assert "/siniar" in capsys.readouterr().err
