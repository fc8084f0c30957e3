"""Nothing is published over something: what was last public is known from more than one place."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest

from siniar.build.plan import Plan
from siniar.build.publish import Outcome, build_site, publish_site
from siniar.commands.check import CheckOptions
from siniar.commands.check import run as check
from siniar.commands.options import NoOptions
from siniar.commands.remember import run as remember
from siniar.feed.ledger import parse_ledger
from tests.support.cases import WHOLE
from tests.support.git import git
from tests.support.projects import GOOD_NOTE, lay_out_project

NOTES = "content/episodes"
LEDGER = "content/published.json"
#: What an editor notes of a public episode, for the office alone.
CONSENT = "Dua penutur, map xq-izin-77"
MARK = b"xq-izin-77"
#: Without what takes long and shows nothing here.
PLAINLY = {"DRAWS_CARDS": False, "INDEXES_SEARCH": False}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two episodes that is public, its ledger committed."""
    root = lay_out_project(tmp_path_factory.mktemp("published") / "proyek")
    second = GOOD_NOTE.replace("Cara mengurus surat", "Lain").replace("001.mp3", "002.mp3")
    second = second.replace("nomor: 1", "nomor: 2").replace("guid-satu-0001", "guid-dua-0002")
    second = second.replace("01-05", "01-06")
    second = second.replace("nomor: 2", f"nomor: 2\nizin: {CONSENT}")
    (root / NOTES / "002-dua.md").write_text(second, encoding="utf-8")
    (root / "content/audio/002.mp3").write_bytes(WHOLE + WHOLE[-417:])
    git(root, "init", "--quiet")
    assert publish(root) == []
    assert remember(root, NoOptions()) == 0
    commit(root)
    return root


@pytest.fixture
def project(published: Path, tmp_path: Path) -> Path:
    """The same, to do with as one likes."""
    return shutil.copytree(published, tmp_path / "proyek")


def publish(root: Path) -> list[str]:
    """The codes of errors; empty when the site was published."""
    result = publish_site(root)
    assert result.planned
    errors = [each.code for each in result.planned.report if each.level.value == "error"]
    assert (result.outcome is Outcome.STOPPED) == bool(errors), result
    return errors


def commit(root: Path) -> None:
    git(root, "add", "--all", "content")
    git(root, "commit", "--message", "x")


def forget_ledger(root: Path) -> None:
    """As if nothing had been noted yet: only the last output knows."""
    shutil.rmtree(root / ".git")
    (root / LEDGER).unlink()
    (root / ".cache/published.json").unlink()


def guids(root: Path) -> list[str]:
    feed = feedparser.parse((root / "output/feed.xml").read_bytes())
    return [entry.id for entry in feed.entries]


def rename(root: Path) -> None:
    (root / NOTES).rename(root / "content/episode")


def empty(root: Path) -> None:
    for note in (root / NOTES).glob("*.md"):
        note.unlink()


def replace_by_a_file(root: Path) -> None:
    shutil.rmtree(root / NOTES)
    (root / NOTES).write_text("tidak ada", encoding="utf-8")


LOSSES: dict[str, Callable[[Path], None]] = {
    "renamed": rename,
    "emptied": empty,
    "unreadable": replace_by_a_file,
}


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("forget", [lambda _: None, forget_ledger], ids=["ledger", "no ledger"])
def test_a_site_without_episodes_is_not_put_over_one_with_some(
    loss: str, forget: Callable[[Path], None], project: Path
) -> None:
    forget(project)
    LOSSES[loss](project)
    expected = ["terbit-hilang-semua"] + (["folder-tak-terbaca"] if loss == "unreadable" else [])
    assert sorted(publish(project)) == sorted(expected)
    assert guids(project) == ["guid-dua-0002", "guid-satu-0001"]


def test_who_agreed_to_be_published_is_read_and_stands_in_no_published_file(
    published: Path,
) -> None:
    """Who spoke, and where the signed forms lie; the search index is packed, so it is opened."""
    planned = build_site(published, published / ".cache/izin", overrides=PLAINLY).planned
    assert isinstance(planned, Plan)
    episodes = planned.loaded.catalogue.episodes
    assert CONSENT in {each.consent for each in episodes}
    contents = {path: opened(path) for path in (published / "output").rglob("*") if path.is_file()}
    contents[published / LEDGER] = opened(published / LEDGER)
    assert any(b"Lain" in contents[path] for path in contents if path.suffix == ".pf_fragment")
    assert [path for path, content in contents.items() if MARK in content.lower()] == []


