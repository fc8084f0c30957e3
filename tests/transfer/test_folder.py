"""Folders of other programs' notes are read as those programs read them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.corpus import copy_show
from siniar.commands.import_show import ImportOptions, bring
from siniar.commands.show import load_show
from siniar.system.exits import FINDINGS, GOOD
from siniar.transfer.folder import read_folder
from siniar.transfer.front import split_front
from tests.support.findings import codes
from tests.support.old_host import QUICK
from tests.transfer.test_read_feed import told

FOLDERS = sorted(each for each in (Path(__file__).parent / "folders").iterdir() if each.is_dir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_folder_is_read_as_its_file_says(folder: Path) -> None:
    feed, findings = read_folder(folder)
    assert not findings
    wanted = json.loads(folder.with_suffix(".json").read_text(encoding="utf-8"))
    assert told(feed.episodes) == wanted


def test_a_folder_comes_in_as_notes(tmp_path: Path) -> None:
    root = copy_show(tmp_path / "kantor")
    loaded = load_show(root)
    assert loaded
    assert bring(loaded, ImportOptions(str(FOLDERS[0])), QUICK) == GOOD
    after = load_show(root)
    assert after
    (episode,) = after.catalogue.public
    assert (episode.title, episode.slug, episode.number) == ("Pindah alamat", "s2e1", 1)
    assert episode.enclosure
    assert episode.enclosure.length == 7_000_000
    assert str(episode.date) == "2024-05-04 00:00:00+07:00"
    assert [alias.path for alias in episode.aliases] == ["1/"]


def test_a_folder_without_notes_is_told(tmp_path: Path) -> None:
    root = copy_show(tmp_path / "kantor")
    loaded = load_show(root)
    assert loaded
    (tmp_path / "kosong").mkdir()
    (tmp_path / "kosong/a.md").write_text("Tanpa kepala.")
    assert codes(read_folder(tmp_path / "kosong")[1]) == ["impor-folder-kosong"]
    assert bring(loaded, ImportOptions(str(tmp_path / "kosong")), QUICK) == FINDINGS


@pytest.mark.parametrize(
    "text",
    [
        *("", "---\n", "---\n: :\n  - [\n---\n", "+++\na = \n+++\n", "{", "[1]", "Isi saja."),
        "---\na: &a [x, x]\nb: *a\n---\n",
        "---\n" + "[" * 10_000 + "\n---\n",
        "---\ntanggal: 2026-99-99\n---\n",
    ],
)
def test_broken_front_matter_is_no_note_and_no_error(text: str) -> None:
    front = split_front(text)
    assert front is None or not front.values or "tanggal" in front.values
