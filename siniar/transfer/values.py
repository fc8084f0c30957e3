"""Parses the values of feeds as programs write them: dates, durations, numbers, flags."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

from siniar.model import dates
from siniar.model.timecodes import Seconds

#: Hours ahead of UTC of zones that RFC 2822 does not name and people write.
_ZONES = {
    "WIB": 7, "WITA": 8, "WIT": 9, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3,
    "WET": 0, "WEST": 1, "BST": 1, "IST": 5.5, "JST": 9, "KST": 9, "SGT": 8, "HKT": 8, "AWST": 8,
    "ACST": 9.5, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "AKST": -9, "AKDT": -8, "HST": -10,
    "MSK": 3,
}  # fmt: skip
_NAMED_ZONE = re.compile(r"\s([A-Z]{2,5})\s*$")
_CLOCK = re.compile(r"(?:(\d+):)?(\d+):(\d+)(?:[.,](\d+))?")
_ISO = re.compile(r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?", re.IGNORECASE)
_SPOKEN = re.compile(
    r"(?:(\d+)\s*(?:h|hours?|jam)\b)?\s*(?:(\d+)\s*(?:m|min\w*|menit)\b)?", re.IGNORECASE
)
#: A recording longer than a week is a typing error.
_LONGEST = 7 * 86_400
_YES = frozenset({"yes", "true", "explicit", "1", "ya"})
_NO = frozenset({"no", "false", "clean", "0", "tidak"})


def parse_date(text: str) -> datetime | None:
    """An aware moment with the offset that is written; ``-0000`` and no zone at all are UTC."""
    text = " ".join(text.split())
    moment = _parse_iso(text) or _parse_mail(text)
    if moment is None:
        read = dates.parse_moment(text, UTC)
        moment = read if isinstance(read, datetime) else None
    return moment if moment and moment.year in dates.YEARS else None


def _parse_iso(text: str) -> datetime | None:
    if not re.match(r"\d{4}-?\d\d-?\d\d", text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return fix_offset(moment.replace(microsecond=0))


def _parse_mail(text: str) -> datetime | None:
    """A date of RFC 2822 in every form that its readers know."""
    hours: float | None = None
    text = re.sub(r"([+-]\d\d):(\d\d)$", r"\1\2", text)
    named = _NAMED_ZONE.search(re.sub(r"\s*\(.*\)\s*$", "", text))
    if named and named[1] in _ZONES:
        hours, text = _ZONES[named[1]], f"{text[: named.start()]} +0000"
    try:
        parts = parsedate_tz(text)
        if parts is None:
            return None
        offset = timedelta(hours=hours) if hours is not None else timedelta(seconds=parts[9] or 0)
        return datetime(*parts[:6], tzinfo=timezone(offset))
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def fix_offset(moment: datetime) -> datetime:
    """The moment with the offset that its zone has then, in place of the zone."""
    offset = moment.utcoffset()
    return moment.replace(tzinfo=timezone(offset or timedelta()))


def parse_duration(text: str) -> Seconds | None:
    """Seconds of ``3723``, ``1:02:03``, ``62:03``, ``PT1H2M3S`` or ``1h 2m``; never 0."""
    text = text.strip()
    seconds = _parse_seconds(text)
    return seconds if seconds is not None and 0 < seconds < _LONGEST else None


def _parse_seconds(text: str) -> Seconds | None:
    if re.fullmatch(r"\d+([.,]\d+)?", text):
        return float(text.replace(",", "."))
    if clock := _CLOCK.fullmatch(text):
        hours, minutes, seconds, fraction = clock.groups()
        whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
        return whole + float(f"0.{fraction}") if fraction else float(whole)
    if (iso := _ISO.fullmatch(text)) and any(iso.groups()):
        days, hours, minutes, seconds = (int(part or 0) for part in iso.groups())
        return float(((days * 24 + hours) * 60 + minutes) * 60 + seconds)
    if (spoken := _SPOKEN.fullmatch(text)) and any(spoken.groups()):
        return float(int(spoken[1] or 0) * 3600 + int(spoken[2] or 0) * 60)
    return None


def parse_position(text: str) -> Seconds | None:
    """Seconds from the beginning, in every form of a duration; may be 0."""
    seconds = _parse_seconds(text.strip())
    return seconds if seconds is not None and seconds < _LONGEST else None


def parse_count(text: str) -> int | None:
    """A positive whole number; ``3.0`` is 3."""
    match = re.fullmatch(r"0*([1-9]\d{0,8})(?:\.0+)?", text.strip())
    return int(match[1]) if match else None


def parse_length(text: str) -> int:
    """Bytes; 0 for what is no number."""
    digits = text.strip().replace(",", "").replace(".", "")
    return int(digits) if re.fullmatch(r"\d{1,15}", digits) else 0


def parse_flag(text: str) -> bool | None:
    """What ``itunes:explicit`` and its like say; ``None`` when it is nothing known."""
    word = text.strip().casefold()
    return True if word in _YES else False if word in _NO else None


def split_words(text: str) -> tuple[str, ...]:
    """Words between commas, each once."""
    words = (" ".join(word.split()) for word in text.split(","))
    return tuple(dict.fromkeys(word for word in words if word))
