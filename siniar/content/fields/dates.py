"""Parsers of fields that hold a day or a moment, and what a person has to decide of one."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, tzinfo

from siniar.content.fields.rules import (
    DATE_CLOCK,
    DATE_DAY_OR_MONTH,
    DATE_FAR,
    DATE_IMPOSSIBLE,
    DATE_UNREADABLE,
    DATE_WEEKDAY,
)
from siniar.content.fields.table import FieldContext
from siniar.content.fields.values import word_of
from siniar.content.frontmatter import Value
from siniar.model.dates import DateProblem, other_weekday, parse_moment
from siniar.model.findings import Phrase
from siniar.model.words import N_

#: A month alone means its last day where something ends.
_MONTH = re.compile(r"(?:akhir\s+)?([a-z]+)\s+(\d{4})", re.IGNORECASE)
#: What editors write to say that something never ends.
_FOR_EVER = frozenset({"selamanya", "seterusnya", "tidak ada", "tanpa batas", "-", "forever"})
#: Day and month in digits, where both could be either: programs set to English write the month
#: first between slashes, and between nothing else.
_SLASHES = re.compile(r"\s*0?([1-9]|1[0-2])\s*/\s*(?!0?\1\s*/)0?([1-9]|1[0-2])\s*(/\s*\d{4}\b.*)")
WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)


def parse_moment_field(value: Value, context: FieldContext) -> datetime | None:
    """An aware moment in the show's time zone."""
    text = word_of(value, context)
    if text is None:
        return None
    moment = parse_moment(text, context.zone)
    if isinstance(moment, DateProblem):
        context.add(_DATE_RULES[moment], value.line, value=text[:100])
        return None
    _tell_doubt(text, moment, value.line, context)
    return moment


_DATE_RULES = {
    DateProblem.UNREADABLE: DATE_UNREADABLE,
    DateProblem.IMPOSSIBLE: DATE_IMPOSSIBLE,
    DateProblem.CLOCK: DATE_CLOCK,
    DateProblem.FAR: DATE_FAR,
}


def parse_day(value: Value, context: FieldContext) -> date | None:
    """A day; a clock is allowed and ignored."""
    moment = parse_moment_field(value, context)
    return moment.date() if moment else None


def parse_last_day(value: Value, context: FieldContext) -> date | None:
    """The day that something ends with: of ``Desember 2026`` the last, of ``selamanya`` none."""
    text = word_of(value, context) or ""
    if text.casefold() in _FOR_EVER:
        return None
    match = _MONTH.fullmatch(text)
    first = parse_moment(f"1 {match[1]} {match[2]}", context.zone) if match else None
    if not isinstance(first, datetime):
        return parse_day(value, context)
    return first.date().replace(day=monthrange(first.year, first.month)[1])


def is_doubtful(text: str) -> bool:
    """Whether a date could be meant otherwise than it is read, which only a person can tell."""
    return other_weekday(text) is not None or _SLASHES.fullmatch(text) is not None


def write_moment(moment: datetime, zone: tzinfo) -> str:
    """A moment as every program reads it, without the clock of a day's first minute."""
    form = "%Y-%m-%d %H:%M:%S" if moment.second else "%Y-%m-%d %H:%M"
    return moment.astimezone(zone).strftime(form).removesuffix(" 00:00")


def _tell_doubt(text: str, moment: datetime, line: int, context: FieldContext) -> None:
    weekday = other_weekday(text)
    if weekday is not None:
        context.add(DATE_WEEKDAY, line, value=text, day=Phrase(WEEKDAYS[weekday]))
    elif match := _SLASHES.fullmatch(text):
        day, month, rest = match.groups()
        meant = (moment, parse_moment(f"{month}/{day}{rest}", context.zone))
        mended, other = (
            f"{context.key}: {write_moment(each, context.zone)}"
            for each in meant
            if isinstance(each, datetime)
        )
        values = {"day": day, "month": month, "mended": mended, "other": other}
        context.add(DATE_DAY_OR_MONTH, line, value=text, **values)
