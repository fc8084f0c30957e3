"""The preview's builds, with small real Pelican projects."""

from pathlib import Path

import pytest

from benchmarks.corpus import write_project
from siniar.build.preview.build import preview_builder
from siniar.build.preview.served import ServedSite, list_linked
from siniar.build.preview.state import Preview
from siniar.build.publish import build_site
from siniar.model.words import load_words
from tests.support.shows import PLAIN, SHOW, write_settings

WORDS = load_words("id")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "pelicanconf.py").write_text(PLAIN)
    return tmp_path


def test_a_broken_project_keeps_its_last_good_pages_and_recovers(project: Path) -> None:
    build = preview_builder(project, project / ".cache/preview", "http://127.0.0.1:8000", WORDS)
    first = build()
    assert first.failure == ""
    assert first.folder is not None
    pages = (first.folder / "index.html").read_bytes()

    for wrong in ("ini bukan python(", f"{PLAIN}THEME = 'tidak ada'", "raise SystemExit(1)"):
        (project / "pelicanconf.py").write_text(wrong)
        failed = build()
        assert failed.folder is None
        assert failed.failure
        assert [finding.code for finding in failed.findings] == ["setelan-rusak"]
        assert (first.folder / "index.html").read_bytes() == pages

    (project / "pelicanconf.py").write_text(PLAIN.replace("Percobaan", "Diperbaiki"))
    mended = build()
    assert mended.failure == ""
    assert mended.findings == []
    assert mended.folder is not None
    assert mended.folder != first.folder
    assert "Diperbaiki" in (mended.folder / "index.html").read_text()
    # The pages that a browser may still be reading are untouched.
    assert (first.folder / "index.html").read_bytes() == pages


def test_pages_carry_the_address_that_a_phone_can_reach(project: Path) -> None:
    work = project / ".cache/preview"
    build = preview_builder(project, work, "http://192.0.2.7:8000/repo", WORDS)
    folder = build().folder
    assert folder is not None
    assert "http://192.0.2.7:8000/repo" in (folder / "index.html").read_text()


def test_a_note_that_breaks_is_told_at_the_address_where_it_was(tmp_path: Path) -> None:
    root = write_project(tmp_path / "acara", 2)
    build = preview_builder(root, root / ".cache/preview", "http://127.0.0.1:8000", WORDS)
    assert build().folder
    note = max((root / "content/episodes").glob("*.md"))
    note.write_text("Isi tanpa isian.\n", encoding="utf-8")
    outcome = build()
    assert outcome.folder
    (broken,) = (finding for finding in outcome.findings if finding.level == "error")
    assert broken.path == f"content/episodes/{note.name}"
    assert broken.address.startswith("/episode/")
    assert not (outcome.folder / broken.address.strip("/")).exists()


def test_all_of_the_form_can_be_opened_in_the_preview(tmp_path: Path) -> None:
    show = SHOW | {"admin": {"repository": "kantor/siniar"}}
    root = tmp_path / "acara"
    (root / "content").mkdir(parents=True)
    write_settings(root, show)
    outcome = preview_builder(root, root / ".cache/preview", "http://127.0.0.1:8000", WORDS)()
    assert outcome.folder is not None
    site = ServedSite(Preview(), linked=list_linked(root))
    build_site(root, root / "built")
    files = [path for path in (root / "built/admin").rglob("*") if path.is_file()]
    assert len(files) > 10
    for path in files:
        name = path.relative_to(root / "built")
        assert outcome.make(name.as_posix()) == ""
        assert site.find(outcome.folder, list(name.parts)), name
    assert any(path.is_symlink() for path in (outcome.folder / "admin").rglob("*"))
