"""What the office reads of a month: true, small numbers hidden, the same each time."""

from __future__ import annotations

from datetime import date, datetime

from lxml import html
from msgspec.structs import replace

from siniar.model.words import load_words
from siniar.pages.board.ideas import Idea
from siniar.report.history import EpisodeMonth, Month
from siniar.report.month import MonthReport, OpenQuestion, build_report
from siniar.report.render import render_report
from tests.support.factories import JAKARTA, TOPICS, make_catalogue, make_episode, make_show

WORDS = load_words("id")
OCTOBER = Month(2026, 10)
DAY = datetime(2026, 10, 5, 8, tzinfo=JAKARTA)
EPISODES = [
    make_episode(1, date=DAY, recorded=date(2026, 10, 1), topic=TOPICS[0]),
    make_episode(2, date=DAY.replace(month=2), expires=date(2026, 11, 20), topic=TOPICS[1]),
    make_episode(3, date=DAY.replace(month=3), expires=date(2026, 10, 1), topic=TOPICS[1]),
    make_episode(4, date=DAY.replace(month=11), topic=TOPICS[1]),
]
IDEAS = (
    Idea("Gagasan", "content/rencana/a.md", question="Lampu <b>mati</b>, lapor ke mana?"),
    Idea("Jadi", "content/rencana/b.md", question="Apa yang dibawa?", episode="001-contoh"),
)
HISTORY = {
    Month(2026, 9): (EpisodeMonth("guid-contoh-0002", "CONTOH-002", "Dua", downloads=40),),
    OCTOBER: (
        EpisodeMonth("guid-contoh-0001", "CONTOH-001", "Satu", downloads=3, views=1200, minutes=90),
        EpisodeMonth("guid-contoh-0002", "CONTOH-002", "<script>Dua", downloads=85),
        EpisodeMonth("guid-contoh-0003", "CONTOH-003", "Tiga", downloads=0),
    ),
    Month(2026, 11): (EpisodeMonth("guid-contoh-0004", "CONTOH-004", "Empat", downloads=9),),
}


def build() -> MonthReport:
    return build_report(OCTOBER, make_catalogue(episodes=EPISODES), IDEAS, HISTORY)


def test_a_month_is_told_as_it_was_at_its_end() -> None:
    report = build()
    assert [(each.code, each.days) for each in report.published] == [("CONTOH-001", 4)]
    assert [(total.month, total.heard) for total in report.totals] == [
        (Month(2026, 9), 40),
        (OCTOBER, 88),
    ]
    assert [(each.code, each.is_over) for each in report.expiring] == [
        ("CONTOH-003", True),
        ("CONTOH-002", False),
    ]
    assert [(topic.name, topic.last) for topic in report.silent] == [
        ("Sosial", date(2026, 3, 5)),
    ]
    assert report.asked == (OpenQuestion("Lampu <b>mati</b>, lapor ke mana?", 0),)
    assert report.answered == (EPISODES[0].title,)
    assert [row.code for row in report.rows] == ["CONTOH-002", "CONTOH-001", "CONTOH-003"]


def test_the_page_is_whole_and_hides_small_numbers() -> None:
    page = render_report(build(), make_show(), WORDS)
    assert page == render_report(build(), make_show(), WORDS)
    tree = html.document_fromstring(page.decode())
    assert not tree.xpath("//script | //link | //img | //*[@src] | //*[@href]")
    text = " ".join(tree.text_content().split())
    assert "kurang dari 5" in text
    assert "1.200" in text
    assert "<script>Dua" in text
    cells = [[cell.text_content() for cell in row.xpath("td")] for row in tree.xpath("//tbody/tr")]
    assert [row[1:] for row in cells] == [["85", "–"], ["kurang dari 5", "1.200"], ["0", "–"]]
    bars = [float(bar.get("width").rstrip("%")) for bar in tree.xpath("//rect[@class='bar']")]
    assert bars
    assert all(0 <= width <= 100 for width in bars)


def test_a_month_that_nobody_counted_says_so_and_what_to_do() -> None:
    show = replace(make_show(), topics=())
    catalogue = make_catalogue(episodes=[], show=show)
    report = build_report(OCTOBER, catalogue, (), {})
    text = html.document_fromstring(render_report(report, show, WORDS).decode()).text_content()
    assert "Belum ada yang menghitung" in text
    assert report.totals == ()
