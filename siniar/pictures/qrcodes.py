"""Makes QR codes quickly: one good mask instead of the trial of all eight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

Matrix = Sequence[Sequence[int]]

#: Mask pattern that stripes a code at an angle; on addresses it is as good as the best of all.
_MASK = 2
#: A code whose penalty is below this share of its modules reads well. The best masks of a
#: thousand addresses lay between 0.57 and 0.89.
_SHARE = 1.0


def make_matrix(text: str) -> Matrix:
    """The modules of a QR code of level M, without its quiet zone; 1 is dark.

    The standard has an encoder try eight masks and take the one with the least penalty, which
    costs four times as much as all the rest. Readers take any; so the first good one is taken,
    and the trial is left for the rare text on which that one is not good.

    Raises:
        ValueError: the text has more than 2331 bytes.
    """
    import segno  # noqa: PLC0415 (slow to import, and most builds draw no code)

    matrix: Matrix = segno.make(text, error="m", micro=False, mask=_MASK).matrix
    if penalty(matrix) > _SHARE * len(matrix) ** 2:
        matrix = segno.make(text, error="m", micro=False).matrix
    return matrix


def penalty(matrix: Matrix) -> int:
    """How hard a code is to read: the penalty points of ISO/IEC 18004, section 7.8.3."""
    width = len(matrix)
    rows = [_number(row) for row in matrix]
    columns = [_number(column) for column in zip(*matrix, strict=True)]
    lines = [*rows, *columns]
    dark = sum(row.bit_count() for row in rows)
    return (
        sum(_runs(line, width) for line in lines)
        + 3 * sum(_blocks(rows, width))
        + 40 * sum(_finders(line, width) for line in lines)
        + 10 * int(abs(dark * 20 / width**2 - 10))
    )


def _number(modules: Iterable[int]) -> int:
    """A line of modules as the bits of a number."""
    return int("".join("1" if module else "0" for module in modules), 2)


def _runs(line: int, width: int) -> int:
    """Three points for five modules of one colour in a row, one more for each further module."""
    points = 0
    for bits in (line, ~line & (1 << width) - 1):
        pairs = bits & bits >> 1
        fives = pairs & pairs >> 2 & bits >> 4
        points += fives.bit_count() + 2 * (fives & ~(fives << 1)).bit_count()
    return points


def _blocks(rows: Sequence[int], width: int) -> Iterator[int]:
    """How many squares of two by two modules of one colour lie between each two rows."""
    inner = (1 << width - 1) - 1
    for one, other in pairwise(rows):
        alike = ~(one ^ other)
        steady = ~(one ^ one >> 1)
        yield (alike & alike >> 1 & steady & inner).bit_count()


def _finders(line: int, width: int) -> int:
    """How often a line looks like the corner marks, with four light modules at one side."""
    light = ~line & (1 << width) - 1
    mark = line & light >> 1 & line >> 2 & line >> 3 & line >> 4 & light >> 5 & line >> 6
    before = light >> 7 & light >> 8 & light >> 9 & light >> 10
    after = light << 1 & light << 2 & light << 3 & light << 4
    return (mark & before).bit_count() + (mark & after).bit_count()
