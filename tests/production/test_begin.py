"""A new episode begun by people: every answer makes a good note, or is told what is wrong."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from benchmarks.corpus import write_project
from siniar.build.pelican import read_project
from siniar.build.project import Project
from siniar.commands.new import begin
from siniar.content.markdown import plain_text
from siniar.model.episode import Episode, Status
from siniar.production.answers import clean_name
from siniar.production.ffmpeg import Ffmpeg
from siniar.production.options import DraftOptions
from siniar.system.exits import WRONG_USE
from tests.support.recordings import SAMPLE, speak
from tests.support.shows import load_show

DRAFT = DraftOptions(title="KTP hilang: bagaimana?", topic="sosial", date="2026-11-21 08:00")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return read_project(write_project(tmp_path / "acara", 2))


def notes(project: Project) -> list[Path]:
    return sorted((project.content / "episodes").glob("*.md"))


def files(project: Project) -> set[str]:
    names = (path.relative_to(project.content) for path in project.content.rglob("*"))
    return {name.as_posix() for name in names}


def begun(project: Project, before: int = 2) -> Episode:
    """The one new episode, in whose note nothing is wrong."""
    assert len(notes(project)) == before + 1
    site = load_show(project)
    assert not site.report.has_errors, site.report
    (read,) = (read for read in site.reads if read.path.endswith(notes(project)[-1].name))
    assert read.episode
    return read.episode


def test_no_video_on_purpose_is_said_as_in_a_note(project: Project) -> None:
    assert begin(load_show(project), replace(DRAFT, file="", youtube="Tidak ada"), None) == 0
    assert begun(project).videos == ()
    assert "youtube: Tidak ada\n" in notes(project)[-1].read_text("utf-8")


@pytest.mark.parametrize(
    ("topic", "told"),
    [("sosail", 'Mungkin maksudnya "Sosial"?'), ("xyz", 'Yang ada: "Kependudukan", "')],
)
def test_a_wrong_topic_is_told_with_the_topics_there_are(
    topic: str, told: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert begin(load_show(project), replace(DRAFT, topic=topic), None) == WRONG_USE
    assert told in capsys.readouterr().err


def test_sound_that_apps_play_is_copied_as_it_is(project: Project, tmp_path: Path) -> None:
    source = tmp_path / "Rekaman kantor 3.MP3"
    source.write_bytes(SAMPLE.read_bytes())
    assert begin(load_show(project), replace(DRAFT, file=f"'{source}'"), None) == 0
    episode = begun(project)
    assert (episode.title, episode.number, episode.slug) == (
        "KTP hilang: bagaimana?",
        3,
        "ktp-hilang-bagaimana",
    )
    assert episode.audio
    assert episode.audio.source == project.content / "audio/003-ktp-hilang-bagaimana.mp3"
    assert episode.audio.source.read_bytes() == source.read_bytes()
    # What stands in the file need not be typed.
    assert [chapter.title for chapter in episode.chapters] == [
        chapter.title for chapter in episode.audio.chapters
    ]


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("VID 20261120 “loket”.MP4", ["-c:v", "mpeg4", "-c:a", "aac"]),
        ("PTT-20261120-WA0001.opus", ["-c:a", "libopus"]),
        ("siaran.aac", ["-c:a", "aac"]),
    ],
)
def test_any_recording_of_a_phone_becomes_an_mp3(
    name: str,
    options: list[str],
    project: Project,
    ffmpeg: Ffmpeg,
    capsys: pytest.CaptureFixture[str],
) -> None:
    source = project.root.parent / name
    if source.suffix.lower() == ".mp4":
        picture = ["-f", "lavfi", "-i", "testsrc=size=160x90:rate=5"]
        sound = ["-t", "2", "-i", f"file:{SAMPLE}", "-map", "0:v", "-map", "1:a", "-shortest"]
        ffmpeg.run([*picture, *sound, *options, f"file:{source}"])
    else:
        speak(ffmpeg, source, *options, seconds=2)
    original = source.read_bytes()
    options = replace(DRAFT, file=str(source))
    assert begin(load_show(project), options, None) == 0
    said = capsys.readouterr().out
    assert f"{name} bukan MP3 atau M4A" in said
    episode = begun(project)
    assert episode.title == DRAFT.title
    assert episode.audio
    assert episode.audio.type == "audio/mpeg"
    assert source.read_bytes() == original


def test_without_ffmpeg_it_is_told_what_to_type_and_nothing_is_written(
    project: Project, ffmpeg: Ffmpeg, tmp_path: Path
) -> None:
    source = speak(ffmpeg, tmp_path / "perekam.wav", seconds=3)
    before = files(project)
    done = subprocess.run(
        [sys.executable, "tasks.py", "baru", "--title", "Satu", "--file", str(source)],
        cwd=project.root,
        env={**os.environ, "FFMPEG": str(tmp_path / "none")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 3
    assert "ffmpeg-tidak-ada" in done.stdout
    assert "Traceback" not in done.stderr
    assert files(project) == before


TITLES = [
    "Surat pindah: apa yang dibawa?",
    '"Gratis"? #bukan - [hoaks] {ya}',
    "Surat 'sakti' & <b>cap</b> basah",
    "Layanan 🙂 untuk semua 🇮🇩",
    "السلام عليكم — salam",
    "123",
    "- satu",
    "yes",
    "Panjang " * 40,
    "  Banyak   spasi\tdi dalam  ",
    "\\n bukan baris baru %s {path}",
    "…",
]


@pytest.mark.parametrize("title", TITLES)
def test_any_title_is_written_so_that_it_is_read_as_it_was_typed(
    title: str, project: Project
) -> None:
    assert begin(load_show(project), replace(DRAFT, title=title), None) == 0
    (path,) = [path for path in notes(project) if path.name.startswith("003-")]
    site = load_show(project)
    (read,) = [read for read in site.reads if read.path.endswith(path.name)]
    assert read.episode
    assert read.episode.title == " ".join(title.split())
    # No audio yet.
    assert read.episode.status is Status.DRAFT
    codes = {finding.code for finding in site.report if finding.place.path == read.path}
    assert codes <= {
        "isi-contoh", "judul-tanda", "judul-angka", "judul-panjang",
        "ringkasan-kosong", "tanggal-depan",
    }  # fmt: skip


DATES = [
    ("2026-12-01 09:00", "2026-12-01 09:00"),
    ("1 Desember 2026 09.00", "2026-12-01 09:00"),
    ("2026-12-01T09:00:00+07:00", "2026-12-01 09:00"),
    ("1/12/2026", "2026-12-01 00:00"),
    ("besok", None),
    ("2026-02-30 08:00", None),
    ("jam 9", None),
]


def test_a_date_with_the_name_of_another_day_is_asked_again(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert begin(load_show(project), replace(DRAFT, date="Rabu, 1 Desember 2026"), None) == 2
    assert "Selasa" in capsys.readouterr().err


@pytest.mark.parametrize(("text", "moment"), DATES)
def test_a_date_is_understood_or_shown_how_to_write(
    text: str, moment: str | None, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(project)
    status = begin(load_show(project), replace(DRAFT, date=text), None)
    if moment is None:
        assert status == 2
        assert "2026-11-20 08:00" in capsys.readouterr().err
        assert files(project) == before
    else:
        assert status == 0
        assert f"{begun(project).date:%Y-%m-%d %H:%M}" == moment


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SOSIAL", "Sosial"),
        ("program", "Program Pemerintah"),
        ("program-pemerintah", "Program Pemerintah"),
        ("", None),
    ],
)
def test_a_topic_is_chosen_by_any_beginning(text: str, name: str | None, project: Project) -> None:
    assert begin(load_show(project), replace(DRAFT, topic=text), None) == 0
    topic = begun(project).topic
    assert (topic and topic.name) == name


WRONG = [
    (replace(DRAFT, title="  "), "judul"),
    (replace(DRAFT, topic="Kependudukn"), "Kependudukan"),
    (replace(DRAFT, topic="ke"), "Topik"),
    (replace(DRAFT, file="/tidak/ada.mp3"), "/tidak/ada.mp3"),
    (replace(DRAFT, file="a\0b.mp3"), "Tidak ada berkas"),
    (replace(DRAFT, file="x" * 5000), "Tidak ada berkas"),
    (replace(DRAFT, file="."), "Tidak ada berkas"),
    (replace(DRAFT, youtube="https://example.org/video"), "YouTube"),
]


@pytest.mark.parametrize(("options", "word"), WRONG)
def test_a_wrong_answer_is_told_in_one_place_and_nothing_is_written(
    options: DraftOptions, word: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(project)
    assert begin(load_show(project), options, None) == 2
    assert word.casefold() in capsys.readouterr().err.casefold()
    assert files(project) == before


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "audio-kosong"), (b"halo semua", "audio-bukan-audio"), (b"\xff\xd8\xff" * 99, "gambar")],
)
def test_a_file_that_is_no_recording_is_refused(
    content: bytes, code: str, project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "rekaman.mp3"
    source.write_bytes(content)
    before = files(project)
    assert begin(load_show(project), replace(DRAFT, file=str(source)), None) == 2
    assert code in capsys.readouterr().err
    assert files(project) == before


def test_nothing_that_exists_is_written_over(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    note = project.content / "episodes" / "003-ktp-hilang-bagaimana.md"
    note.write_text("Catatan lain.")
    assert begin(load_show(project), DRAFT, None) == 2
    assert note.name in capsys.readouterr().err
    assert note.read_text() == "Catatan lain."


def test_at_a_terminal_everything_is_asked_and_proposals_are_taken(project: Project) -> None:
    asked: list[tuple[str, str]] = []
    answers: Iterator[str] = iter(["", "Jam layanan", "kema", "", ""])

    def ask(question: str, proposal: str) -> str:
        asked.append((question, proposal))
        return next(answers) or proposal

    # The corpus stops its clock at 08.00, when that day's time is over.
    taken = datetime.fromisoformat("2026-11-21T08:00:00+07:00")
    assert begin(load_show(project), replace(DRAFT, title="Pertama"), None) == 0
    assert begun(project).date == taken
    assert begin(load_show(project), DraftOptions(), ask) == 0
    assert [question for question, _ in asked] == [
        "Rekaman suara atau video (boleh kosong)",
        "Judul",
        "Topik (Kependudukan, Pembangunan, Sosial, Kemasyarakatan, Program Pemerintah)",
        "Tanggal terbit",
        "Alamat YouTube (boleh kosong)",
    ]
    # Not the morning on which another episode comes out.
    assert asked[3][1] == "2026-11-22 08:00"
    assert begun(project, 3).title == "Jam layanan"


def test_what_stands_in_a_new_note_is_never_shown(project: Project) -> None:
    assert begin(load_show(project), DRAFT, None) == 0
    (path,) = [path for path in notes(project) if path.name.startswith("003-")]

    def read() -> tuple[Episode, list[tuple[str, int]]]:
        site = load_show(project)
        episode = begun(project)
        found = [item for item in site.report if item.place.path.endswith(path.name)]
        return episode, [(each.code, each.place.line) for each in found if "isi" in each.code]

    lines = path.read_text().split("\n")
    first = lines.index("---", 1) + 2
    episode, findings = read()
    assert (episode.notes_html, findings) == ("", [("isi-contoh", first)])
    # Half of it is written.
    path.write_text(path.read_text().replace("- Hal pertama", "- KTP-el lama"))
    episode, findings = read()
    assert "KTP-el lama" in plain_text(episode.notes_html)
    assert "Yang dibawa" in plain_text(episode.notes_html)
    assert "Tulis di sini" not in plain_text(episode.notes_html)
    assert "Hal kedua" not in plain_text(episode.notes_html)
    assert findings == [("isi-contoh", first)]
    # All of it.
    text = path.read_text().replace("- Hal kedua\n", "").partition("Tulis di sini")
    path.write_text(f"{text[0]}Bawa ini.\n\n{text[2].partition(chr(10))[2]}")
    episode, findings = read()
    assert plain_text(episode.notes_html).split("\n")[0] == "Bawa ini."
    assert findings == []


def test_an_answer_that_cannot_be_taken_is_asked_for_again_and_none_is_lost(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "Rekaman kantor.mp3"
    source.write_bytes(SAMPLE.read_bytes())
    taken = load_show(project).catalogue.public[0].title
    typed = [
        "/tidak/ada.mp3", str(source),
        "", taken, "Jam layanan",
        "Kependudukn", "sosial",
        "besok", "2026-12-01 09:00",
        "https://example.org/video", "https://youtu.be/M7lc1UVf-VE",
    ]  # fmt: skip
    answers = iter(typed)
    asked: list[str] = []

    def ask(question: str, _proposal: str) -> str:
        asked.append(question)
        return next(answers)

    assert begin(load_show(project), DraftOptions(), ask) == 0
    assert list(answers) == []
    assert len(set(asked)) == 5
    told = capsys.readouterr().err
    assert told.count("\n") >= 6
    assert "Pilih judul lain" in told
    episode = begun(project)
    assert (episode.title, episode.topic and episode.topic.name) == ("Jam layanan", "Sosial")
    assert f"{episode.date:%Y-%m-%d %H:%M}" == "2026-12-01 09:00"
    assert episode.audio
    assert episode.videos


def test_somebody_who_never_answers_well_is_let_go(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(project)
    assert begin(load_show(project), DraftOptions(file="/tidak/ada.mp3"), lambda *_: "/x.mp3") == 2
    assert "/x.mp3" in capsys.readouterr().err
    assert files(project) == before


@pytest.mark.parametrize(
    "typed",
    [
        "{folder}/Rekaman kantor (3).mp3",
        " '{folder}/Rekaman kantor (3).mp3' ",
        '"{folder}/Rekaman kantor (3).mp3"',
        r"{folder}/Rekaman\ kantor\ \(3\).mp3 ",
        "file://{folder}/Rekaman%20kantor%20(3).mp3",
        "file://localhost{folder}/Rekaman%20kantor%20%283%29.mp3",
        "& '{folder}/Rekaman kantor (3).mp3'",
        "~/Rekaman kantor (3).mp3",
        r"~/Rekaman\ kantor\ \(3\).mp3",
    ],
)
def test_a_name_is_read_as_windows_drop_it(
    typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    path = tmp_path / "Rekaman kantor (3).mp3"
    path.write_bytes(b"x")
    assert clean_name(typed.format(folder=tmp_path)) == str(path)


@pytest.mark.parametrize("quote", ["it's.mp3", 'a "b".mp3', r"a\b.mp3", "file.mp3"])
def test_a_name_with_marks_of_its_own_is_found(quote: str, tmp_path: Path) -> None:
    path = tmp_path / quote
    path.write_bytes(b"x")
    assert clean_name(str(path)) == str(path)
    assert clean_name(shlex.quote(str(path))) == str(path)


@given(st.text(max_size=60))
def test_any_answer_is_a_name_or_none(text: str) -> None:
    assert isinstance(clean_name(text), str)
