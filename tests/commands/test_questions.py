"""`questions` as an office would run it: from a chat to the board and the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from siniar.build.pelican import read_project
from siniar.commands.questions import QuestionOptions, run
from siniar.commands.show import list_ideas
from siniar.feed.page import FeedArtwork
from siniar.feed.plan import build_feeds
from siniar.feed.write import render_page
from siniar.pages.board.render import render_board
from siniar.pages.board.stages import build_board
from siniar.system.exits import GOOD, UseError
from tests.support.antennapod import read_as_antennapod
from tests.support.built import build
from tests.support.places import ROOT
from tests.support.shows import copy_sample, load_show

CHAT = str(ROOT / "tests/content/questions/android.txt")


def test_what_the_editor_picks_stands_on_the_board_with_its_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_sample(tmp_path)
    assert run(root, QuestionOptions(CHAT, "1")) == GOOD
    notes = sorted((root / "content/pertanyaan").iterdir())
    fresh = [note for note in notes if not note.name.startswith("contoh-")]
    assert len(fresh) == 1
    assert "Sari" not in fresh[0].read_text() + capsys.readouterr().out
    assert run(root, QuestionOptions(CHAT)) == GOOD
    assert sorted((root / "content/pertanyaan").iterdir()) == notes
    loaded = load_show(read_project(root))
    assert not [each for each in loaded.report if "pertanyaan" in each.place.path]
    ideas, wrong = list_ideas(loaded)
    assert not wrong
    board = build_board(ideas, loaded.reads, loaded.catalogue)
    asked = {card.title[:15]: card.asked for card in board.columns[0][1]}
    assert asked["Selamat pagi pa"] == 2
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
    notes = (root / "content/pertanyaan").iterdir()
    assert all(note.name.startswith("contoh-") for note in notes)


def test_from_a_chat_to_the_answer_on_the_page_and_in_a_podcast_program(tmp_path: Path) -> None:
    """A resident asks in WhatsApp; weeks later an episode answers, at a second."""
    root = copy_sample(tmp_path)
    assert run(root, QuestionOptions(CHAT, "1")) == GOOD
    (note,) = (root / "content/pertanyaan").glob("selamat-*.md")
    text = note.read_text(encoding="utf-8")
    answered = "episode: 002-ktp-el-hilang\njawaban: 00:51\n---\n"
    note.write_text(text.removesuffix("---\n") + answered, encoding="utf-8")
    loaded = load_show(read_project(root))
    question = next(
        each.question.text for each in loaded.questions if each.source.endswith(note.name)
    )
    site = build(loaded.catalogue, root / "content")
    page = site.page("pertanyaan/kependudukan/")
    entry = next(each for each in page.all("//li") if question in each.text_content())
    assert entry.xpath(".//a[@data-t]/@href") == ["/episode/ktp-el-hilang/#t=51"]
    assert "nomor antrean" in entry.xpath("string(.//blockquote)").lower()
    feed = render_page(build_feeds(loaded.catalogue, FeedArtwork("a.png", {}))[0], loaded.words)
    seen = read_as_antennapod(feed)["b1480188-3dbf-4456-bc70-7d5a15596019"]
    path, _, part = seen.discussion.partition("#")
    assert path == "https://simpatri.example/pertanyaan/kependudukan/"
    assert page.all(f"//*[@id='{part}']")
    assert 51 in seen.moments
    assert question in seen.notes
    # It stands on the card of its episode now, and no more among the ideas.
    board = build_board(list_ideas(loaded)[0], loaded.reads, loaded.catalogue)
    proposed = {card.title for card in board.columns[0][1]}
    assert question not in proposed
    assert "Contoh: bolehkah mengurus KTP-el yang hilang diwakilkan keluarga?" in proposed
