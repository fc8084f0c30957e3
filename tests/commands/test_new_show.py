"""A new show is asked for and made, and wrong answers are told in one line each."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

from siniar.commands.main import main
from siniar.commands.new_show import run
from siniar.commands.show_questions import (
    NewShowOptions,
    ShowQuestions,
    propose_code,
    propose_zone,
)
from siniar.commands.table import TASKS
from siniar.commands.upgrade import UpgradeOptions
from siniar.commands.upgrade import run as upgrade
from siniar.content.settings.guid import mint_show_guid
from siniar.model.words import load_words
from siniar.production.answers import Interview, WrongAnswerError
from siniar.start.files import read_alike
from siniar.start.packages import OwnPackage
from siniar.system.exits import FINDINGS, GOOD, WRONG_USE, UseError

WORDS = load_words("id")
OWN = OwnPackage("siniar==9.9", ("ab" * 32,))


@pytest.fixture(autouse=True)
def known_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is asked of the network."""
    for module in ("new_show", "upgrade"):
        monkeypatch.setattr(f"siniar.commands.{module}.read_own_package", lambda: OWN)


def show_of(folder: Path) -> dict[str, object]:
    for node in ast.parse((folder / "pelicanconf.py").read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "SHOW":
            made: dict[str, object] = ast.literal_eval(node.value)
            return made
    raise AssertionError("there is no SHOW")


# --- what is asked --------------------------------------------------------------------------------


def test_at_a_terminal_everything_is_asked_until_it_can_be_taken(tmp_path: Path) -> None:
    typed = iter(
        [
            "", "Suara Warga", "suara warga", "", "Kantor Contoh", "jawa", "jv",
            "kantor.go.id", "https://suara.kantor.go.id/", "Mars", "", " , ", "Layanan, Sosial,",
            "merah, biru", "#112233, #445566", "redaksi", "", "UCx", "",
        ]
    )  # fmt: skip
    asked, told = [], []

    def ask(question: str, proposal: str) -> str:
        asked.append(question)
        return next(typed) or proposal

    answers = ShowQuestions(Interview(ask, told.append), WORDS).ask_all(
        tmp_path, NewShowOptions("acara")
    )
    assert next(typed, None) is None
    assert (answers.title, answers.code, answers.office) == (
        "Suara Warga", "SUARAWARGA", "Kantor Contoh",
    )  # fmt: skip
    assert (answers.language, answers.timezone) == ("jv", "Asia/Jakarta")
    assert answers.guid == mint_show_guid("https://suara.kantor.go.id/feed.xml")
    assert answers.topics == ("Layanan", "Sosial")
    assert answers.colors == ("#112233", "#445566")
    assert len(dict.fromkeys(asked)) == 10
    assert len(told) == len(asked) - 10 == 9


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, "--title"),
        ({"title": "A", "code": "a b"}, '"code"'),
        ({"title": "A", "url": "http:/kantor"}, '"SITEURL"'),
        ({"title": "A", "language": "klingon"}, '"language"'),
        ({"title": "A", "editors_language": "xx-yy-zz"}, '"language"'),
        ({"title": "A", "topics": ","}, "topik"),
        ({"title": "A", "colors": "#0b5d57"}, "#0b5d57,#ffc53d"),
        ({"title": "A", "email": "redaksi"}, '"owner.email"'),
        ({"title": "A", "youtube": "@kantor"}, "@kantor"),
        ({"title": "A", "timezone": "Mars"}, "Asia/Jakarta"),
    ],
)
def test_without_a_terminal_a_wrong_answer_is_told(
    said: dict[str, str], told: str, tmp_path: Path
) -> None:
    questions = ShowQuestions(Interview(None, lambda _line: None), WORDS)
    with pytest.raises(WrongAnswerError, match=told.replace("--", "")):
        questions.ask_all(tmp_path, NewShowOptions("acara", **said))


def test_the_address_of_another_s_clone_is_not_taken_unasked(tmp_path: Path) -> None:
    for words in (["init", "-q"], ["remote", "add", "origin", "https://github.com/a/siniar.git"]):
        subprocess.run(["git", "-C", tmp_path, *words], check=True)
    proposed = {}

    def ask(question: str, proposal: str) -> str:
        proposed[question] = proposal
        return proposal or "Acara"

    said = NewShowOptions("acara", title="Acara", email="a@b.id", youtube="UC" + "x" * 22)
    ShowQuestions(Interview(ask, print), WORDS).ask_all(tmp_path, said)
    assert "https://a.github.io/siniar" in proposed.values()
    quiet = ShowQuestions(Interview(None, print), WORDS).ask_all(tmp_path, said)
    again = ShowQuestions(Interview(None, print), WORDS).ask_all(tmp_path, said)
    assert quiet.url == ""
    assert quiet.guid != again.guid


