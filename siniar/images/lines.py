"""Sets text into a box: where lines break, how large letters can be, what is left out at last."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct

from siniar.images.fonts import FontRun, Fonts, is_right_to_left
from siniar.images.pieces import Piece, Width, joined, part_long, split_pieces

ELLIPSIS = "…"
#: Parts of the size: height of a capital, and of what hangs below the line.
CAPITAL, DESCENT = 0.745, 0.21
#: Least distance between the ink of one line and that of the next.
_GAP = 0.02
#: Added between large letters, in parts of the size: headlines want to be set tighter.
TRACKING = -0.012
#: From one size that is tried to the next.
_STEP = 0.96
#: A size may be this much smaller if that saves a line: large letters on many short lines read
#: worse than slightly smaller ones on few.
CALM = 0.84

_Lines = list[list[Piece]]


class TextBlock(Struct, frozen=True):
    """Text that was set into a box, in pixels of the template."""

    #: The texts of its lines.
    lines: tuple[str, ...]
    #: Parts of lines with their place: ``x`` from the left edge, ``y`` of the line they stand on
    #: from the upper edge, ``family`` of the font, ``text``, and ``tracking`` between letters.
    runs: tuple[PlacedRun, ...]
    #: Of the letters.
    size: float
    #: 500 or 800.
    weight: int
    #: Of the longest line.
    width: float
    #: From the top of the first line to the lowest ink of the last.
    height: float
    #: From that top to what the first line stands on.
    baseline: float
    #: Whether nothing was cut off.
    is_whole: bool


class PlacedRun(Struct, frozen=True):
    """A part of a line in pixels."""

    family: str
    text: str
    x: float
    y: float
    tracking: float


def fit_text(
    fonts: Fonts,
    text: str,
    width: float,
    height: float,
    *,
    largest: float,
    smallest: float,
    weight: int = 800,
    leading: float = 1.1,
    most_lines: int = 99,
) -> TextBlock:
    """``text`` as large as it can be in the box, between the two sizes.

    Words stay whole while any size can hold them so; then long words are parted by syllables;
    only what does not fit even in the smallest size is cut off. ``leading`` is the distance of two
    lines in parts of the size, more where their letters would touch.
    """
    text = fonts.drawable(text)
    spread = _spread(fonts, text, weight, leading)
    sizes = _sizes(largest, smallest)

    def measure(part: str) -> float:
        return fonts.measure(part, weight, TRACKING).width

    pieces = split_pieces(text)
    rooms = [min(most_lines, spread.lines_in(height, size)) for size in sizes]
    fitted = _fill(pieces, measure, width, sizes, rooms)
    return _set_block(fonts, fitted, width, weight=weight, spread=spread)


def _sizes(largest: float, smallest: float) -> list[float]:
    sizes = [largest]
    while sizes[-1] > smallest:
        sizes.append(max(round(sizes[-1] * _STEP, 2), smallest))
    return sizes


class _Spread(Struct, frozen=True):
    """How lines stand above each other, in parts of the size."""

    above: float
    below: float
    leading: float

    def lines_in(self, height: float, size: float) -> int:
        """How many lines a height holds."""
        spare = height - (self.above + self.below) * size
        return 0 if spare < 0 else 1 + int(spare / (self.leading * size))


def _spread(fonts: Fonts, text: str, weight: int, leading: float) -> _Spread:
    """The usual distances; larger ones for a text with higher or deeper letters."""
    ink = fonts.measure(text, weight, TRACKING)
    above, below = max(CAPITAL, ink.above), max(DESCENT, ink.below)
    return _Spread(above, below, max(leading, above + below + _GAP))


# --- lines ----------------------------------------------------------------------------------------


class _Fitted(Struct, frozen=True):
    """Lines that fit, and their size."""

    lines: list[str]
    size: float
    is_whole: bool = True


def _fill(
    pieces: Sequence[Piece],
    measure: Width,
    width: float,
    sizes: Sequence[float],
    rooms: Sequence[int],
) -> _Fitted:
    """The lines and the size that suit the box best; ``rooms`` are most lines by size."""
    for breaks_words in (False, True):
        for size, room in zip(sizes, rooms, strict=True):
            parts = part_long(pieces, measure, width / size) if breaks_words else pieces
            lines = _wrap(parts, measure, width / size)
            if lines is not None and len(lines) <= room:
                lines, size = _calmed(parts, lines, measure, width, (size, sizes))  # noqa: PLW2901
                return _Fitted([*map(joined, _balanced(lines, measure, width / size))], size)
    size = sizes[-1]
    filled = _wrap(part_long(pieces, measure, width / size), measure, width / size) or []
    room = min(rooms[-1], len(filled))
    cut = _shortened(filled, room, measure, width / size) if room else []
    return _Fitted(cut, size, is_whole=False)


def _wrap(pieces: Sequence[Piece], measure: Width, room: float) -> _Lines | None:
    """Lines filled one after the other; ``None`` when a piece is wider than a line."""
    lines: _Lines = []
    for piece in pieces:
        if measure(joined([piece])) > room:
            return None
        if lines and measure(joined([*lines[-1], piece])) <= room:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def _calmed(
    pieces: Sequence[Piece],
    lines: _Lines,
    measure: Width,
    width: float,
    sizes: tuple[float, Sequence[float]],
) -> tuple[_Lines, float]:
    """``lines`` and their size, or fewer lines of a slightly smaller one."""
    chosen, others = sizes
    least = CALM * chosen
    for size in others:
        if least <= size < chosen:
            fewer = _wrap(pieces, measure, width / size)
            if fewer is not None and len(fewer) < len(lines):
                lines, chosen = fewer, size
    return lines, chosen


def _balanced(lines: _Lines, measure: Width, room: float) -> _Lines:
    """As many lines, but of lengths as alike as can be: no word stands alone at the end.

    Goes through the pieces from the end and keeps, for every number of lines left, the breaks
    with the least sum of squared gaps.
    """
    pieces = [piece for line in lines for piece in line]
    count = len(pieces)
    #: For each start: by number of lines, the cost and the end of the first line.
    best: list[dict[int, tuple[float, int]]] = [{} for _ in range(count)] + [{0: (0.0, count)}]
    for start in reversed(range(count)):
        for end in range(start + 1, count + 1):
            gap = 1 - measure(joined(pieces[start:end])) / room
            if gap < 0 and end > start + 1:
                break
            for number, (cost, _) in best[end].items():
                total = gap * gap + cost
                if number < len(lines) and total < best[start].get(number + 1, (math.inf, 0))[0]:
                    best[start][number + 1] = (total, end)
    return list(_follow(best, pieces, len(lines)))


def _follow(
    best: Sequence[dict[int, tuple[float, int]]], pieces: Sequence[Piece], count: int
) -> Iterator[list[Piece]]:
    start = 0
    for number in range(count, 0, -1):
        end = best[start][number][1]
        yield list(pieces[start:end])
        start = end


def _shortened(lines: _Lines, count: int, measure: Width, room: float) -> list[str]:
    """The first ``count`` lines, the last of them cut at a word and ended by an ellipsis."""
    kept = [joined(line) for line in lines[: count - 1]]
    last = list(lines[count - 1])
    while len(last) > 1 and measure(joined(last) + ELLIPSIS) > room:
        last.pop()
    text = joined(last).rstrip(" -,;:.")
    while text and measure(text + ELLIPSIS) > room:
        text = text[:-1]
    return [*kept, text + ELLIPSIS]


# --- places ---------------------------------------------------------------------------------------


def _set_block(
    fonts: Fonts, fitted: _Fitted, width: float, *, weight: int, spread: _Spread
) -> TextBlock:
    lines, size = fitted.lines, fitted.size
    is_leftward = is_right_to_left(" ".join(lines))
    measures = [fonts.measure(line, weight, TRACKING, is_leftward=is_leftward) for line in lines]
    runs: list[PlacedRun] = []
    for number, (line, measure) in enumerate(zip(lines, measures, strict=True)):
        baseline = (spread.above + spread.leading * number) * size
        right = width / size - measure.advance - measure.overhang
        left = right if is_leftward else -measure.bearing
        placed = fonts.runs(line, weight, TRACKING, is_leftward=is_leftward)
        runs += [_place(run, size, left, baseline) for run in placed]
    last = (spread.above + spread.leading * (len(lines) - 1)) * size
    return TextBlock(
        lines=tuple(lines),
        runs=tuple(runs),
        size=size,
        weight=weight,
        width=max((measure.width * size for measure in measures), default=0.0),
        height=last + measures[-1].below * size if measures else 0.0,
        baseline=spread.above * size,
        is_whole=fitted.is_whole,
    )


def _place(run: FontRun, size: float, left: float, baseline: float) -> PlacedRun:
    x = (left + run.x) * size
    return PlacedRun(run.family, run.text, x, baseline, run.tracking * size)
