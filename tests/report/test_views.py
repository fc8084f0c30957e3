"""Lists of views as YouTube Studio writes them, in its languages and separators."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from siniar.model.episode import Video
from siniar.model.findings import Finding
from siniar.report.history import Month
from siniar.report.views import VideoViews, by_episode, read_views
from tests.support.factories import make_catalogue, make_episode

OCTOBER = Month(2026, 10)
NAME = "Konten 2026-10-01_2026-11-01 Siaran"
ENGLISH = (
    "Content,Video title,Video publish time,Views,Watch time (hours)\n"
    "Total,,,1239,80.5\n"
    'M7lc1UVf-VE,"Judul, satu","Oct 2, 2026",1234,80.25\n'
    "abcdefghijk,Dua,Oct 3 2026,5,0.25\n"
)
INDONESIAN = (
    "Konten;Judul video;Waktu publikasi video;Penayangan;Waktu tonton (jam)\n"
    "M7lc1UVf-VE;Judul satu;2 Okt 2026;1.234;80,25\n"
    "abcdefghijk;Dua;3 Okt 2026;5;0,25\n"
)
EXPECTED = {"M7lc1UVf-VE": VideoViews(1234, 4815), "abcdefghijk": VideoViews(5, 15)}


def read(path: Path, content: bytes) -> tuple[dict[str, VideoViews], list[str]]:
    path.write_bytes(content)
    findings: list[Finding] = []
    return read_views([path], OCTOBER, findings), [finding.code for finding in findings]


@pytest.mark.parametrize(
    "content",
    [
        ENGLISH.encode(),
        INDONESIAN.encode("utf-8-sig"),
        ENGLISH.replace("\n", "\r\n").encode("utf-16"),
        f"sep=;\n{INDONESIAN}".encode(),
        ENGLISH.replace(",1234,", ',"1,234",').encode(),
    ],
    ids=["english", "indonesian", "utf-16", "excel", "thousands"],
)
def test_the_same_views_are_read_from_every_form(content: bytes, tmp_path: Path) -> None:
    assert read(tmp_path / f"{NAME}.csv", content) == (EXPECTED, [])


def test_the_zip_file_that_studio_hands_out_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "unduhan.zip", "w") as archive:
        archive.writestr("Table data.csv", ENGLISH)
        archive.writestr("Totals.csv", "Date,Views\n2026-10-01,7\n")
    content = (tmp_path / "unduhan.zip").read_bytes()
    assert read(tmp_path / f"{NAME}.zip", content) == (EXPECTED, [])


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("Konten 2026-09-01_2026-10-01.csv", ENGLISH, "tayangan-masa-lain"),
        ("tabel.csv", ENGLISH, "tayangan-tanpa-masa"),
        (f"{NAME}.csv", ENGLISH.replace(",5,", ",-5,"), "tayangan-angka"),
        (f"{NAME}.csv", ENGLISH.replace(",5,", ",=1+1,"), "tayangan-angka"),
        (f"{NAME}.csv", ENGLISH + "M7lc1UVf-VE,Satu,,1300,1\n", "tayangan-dua-kali"),
        (f"{NAME}.csv", "Tanggal,Suhu\n1,2\n", "tayangan-tidak-terbaca"),
        (f"{NAME}.csv", "<html>masuk dulu</html>", "tayangan-tidak-terbaca"),
    ],
)
def test_what_cannot_be_counted_is_told(name: str, content: str, code: str, tmp_path: Path) -> None:
    views, codes = read(tmp_path / name, content.encode())
    assert codes == [code]
    if code == "tayangan-dua-kali":
        assert views["M7lc1UVf-VE"].views == 1300


def test_videos_in_parts_are_added_and_strangers_told() -> None:
    parts = (Video("M7lc1UVf-VE", "Bagian 1"), Video("abcdefghijk", "Bagian 2"))
    catalogue = make_catalogue(episodes=[make_episode(1, videos=parts)])
    findings: list[Finding] = []
    videos = {**EXPECTED, "zzzzzzzzzzz": VideoViews(9)}
    assert by_episode(videos, catalogue, findings) == {"guid-contoh-0001": VideoViews(1239, 4830)}
    assert [dict(finding.values)["value"] for finding in findings] == ["zzzzzzzzzzz"]
