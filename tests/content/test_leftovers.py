"""What is left of the sample is told in a show that is none, and in no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from siniar.build.load import Refused, load
from siniar.build.sample import check_sample
from siniar.content.leftovers import read_marks
from siniar.content.settings.guid import mint_show_guid
from tests.support.places import SAMPLE
from tests.support.shows import SHOW, load_show, make_project

NOTE = """---
judul: Satu
tanggal: 2026-11-01 08:00
guid: {guid}
---
{text}
"""


def codes(
    root: Path, show: dict[str, object], notes: dict[str, str], url: str = "https://kantor.go.id"
) -> list[tuple[str, str, int]]:
    project = replace(make_project(root, show={**SHOW, **show}), site_url=url)
    (root / "pelicanconf.py").write_text(f"SHOW = {{\n{_lines({**SHOW, **show})}}}\n", "utf-8")
    for name, text in notes.items():
        path = project.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    found = check_sample(load_show(project))
    return [(each.code, each.place.path, each.place.line) for each in found]


def _lines(show: dict[str, object]) -> str:
    return "".join(f"    {key!r}: {value!r},\n" for key, value in show.items())


def line_of(key: str, **more: object) -> int:
    return [*{**SHOW, **more}].index(key) + 2


def test_a_show_of_one_s_own_has_nothing_left(tmp_path: Path) -> None:
    notes = {"episodes/1.md": NOTE.format(guid="milik-kami", text="Isi sendiri.")}
    assert codes(tmp_path, {"owner": {"email": "a@kantor.go.id"}}, notes) == []


@pytest.mark.parametrize("guid", sorted(read_marks().guids - {"dibuat-oleh-periksa-fix"})[:2])
def test_the_sample_s_guids_are_told_at_their_lines(guid: str, tmp_path: Path) -> None:
    notes = {
        "episodes/1.md": NOTE.format(guid=guid, text="Isi."),
        "episodes/2.md": NOTE.format(guid=f"{guid}\nstatus: draf", text="Isi."),
    }
    found = codes(tmp_path, {"guid": guid}, notes)
    assert ("guid-acara-contoh", "pelicanconf.py", line_of("guid")) in found
    assert [each for each in found if each[0] == "sisa-contoh"] == [
        ("sisa-contoh", "content/episodes/1.md", 4)
    ]


def test_sentences_of_the_sample_and_addresses_of_nobody_are_told_at_their_lines(
    tmp_path: Path,
) -> None:
    more: dict[str, object] = {
        "owner": {"name": "Kami", "email": "redaksi@kantor.example"},
        "office": {"hours": "Jam contoh, tanyakan di loket resmi"},
    }
    notes = {
        "episodes/1.md": NOTE.format(guid="x", text="Baris.\n\n> **Ini episode contoh.** Ya."),
        "pages/kontak.md": "---\njudul: Kontak\n---\nSurel: <redaksi@contoh.example>\n",
        "pertanyaan/satu.md": '---\npertanyaan: "Satu?"\ndari: warga contoh\n---\n',
    }
    assert codes(tmp_path, more, notes, "https://kantor.example") == [
        ("alamat-contoh", "pelicanconf.py", line_of("owner", **more)),
        ("sisa-contoh", "pelicanconf.py", line_of("office", **more)),
        ("sisa-contoh", "content/episodes/1.md", 8),
        ("alamat-contoh", "content/pages/kontak.md", 4),
        ("sisa-contoh", "content/pertanyaan/satu.md", 3),
        ("alamat-situs-contoh", "pelicanconf.py", 0),
    ]


def test_the_sample_show_keeps_its_guid_when_it_becomes_real(tmp_path: Path) -> None:
    marks = read_marks()
    show: dict[str, object] = {"code": marks.code, "guid": min(marks.guids)}
    assert codes(tmp_path, show, {}) == []


def test_a_show_that_says_that_it_is_a_sample_may_have_all_of_it(tmp_path: Path) -> None:
    notes = {"pages/kontak.md": (SAMPLE / "content/pages/kontak.md").read_text("utf-8")}
    assert codes(tmp_path, {"sample": True}, notes, "https://kantor.example") == []


def test_a_missing_guid_is_proposed_of_the_address_and_else_another_each_time(
    tmp_path: Path,
) -> None:
    def proposed(url: str) -> str:
        show = {key: value for key, value in SHOW.items() if key != "guid"}
        project = replace(make_project(tmp_path, show=show), site_url=url)
        loaded = load(project)
        assert isinstance(loaded, Refused)
        (finding,) = loaded.report
        return str(dict(finding.values)["example"])

    real = proposed("https://kantor.go.id/siniar/")
    assert real == f'"guid": "{mint_show_guid("https://kantor.go.id/siniar/feed.xml")}"'
    assert proposed("https://kantor.example") != proposed("https://kantor.example")
