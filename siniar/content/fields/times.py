"""Reads positions in the audio as people type them: ``01:30``, ``00.20``, ``1 menit``."""

from __future__ import annotations

import re

from siniar.model.timecodes import parse_position

_WORDS = re.compile(
    r"(?:(\d{1,3}) ?(?:jam|j|h) ?)?(?:(\d{1,3}) ?(?:menit|mnt|min|m) ?)?"
    r"(?:(\d{1,4}) ?(?:detik|dtk|sec|s))?",
    re.IGNORECASE,
)
_OTHER_MARKS = str.maketrans("：.;", ":::")


def read_time(text: str) -> float | None:
    """Seconds; ``None`` when the text is no position.

    ``00.20`` and ``00;20`` are twenty seconds; ``01:20.500`` keeps its fraction.
    """
    text = text.strip(" []()<>\"'")
    seconds = parse_position(text)
    if seconds is not None:
        return seconds
    return parse_position(text.translate(_OTHER_MARKS)) if re.search(r"[：.;]", text) else None


def read_duration_words(text: str) -> float | None:
    """``1 menit 5 detik`` in seconds; ``None`` when it is written otherwise."""
    match = _WORDS.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return float(hours * 3600 + minutes * 60 + seconds)
