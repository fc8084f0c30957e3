"""Dates are read in every form that people write, and nothing else is taken for one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siniar.model.dates import DateProblem, parse_moment

JAKARTA = ZoneInfo("Asia/Jakarta")
EIGHT = datetime(2026, 11, 20, 8, 0, tzinfo=JAKARTA)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20 08:00",
        "2026-11-20 8:00",
        "2026-11-20T08:00",
        "2026-11-20T08:00:00",
        "2026-11-20T08:00:00+07:00",
        "2026-11-20 08:00 +0700",
        "2026-11-20T01:00:00Z",
        "2026-11-20 08.00 WIB",
        "2026-11-20 09.00 wita",
        "2026-11-20, pukul 10.00 WIT",
        "20 November 2026 08:00",
        "20 November 2026 pukul 08.00 WIB",
        "20 november 2026, jam 8.00",
        "Jumat, 20 November 2026 pk. 08.00",
        "jum'at 20 Nov. 2026 08:00",
        "20 Nopember 2026 08.00",
        "20/11/2026 08:00",
        "20-11-2026 08.00",
        "20.11.2026 08:00:00",
        "  20 Nov 2026   08:00  ",
    ],
)
def test_all_of_these_are_the_same_moment(text: str) -> None:
    assert parse_moment(text, JAKARTA) == EIGHT


@pytest.mark.parametrize("text", ["2026-11-20", "20 November 2026", "20/11/2026"])
def test_without_a_clock_the_day_begins_it(text: str) -> None:
    moment = parse_moment(text, JAKARTA)
    assert moment == datetime(2026, 11, 20, tzinfo=JAKARTA)


MONTHS = (
    ("Januari", "January", "Jan"),
    ("Februari", "February", "Feb", "Pebruari"),
    ("Maret", "March", "Mar", "Mrt"),
    ("April", "Apr"),
    ("Mei", "May"),
    ("Juni", "June", "Jun"),
    ("Juli", "July", "Jul"),
    ("Agustus", "August", "Agu", "Ags", "Agt", "Aug"),
    ("September", "Sep", "Sept"),
    ("Oktober", "October", "Okt", "Oct"),
    ("November", "Nopember", "Nov", "Nop"),
    ("Desember", "December", "Des", "Dec"),
)


@pytest.mark.parametrize(
    ("number", "name"), [(n, name) for n, names in enumerate(MONTHS, 1) for name in names]
)
def test_months_are_known_in_both_languages(number: int, name: str) -> None:
    assert parse_moment(f"3 {name} 2026", JAKARTA) == datetime(2026, number, 3, tzinfo=JAKARTA)


@pytest.mark.parametrize(
    "text",
    [
        "31 Februari 2026",
        "29 Februari 2026",
        "2026-02-30",
        "2026-13-01",
        "31/04/2026",
        "0/11/2026",
        "2026-11-20 24:00",
        "2026-11-20 08:60",
        "2026-11-20 08:00:99",
        "2026-11-20 08:00 +99:99",
    ],
)
def test_what_the_calendar_does_not_have_is_impossible(text: str) -> None:
    assert parse_moment(text, JAKARTA) is DateProblem.IMPOSSIBLE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "besok",
        "20 Novemer 2026",
        "2026",
        "20 November",
        "2026-11-20 pagi",
        "1026-11-20",
        "20/11/26",
        "9999-12-31",
        "45 November 2026",
        "20 November 2026 08",
    ],
)
def test_what_is_no_date_is_unreadable(text: str) -> None:
    assert parse_moment(text, JAKARTA) is DateProblem.UNREADABLE


def test_a_leap_day_is_a_day() -> None:
    assert isinstance(parse_moment("29 Februari 2028", JAKARTA), datetime)


@given(st.text(max_size=40) | st.text("0123456789 -/:.TZWIB+jam,senin", max_size=30))
def test_no_text_raises(text: str) -> None:
    moment = parse_moment(text, JAKARTA)
    assert isinstance(moment, DateProblem) or moment.astimezone(UTC)


@given(st.integers(0, 110_000_000), st.integers(-12 * 60, 14 * 60))
def test_iso_dates_with_any_zone_read_back(minutes: int, offset: int) -> None:
    there = datetime(1990, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    sign = "-" if offset < 0 else "+"
    text = f"{there:%Y-%m-%d %H:%M}{sign}{abs(offset) // 60:02}:{abs(offset) % 60:02}"
    assert parse_moment(text, JAKARTA) == there - timedelta(minutes=offset)
