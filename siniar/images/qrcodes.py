"""Makes QR codes quickly: one good mask instead of the trial of all eight."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, product, zip_longest
from operator import itemgetter
from typing import NamedTuple

#: The modules of a code, one text of zeros and ones a row; a one is dark.
Rows = Sequence[str]

#: Mask pattern that stripes a code at an angle; on addresses it is as good as the best of all.
_MASK = 2
#: A code whose penalty is below this share of its modules reads well. The best masks of a
#: thousand addresses lay between 0.57 and 0.89.
_SHARE = 1.0
#: Of the levels M, Q and H: what format information calls them, and for the versions from 1 on
#: how many words of each block correct errors, and how many blocks there are (ISO/IEC 18004,
#: table 9).
_LEVELS: tuple[tuple[int, tuple[tuple[int, int], ...]], ...] = (
    (0, ((10, 1), (16, 1), (26, 1), (18, 2), (24, 2), (16, 4), (18, 4), (22, 4), (22, 5))),
    (3, ((13, 1), (22, 1), (18, 2), (26, 2), (18, 4), (24, 4), (18, 6), (22, 6), (20, 8))),
    (2, ((17, 1), (28, 1), (22, 2), (16, 4), (22, 4), (28, 4), (26, 5), (26, 6), (24, 8))),
)
_VERSIONS = range(1, 10)
#: The bits before and after a text of bytes: its kind, its length, and that it has ended.
_FRAME_BITS = 16
#: What fills up the words of a text that leaves room.
_PADS = b"\0" + b"\xec\x11" * 128
_FINDER = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")
_ALIGNMENT = ("11111", "10001", "10101", "10001", "11111")


def make_matrix(text: str) -> Rows:
    """The modules of a QR code of level M or better, without its quiet zone.

    The standard has an encoder try eight masks and take the one with the least penalty, which
    costs four times as much as all the rest. Readers take any; so the first good one is taken,
    and the trial is left for the rare text on which that one is not good.

    Raises:
        ValueError: the text has more than 2331 bytes.
    """
    rows = _draw(text) or _ask_segno(text, _MASK)
    if penalty(rows) > _SHARE * len(rows) ** 2:
        return _ask_segno(text, None)
    return rows


def _ask_segno(text: str, mask: int | None) -> Rows:
    """What the library makes of any text; ten times as slow as we are on addresses."""
    import segno  # noqa: PLC0415 (slow to import, and hardly ever needed)

    matrix = segno.make(text, error="m", micro=False, mask=mask).matrix
    return ["".join("1" if module else "0" for module in row) for row in matrix]


# --- drawing ------------------------------------------------------------------------------------


class _Plan(NamedTuple):
    """What all codes of one version and level share."""

    width: int
    #: Words of data in each block.
    blocks: tuple[int, ...]
    #: Words of correction in each block.
    extra: int
    #: Picks the modules, row by row, from the message's bits and a zero and a one after them.
    pick: Callable[[str], tuple[str, ...]]
    #: The bits that the mask turns over.
    mask: int


def _draw(text: str) -> Rows:
    """The modules of an address; empty for other texts, which may be told in fewer bits."""
    if not text.isascii() or text == text.upper():
        return ()
    data = text.encode()
    plan = next((_plan(*size) for size in _sizes(len(data))), None)
    if plan is None:
        return ()
    length, room = len(data), sum(plan.blocks)
    framed = ((0x400 | length) << 8 * length | int.from_bytes(data)) << 4
    words = (framed.to_bytes(length + 2) + _PADS)[:room]
    modules = int("".join(plan.pick(_message(words, plan) + "01")), 2) ^ plan.mask
    whole = f"{modules:0{plan.width**2}b}"
    return [whole[start : start + plan.width] for start in range(0, len(whole), plan.width)]


def _sizes(length: int) -> Iterator[tuple[int, int]]:
    """The smallest version for so many bytes, with the best level that it has room for."""
    bits = length * 8 + _FRAME_BITS - 4
    for version in _VERSIONS:
        fitting = [level for level in range(3) if _room(version, level) * 8 >= bits]
        if 0 in fitting:
            yield version, fitting[-1]


@lru_cache
def _room(version: int, level: int) -> int:
    """How many words of data there are."""
    extra, count = _LEVELS[level][1][version - 1]
    return len(_places(version)) // 8 - extra * count


def _message(words: bytes, plan: _Plan) -> str:
    """The words of all blocks in turn, then their words of correction in turn, as bits."""
    blocks, corrections, start = [], [], 0
    for size in plan.blocks:
        block = words[start : start + size]
        blocks.append(block)
        corrections.append(_correct(block, plan.extra))
        start += size
    if len(blocks) == 1:
        message = blocks[0] + corrections[0]
    else:
        turns = chain.from_iterable(zip_longest(*blocks))
        message = bytes(word for word in turns if word is not None)
        message += bytes(chain.from_iterable(zip(*corrections, strict=True)))
    return f"{int.from_bytes(message):0{len(message) * 8}b}"


def _correct(block: bytes, extra: int) -> bytes:
    """The Reed-Solomon code of a block: what is left of it, divided by the generator."""
    multiples, top = _multiples(extra), 8 * (extra - 1)
    below = (1 << top) - 1
    rest = 0
    for word in block:
        rest = (rest & below) << 8 ^ multiples[rest >> top ^ word]
    return rest.to_bytes(extra)


@lru_cache
def _multiples(extra: int) -> tuple[int, ...]:
    """The generator of so many words times each element of the field, as numbers."""
    generator = [1]
    root = 1
    for _ in range(extra):
        shifted = [*generator, 0]
        for place, factor in enumerate(generator):
            shifted[place + 1] ^= _times(factor, root)
        generator, root = shifted, _times(root, 2)
    multiples = [0]
    for bit in range(8):
        one = int.from_bytes(bytes(_times(factor, 1 << bit) for factor in generator[1:]))
        multiples += [one ^ other for other in multiples]
    return tuple(multiples)


def _times(one: int, other: int) -> int:
    """The product in the field of 256 elements that QR codes use."""
    result = 0
    while other:
        if other & 1:
            result ^= one
        one = one << 1 ^ (one >> 7) * 0x11D
        other >>= 1
    return result


@lru_cache
def _plan(version: int, level: int) -> _Plan:
    width = _width(version)
    extra, count = _LEVELS[level][1][version - 1]
    least, larger = divmod(_room(version, level), count)
    places = _places(version)
    used = len(places) // 8 * 8
    # Bits that are left over are zeros, like the light modules of the patterns.
    picked = [used + int(module or 0) for row in _patterns(version, level) for module in row]
    for number, (line, place) in enumerate(places[:used]):
        picked[line * width + place] = number
    return _Plan(
        width,
        (least,) * (count - larger) + (least + 1,) * larger,
        extra,
        itemgetter(*picked),
        # Pattern 2: every third column.
        sum(1 << width**2 - 1 - line * width - place for line, place in places if place % 3 == 0),
    )


def _width(version: int) -> int:
    return 17 + 4 * version


@lru_cache
def _places(version: int) -> list[tuple[int, int]]:
    """Line and place of the modules that hold the message, in the order of its bits."""
    width, patterns = _width(version), _patterns(version, 0)
    places = []
    for turn, right in enumerate([*range(width - 1, 6, -2), 5, 3, 1]):
        for line in range(width) if turn % 2 else reversed(range(width)):
            places += [(line, at) for at in (right, right - 1) if not patterns[line][at]]
    return places


def _patterns(version: int, level: int) -> list[list[str]]:
    """The modules that are no message, in rows; the others are empty texts."""
    width = _width(version)
    rows = [[""] * width for _ in range(width)]
    for line, place in ((0, 0), (0, width - 8), (width - 8, 0)):
        _put(rows, ["0" * 8] * 8, line, place)
    for line, place in ((0, 0), (0, width - 7), (width - 7, 0)):
        _put(rows, _FINDER, line, place)
    for place in range(8, width - 8):
        rows[6][place] = rows[place][6] = "01"[place % 2 == 0]
    middles = _middles(version)
    corners = ((6, 6), (6, width - 7), (width - 7, 6))
    for line, place in product(middles, middles):
        if (line, place) not in corners:
            _put(rows, _ALIGNMENT, line - 2, place - 2)
    _put_format(rows, _LEVELS[level][0] << 3 | _MASK)
    if version >= 7:
        for number, bit in enumerate(reversed(_coded(version, 12, 0x1F25))):
            line, place = divmod(number, 3)
            rows[line][width - 11 + place] = rows[width - 11 + place][line] = bit
    return rows


def _middles(version: int) -> tuple[int, ...]:
    """The lines and places of the middles of the small marks."""
    if version == 1:
        return ()
    last = _width(version) - 7
    return (6, last) if version < 7 else (6, (6 + last) // 2, last)


def _put(rows: list[list[str]], pattern: Sequence[str], line: int, place: int) -> None:
    for offset, modules in enumerate(pattern):
        rows[line + offset][place : place + len(modules)] = modules


def _put_format(rows: list[list[str]], number: int) -> None:
    """Level and mask, told twice beside the corner marks, and the module that is always dark."""
    last = len(rows) - 1
    bits = f"{int(_coded(number, 10, 0x537), 2) ^ 0x5412:015b}"
    for place, bit in zip((0, 1, 2, 3, 4, 5, 7, 8), bits, strict=False):
        rows[8][place] = bit
    for line, bit in zip((7, 5, 4, 3, 2, 1, 0), bits[8:], strict=True):
        rows[line][8] = bit
    for offset, bit in enumerate(bits[:7]):
        rows[last - offset][8] = bit
    for offset, bit in enumerate(bits[7:]):
        rows[8][last - 7 + offset] = bit
    rows[last - 7][8] = "1"


def _coded(number: int, extra: int, generator: int) -> str:
    """A number with the rest of its division after it, as bits (ISO/IEC 18004, annexes C, D)."""
    rest = number << extra
    while rest.bit_length() > extra:
        rest ^= generator << rest.bit_length() - extra - 1
    whole = number << extra | rest
    return f"{whole:0{extra + (5 if extra == 10 else 6)}b}"


# --- judging ------------------------------------------------------------------------------------


def penalty(rows: Rows) -> int:
    """How hard a code is to read: the penalty points of ISO/IEC 18004, section 7.8.3."""
    width = len(rows)
    whole = "".join(rows)
    # One bit that is neither dark nor light parts the lines, so that all are looked at at once.
    lines = int(f"{'0'.join(rows)}0", 2)
    columns = int(f"{'0'.join(whole[place::width] for place in range(width))}0", 2)
    all_there = int(("1" * width + "0") * width, 2)
    return (
        sum(_runs(some) for one in (lines, columns) for some in (one, ~one & all_there))
        + 3 * _blocks(lines, width)
        + 40 * sum(_finders(one, ~one & all_there) for one in (lines, columns))
        + 10 * int(abs(lines.bit_count() * 20 / width**2 - 10))
    )


def _runs(bits: int) -> int:
    """Three points for five modules of one colour in a row, one more for each further module."""
    pairs = bits & bits >> 1
    fives = pairs & pairs >> 2 & bits >> 4
    return fives.bit_count() + 2 * (fives & ~(fives << 1)).bit_count()


def _blocks(lines: int, width: int) -> int:
    """How many squares of two by two modules of one colour there are."""
    inner = int(f"0{'1' * (width - 1)}0" * (width - 1), 2)
    alike = ~(lines ^ lines >> width + 1)
    steady = ~(lines ^ lines >> 1)
    return (alike & alike >> 1 & steady & inner).bit_count()


def _finders(dark: int, light: int) -> int:
    """How often lines look like the corner marks, with four light modules at one side."""
    mark = dark & light >> 1 & dark >> 2 & dark >> 3 & dark >> 4 & light >> 5 & dark >> 6
    before = light >> 7 & light >> 8 & light >> 9 & light >> 10
    after = light << 1 & light << 2 & light << 3 & light << 4
    return (mark & before).bit_count() + (mark & after).bit_count()
