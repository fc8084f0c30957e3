"""The planning board: where everything is, what it lacks, how long it took."""

from __future__ import annotations

from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from siniar.commands import board as board_task
from siniar.commands.board import BoardOptions
from siniar.commands.check import CheckOptions
from siniar.commands.check import run as check
from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.frontmatter import parse_note
from siniar.content.readings import ReadEpisode, places_of
from siniar.model.episode import Episode, Status, Topic
from siniar.model.words import load_words
from siniar.pages.board.ideas import IDEA_FIELDS, Idea, read_ideas
from siniar.pages.board.render import render_board
from siniar.pages.board.stages import Board, BoardCard, Stage, build_board
from siniar.system.exits import UseError
from tests.support.editing import read_folder
from tests.support.factories import NOW, TOPICS, make_catalogue, make_episode, make_show
from tests.support.places import ROOT, SAMPLE
from tests.support.shows import copy_sample

WORDS = load_words("id")
DAY = timedelta(days=1)


def read_of(episode: Episode, *lines: str) -> ReadEpisode:
    text = "\n".join(["---", f"judul: {episode.title}", *lines, "---", "Isi."])
    note = parse_note(text.encode(), episode.source)
    fields = places_of(note, EPISODE_FIELDS)
    return ReadEpisode(episode.source, episode, (), fields, note.place(1))


def board_of(*reads: ReadEpisode, ideas: tuple[Idea, ...] = ()) -> Board:
    episodes = [read.episode for read in reads if read.episode]
    return build_board(ideas, reads, make_catalogue(episodes=episodes))


def only(board: Board) -> tuple[Stage, BoardCard]:
    ((stage, card),) = [(stage, card) for stage, cards in board.columns for card in cards]
    return stage, card


def episode(**changes: Any) -> Episode:
    return make_episode(7, **({"date": NOW - 3 * DAY} | changes))


@pytest.mark.parametrize(
    ("changes", "lines", "stage", "mark"),
    [
        ({"status": Status.DRAFT, "audio": None}, [], Stage.DRAFT, ""),
        ({"date": NOW + DAY, "audio": None}, [], Stage.PRODUCED, "Scheduled"),
        ({"status": Status.DRAFT, "videos": ()}, [], Stage.DRAFT, ""),
        ({"status": Status.DRAFT}, [], Stage.DRAFT, ""),
        ({"date": NOW + DAY, "videos": ()}, [], Stage.VIDEO, "Scheduled"),
        ({"date": NOW + DAY, "videos": ()}, ["youtube: tidak ada"], Stage.PUBLISHED, "Scheduled"),
        ({"date": NOW + DAY}, [], Stage.PUBLISHED, "Scheduled"),
        ({"date": NOW - 30 * DAY}, [], Stage.PUBLISHED, ""),
        ({"date": NOW - 31 * DAY}, [], Stage.EVALUATED, ""),
        (
            {"date": NOW - 90 * DAY, "expires": date(2026, 11, 1)},
            [],
            Stage.EVALUATED,
            "What it says may no longer hold",
        ),
    ],
)
def test_an_episode_stands_in_its_stage(
    changes: dict[str, Any], lines: list[str], stage: Stage, mark: str
) -> None:
    found, card = only(board_of(read_of(episode(**changes), *lines)))
    assert (found, card.mark) == (stage, mark)


@pytest.mark.parametrize(
    ("changes", "stage"),
    [
        ({}, Stage.PROPOSED),
        ({"who": ("Sari",)}, Stage.PROPOSED),
        ({"who": ("Sari",), "when": date(2026, 12, 1)}, Stage.PLANNED),
        ({"recorded": date(2026, 11, 20)}, Stage.PRODUCED),
    ],
)
def test_an_idea_stands_in_its_stage(changes: dict[str, Any], stage: Stage) -> None:
    idea = replace(Idea("Surat", "content/rencana/surat.md"), **changes)
    assert only(board_of(ideas=(idea,)))[0] is stage


def test_an_idea_says_what_it_lacks_and_that_its_day_has_passed() -> None:
    idea = Idea("Surat", "x.md", question="Apa?", topic=TOPICS[0], when=date(2026, 11, 1))
    card = only(board_of(ideas=(idea,)))[1]
    assert card.lacks == ("somebody who explains it",)
    assert card.mark == "The date has passed"


def test_what_an_episode_lacks_leaves_out_what_it_will_not_get() -> None:
    bare = episode(transcript=None, videos=(), chapters=())
    lacks = only(board_of(read_of(bare, "youtube: tidak ada")))[1].lacks
    assert "the YouTube video" not in lacks
    assert {"a transcript", "chapters"} <= set(lacks)


def test_the_days_from_recording_to_publication_are_counted() -> None:
    out = NOW.date()
    episodes = [
        make_episode(number, date=NOW, recorded=out - days * DAY)
        for number, days in enumerate((2, 9, 4), 1)
    ]
    board = board_of(*(read_of(each) for each in episodes))
    assert board.typical_days == 4
    assert sorted(card.days or 0 for _, cards in board.columns for card in cards) == [2, 4, 9]
    later = only(board_of(read_of(episode(recorded=out + DAY))))[1]
    assert later.days is None


