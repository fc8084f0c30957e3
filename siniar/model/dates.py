"""Parses dates as people write them: ``2026-11-20 08:00``, ``20 November 2026``, ``20/11/2026``."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from enum import Enum

#: Years outside are typing errors; they would also overflow in other time zones.
YEARS = range(1990, 2201)

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb pebruari",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu ags aug agt",
            "september sep sept",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        1,
    )
    for name in names.split()
}

_WEEKDAY = (
    r"(?:(?P<weekday>(?:senin|selasa|rabu|kamis|jum['’`]?at|sabtu|minggu|ahad|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?)\b),? ?)?"
    r"(?:(?:tgl|tanggal)\b\.? ?)?"
)
#: From Monday as 0, by the first three letters of their names.
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("sen mon", "sel tue", "rab wed", "kam thu", "jum fri", "sab sat", "min aha sun")
    )
    for name in names.split()
}
_HALF = r"(?:pagi|siang|sore|petang|malam|[ap]\.?m\.?)"
_CLOCK = (
    r"(?:(?:T|, ?| )(?:(?:pukul|jam|pk|at)\b\.? ?)?"
    r"(?P<clock>\d{1,2}(?:[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,9})?|(?= ?" + _HALF + ")))"
    r"(?: ?(?P<half>" + _HALF + "))?"
)
_ZONE = r" ?(?P<zone>Z|UTC|GMT|WIB|WITA|WIT|[+-]\d{2}(?::?\d{2})?)?)?"
#: Compiled when a date is written so: most are written in the first.
_FORMS = tuple(
    _WEEKDAY + day + _CLOCK + _ZONE
    for day in (
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})[ -](?P<name>[a-z]+)\.?[ -](?P<year>\d{4})",
        r"(?P<name>[a-z]+)\.? (?P<day>\d{1,2}), ?(?P<year>\d{4})",
        r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})",
        r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})",
    )
)
#: Blanks around the marks between digits, and what people put around dates or types for a hyphen.
_AROUND_MARK = re.compile(r"(?<=\d) ?([-/–—]) ?(?=\d)")
_PLAIN = str.maketrans("–—", "--", "()<>")
#: Characters; no date has more.
_LIMIT = 80
#: Western, central and eastern Indonesian time, in hours ahead of UTC.
_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "WIB": 7, "WITA": 8, "WIT": 9}
#: Parts of the day, and the hours from which on they are after noon.
_AFTERNOON = {
    "siang": range(1, 6),
    "sore": range(1, 8),
    "petang": range(1, 8),
    "malam": range(6, 12),
}


class DateProblem(Enum):
    """Why a text is not a moment."""

    #: Not written as a date at all.
    UNREADABLE = "unreadable"
    #: Written well, but the calendar does not have it.
    IMPOSSIBLE = "impossible"
    #: A day of the calendar with a time that no clock shows.
    CLOCK = "clock"
    #: In a year that is ages ago or far ahead.
    FAR = "far"


def _parse_zone(text: str, default: tzinfo) -> tzinfo:
    if not text:
        return default
    if text.upper() in _ZONES:
        return timezone(timedelta(hours=_ZONES[text.upper()]))
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "").ljust(4, "0")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))


def _parse_clock(text: str, half: str) -> tuple[int, int, int] | None:
    """Hour, minute and second; ``None`` for a clock that no part of a day has."""
    if not text:
        return 0, 0, 0
    hour, minute, second = (*map(int, re.split("[:.,]", text)[:3]), 0, 0)[:3]
    part = half.replace(".", "").lower()
    if part in ("am", "pm"):
        return (hour % 12 + 12 * (part == "pm"), minute, second) if 0 < hour <= 12 else None
    if part == "malam" and hour == 12:
        return None
    return hour + 12 * (hour in _AFTERNOON.get(part, ())), minute, second


def _read_parts(text: str) -> dict[str, str] | None:
    """What a date says, by the names of the forms' groups; ``None`` when it is not one."""
    text = _AROUND_MARK.sub(r"\1", " ".join(text.split())).translate(_PLAIN)
    forms = _FORMS if len(text) <= _LIMIT else ()
    match = next((m for form in forms if (m := re.fullmatch(form, text, re.IGNORECASE))), None)
    return match and match.groupdict("")


def _month_of(parts: dict[str, str]) -> int | None:
    return _MONTHS.get(parts["name"].lower()) if parts.get("name") else int(parts["month"])


def other_weekday(text: str) -> int | None:
    """The weekday of a date, from Monday as 0, where the text names another one beside it."""
    # It stands before everything else, and most dates begin with a digit.
    parts = None if text.lstrip()[:1].isdigit() else _read_parts(text)
    month = _month_of(parts) if parts else None
    if not parts or not month or not parts["weekday"]:
        return None
    try:
        real = date(int(parts["year"]), month, int(parts["day"])).weekday()
    except ValueError:
        return None
    return None if real == _WEEKDAYS[parts["weekday"][:3].lower()] else real


def parse_moment(text: str, zone: tzinfo) -> datetime | DateProblem:
    """An aware moment; without a clock it is the day's first minute, without a zone it is ``zone``.

    Day comes before month where both are digits, as Indonesians write. ``24:00`` ends its day.
    """
    parts = _read_parts(text)
    if parts is None:
        return DateProblem.UNREADABLE
    month = _month_of(parts)
    # "08:00-09:00" are the hours of an event, and a zone only in the notation of programs.
    is_range = re.match(r"-\d\d:", parts["zone"]) and "name" in parts
    if month is None or int(parts["day"]) > 31 or is_range:
        return DateProblem.UNREADABLE
    if int(parts["year"]) not in YEARS:
        return DateProblem.FAR
    try:
        day = date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return DateProblem.IMPOSSIBLE
    clock = _parse_clock(parts["clock"], parts["half"])
    if clock == (24, 0, 0):
        day, clock = day + timedelta(days=1), (0, 0, 0)
    try:
        at = _parse_zone(parts["zone"], zone)
        return datetime.combine(day, time(*clock), at) if clock else DateProblem.CLOCK
    except ValueError:
        return DateProblem.CLOCK
