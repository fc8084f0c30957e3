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

_WEEKDAY = r"(?:(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad),?\s+)?"
_CLOCK = r"(?:[T,\s]+(?:pukul|jam|pk\.?)?\s*(?P<clock>\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)"
_ZONE = r"\s*(?P<zone>Z|WIB|WITA|WIT|[+-]\d{2}:?\d{2})?)?"
_FORMS = tuple(
    re.compile(day + _CLOCK + _ZONE, re.IGNORECASE)
    for day in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        _WEEKDAY + r"(?P<day>\d{1,2})\s+(?P<name>[a-z]+)\.?\s+(?P<year>\d{4})",
        r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})",
    )
)
#: Western, central and eastern Indonesian time, in hours ahead of UTC.
_ZONES = {"Z": 0, "WIB": 7, "WITA": 8, "WIT": 9}


class DateProblem(Enum):
    """Why a text is not a moment."""

    #: Not written as a date at all.
    UNREADABLE = "unreadable"
    #: Written well, but the calendar or the clock does not have it.
    IMPOSSIBLE = "impossible"


def _parse_zone(text: str | None, default: tzinfo) -> tzinfo:
    if not text:
        return default
    if text.upper() in _ZONES:
        return timezone(timedelta(hours=_ZONES[text.upper()]))
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:])))


def parse_moment(text: str, zone: tzinfo) -> datetime | DateProblem:
    """An aware moment; without a clock it is the day's first minute, without a zone it is ``zone``.

    Day comes before month where both are digits, as Indonesians write.
    """
    match = next((m for form in _FORMS if (m := form.fullmatch(text.strip()))), None)
    if match is None:
        return DateProblem.UNREADABLE
    parts = match.groupdict()
    month = _MONTHS.get(parts["name"].lower()) if parts.get("name") else int(parts["month"])
    if month is None or int(parts["year"]) not in YEARS or int(parts["day"]) > 31:
        return DateProblem.UNREADABLE
    hour, minute, second = (*map(int, re.split("[:.]", parts["clock"] or "0:0")), 0)[:3]
    try:
        day = date(int(parts["year"]), month, int(parts["day"]))
        return datetime.combine(day, time(hour, minute, second), _parse_zone(parts["zone"], zone))
    except ValueError:
        return DateProblem.IMPOSSIBLE
