"""The table of a month: nothing doubled, nothing lost, no formula for a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siniar.model.findings import Place
from siniar.report.history import (
    EpisodeMonth,
    HistoryError,
    Month,
    merge,
    month_before,
    parse_month,
    parse_rows,
    render_rows,
)

PLACE = Place("content/laporan/2026-10.csv")
HEAD = "guid,kode,judul,diunduh,op3,ditonton,menit_ditonton\n"
COUNT = st.none() | st.integers(0, 10**9)
TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20)
ROW = st.builds(EpisodeMonth, TEXT.filter(bool), TEXT, TEXT, COUNT, COUNT, COUNT, COUNT)


@given(st.lists(ROW, unique_by=lambda row: row.guid))
def test_a_table_is_read_as_it_was_written_and_holds_no_formula(rows: list[EpisodeMonth]) -> None:
    content = render_rows(rows)
    assert parse_rows(content) == tuple(sorted(rows, key=lambda row: (row.code, row.guid)))
    cells = [cell for line in csv.reader(io.StringIO(content.decode())) for cell in line]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_month_counted_twice_is_not_doubled_and_keeps_what_others_counted() -> None:
    first, _ = merge((), [EpisodeMonth("g", "C-1", "Satu", downloads=10)], PLACE)
    second, _ = merge(first, [EpisodeMonth("g", "C-1", "Satu", views=7)], PLACE)
    third, less = merge(second, [EpisodeMonth("g", "C-1", "Satu", downloads=10)], PLACE)
    assert third == (EpisodeMonth("g", "C-1", "Satu", downloads=10, views=7),)
    assert not less


def test_less_than_before_is_told_with_both_numbers() -> None:
    rows, less = merge(
        [EpisodeMonth("g", downloads=10), EpisodeMonth("lama", downloads=3)],
        [EpisodeMonth("g", title="Satu", downloads=4)],
        PLACE,
    )
    assert [row.downloads for row in rows] == [4, 3]
    assert [finding.code for finding in less] == ["laporan-berkurang"]
    assert dict(less[0].values) == {
        "title": "Satu",
        "column": "diunduh",
        "old": "10",
        "new": "4",
    }


@pytest.mark.parametrize(
    "content",
    [
        "",
        "kode,judul\n",
        HEAD.replace(",", ";"),
        f"{HEAD}g,K,J,-3,,,\n",
        f"{HEAD}g,K,J,1.5,,,\n",
        f"{HEAD}g,K,J,1,,,\ng,K,J,1,,,\n",
        f"{HEAD},K,J,1,,,\n",
    ],
)
def test_a_table_that_somebody_spoiled_is_refused(content: str) -> None:
    with pytest.raises(HistoryError):
        parse_rows(content.encode())


def test_months_know_their_ends() -> None:
    assert parse_month("2026-12") == Month(2026, 12)
    assert [parse_month(text) for text in ("2026-13", "2026-1", "Oktober", "")] == [None] * 4
    assert (Month(2026, 12).first, Month(2026, 12).after) == (date(2026, 12, 1), date(2027, 1, 1))
    assert month_before(date(2027, 1, 15)) == Month(2026, 12)
    assert month_before(date(2026, 11, 1)) == Month(2026, 10)
    assert Month(2026, 10).bounds("Asia/Jakarta")[0].isoformat() == "2026-10-01T00:00:00+07:00"


def test_where_two_counted_the_higher_number_is_shown() -> None:
    assert EpisodeMonth("g", downloads=3, op3=5).heard == 5
    assert EpisodeMonth("g", op3=0).heard == 0
    assert EpisodeMonth("g", views=9).heard is None
