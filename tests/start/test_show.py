"""What is written for a new show, and what a copy of the repository has of the sample."""

from __future__ import annotations

import ast
import runpy
import shutil
from pathlib import Path

import pytest
import yaml

from siniar.content.leftovers import read_marks
from siniar.model.urls import Addresses
from siniar.model.words import load_words
from siniar.start.answers import ShowAnswers
from siniar.start.files import (
    offer_topics,
    read_alike,
    render_packages,
    render_pages,
    render_readme,
)
from siniar.start.packages import OwnPackage
from siniar.start.samples import SHELF, find_samples, has_sample_settings, set_aside
from siniar.start.settings import INDONESIAN_ADDRESSES, write_settings
from tests.support.places import ROOT, SAMPLE

ANSWERS = ShowAnswers(
    title='Suara "Warga"',
    code="WARGA",
    office="Kantor Contoh",
    language="id",
    guid="b0b1e3a1-2f0f-4a53-9a63-1f0f6f1c2d3e",
    url="",
    timezone="Asia/Jakarta",
    topics=("Layanan", "Kegiatan"),
    colors=("#0b5d57", "#ffc53d"),
)
WORDS = load_words("id")


def test_settings_hold_what_was_answered_and_no_line_for_what_was_not() -> None:
    text = write_settings(ANSWERS, WORDS, WORDS)
    assigned = {
        node.targets[0].id: node.value
        for node in ast.parse(text).body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    show = ast.literal_eval(assigned["SHOW"])
    assert show["title"] == 'Suara "Warga"'
    assert show["topics"] == [{"name": "Layanan"}, {"name": "Kegiatan"}]
    assert show["guid"] == ANSWERS.guid
    assert not {"youtube_channel", "question", "editors_language", "sample"} & show.keys()
    assert 'get("SITEURL") or "https://warga.example"' in text
    assert "# Dibuat hanya untuk acara ini." in text


def test_addresses_in_indonesian_are_all_there_is() -> None:
    assert INDONESIAN_ADDRESSES.keys() == set(Addresses.__struct_fields__)


@pytest.mark.parametrize("language", ["id", "en"])
def test_pages_and_readme_speak_the_language_and_leave_no_blank_unfilled(language: str) -> None:
    words = load_words(language)
    pages = render_pages(ANSWERS, words)
    assert len(pages) == 2
    for content in (*pages.values(), render_readme(ANSWERS, words)):
        assert b"$" not in content
    assert all(b"\nstatus: dra" in content for content in pages.values())


def test_requirements_name_every_package_by_its_hashes() -> None:
    packages = render_packages(OwnPackage("siniar==9.9", ("ab" * 32,)))
    lines = packages["requirements.txt"].decode()
    entries = [each for each in lines.split("\n") if each and each[0].isalpha()]
    assert all(each.endswith("\\") for each in entries)
    assert "pyproject.toml" not in lines
    assert packages["requirements.in"] == b"siniar==9.9\n"


def test_the_files_of_all_shows_know_nothing_of_the_program_s_own_tests() -> None:
    texts = b"".join(read_alike().values())
    assert b"tasks.py test" not in texts
    assert b"tasks.py lint" not in texts
    assert all(
        b"./.github/actions/prepare" in each
        for name, each in read_alike().items()
        if name.endswith(("check.yml", "publish.yml", "youtube.yml"))
    )


def test_the_form_for_proposals_offers_the_topics_of_the_show() -> None:
    form = (ROOT / ".github/ISSUE_TEMPLATE/usulan-episode.yml").read_text("utf-8")
    topics = ("Kapal: besar", "Cuaca")
    before, after = (yaml.safe_load(each) for each in (form, offer_topics(form, topics)))
    (choice,) = [part for part in after["body"] if part.get("id") == "topik"]
    assert choice["attributes"]["options"] == list(topics)
    rest = [part for part in before["body"] if part.get("id") != "topik"]
    assert [part for part in after["body"] if part is not choice] == rest


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("episodes", "pages", "rencana"):
        shutil.copytree(SAMPLE / "content" / name, tmp_path / "content" / name)
    for name in ("audio", "transcripts"):
        (tmp_path / "content" / name).mkdir()
        for path in (SAMPLE / "content" / name).iterdir():
            (tmp_path / "content" / name / path.name).touch()
    shutil.copy(SAMPLE / "pelicanconf.py", tmp_path)
    return tmp_path


def test_samples_are_set_aside_and_what_is_somebody_s_own_stays(copy: Path) -> None:
    content = copy / "content"
    own = content / "episodes/020-milik-kami.md"
    own.write_text("---\njudul: Milik kami\naudio: 003-usul-perbaikan-jalan.mp3\n---\nIsi.\n")
    changed = content / "episodes/002-ktp-el-hilang.md"
    own_words = changed.read_text().replace("Ini episode contoh", "Tulisan kami")
    changed.write_text(own_words.replace("warga contoh", "warga"))
    samples = find_samples(copy)
    set_aside(copy, samples)
    assert {path.name for path in content.rglob("*.*")} == {
        "020-milik-kami.md",
        "003-usul-perbaikan-jalan.mp3",
        "003-usul-perbaikan-jalan.opus",
        "002-ktp-el-hilang.md",
        "002-ktp-el-hilang.mp3",
        "002-ktp-el-hilang.opus",
        "002-ktp-el-hilang.vtt",
    }
    assert [(each.code, each.place.path) for each in samples.kept] == [
        ("contoh-diubah", "content/episodes/002-ktp-el-hilang.md")
    ]
    assert (copy / SHELF / "content/audio/004-bantuan-sosial.opus").is_file()
    assert (copy / SHELF / "pelicanconf.py").is_file()


def test_settings_of_a_show_are_told_from_the_sample_s(tmp_path: Path) -> None:
    assert has_sample_settings(SAMPLE / "pelicanconf.py")
    assert has_sample_settings(tmp_path / "pelicanconf.py")
    sample = (SAMPLE / "pelicanconf.py").read_text("utf-8")
    for is_sample, text in (
        (True, sample.replace('"code": "SIMPATRI"', '"code": "LAIN"').replace("True", "False")),
        (False, sample.replace('"sample": True', '"sample": False')),
        (False, write_settings(ANSWERS, WORDS, WORDS)),
    ):
        (tmp_path / "pelicanconf.py").write_text(text, "utf-8")
        assert has_sample_settings(tmp_path / "pelicanconf.py") is is_sample
    assert not has_sample_settings(tmp_path / "pelicanconf.py")


def test_the_marks_are_those_of_the_sample() -> None:
    texts = [path.read_text("utf-8") for path in (SAMPLE / "content").glob("*/*.md")]
    guids = {line[6:] for text in texts for line in text.splitlines() if line.startswith("guid: ")}
    assert guids <= read_marks().guids
    assert all(any(mark in text for mark in read_marks().notes) for text in texts)
    settings = str(runpy.run_path(str(SAMPLE / "pelicanconf.py"))["SHOW"])
    assert all(mark in settings for mark in read_marks().settings)
