"""The review of a real change: summary, preview, and what opens it."""

from __future__ import annotations

import shutil
import urllib.request
import zipfile
from pathlib import Path

import pytest

from siniar.build.preview.serve import running_server
from siniar.build.preview.served import ServedSite
from siniar.build.preview.state import BuildOutcome, Preview
from siniar.commands import check
from siniar.commands.options import NoOptions
from siniar.commands.preview import PreviewOptions, run, unpack
from siniar.commands.remember import run as remember
from siniar.commands.review import PREVIEW, SUMMARY, review
from tests.support.shows import copy_sample

ENVIRONMENT = {
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "kantor/siniar",
    "GITHUB_RUN_ID": "9",
    "COMMIT": "abc",
}
NOTE = """---
judul: Kartu keluarga baru
nomor: 15
tanggal: 2026-11-20 08:30
topik: Kependudukan
ringkasan: Syarat kartu keluarga baru.
audio: 015-kartu.mp3
---
Isi.
"""


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Path]:
    before = copy_sample(tmp_path_factory.mktemp("before"))
    assert remember(before, NoOptions()) == 0
    after = copy_sample(tmp_path_factory.mktemp("after"))
    ledger = (before / "content/published.json").read_text("utf-8").splitlines(keepends=True)
    lost = next(line for line in ledger if "005-kerja-bakti.md" in line)
    text = "".join(line for line in ledger if line != lost)
    (after / "content/published.json").write_text(text, "utf-8")
    moved = after / "content/episodes/003-usul-perbaikan-jalan.md"
    text = moved.read_text("utf-8").replace("slug: usul-perbaikan-jalan", "slug: usul-jalan")
    moved.write_text(text, "utf-8")
    (after / "content/episodes/015-kartu.md").write_text(NOTE)
    audio = after / "content/audio"
    shutil.copy(min(audio.glob("002*.mp3")), audio / "015-kartu.mp3")
    renamed = after / "content/episodes/002-ktp-el-hilang.md"
    text = renamed.read_text("utf-8")
    renamed.write_text(text.replace("apa yang dilakukan lebih dulu?", "bagaimana?"), "utf-8")
    return review(after, before, ENVIRONMENT), after / ".cache/review"


def test_the_status_says_whether_it_can_be_published(reviewed: tuple[int, Path]) -> None:
    status, folder = reviewed
    assert status == 3
    assert "Belum bisa terbit" in (folder / SUMMARY).read_text("utf-8")


def test_only_what_the_change_changes_is_told(reviewed: tuple[int, Path]) -> None:
    text = (reviewed[1] / SUMMARY).read_text("utf-8")
    new, _, changed = text.partition("#### Berubah di umpan")
    assert new.partition("#### Baru di umpan")[2].split() == ["-", "Kartu", "keluarga", "baru"]
    assert "KTP\\-el hilang, bagaimana?" in changed or "KTP-el hilang, bagaimana?" in changed
    assert "- `/episode/kartu-keluarga-baru/`" in text
    assert "### Halaman yang hilang" not in text
    assert "| `audio/015-kartu.mp3` |" in text
    assert "audio/001" not in text


def test_addresses_that_move_and_what_the_ledger_loses_are_told(
    reviewed: tuple[int, Path],
) -> None:
    text = (reviewed[1] / SUMMARY).read_text("utf-8")
    leading = text.partition("#### Alamat yang menuju halaman lain")[2].partition("###")[0]
    assert leading.split("\n")[2] == "- /episode/usul-perbaikan-jalan/ → /episode/usul-jalan/"
    assert text.count("`catatan-terbit-hilang`") == 1
    old = reviewed[1] / PREVIEW / "episode/usul-perbaikan-jalan/index.html"
    assert 'content="0; url=/episode/usul-jalan/"' in old.read_text("utf-8")


def test_a_note_without_guid_gets_a_line_to_copy(reviewed: tuple[int, Path]) -> None:
    text = (reviewed[1] / SUMMARY).read_text("utf-8")
    line = next(row for row in text.splitlines() if row.startswith("- content/episodes/015"))
    guid = line.partition("`guid: ")[2].rstrip("`")
    assert len(guid) == 36
    # The example of the rule would be copied by everybody.
    assert text.count(guid) == 2
    assert "4f8c2d1e" not in text


def test_the_preview_opens_from_its_zip_file(reviewed: tuple[int, Path], tmp_path: Path) -> None:
    name = shutil.make_archive(str(tmp_path / "pratinjau"), "zip", reviewed[1] / PREVIEW)
    folder = unpack(tmp_path, name)
    assert folder
    preview = Preview()
    preview.show(BuildOutcome(folder))
    with running_server(ServedSite(preview), port=8700) as (_, addresses):
        page = addresses.here + "episode/kartu-keluarga-baru/"
        with urllib.request.urlopen(page, timeout=10) as answer:
            assert "Kartu keluarga baru" in answer.read().decode()
        # The scheduled episode is there too, marked as such.
        with urllib.request.urlopen(addresses.here, timeout=10) as answer:
            assert "Terjadwal" in answer.read().decode()


def test_what_is_no_preview_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK no")
    with zipfile.ZipFile(tmp_path / "empty.zip", "w"):
        pass
    for name in ("x.zip", "empty.zip", "gone.zip", "."):
        assert unpack(tmp_path, str(tmp_path / name)) is None
        assert run(tmp_path, PreviewOptions(str(tmp_path / name))) == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 4
    assert all(line.startswith("Bukan pratinjau: ") for line in told)


def test_a_show_without_settings_still_gets_a_summary(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    settings = root / "pelicanconf.py"
    settings.write_text(
        settings.read_text("utf-8").replace('"author": "Kecamatan Bekasi Utara",', ""), "utf-8"
    )
    assert review(root, tmp_path / "nowhere", {}) == 3
    text = (root / ".cache/review" / SUMMARY).read_text("utf-8")
    assert "pelicanconf.py" in text
    assert "https://github.com" not in text


def test_the_check_tells_what_waits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_sample(tmp_path)
    lines = ["judul: Menunggu", "tanggal: 2026-11-19", "status: draf"]
    for name, more in (("101-a", []), ("102-b", ["youtube: tidak ada", "transkrip: tidak ada"])):
        text = "\n".join(["---", *lines, *more, "---", "Isi."])
        (root / f"content/episodes/{name}.md").write_text(text, "utf-8")
    check.run(root, check.CheckOptions())
    told = capsys.readouterr().out
    waiting = {
        block.split(":\n")[0]: block.count("\n  ")
        for block in told.split("\n\n")
        if block.startswith(("Terjadwal", "Menunggu"))
    }
    assert waiting == {
        "Terjadwal": 1,
        "Menunggu audio": 2,
        "Menunggu video YouTube": 1,
        "Menunggu transkrip": 1,
    }
    assert "Menunggu (content/episodes/101-a.md)" in told