def opened(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content


def test_one_episode_less_than_in_the_last_site_stops_without_a_ledger(project: Path) -> None:
    forget_ledger(project)
    note = project / NOTES / "002-dua.md"
    text = note.read_text(encoding="utf-8")
    note.unlink()
    assert publish(project) == ["keluaran-terakhir-hilang"]
    # Both ways that the finding tells lead on.
    note.write_text(text.replace("nomor: 2", "nomor: 2\nstatus: ditarik"), encoding="utf-8")
    assert publish(project) == []
    assert guids(project) == ["guid-satu-0001"]
    (project / NOTES / "001-satu.md").unlink()
    assert publish(project) == ["keluaran-terakhir-hilang"]
    shutil.rmtree(project / "output")
    assert publish(project) == []


def lose_ledger(root: Path) -> None:
    (root / LEDGER).unlink()


def empty_ledger(root: Path) -> None:
    (root / LEDGER).write_text("[]\n", encoding="utf-8")


def lose_one_record(root: Path) -> None:
    rows = json.loads((root / LEDGER).read_bytes())
    (root / LEDGER).write_text(json.dumps(rows[1:]), encoding="utf-8")


@pytest.mark.parametrize("lose", [lose_ledger, empty_ledger, lose_one_record])
@pytest.mark.parametrize("place", ["cache", "git", "git after the loss was committed"])
def test_a_ledger_that_lost_something_stops_and_is_mended(
    lose: Callable[[Path], None], place: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (project / LEDGER).read_bytes()
    if place == "cache":
        shutil.rmtree(project / ".git")
    else:
        (project / ".cache/published.json").unlink()
    lose(project)
    if place.endswith("committed"):
        commit(project)
    assert publish(project) == ["catatan-terbit-hilang"]
    assert remember(project, NoOptions()) == 3
    capsys.readouterr()
    assert check(project, CheckOptions(fix=True)) == 0
    assert "+" in capsys.readouterr().out
    assert (project / LEDGER).read_bytes() == before
    assert publish(project) == []


def test_a_changed_guid_is_told_although_the_ledger_is_gone(project: Path) -> None:
    forget_ledger(project)
    note = project / NOTES / "001-satu.md"
    note.write_text(note.read_text(encoding="utf-8").replace("satu", "baru"), encoding="utf-8")
    assert publish(project) == ["keluaran-terakhir-hilang"]


def test_another_show_may_begin_in_the_same_folder(project: Path) -> None:
    """The way on that the finding tells: a guid of its own."""
    (project / LEDGER).unlink()
    empty(project)
    assert publish(project) != []
    for name in ("pelicanconf.py", "publishconf.py"):
        with (project / name).open("a", encoding="utf-8") as settings:
            settings.write('SHOW = {**SHOW, "guid": "1b024349-ccf0-5f69-a609-6b82873eab3c"}\n')
    assert publish(project) == []
    assert guids(project) == []


def test_another_address_of_the_site_stops_until_it_is_meant(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITEURL", "https://baru.contoh.example")
    assert publish(project) == ["alamat-situs-berubah"]
    assert remember(project, NoOptions()) == 3
    for name in ("pelicanconf.py", "publishconf.py"):
        with (project / name).open("a", encoding="utf-8") as settings:
            settings.write('SHOW = {**SHOW, "former_urls": ["https://contoh.example"]}\n')
    assert publish(project) == []


def test_a_lost_guid_comes_back_from_the_ledger(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = project / NOTES / "001-satu.md"
    text = note.read_text(encoding="utf-8")
    note.write_text(text.replace("guid: guid-satu-0001\n", ""), encoding="utf-8")
    assert publish(project) == ["guid-terhapus"]
    assert check(project, CheckOptions(fix=True)) == 0
    capsys.readouterr()
    assert note.read_text(encoding="utf-8") == text


def test_the_sound_of_what_was_withdrawn_may_be_deleted(project: Path) -> None:
    """As the handbook asks for when somebody no longer agrees to be heard."""
    note = project / NOTES / "002-dua.md"
    text = note.read_text(encoding="utf-8")
    (project / "content/audio/002.mp3").unlink()
    assert "audio-tidak-ada" in publish(project)
    text = text.replace("nomor: 2", "nomor: 2\ntranskrip: 002.vtt\nstatus: ditarik")
    note.write_text(text, encoding="utf-8")
    for _ in range(2):
        assert publish(project) == []
        assert remember(project, NoOptions()) == 0
    assert "sudah ditarik" in (project / "output/episode/lain/index.html").read_text("utf-8")


def test_the_site_leads_on_from_old_addresses(project: Path) -> None:
    """Written, verified and switched; the second publishing forgets nothing of the first."""
    note = project / NOTES / "001-satu.md"
    text = note.read_text(encoding="utf-8").replace("Cara mengurus surat", "Surat baru")
    note.write_text(text.replace("nomor: 1", "nomor: 1\nslug: surat-baru"), encoding="utf-8")
    other = project / NOTES / "002-dua.md"
    text = other.read_text(encoding="utf-8").replace("nomor: 2", "nomor: 2\nstatus: ditarik")
    other.write_text(f"{text}\n", encoding="utf-8")
    for _ in range(2):
        assert publish(project) == []
        assert remember(project, NoOptions()) == 0
        page = (project / "output/episode/cara-mengurus-surat/index.html").read_text("utf-8")
        assert '<meta http-equiv="refresh" content="0; url=/episode/surat-baru/">' in page
        withdrawn = (project / "output/episode/lain/index.html").read_text("utf-8")
        assert "sudah ditarik" in withdrawn
        assert "cara-mengurus-surat" not in (project / "output/sitemap.xml").read_text("utf-8")
    ledger = parse_ledger((project / LEDGER).read_bytes())
    assert {record.guid: record.former for record in ledger.episodes} == {
        "guid-satu-0001": ("episode/cara-mengurus-surat/",),
        "guid-dua-0002": (),
    }
