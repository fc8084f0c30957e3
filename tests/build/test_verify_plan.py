"""A finished site is its plan: whatever else lies there, or is not as it was made, is found."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from siniar.build.cache.outputs import KeptOutputs
from siniar.build.verify_plan import check_plan
from siniar.build.write import write_outputs
from siniar.model.findings import Place
from siniar.model.keys import Key
from siniar.model.outputs import Output, copied
from siniar.model.words import load_words

PLACE = Place("pelicanconf.py")
INDEX = {"pagefind/pagefind.js": sha256(b"cari").hexdigest()}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of a page, a sound and a search index."""
    folder = tmp_path / "situs"
    (folder / "pagefind").mkdir(parents=True)
    (tmp_path / "1.mp3").write_bytes(b"suara")
    write_outputs(outputs(tmp_path), folder, KeptOutputs(tmp_path / "kept", "m"), {})
    (folder / "pagefind/pagefind.js").write_bytes(b"cari")
    return folder


def outputs(root: Path) -> list[Output]:
    return [
        Output("a/index.html", Key("kunci"), lambda: b"halaman", PLACE),
        copied("audio/1.mp3", root / "1.mp3", PLACE, 5),
    ]


def codes(site: Path, kept: str = "kept") -> list[tuple[str, str]]:
    made = KeptOutputs(site.parent / kept, "m")
    findings = check_plan(site, outputs(site.parent), made, INDEX)
    return [(finding.code, finding.place.path) for finding in findings]


@pytest.mark.parametrize("kept", ["kept", "kosong"])
def test_a_site_as_it_was_made_has_no_findings(site: Path, kept: str) -> None:
    assert codes(site, kept) == []


@pytest.mark.parametrize("name", ["id_rsa", "a/lain.html", ".env", "pagefind/lain.js"])
def test_a_file_that_nothing_planned_is_found(site: Path, name: str) -> None:
    (site / name).write_text("x", encoding="utf-8")
    assert codes(site) == [("keluaran-asing", f"output/{name}")]


def test_a_link_that_nothing_planned_is_found(site: Path) -> None:
    (site / "pintas").symlink_to(site.parent)
    assert codes(site) == [("keluaran-asing", "output/pintas")]


@pytest.mark.parametrize("kept", ["kept", "kosong"])
@pytest.mark.parametrize("name", ["a/index.html", "audio/1.mp3", "pagefind/pagefind.js"])
def test_another_content_of_the_same_size_and_time_is_found(
    site: Path, name: str, kept: str
) -> None:
    path = site / name
    before = path.stat()
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert codes(site, kept) == [("keluaran-berbeda", f"output/{name}")]


@pytest.mark.parametrize("name", ["a/index.html", "audio/1.mp3", "pagefind/pagefind.js"])
def test_a_file_that_is_missing_is_found(site: Path, name: str) -> None:
    (site / name).unlink()
    assert codes(site) == [("keluaran-berbeda", f"output/{name}")]


def test_what_is_wrong_is_told_in_the_words_of_editors(site: Path) -> None:
    (site / "a/index.html").write_bytes(b"H\xffLAMAN")
    made = KeptOutputs(site.parent / "kept", "m")
    (finding,) = check_plan(site, outputs(site.parent), made, INDEX)
    assert "isinya lain" in finding.reason(load_words("id"))


def test_a_kept_file_whose_bits_flipped_is_made_again(site: Path) -> None:
    """Its size and time are as they were, as after a fault of the disk."""
    page = site / "a/index.html"
    before = page.stat()
    with page.open("r+b") as file:  # the kept file is another name of it
        file.write(b"H")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert codes(site) == [("keluaran-berbeda", "output/a/index.html")]
    kept = KeptOutputs(site.parent / "kept", "m")
    write_outputs(outputs(site.parent), site, kept, {})
    assert page.read_bytes() == b"halaman"
    assert codes(site) == []
