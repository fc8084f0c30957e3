"""Tells whether a text is a recurrence rule of iCalendar.

https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial


def _holds_numbers(text: str, least: int, most: int, *, signed: bool = False) -> bool:
    """Whether a text is a list of numbers between two, perhaps counted from the end."""
    return all(
        re.fullmatch(r"[0-9]+", digits) is not None
        and len(digits) <= len(str(most))
        and least <= int(digits) <= most
        for one in text.split(",")
        for digits in (one[1:] if signed and one[:1] in {"+", "-"} else one,)
    )


def _numbers(least: int, most: int, *, signed: bool = False) -> Callable[[str], object]:
    return partial(_holds_numbers, least=least, most=most, signed=signed)


_DAY = r"(?:[+-]?[1-9]\d?)?(?:MO|TU|WE|TH|FR|SA|SU)"
_POSITIVE = partial(re.fullmatch, r"[1-9]\d{0,5}")
#: What each part may hold.
_PARTS: dict[str, Callable[[str], object]] = {
    "FREQ": partial(re.fullmatch, "SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY"),
    "UNTIL": partial(re.fullmatch, r"\d{8}(?:T\d{6}Z?)?"),
    "COUNT": _POSITIVE,
    "INTERVAL": _POSITIVE,
    "BYSECOND": _numbers(0, 60),
    "BYMINUTE": _numbers(0, 59),
    "BYHOUR": _numbers(0, 23),
    "BYDAY": partial(re.fullmatch, rf"{_DAY}(?:,{_DAY})*"),
    "BYMONTHDAY": _numbers(1, 31, signed=True),
    "BYYEARDAY": _numbers(1, 366, signed=True),
    "BYWEEKNO": _numbers(1, 53, signed=True),
    "BYMONTH": _numbers(1, 12),
    "BYSETPOS": _numbers(1, 366, signed=True),
    "WKST": partial(re.fullmatch, "MO|TU|WE|TH|FR|SA|SU"),
}


def is_recurrence(text: str) -> bool:
    """Whether every part is known, stands once and holds what it may, and one says how often."""
    parts = [part.partition("=") for part in text.split(";")]
    names = [name for name, _, _ in parts]
    is_whole = names.count("FREQ") == 1 and len(set(names)) == len(names)
    is_known = all(name in _PARTS and _PARTS[name](value) for name, _, value in parts)
    return is_whole and is_known and not {"UNTIL", "COUNT"} <= set(names)
