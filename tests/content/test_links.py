"""Links and pictures of notes lead where they are meant to, or the editor is told at their line."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from siniar.build.plan import plan_site
from siniar.content.files import ContentFiles
from siniar.content.frontmatter import Note
from siniar.content.links import KnownSlugs, NoteLinks
from siniar.model.findings import Finding
from siniar.model.urls import Addresses
from tests.support.cases import WHOLE, Case, lay_out
from tests.support.factories import make_show
from tests.support.notes import NOTE
from tests.support.pictures import encode, gradient
from tests.support.shows import load_show

CASES = sorted((Path(__file__).parent / "links").glob("*.txt"))
HEIC = Path(__file__).parents[1] / "images" / "files" / "telepon.heic"
FIRST = NOTE.format(title="Surat pindah", number=1, day="2026-01-05")
OTHER = NOTE.format(title="KTP hilang", number=2, day="2026-01-12") + "Bawa KK.\n\n## Syarat\n"
LATER = NOTE.format(title="Segera", number=3, day="2099-01-01") + "![Nanti](nanti.jpg)\n"
SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><script>alert(1)</script>
<rect width="20" height="10" fill="#0b5d57"/></svg>"""


def archive(*names: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, "<x/>")
    return buffer.getvalue()


FILES = {
    "files/form pindah.pdf": b"%PDF-1.7\n",
    "files/formulir.pdf": b"%PDF-1.4\n",
    "files/palsu.pdf": b"<!doctype html><script>alert(1)</script>",
    "files/jahat.html": b"<!doctype html><script>alert(1)</script>",
    "files/daftar.xlsx": archive("xl/workbook.xml"),
    "files/daftar.csv": b"nama,alamat\n",
    "files/surat.docx": archive("[Content_Types].xml", "word/document.xml"),
    "files/makro.docx": archive("word/document.xml", "word/vbaProject.bin"),
    "images/loket.jpg": encode(gradient(900, 600)),
    "images/rusak.jpg": encode(gradient(900, 600))[:900],
    "images/gambar-palsu.jpg": b"%PDF-1.7\n",
    "images/peta.svg": SVG,
    "images/telepon.heic": HEIC.read_bytes(),
    "images/nanti.jpg": encode(gradient(300, 200)),
}


def lay_out_with(body: str) -> Case:
    case = Case("links")
    case.files |= FILES
    case.files |= {f"audio/{number:03}.mp3": WHOLE + bytes([number]) for number in (1, 2, 3)}
    case.files["episodes/001-surat.md"] = (FIRST + body).encode()
    case.files["episodes/002-lain.md"] = OTHER.encode()
    case.files["episodes/003-segera.md"] = LATER.encode()
    case.files["pages/tentang.md"] = b"---\njudul: Tentang\n---\nSiapa kami.\n"
    return case


def of_note(findings: list[Finding]) -> list[str]:
    found = (each for each in findings if each.place.path == "content/episodes/001-surat.md")
    return sorted(f"{each.code} {each.place.line}" for each in found)


def test_there_are_cases() -> None:
    assert len(CASES) > 20


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_link_leads_where_it_was_meant_to(path: Path, tmp_path: Path) -> None:
    body, html, expected = re.split(r"^== .*\n", path.read_text("utf-8"), flags=re.MULTILINE)
    plan = plan_site(load_show(lay_out(lay_out_with(body), tmp_path)))
    episode = plan.loaded.reads[0].episode
    assert episode
    assert re.sub(r"-[0-9a-f]{10}\.", "-{}.", episode.notes_html) == html.rstrip("\n")
    assert of_note(list(plan.report)) == expected.split("\n")[:-1]


def test_an_episode_may_lead_to_one_that_comes_before_it(tmp_path: Path) -> None:
    case = lay_out_with("Halo.")
    last = NOTE.format(title="Terakhir", number=4, day="2099-02-01")
    case.files["audio/004.mp3"] = WHOLE + b"4"
    case.files["episodes/004-terakhir.md"] = (last + "[Segera](/episode/segera/)").encode()
    assert "tautan-putus" not in {
        each.code for each in plan_site(load_show(lay_out(case, tmp_path))).report
    }


def test_another_address_of_the_other_note_reaches_a_note_that_was_kept(tmp_path: Path) -> None:
    case = lay_out_with("[Lain](002-lain.md)")
    project = lay_out(case, tmp_path)
    load_show(project)
    note = project.content / "episodes" / "002-lain.md"
    note.write_text(OTHER.replace("---\nBawa", "slug: ktp\n---\nBawa"), encoding="utf-8")
    episode = load_show(project).reads[0].episode
    assert episode
    assert 'href="/episode/ktp/"' in episode.notes_html


@given(st.text(max_size=60), st.booleans())
@example("%00.pdf", False)
@example("files/" + "a" * 300 + ".pdf", False)
@example("\\\\server\\berkas.pdf", False)
@example("content/files/..%2f..%2frahasia.pdf", False)
@example("//[", True)
def test_no_address_is_too_odd_to_be_followed(address: str, is_picture: bool) -> None:  # noqa: FBT001
    root = Path("/tidak-ada")
    show, addresses = make_show(), Addresses()
    files = ContentFiles(root, root / "content")
    links = NoteLinks(Note("a.md"), files, show, addresses, KnownSlugs())
    target = links.resolve(address, is_picture)
    assert target.problem or target.address is not None
    assert target.document is None
    assert target.figure is None
