"""Captions as they were written, line by line, and the cues that say each of their lines once."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from siniar.model.transcript import Cue

#: Seconds between two captions that roll over the screen as one.
ROLLING_GAP = 0.1
#: Share of captions that repeat the line before, from which on they count as rolling.
ROLLING_SHARE = 0.25


class Caption(Struct, frozen=True):
    """A cue as it was written, line by line."""

    start: float
    end: float
    lines: tuple[str, ...]
    speaker: str
    #: Line of the file that its times stand on.
    number: int


def build_cues(captions: list[Caption]) -> list[Cue]:
    """The cues of captions that are ordered by time."""
    return [
        Cue(caption.start, caption.end, " ".join(caption.lines), caption.speaker)
        for caption in _without_rolling(captions)
    ]


def _without_rolling(captions: list[Caption]) -> list[Caption]:
    """Captions that roll over the screen say each line twice: as new, and as the one above.

    YouTube makes such files; a repeated line lengthens the caption that brought it.
    """
    repeats = [_repeated(before, after) for before, after in pairwise(captions)]
    if sum(map(bool, repeats)) < max(1, ROLLING_SHARE * len(captions)):
        return captions
    kept = captions[:1]
    for caption, count in zip(captions[1:], repeats, strict=True):
        if count < len(caption.lines):
            kept.append(replace(caption, lines=caption.lines[count:]))
        else:
            kept[-1] = replace(kept[-1], end=max(kept[-1].end, caption.end))
    return kept


def _repeated(before: Caption, after: Caption) -> int:
    """How many lines at the top of a caption are the last ones of the caption before."""
    if after.start > before.end + ROLLING_GAP or after.speaker != before.speaker:
        return 0
    # Few lines are said again, and this is asked of all.
    if before.lines[-1] not in after.lines:
        return 0
    shared = range(min(len(before.lines), len(after.lines)), 0, -1)
    return next((n for n in shared if before.lines[-n:] == after.lines[:n]), 0)