def test_an_idea_that_became_an_episode_lends_its_question_and_day() -> None:
    made = episode(source="content/episodes/014-surat.md", recorded=None)
    idea = Idea(
        "Gagasan", "x.md", question="Apa?", recorded=date(2026, 11, 10), episode="014-surat"
    )
    stage, card = only(board_of(read_of(made), ideas=(idea,)))
    assert (stage, card.title, card.question) == (Stage.PUBLISHED, made.title, "Apa?")
    assert card.days == (made.date.date() - date(2026, 11, 10)).days
    # A name that no note has leaves the idea where it is.
    lost = only(board_of(ideas=(replace(idea, episode="099-x"),)))
    assert lost[0] is Stage.PRODUCED


def test_withdrawn_episodes_are_not_on_the_board() -> None:
    board = board_of(read_of(episode(status=Status.WITHDRAWN)))
    assert all(cards == () for _, cards in board.columns)


def test_mistakes_in_an_idea_have_their_place(tmp_path: Path) -> None:
    path = tmp_path / "content/rencana/a.md"
    path.parent.mkdir(parents=True)
    path.write_text("---\njudul: Surat\nkapan: besok\ntopik: Kependudukn\nsapa: x\n---\n")
    ideas, findings = read_ideas(tmp_path, [path], make_show())
    assert [idea.title for idea in ideas] == ["Surat"]
    assert sorted((each.code, each.place.line) for each in findings) == [
        ("kunci-tidak-dikenal", 5),
        ("tanggal-salah", 3),
        ("topik-tidak-dikenal", 4),
    ]
    assert {each.place.path for each in findings} == {"content/rencana/a.md"}


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_page_needs_nothing_else_and_shows_text_as_text() -> None:
    title = "<script>alert(1)</script> & {0}"
    idea = Idea(title, "x.md", question=title, link="https://contoh.example/1")
    html = render_board(board_of(ideas=(idea,)), make_show(), WORDS).decode()
    reader = Reader()
    reader.feed(html)
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in reader.tags}
    assert "&lt;script&gt;" in html
    assert [attributes["href"] for tag, attributes in reader.tags if tag == "a"] == [
        "https://contoh.example/1"
    ]
    assert "@import" not in html
    assert "url(" not in html
    assert html.count("<section") == len(Stage)


def test_the_board_of_the_samples_is_written_beside_the_site_and_not_into_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy_sample(tmp_path)
    assert board_task.run(tmp_path, BoardOptions()) == 0
    html = (tmp_path / ".cache/papan.html").read_text("utf-8")
    assert "Contoh: Lampu jalan mati" in html
    file = tmp_path / "output/papan.html"
    assert board_task.run(tmp_path, BoardOptions(str(file))) == 0
    assert (tmp_path / "output/papan.html").is_file()
    # Wrong ideas are findings of the check, at their lines.
    (tmp_path / "content/rencana/salah.md").write_text("---\njudul: A\nkapan: besok\n---\n")
    assert check(tmp_path, CheckOptions()) == 3
    assert "content/rencana/salah.md baris 3" in capsys.readouterr().out


@pytest.mark.parametrize(
    "file", ["content/episodes/003-usul-perbaikan-jalan.md", "content", "README.md/papan.html"]
)
def test_what_is_no_board_is_not_written_over(tmp_path: Path, file: str) -> None:
    copy_sample(tmp_path)
    (tmp_path / "README.md").write_text("milik orang lain")
    before = read_folder(tmp_path / "content")
    with pytest.raises(UseError, match="papan.html" if "/papan" in file else file):
        board_task.run(tmp_path, BoardOptions(str(tmp_path / file)))
    assert read_folder(tmp_path / "content") == before
    assert (tmp_path / "README.md").read_text() == "milik orang lain"


def test_a_board_takes_the_place_of_the_last(tmp_path: Path) -> None:
    copy_sample(tmp_path)
    file = tmp_path / "rapat/papan.html"
    for _ in range(2):
        assert board_task.run(tmp_path, BoardOptions(str(file))) == 0
        file.write_bytes(file.read_bytes() + b"<!-- -->")


def test_sample_ideas_are_marked_as_samples() -> None:
    paths = sorted((SAMPLE / "content/rencana").glob("*.md"))
    assert len(paths) >= 3
    assert all('judul: "Contoh: ' in path.read_text("utf-8") for path in paths)


def test_the_handbook_shows_a_good_idea_and_names_every_field(tmp_path: Path) -> None:
    page = (ROOT / "docs/panduan/papan-rencana.md").read_text("utf-8")
    path = tmp_path / "contoh.md"
    path.write_text(page.partition("```yaml\n")[2].partition("```")[0], "utf-8")
    topics = (*TOPICS, Topic("Pembangunan", "pembangunan"))
    ideas, findings = read_ideas(tmp_path, [path], make_show(topics=topics))
    assert findings == []
    assert ideas[0].when == date(2026, 12, 18)
    assert all(f"`{row.alias}`" in page for row in IDEA_FIELDS)
