"""What lies in content/images and content/files reaches the site only where a text shows it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree, html
from msgspec.structs import replace
from PIL import Image

from siniar.build.plan import plan_site
from siniar.build.project import Project
from siniar.build.publish import Outcome, build_site
from siniar.feed.diff import render_diff, render_diff_markdown
from siniar.model.words import load_words
from tests.support.cases import WHOLE, Case, lay_out
from tests.support.notes import NOTE
from tests.support.pictures import EXIF, encode, gradient
from tests.support.shows import SHOW, load_show, write_settings
from tests.support.tools.drawing import draw_once

SITE = "https://contoh.example/siaran"
#: Without what takes long and shows nothing here.
PLAINLY = {"DRAWS_CARDS": False, "INDEXES_SEARCH": False}
KEY = b"-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk=\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 9"><script>alert(1)</script></svg>'
BODY = """Isi [formulir](form pindah.pdf) di rumah.

![Loket pelayanan](Loket.jpg)

![Denah](denah.svg)
"""
LATER = """gambar: nanti.jpg
---
![Nanti](nanti-juga.jpg) [Nanti](nanti.pdf)
"""
#: What nobody asked for: whatever it is, it stays here.
FOREIGN = {
    "images/daftar-warga.xlsx": b"PK\x03\x04",
    "images/id_rsa": KEY,
    "images/token.csv": b"nama,token\nx,ghp_" + b"a" * 40,
    "images/jahat.svg": SVG,
    "images/jahat.html": b"<script>alert(1)</script>",
    "images/lama.jpg": encode(gradient(300, 200)),
    "files/daftar.csv": b"nama,alamat\n",
    "files/lama.pdf": b"%PDF-1.7 lama",
    "files/id_rsa": KEY,
}
WAITING = {
    "images/nanti.jpg": encode(gradient(1500, 1500), exif=EXIF),
    "images/nanti-juga.jpg": encode(gradient(310, 210), exif=EXIF),
    "files/nanti.pdf": b"%PDF-1.7 nanti",
}


NOTES = {
    "episodes/001-surat.md": NOTE.format(title="Surat pindah", number=1, day="2026-01-05") + BODY,
    "episodes/002-segera.md": NOTE.format(title="Segera", number=2, day="2099-01-01")[:-4] + LATER,
    "episodes/003-draf.md": NOTE.format(title="Draf", number=3, day="2026-02-01")[:-4]
    + "status: draf\n---\n[Nanti](nanti.pdf) ![Nanti](nanti-juga.jpg)\n",
    "pages/tentang.md": "---\njudul: Tentang\n---\n[Aturan](aturan.pdf)\n",
}
SHOWN = {
    "files/form pindah.pdf": b"%PDF-1.7 formulir",
    "files/aturan.pdf": b"%PDF-1.7 aturan",
    "images/Loket.jpg": encode(gradient(1600, 900), exif=EXIF),
    "images/denah.svg": SVG.replace(b"<script>", b"<rect width='9' height='9'/><script>"),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("attached")
    case = Case("attached", {name: text.encode() for name, text in NOTES.items()})
    case.files |= FOREIGN | WAITING | SHOWN
    case.files |= {f"audio/{number:03}.mp3": WHOLE + bytes([number]) for number in (1, 2, 3)}
    made = lay_out(case, root)
    # Pelican itself is told to publish content/images, as it does where nobody says otherwise.
    write_settings(root, SHOW, SITE)
    return replace(made, site_url=SITE)


@pytest.fixture(scope="module")
def output(project: Project, pictures_folder: Path) -> Path:
    output = project.root / "output"
    with draw_once(pictures_folder):
        result = build_site(project.root, output, overrides=PLAINLY)
    assert result.outcome is Outcome.DONE
    return output


def names(output: Path) -> set[str]:
    return {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}


def opened(output: Path, name: str) -> Image.Image:
    return Image.open(BytesIO((output / name).read_bytes()))


def test_nothing_is_published_that_no_public_text_shows(output: Path) -> None:
    originals = {path.read_bytes() for path in output.rglob("*") if path.is_file()}
    for name, content in (FOREIGN | WAITING).items():
        assert content not in originals, name
    assert not {name for name in names(output) if "nanti" in name or "lama" in name}
    assert not {name for name in names(output) if name.endswith((".xlsx", ".csv"))}
    assert {name for name in names(output) if name.startswith("files/")} == {
        "files/form-pindah.pdf",
        "files/aturan.pdf",
    }


def test_a_picture_is_published_as_pixels_alone(output: Path) -> None:
    for name in ("images/Loket.jpg", "images/denah.svg"):
        assert SHOWN[name] not in {
            path.read_bytes() for path in output.rglob("*") if path.is_file()
        }
    made = {name for name in names(output) if "/loket-" in name or "/denah-" in name}
    assert len(made) == 8
    for name in made:
        content = (output / name).read_bytes()
        assert b"KameraContoh" not in content
        assert b"<script" not in content
        assert not opened(output, name).getexif()


def test_a_document_is_published_byte_for_byte(output: Path) -> None:
    assert (output / "files/form-pindah.pdf").read_bytes() == SHOWN["files/form pindah.pdf"]


def test_the_page_shows_each_picture_with_its_size_in_lighter_formats(output: Path) -> None:
    page = html.fromstring((output / "episode/surat-pindah/index.html").read_bytes())
    picture, drawing = page.xpath("//picture")
    assert picture.xpath(".//img/@alt") == ["Loket pelayanan"]
    assert picture.xpath(".//source/@type") == ["image/avif", "image/webp"]
    assert drawing.xpath(".//img/@alt") == ["Denah"]
    sets = [*picture.xpath(".//source/@srcset"), *picture.xpath(".//img/@src")]
    addresses = [part.split()[0] for each in sets for part in str(each).split(",")]
    for address in addresses:
        assert (output / address.removeprefix("/siaran/")).is_file()
    image = opened(output, str(picture.xpath(".//img/@src")[0]).removeprefix("/siaran/"))
    assert picture.xpath(".//img/@width") + picture.xpath(".//img/@height") == [
        str(image.width),
        str(image.height),
    ]
    assert page.xpath("//a[text()='formulir']/@href") == ["/siaran/files/form-pindah.pdf"]


def test_apps_are_given_one_picture_that_all_of_them_show(output: Path) -> None:
    feed = etree.parse(output / "feed.xml")
    notes = feed.findtext(".//{http://purl.org/rss/1.0/modules/content/}encoded")
    tree = html.fromstring(notes or "")
    assert not tree.xpath("//picture | //source")
    first = str(tree.xpath("//img/@src")[0])
    assert first.startswith("https://contoh.example/siaran/pictures/loket-")
    assert first.endswith(".jpg")
    assert tree.xpath("//a[text()='formulir']/@href") == [
        "https://contoh.example/siaran/files/form-pindah.pdf"
    ]


def test_everything_else_in_the_two_folders_is_told(project: Project) -> None:
    told = {
        each.place.path.removeprefix("content/"): each.code
        for each in plan_site(load_show(project)).report
    }
    assert {name: told.get(name) for name in FOREIGN} == {
        "images/daftar-warga.xlsx": "berkas-asing",
        "images/id_rsa": "keluaran-rahasia",
        "images/token.csv": "keluaran-rahasia",
        "images/jahat.svg": "gambar-tidak-tampil",
        "images/jahat.html": "berkas-asing",
        "images/lama.jpg": "gambar-tidak-tampil",
        "files/daftar.csv": "berkas-asing",
        "files/lama.pdf": "berkas-tanpa-tautan",
        "files/id_rsa": "keluaran-rahasia",
    }
    assert not {name for name in told if name in WAITING | SHOWN}


def test_each_document_is_told_to_whoever_publishes(project: Project) -> None:
    diff, words = plan_site(load_show(project)).loaded.diff, load_words("id")
    for text in (render_diff(diff, words), render_diff_markdown(diff, words).replace("\\", "")):
        assert "Berkas yang bisa diunduh siapa saja" in text
        assert "/files/form-pindah.pdf (content/episodes/001-surat.md)" in text
        assert "/files/aturan.pdf (content/pages/tentang.md)" in text
        assert "nanti.pdf" not in text


def test_a_preview_shows_what_waits(project: Project) -> None:
    plan = plan_site(load_show(replace(project, shows_hidden=True)))
    assert "files/nanti.pdf" in {each.path for each in plan.outputs}
