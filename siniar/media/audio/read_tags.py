"""Opens files with mutagen so that damaged ones give nothing instead of an exception."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

from mutagen import MutagenError

from siniar.model.episode import Chapter

#: What mutagen lets through for damaged files besides its own error; found by feeding it noise.
_DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    zlib.error,
)
#: Seconds; eleven days. More is a damaged number.
DURATION_LIMIT = 1_000_000
#: More chapters than a person could choose from.
CHAPTER_LIMIT = 500


def read_tags(kind: Callable[[BinaryIO], Any], file: BinaryIO) -> Any | None:  # noqa: ANN401
    """What mutagen reads as ``kind`` from an open file; ``None`` when it cannot."""
    file.seek(0)
    try:
        return kind(file)
    except (MutagenError, *_DAMAGE):
        return None


def order_chapters(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """Chapters by time, one at each moment."""
    by_start: dict[float, Chapter] = {}
    for chapter in sorted(chapters, key=lambda each: (each.start, each.title)):
        by_start.setdefault(chapter.start, chapter)
    return tuple(by_start.values())[:CHAPTER_LIMIT]


def plausible(seconds: float | None) -> float | None:
    """A duration that can be true."""
    return seconds if seconds is not None and 0 < seconds < DURATION_LIMIT else None
