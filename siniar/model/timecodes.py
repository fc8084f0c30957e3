"""Turns written positions such as ``01:30`` into seconds and seconds into text."""

from __future__ import annotations

import re
from functools import lru_cache

Seconds = float

_POSITION = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?")


def parse_position(text: str) -> float | None:
    """Seconds of ``MM:SS`` or ``H:MM:SS``, with an optional fraction; ``None`` if it is neither.

    Minutes may pass 59 only when no hour is given; seconds never may.
    """
    match = _POSITION.fullmatch(text.strip())
    if match is None:
        return None
    hours, minutes, seconds, fraction = match.groups()
    hour, minute, second = int(hours or 0), int(minutes), int(seconds)
    if second > 59 or (hours is not None and minute > 59):
        return None
    whole = hour * 3600 + minute * 60 + second
    return whole + int(fraction.ljust(3, "0")) / 1000 if fraction else float(whole)


def format_position(seconds: float) -> str:
    """``M:SS`` below an hour and ``H:MM:SS`` from there on, whole seconds, rounded down."""
    hours, rest = divmod(int(seconds), 3600)
    minutes, second = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{second:02}" if hours else f"{minutes}:{second:02}"


def _format_stamp(seconds: float, separator: str) -> str:
    second, millisecond = divmod(round(seconds * 1000), 1000)
    return f"{_format_clock(second)}{separator}{millisecond:03}"


# A cue ends in the second in which the next one begins, and each is written twice.
@lru_cache(maxsize=256)
def _format_clock(seconds: int) -> str:
    minutes, second = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{second:02}"


def format_vtt_stamp(seconds: float) -> str:
    """``HH:MM:SS.mmm`` as WebVTT wants it."""
    return _format_stamp(seconds, ".")


def format_srt_stamp(seconds: float) -> str:
    """``HH:MM:SS,mmm`` as SubRip wants it."""
    return _format_stamp(seconds, ",")


def format_iso_duration(seconds: float) -> str:
    """ISO 8601 duration (``PT1M35S``) as schema.org wants it, whole seconds."""
    hours, rest = divmod(round(seconds), 3600)
    minutes, second = divmod(rest, 60)
    parts = [f"{hours}H" if hours else "", f"{minutes}M" if minutes else ""]
    return "PT" + "".join(parts) + f"{second}S"


#: Hours, minutes and seconds as ISO 8601, podcast programs and people write them.
_PARTS = re.compile(
    r"(?:pt)?(?:(?P<hours>\d{1,3})(?:h|jam|hours?))?"
    r"(?:(?P<minutes>\d{1,4})(?:m|min|mins|menit|minutes?))?"
    r"(?:(?P<seconds>\d{1,6})(?:[.,]\d+)?(?:s|sec|secs|dtk|detik|seconds?))?"
)
#: Seconds alone, whole ones or as exact as programs write them: ``12.30`` may be a clock.
_SECONDS = re.compile(r"\d{1,6}(?:\.\d{3,9})?")


def parse_duration(text: str) -> float | None:
    """Seconds of a length; ``None`` when it is none.

    ``12:30``, ``1:02:03``, ``750``, ``PT12M30S``, ``12m30s``, ``12 menit 30 detik``.
    """
    position = parse_position(text)
    if position is not None:
        return position
    plain = "".join(text.lower().split())
    if _SECONDS.fullmatch(plain):
        return float(plain)
    match = _PARTS.fullmatch(plain)
    if match is None or not any(match.groupdict().values()):
        return None
    hours, minutes, seconds = (int(match[name] or 0) for name in ("hours", "minutes", "seconds"))
    return float(hours * 3600 + minutes * 60 + seconds)
