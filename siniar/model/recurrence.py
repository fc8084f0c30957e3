"""Tells whether a text is a recurrence rule of iCalendar.

https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10
"""

from __future__ import annotations

import re


def _numbers(least: int, most: int, *, signed: bool = False) -> re.Pattern[str]:
    """A list of numbers between two, perhaps counted from the end."""
    choices = "|".join(str(number) for number in range(most, least - 1, -1))
    one = rf"{'[+-]?' if signed else ''}(?:{choices})"
    return re.compile(rf"{one}(?:,{one})*")


_DAY = r"(?:[+-]?[1-9]\d?)?(?:MO|TU|WE|TH|FR|SA|SU)"
_POSITIVE = re.compile(r"[1-9]\d{0,5}")
#: What each part may hold.
_PARTS = {
    "FREQ": re.compile("SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY"),
    "UNTIL": re.compile(r"\d{8}(?:T\d{6}Z?)?"),
    "COUNT": _POSITIVE,
    "INTERVAL": _POSITIVE,
    "BYSECOND": _numbers(0, 60),
    "BYMINUTE": _numbers(0, 59),
    "BYHOUR": _numbers(0, 23),
    "BYDAY": re.compile(rf"{_DAY}(?:,{_DAY})*"),
    "BYMONTHDAY": _numbers(1, 31, signed=True),
    "BYYEARDAY": _numbers(1, 366, signed=True),
    "BYWEEKNO": _numbers(1, 53, signed=True),
    "BYMONTH": _numbers(1, 12),
    "BYSETPOS": _numbers(1, 366, signed=True),
    "WKST": re.compile("MO|TU|WE|TH|FR|SA|SU"),
}


def is_recurrence(text: str) -> bool:
    """Whether every part is known, stands once and holds what it may, and one says how often."""
    parts = [part.partition("=") for part in text.split(";")]
    names = [name for name, _, _ in parts]
    is_whole = names.count("FREQ") == 1 and len(set(names)) == len(names)
    is_known = all(
        name in _PARTS and _PARTS[name].fullmatch(value) is not None for name, _, value in parts
    )
    return is_whole and is_known and not {"UNTIL", "COUNT"} <= set(names)
