"""Dates are read in every form that people write, and nothing else is taken for one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siniar.model.dates import DateProblem, parse_moment

JAKARTA = ZoneInfo("Asia/Jakarta")
#: What is meant, in Jakarta, or why nothing is; and what somebody wrote.
CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "dates.tsv").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(("meant", "written"), CASES, ids=[written for _, written in CASES])
def test_a_date_is_read_as_it_is_meant(meant: str, written: str) -> None:
    moment = parse_moment(written, JAKARTA)
    if isinstance(moment, DateProblem):
        assert moment is DateProblem[meant.upper()]
    else:
        assert moment == datetime.fromisoformat(meant)


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