def test_codes_and_zones_are_proposed() -> None:
    assert propose_code("Suara Warga: 24 Jam") == "SUARAWARGA24JAM"
    assert [propose_code(each) for each in ("…", "7", "é")] == ["PODCAST"] * 3
    assert propose_zone("su") == "Asia/Jakarta"
    assert propose_zone("en")


# --- what is made ---------------------------------------------------------------------------------


def test_a_show_in_sundanese_has_indonesian_words_and_another_desk_when_wanted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "acara"
    options = NewShowOptions(
        str(folder), "Sora Warga", language="su", editors_language="en", yes=True
    )
    assert run(tmp_path, options) == GOOD
    assert show_of(folder)["addresses"]
    assert (folder / "content/pages/tentang.md").is_file()
    note = (folder / "content/episodes/001-episode-pertama.md").read_text("utf-8")
    assert note.startswith("---\ntitle: Episode pertama\nnumber: 1\n")
    assert "Then, in that folder" in capsys.readouterr().out
    assert "# Sora Warga\n\nSite and feed" in (folder / "README.md").read_text("utf-8")


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "surat.txt").write_text("penting")
    with pytest.raises(UseError, match="tidak kosong"):
        run(tmp_path, NewShowOptions(str(tmp_path), "Acara", yes=True))
    assert [path.name for path in tmp_path.iterdir()] == ["surat.txt"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()
    with pytest.raises(UseError, match="tidak bisa ditulis"):
        run(tmp_path, NewShowOptions(str(tmp_path / "berkas/acara"), "Acara", yes=True))


def test_a_copy_becomes_a_show_once(tmp_path: Path) -> None:
    (tmp_path / "siniar/system").mkdir(parents=True)
    (tmp_path / "siniar/system/resources.py").touch()
    (tmp_path / "README.md").write_text("siniar")
    options = NewShowOptions(str(tmp_path), "Acara", language="id", yes=True)
    assert run(tmp_path, options) == GOOD
    assert (tmp_path / "README.md").read_text() == "siniar"
    assert not (tmp_path / "requirements.txt").exists()
    with pytest.raises(UseError, match="sudah menjadi acara sendiri"):
        run(tmp_path, options)


def test_offline_the_show_is_made_and_told_what_it_waits_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    unknown = OwnPackage("siniar==9.9")
    monkeypatch.setattr("siniar.commands.new_show.read_own_package", lambda: unknown)
    folder = tmp_path / "acara"
    assert run(tmp_path, NewShowOptions(str(folder), "Acara", language="id", yes=True)) == GOOD
    assert "paket-tanpa-hash" in capsys.readouterr().out
    assert upgrade(folder, UpgradeOptions(yes=True)) == GOOD
    assert f"--hash=sha256:{OWN.digests[0]}" in (folder / "requirements.txt").read_text()


# --- what is brought up to date -------------------------------------------------------------------


def test_only_a_show_is_brought_up_to_date(tmp_path: Path) -> None:
    with pytest.raises(UseError, match="Tidak ada acara"):
        upgrade(tmp_path, UpgradeOptions())
    (tmp_path / "siniar/system").mkdir(parents=True)
    (tmp_path / "siniar/system/resources.py").touch()
    with pytest.raises(UseError, match="git pull"):
        upgrade(tmp_path, UpgradeOptions())


def test_changes_are_shown_and_written_only_when_that_is_wanted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pelicanconf.py").write_text('SHOW = {"language": "id"}\n')
    (tmp_path / "tasks.py").write_text("lama\n")
    (tmp_path / "requirements.in").write_text("siniar==9.9\nlain==1\n")
    assert upgrade(tmp_path, UpgradeOptions()) == GOOD
    told = capsys.readouterr().out
    assert "-lama\n" in told
    assert "Tidak ada yang ditulis." in told
    assert (tmp_path / "tasks.py").read_text() == "lama\n"
    assert upgrade(tmp_path, UpgradeOptions(yes=True)) == GOOD
    assert {name: (tmp_path / name).read_bytes() for name in read_alike()} == read_alike()
    # What asks for more than the program is somebody's own.
    assert (tmp_path / "requirements.in").read_text() == "siniar==9.9\nlain==1\n"
    assert not (tmp_path / "requirements.txt").exists()
    capsys.readouterr()
    assert upgrade(tmp_path, UpgradeOptions()) == GOOD
    assert "sudah mutakhir" in capsys.readouterr().out


def test_a_folder_without_settings_is_told_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(tmp_path, ["check"], TASKS, program="siniar", prepare=lambda _: None) == FINDINGS
    said = capsys.readouterr()
    assert "setelan-tidak-ada" in said.out + said.err
    assert (
        main(tmp_path, ["new-show"], TASKS, program="siniar", prepare=lambda _: None) == WRONG_USE
    )
