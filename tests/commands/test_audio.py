"""Moving the audio of a whole show: to a server that has it, to one that has not, and home."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from siniar.build.load import Loaded
from siniar.build.plan import plan_site
from siniar.build.preview.serve import running_server
from siniar.build.preview.served import ServedSite
from siniar.build.preview.state import BuildOutcome, Preview
from siniar.build.project import Project
from siniar.commands.audio import MOVE, VERIFY, AudioOptions, verify_or_move
from siniar.feed.ledger import LEDGER, Ledger, render_ledger, update_ledger
from siniar.model.outputs import Output
from tests.support.places import SAMPLE
from tests.support.shows import SHOW, load_show, make_project

CONTENT = SAMPLE / "content/audio"
NAMES = ("002-ktp-el-hilang.mp3", "002-ktp-el-hilang.opus")
NOTE = """---
judul: KTP-el hilang
nomor: 2
tanggal: 2026-11-19 08:00
topik: Kependudukan
ringkasan: Contoh.
audio: 002-ktp-el-hilang.mp3
guid: 0f5e8a3c-0000-4000-8000-000000000002
---
Isi.
"""
SETTINGS = 'SHOW = {\n    "title": "Siaran Contoh",\n    "language": "id",\n}\n'


@pytest.fixture
def show(tmp_path: Path) -> Project:
    """A show with one published episode."""
    project = make_project(tmp_path / "acara")
    (project.content / "audio").mkdir()
    (project.content / "episodes").mkdir()
    for name in NAMES:
        shutil.copy(CONTENT / name, project.content / "audio")
    (project.content / "episodes/002-ktp-el-hilang.md").write_text(NOTE)
    project.settings_file.write_text(SETTINGS)
    site = load_show(project)
    (project.content / LEDGER).write_bytes(render_ledger(update_ledger(Ledger(), site.catalogue)))
    return project


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server that answers ranges, still empty, and its folder."""
    folder = tmp_path / "server"
    folder.mkdir()
    preview = Preview()
    preview.show(BuildOutcome(folder))
    with running_server(ServedSite(preview), port=18_700) as (_, addresses):
        yield addresses.siteurl, folder


def move(project: Project, to: str, *, unverified: bool = False, dry_run: bool = False) -> int:
    options = AudioOptions(MOVE, to, unverified, dry_run)
    return verify_or_move(load_show(project), options)


def verify(project: Project, to: str = "") -> int:
    return verify_or_move(load_show(project), AudioOptions(VERIFY, to))


def moved(project: Project, base: str) -> tuple[Project, Loaded]:
    """The project as its settings are after a move."""
    after = replace(project, show={**SHOW, "audio_base": base})
    return after, load_show(after)


def outputs(loaded: Loaded) -> tuple[Output, ...]:
    return plan_site(loaded).outputs


def feed_of(loaded: Loaded) -> etree._Element:
    (feed,) = (each for each in outputs(loaded) if each.path == "feed.xml")
    return etree.fromstring(feed.render())


def copied(loaded: Loaded) -> set[str]:
    return {each.path for each in outputs(loaded) if each.source}


def test_a_move_waits_until_every_file_is_there(
    show: Project, office: tuple[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    base, folder = office
    before = {path: path.read_bytes() for path in show.root.rglob("*.[pj]*") if path.is_file()}
    assert move(show, base) == 3
    told = capsys.readouterr().out
    assert told.count("[alamat-mati, kesalahan]") == 2
    assert "Tidak ada yang diubah" in told
    shutil.copy(CONTENT / NAMES[0], folder)
    (folder / NAMES[1]).write_bytes(b"tidak lengkap")
    assert move(show, base) == 3
    assert "[alamat-ukuran, kesalahan]" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in before} == before


def test_after_a_move_only_addresses_have_changed(
    show: Project, office: tuple[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    base, folder = office
    for name in NAMES:
        shutil.copy(CONTENT / name, folder)
    first = load_show(show)
    assert {f"audio/{name}" for name in NAMES} <= copied(first)
    assert move(show, f"{base}/", dry_run=True) == 0
    assert show.settings_file.read_text() == SETTINGS
    assert move(show, f"{base}/") == 0
    told = capsys.readouterr().out
    assert f'+    "audio_base": "{base}",' in told
    assert "Guid tidak disentuh" in told
    assert show.settings_file.read_text() == SETTINGS.replace(
        '    "language"', f'    "audio_base": "{base}",\n    "language"'
    )
    after, site = moved(show, base)
    assert not site.report.has_errors, site.report
    assert not any(path.endswith((".mp3", ".opus")) for path in copied(site))
    old, new = feed_of(first), feed_of(site)
    assert new.findtext(".//guid[last()]") == old.findtext(".//guid[last()]")
    (enclosure,) = new.findall(".//enclosure")
    assert enclosure.get("url") == f"{base}/{NAMES[0]}"
    assert enclosure.get("length") == str((CONTENT / NAMES[0]).stat().st_size)
    assert f"{base}/{NAMES[1]}" in etree.tostring(new).decode()
    assert verify(after) == 0
    assert "2 alamat ditanyai" in capsys.readouterr().out


def test_home_again_everything_is_as_before(
    show: Project, office: tuple[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    base, _ = office
    ledger = (show.content / LEDGER).read_bytes()
    assert move(show, base, unverified=True) == 0
    assert (show.content / LEDGER).read_bytes() != ledger
    after, _ = moved(show, base)
    assert move(after, "situs") == 0
    assert (show.content / LEDGER).read_bytes() == ledger
    assert '"audio_base": "",' in show.settings_file.read_text()
    home, site = moved(show, "")
    assert not site.report.has_errors, site.report
    capsys.readouterr()
    assert move(home, "situs") == 0
    assert "Tidak ada yang perlu diubah" in capsys.readouterr().out


def test_what_is_no_address_or_no_plain_setting_is_wrong_use(
    show: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    for text in ("audio.contoh.example", "ftp://x", "https://x.example/?a=1", "https://a b"):
        assert move(show, text) == 2
        assert verify(show, text) == 2
    show.settings_file.write_text("SHOW = muat()\n")
    assert move(show, "https://x.example", unverified=True) == 2
    assert "pelicanconf.py" in capsys.readouterr().err
    show.settings_file.write_bytes(b"# -*- coding: latin-1 -*-\n# \xe9\nSHOW = {}\n")
    assert move(show, "https://x.example", unverified=True) == 2


def test_a_publishing_setting_is_changed_too(show: Project) -> None:
    publishing = show.root / "publishconf.py"
    text = 'from pelicanconf import *\nSHOW["audio_base"] = "https://lama.example"\nSTRICT = True\n'
    publishing.write_text(text)
    assert move(show, "https://baru.example", unverified=True) == 0
    assert publishing.read_text() == text.replace("lama", "baru")
