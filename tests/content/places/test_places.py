"""What lies in content/ is read wherever its name is known, and told where it is not."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from siniar.build.cache import Cache
from siniar.build.load import Loaded, load
from siniar.build.project import Project
from siniar.commands.check import mend_content
from siniar.content.places.known import FILES, PLACES, is_litter, place_meant
from siniar.feed.ledger import LEDGER
from siniar.model.findings import render_findings
from siniar.model.words import load_words
from siniar.pages.search import SYNONYMS_FILE
from siniar.youtube.links import LINKS
from tests.support.cases import CASES, lay_out, read_case
from tests.support.shows import load_show

#: Cases of transcripts with nothing wrong: one is read in each.
READ = [
    path.stem
    for path in sorted(CASES.glob("transcript-*.txt"))
    if path.read_text(encoding="utf-8").endswith("== expect\n")
]


def test_there_are_transcripts_that_are_read() -> None:
    assert len(READ) > 7


@pytest.mark.parametrize("name", READ)
def test_a_transcript_with_nothing_wrong_belongs_to_its_episode(name: str, tmp_path: Path) -> None:
    loaded = load_show(lay_out(read_case(CASES / f"{name}.txt"), tmp_path))
    (episode,) = loaded.catalogue.public
    assert episode.transcript


def _read(project: Project) -> Loaded:
    loaded = load(project, Cache(project.cache))
    assert isinstance(loaded, Loaded)
    return loaded


@pytest.mark.parametrize("name", ["001.VTT", "001.id.srt", "001.json", "001.mp3.vtt", "001.vtt"])
def test_a_transcript_that_comes_later_is_found_by_the_next_run(name: str, tmp_path: Path) -> None:
    case = read_case(CASES / "transcript-capitals.txt")
    words = case.files.pop("transcripts/001.VTT")
    assert isinstance(words, bytes)
    if name.endswith(".json"):
        words = b'{"segments": [{"start": 0, "end": 4, "text": "Selamat pagi."}]}'
    project = lay_out(case, tmp_path)
    assert [episode.transcript for episode in _read(project).catalogue.public] == [None]
    (project.content / "transcripts" / name).write_bytes(words)
    assert [bool(episode.transcript) for episode in _read(project).catalogue.public] == [True]
    (project.content / "transcripts" / name).unlink()
    assert [episode.transcript for episode in _read(project).catalogue.public] == [None]


def test_the_files_of_the_program_are_known() -> None:
    assert {LEDGER, LINKS, SYNONYMS_FILE} == FILES


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Episodes", "episodes"),
        ("episode", "episodes"),
        ("epsiodes", "episodes"),
        ("Transkrip", "transcripts"),
        ("image", "images"),
        ("gambar", "images"),
        ("Audio", "audio"),
        ("arsip", None),
        ("2025", None),
    ],
)
def test_a_folder_is_guessed_only_when_it_is_near(name: str, folder: str | None) -> None:
    meant = place_meant(name)
    assert (meant.folder if meant else None) == folder


@pytest.mark.parametrize("name", [".DS_Store", "a/.x/b.md", "~$a.docx", "Thumbs.db", "._a.md"])
def test_litter_is_known(name: str) -> None:
    assert is_litter(Path(name))


def test_places_have_names_of_their_own() -> None:
    names = [name for place in PLACES for name in (place.folder, *place.aliases)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("folder", ["audio", "transcripts", "episodes", "arsip", "."])
@pytest.mark.parametrize("name", [b"\xff.mp3", b"\xff.vtt", b"\xff.txt", b"\xff"])
def test_a_name_that_is_no_text_is_told_in_one_that_can_be_shown(
    folder: str, name: bytes, tmp_path: Path
) -> None:
    project = lay_out(read_case(CASES / "transcript-capitals.txt"), tmp_path)
    home = project.content / folder
    home.mkdir(exist_ok=True)
    Path(os.fsdecode(os.fsencode(home) + b"/" + name)).write_bytes(b"x")
    loaded = _read(project)
    told = render_findings(loaded.report, loaded.words).encode()
    assert b"arsip" in told if folder == "arsip" else b"\\udcff" in told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither pipes nor bytes in names")
def test_pipes_and_names_of_other_bytes_are_told_and_nobody_waits(tmp_path: Path) -> None:
    project = lay_out(read_case(CASES / "transcript-capitals.txt"), tmp_path)
    note = project.content / "episodes/001-satu.md"
    note.write_text(note.read_text().replace("\n---\n", "\n---\n![a](pipa.jpg)\n", 1))
    (project.content / "images").mkdir(exist_ok=True)
    pipes = ("episodes/pipa.md", "images/pipa.jpg", "transcripts/pipa.vtt", "audio/pipa.opus")
    for name in pipes:
        (project.content / name).parent.mkdir(exist_ok=True)
        os.mkfifo(project.content / name)
    for name in (b"/episodes/\xff.md", b"/images/\xff.jpg"):
        with open(os.fsencode(project.content) + name, "wb") as file:  # noqa: PTH123
            file.write(note.read_bytes())
    report = _read(project).report
    told = [(each.code, each.place.path) for each in report]
    assert sorted(path for code, path in told if code == "bukan-berkas") == sorted(
        f"content/{name}" for name in pipes
    )
    odd = [path for code, path in told if "udcff" in path and code == "nama-bukan-huruf"]
    assert odd == ["content/episodes/\\udcff.md", "content/images/\\udcff.jpg"]
    assert render_findings(report, load_words("id")).encode()
    assert "berkas-tidak-ada" in {code for code, _ in told}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no bytes in names")
def test_a_link_of_other_bytes_that_leads_outside_is_told_in_a_name_that_can_be_shown(
    tmp_path: Path,
) -> None:
    project = lay_out(read_case(CASES / "transcript-capitals.txt"), tmp_path)
    (project.root / "luar.md").write_text("x")
    name = os.fsencode(project.content) + b"/episodes/\xff.md"
    os.symlink(project.root / "luar.md", os.fsdecode(name))  # noqa: PTH211 (bytes)
    loaded = _read(project)
    (told,) = (each for each in loaded.report if each.code == "jalur-keluar")
    assert told.place.path == "content/episodes/\\udcff.md"
    assert "\\udcff.md" in told.reason(loaded.words)
    assert render_findings(loaded.report, loaded.words).encode()


#: Files of the case, each of which the note says where it is named: code's line.
UNREADABLE = {
    "episodes/001-satu.md": ("content/episodes/001-satu.md", 0),
    "audio/001.mp3": ("content/episodes/001-satu.md", 7),
    "images/loket.jpg": ("content/episodes/001-satu.md", 8),
    "pertanyaan/satu.md": ("content/pertanyaan/satu.md", 0),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_this_user_may_not_read_is_told_where_it_is_named(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = lay_out(read_case(CASES / "artwork-without-words.txt"), tmp_path)
    (project.content / "pertanyaan").mkdir()
    (project.content / "pertanyaan/satu.md").write_text("---\npertanyaan: Apa syaratnya?\n---\n")
    shut = project.content / name
    may, read = os.access, Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == shut:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    # The right itself means nothing to root, as whom tests may run.
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != shut and may(path, mode))
    monkeypatch.setattr(Path, "read_bytes", refuse)
    told = [
        (each.place.path, each.place.line)
        for each in _read(project).report
        if each.code == "berkas-tak-terbuka"
    ]
    assert told == [UNREADABLE[name]]
    assert "".join(mend_content(project, {})) == ""
