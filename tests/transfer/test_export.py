"""What is handed out is whole, and taken in again it is the same show."""

from __future__ import annotations

import csv
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from benchmarks.corpus import copy_show
from siniar.build.load import Loaded
from siniar.commands.export import ExportOptions, write_export
from siniar.commands.import_show import ImportOptions, bring
from siniar.commands.options import NoOptions
from siniar.commands.remember import run as remember
from siniar.commands.show import load_show
from siniar.feed.namespace import NAMESPACES
from siniar.system.exits import GOOD, UseError
from siniar.transfer.export import COLUMNS
from tests.support.old_host import QUICK
from tests.support.places import SAMPLE

#: Two episodes of the sample show: one with everything, one with an M4A.
SAMPLES = ("002-ktp-el-hilang", "006-pelatihan-kerja")


def load(root: Path) -> Loaded:
    loaded = load_show(root)
    assert loaded
    return loaded


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copy_show(tmp_path / "kantor")
    with (root / "pelicanconf.py").open("a") as file:
        file.write("DRAWS_CARDS = INDEXES_SEARCH = False\n")
    for stem in SAMPLES:
        for source in (SAMPLE / "content").glob(f"*/{stem}.*"):
            target = root / "content" / source.parent.name / source.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    shutil.copytree(SAMPLE / "content/pertanyaan", root / "content/pertanyaan")
    return root


def test_an_export_taken_in_again_is_the_same_show(root: Path, tmp_path: Path) -> None:
    assert write_export(load(root), ExportOptions()) == GOOD
    other = copy_show(tmp_path / "lain")
    with (other / "pelicanconf.py").open("a") as file:
        file.write('SHOW["title"] = "Acara lain"\n')
    options = ImportOptions(str(root / "ekspor"), settings=True)
    assert bring(load(other), options, QUICK) == GOOD
    before, after = load(root), load(other)
    assert after.catalogue.show == before.catalogue.show
    assert len(after.catalogue.public) == len(SAMPLES)
    assert after.questions == before.questions
    assert after.questions
    for one, same in zip(before.catalogue.public, after.catalogue.public, strict=True):
        parts = {name: getattr(one, name) for name in one.__struct_fields__}
        for name in ("audio", "transcript", "data_saver"):
            assert repr(getattr(same, name)).replace(str(other), str(root)) == repr(parts.pop(name))
        assert {name: getattr(same, name) for name in parts} == parts
    files = {each.name for each in (other / "content").rglob("*") if each.is_file()}
    assert bring(load(other), options, QUICK) == GOOD
    assert {each.name for each in (other / "content").rglob("*") if each.is_file()} == files


def test_drafts_come_back_with_their_sound(root: Path, tmp_path: Path) -> None:
    for stem, line in zip(SAMPLES, ("status: draf\n", "status: terbit\n"), strict=True):
        note = root / "content/episodes" / f"{stem}.md"
        text = re.sub(r"(?m)^(status|tanggal): .*\n", "", note.read_text("utf-8"))
        day = "2100-01-01 08:00" if "terbit" in line else "2026-01-05 08:00"
        note.write_text(text.replace("nomor:", f"{line}tanggal: {day}\nnomor:"), "utf-8")
    assert write_export(load(root), ExportOptions()) == GOOD
    assert not (root / "ekspor/audio").exists()
    other = copy_show(tmp_path / "lain")
    assert bring(load(other), ImportOptions(str(root / "ekspor")), QUICK) == GOOD
    catalogue = load(other).catalogue
    assert [len(part) for part in (catalogue.drafts, catalogue.scheduled)] == [1, 1]
    sounds = {path.name: path.read_bytes() for path in (other / "content/audio").iterdir()}
    assert sounds == {path.name: path.read_bytes() for path in (root / "content/audio").iterdir()}


def test_addresses_stay_when_an_export_is_taken_in_again(root: Path, tmp_path: Path) -> None:
    """One title changed and one address: both keep what was public, as where they come from."""
    for stem in SAMPLES:
        note = root / "content/episodes" / f"{stem}.md"
        text = re.sub(r"(?m)^slug: .*\n", "", note.read_text("utf-8"))
        note.write_text(text.replace("judul: ", "judul: Dulu "), "utf-8")
    remember(root, NoOptions())
    first, second = (root / "content/episodes" / f"{stem}.md" for stem in SAMPLES)
    first.write_text(first.read_text("utf-8").replace("judul: ", "judul: Kini "), "utf-8")
    second.write_text(second.read_text("utf-8").replace("nomor:", "slug: kini\nnomor:"), "utf-8")
    assert write_export(load(root), ExportOptions()) == GOOD
    other = copy_show(tmp_path / "lain")
    assert bring(load(other), ImportOptions(str(root / "ekspor")), QUICK) == GOOD
    before, after = load(root).catalogue, load(other).catalogue
    assert before.redirects
    assert after.redirects == before.redirects
    assert [each.slug for each in after.public] == [each.slug for each in before.public]


def test_a_zip_holds_everything_and_is_the_same_each_time(root: Path) -> None:
    loaded = load(root)
    for name in ("a.zip", "b.ZIP"):
        assert write_export(loaded, ExportOptions(name, unlock=True)) == GOOD
    assert (root / "a.zip").read_bytes() == (root / "b.ZIP").read_bytes()
    with zipfile.ZipFile(root / "a.zip") as pack:
        assert pack.testzip() is None
        names = set(pack.namelist())
        feed = etree.fromstring(pack.read("feed.xml"))
        table = pack.read("metadata.csv").decode("utf-8-sig")
        steps = pack.read("BACA-SAYA.md").decode()
    for stem in SAMPLES:
        slug = stem[4:]
        assert {f"catatan/episodes/{stem}.md", f"transkrip/{slug}.vtt", f"bab/{slug}.json"} <= names
    assert {"audio/002-ktp-el-hilang.mp3", "audio/006-pelatihan-kerja.m4a"} <= names
    assert "catatan/pertanyaan/contoh-loket-sabtu.md" in names
    assert feed.findtext("channel/podcast:locked", None, NAMESPACES) == "no"
    assert feed.findtext("channel/itunes:owner/itunes:email", None, NAMESPACES)
    rows = list(csv.DictReader(table.splitlines()))
    assert tuple(rows[0]) == COLUMNS
    assert {row["file"] for row in rows} <= names
    assert all(row["title"] and row["date"] and row["language"] for row in rows)
    for word in ("Castopod", "Spotify", "Apple", "locked", "moved_to", "redaksi@"):
        assert word in steps


def test_what_is_there_is_not_written_over(root: Path) -> None:
    (root / "ekspor").mkdir()
    (root / "ekspor/catatan.txt").write_text("milik orang lain")
    (root / "kosong.zip").mkdir()
    for to in ("ekspor", "ekspor/catatan.txt", "kosong.zip", "ekspor/catatan.txt/a.zip"):
        with pytest.raises(UseError, match=to):
            write_export(load(root), ExportOptions(to))
    assert [each.name for each in (root / "ekspor").iterdir()] == ["catatan.txt"]
    assert (root / "ekspor/catatan.txt").read_text() == "milik orang lain"
