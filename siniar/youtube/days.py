"""Reads the days of a listing, and tells from all of them which number is the month."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from enum import Enum

from msgspec import Struct

from siniar.youtube.channel import parse_moment

#: Months of a year: whatever is more is a day.
_YEAR = 12
_MONTHS = (
    ("jan",), ("feb",), ("mar",), ("apr",), ("may", "mei"), ("jun",), ("jul",), ("aug", "agu"),
    ("sep",), ("oct", "okt"), ("nov",), ("dec", "des"),
)  # fmt: skip
#: A day as Excel writes it, in the order of the computer's country.
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,].*)?")


class DayOrder(Enum):
    """Which number of a day stands first in a listing."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    #: Some rows say this and some that: a day counts where it can be read in one way only.
    MIXED = "mixed"


class DayNotation(Struct, frozen=True):
    """How a listing writes its days."""

    order: DayOrder = DayOrder.DAY_FIRST
    #: The first day that can be read in two ways, where none tells which is meant; else empty.
    guess: str = ""
    #: Where a listing has both orders: numbers and days of the rows that have the rarer one, then
    #: of one that has the other.
    mixed: tuple[str, ...] = ()


def find_notation(texts: Sequence[tuple[int, str]]) -> DayNotation:
    """The order of all days of a listing, given with the numbers of their rows.

    A number above 12 is a day, wherever it stands. Where no row has one, the day stands first, as
    in Indonesia.
    """
    day_first, month_first, both = [], [], []
    for row, text in texts:
        match = _NUMBERS.fullmatch(text)
        first, second = (int(match[1]), int(match[2])) if match else (0, 0)
        if first > _YEAR >= second:
            day_first.append(f"{row}: {text}")
        elif second > _YEAR >= first:
            month_first.append(f"{row}: {text}")
        elif first != second and max(first, second) <= _YEAR:
            both.append(text)
    if day_first and month_first:
        rare, usual = sorted((day_first, month_first), key=len)
        return DayNotation(DayOrder.MIXED, mixed=(*rare, usual[0]))
    if month_first:
        return DayNotation(DayOrder.MONTH_FIRST)
    return DayNotation(guess=both[0] if both and not day_first else "")


def join_notations(notations: Iterable[DayNotation]) -> DayNotation:
    """What is to be told of all listings of a ZIP file."""
    every = list(notations)
    guess = next((each.guess for each in every if each.guess), "")
    return DayNotation(guess=guess, mixed=tuple(row for each in every for row in each.mixed))


def parse_day(text: str, order: DayOrder) -> datetime | None:
    """A moment in one of the forms; a day alone is its noon in UTC."""
    if re.fullmatch(r"\d{9,11}(\.\d+)?", text):
        return datetime.fromtimestamp(float(text), UTC)
    if match := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text):
        text = "-".join(match.groups())
    if match := re.fullmatch(r"(\w{3})\w* (\d{1,2}), (\d{4})", text):
        return _noon(match[3], _month(match[1]), match[2])
    if match := re.fullmatch(r"(\d{1,2}) (\w{3})\w* (\d{4})", text):
        return _noon(match[3], _month(match[2]), match[1])
    if match := _NUMBERS.fullmatch(text):
        return _parse_numbers(match, order)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        text += "T12:00:00+00:00"
    return parse_moment(text)


def _parse_numbers(match: re.Match[str], order: DayOrder) -> datetime | None:
    first, second = int(match[1]), int(match[2])
    if order is DayOrder.MIXED and max(first, second) <= _YEAR and first != second:
        return None
    is_month_first = second > _YEAR or (order is DayOrder.MONTH_FIRST and first <= _YEAR)
    month, day = (first, second) if is_month_first else (second, first)
    return _noon(match[3], month, str(day))


def _month(name: str) -> int:
    return next((index for index, names in enumerate(_MONTHS, 1) if name.casefold() in names), 0)


def _noon(year: str, month: int, day: str) -> datetime | None:
    try:
        return datetime(int(year), month, int(day), 12, tzinfo=UTC)
    except ValueError:
        return None
