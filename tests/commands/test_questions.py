"""`questions` as an office would run it: from a chat to the board and the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from siniar.build.pelican import read_project
from siniar.commands.questions import QuestionOptions, run
from siniar.commands.show import list_ideas
from siniar.pages.board.render import render_board
from siniar.pages.board.stages import build_board
from siniar.system.exits import GOOD, UseError
from tests.support.places import ROOT
from tests.support.shows import copy_sample, load_show

CHAT = str(ROOT / "tests/content/questions/android.txt")


def test_what_the_editor_picks_stands_on_the_board_with_its_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_sample(tmp_path)
    assert run(root, QuestionOptions(CHAT, "1")) == GOOD
    notes = sorted((root / "content/pertanyaan").iterdir())
    assert len(notes) == 1
    assert "Sari" not in notes[0].read_text() + capsys.readouterr().out
    assert run(root, QuestionOptions(CHAT)) == GOOD
    assert sorted((root / "content/pertanyaan").iterdir()) == notes
    loaded = load_show(read_project(root))
    assert not [each for each in loaded.report if "pertanyaan" in each.place.path]
    ideas, wrong = list_ideas(loaded)
    assert not wrong
    board = build_board(ideas, loaded.reads, loaded.catalogue)
    first = board.columns[0][1][0]
    assert (first.asked, first.title[:15]) == (2, "Selamat pagi pa")
    page = render_board(board, loaded.catalogue.show, loaded.words).decode()
    assert "ditanyakan 2 kali" in page


@pytest.mark.parametrize(
    "options",
    [
        QuestionOptions(CHAT, "9"),
        QuestionOptions(CHAT, "2-1"),
        QuestionOptions(CHAT, "satu"),
        QuestionOptions("tidak-ada.txt"),
        QuestionOptions(str(ROOT / "pyproject.toml")),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_written(
    options: QuestionOptions, tmp_path: Path
) -> None:
    root = copy_sample(tmp_path)
    with pytest.raises(UseError):
        run(root, options)
    assert not (root / "content/pertanyaan").exists()
