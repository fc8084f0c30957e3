"""Sets text into a box: where lines break, how large letters can be, what is left out at last."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from siniar.images.fonts import CAPITAL, DESCENT, Weight, width_of
from siniar.images.glyphs import drawable

ELLIPSIS = "…"
_DASHES = frozenset({"-", "–", "—", "·", "/", "|"})
#: Letters that go below the line.
_TAILS = frozenset("gjpqyQJ,;()[]{}/|@")
#: A word may be parted at its hyphen when both parts have at least this many letters: "orang-"
#: and "orang", but never "KTP-" and "el".
_HYPHEN_PART = 4
#: A size may be this much smaller if that saves a line: large letters on many short lines read
#: worse than slightly smaller ones on few.
CALM = 0.84
#: Least letters before and after a break inside a word.
_SYLLABLE_PART = 3
#: Where an Indonesian syllable begins: one consonant (two letters for ng, ny, sy, kh) and a vowel.
_SYLLABLE = re.compile(r"(?:ng|ny|sy|kh|[bcdfghjklmnpqrstvwxyz])[aeiou]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """What stays together on a line."""

    text: str
    #: Whether a blank stands before it when it does not begin a line.
    has_blank: bool
    #: Whether it ends in the middle of a word and wants a hyphen at the end of a line.
    is_broken: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines of one size, ready to be drawn."""

    lines: tuple[str, ...]
    weight: Weight
    size: int
    #: Distance of two lines in parts of the size.
    leading: float

    @property
    def height(self) -> float:
        """Pixels from the top of the first capital to the lowest tail."""
        return (CAPITAL + DESCENT + self.leading * (len(self.lines) - 1)) * self.size

    @property
    def ink_height(self) -> float:
        """Pixels from the top of the first capital to where the last line really ends."""
        has_tail = any(letter in _TAILS for line in self.lines[-1:] for letter in line)
        return self.height if has_tail else self.height - DESCENT * self.size

    @property
    def width(self) -> float:
        """Pixels of the longest line."""
        return max((width_of(line, self.weight, self.size) for line in self.lines), default=0.0)

    def baselines(self, top: float) -> tuple[float, ...]:
        """The y of every line when the first capital begins at ``top``."""
        first = top + CAPITAL * self.size
        return tuple(first + index * self.leading * self.size for index in range(len(self.lines)))


def _part_at_hyphen(word: str) -> list[str]:
    head, hyphen, tail = word.partition("-")
    if len(head) < _HYPHEN_PART or len(tail) < _HYPHEN_PART:
        return [word]
    return [head + hyphen, *_part_at_hyphen(tail)]


def _part_at_syllables(word: str) -> list[str]:
    """The word in parts that Indonesian readers can pronounce; letters when it has none."""
    starts = [match.start() for match in _SYLLABLE.finditer(word)]
    parts: list[str] = []
    begin = 0
    for start in starts:
        if start - begin >= _SYLLABLE_PART and len(word) - start >= _SYLLABLE_PART:
            parts.append(word[begin:start])
            begin = start
    return [*parts, word[begin:]]


def _pieces(text: str) -> list[Piece]:
    """What lines may be made of; a dash between words stays with the word before it."""
    pieces: list[Piece] = []
    for word in text.split():
        if pieces and word in _DASHES:
            pieces[-1] = replace(pieces[-1], text=f"{pieces[-1].text} {word}")
            continue
        parts = _part_at_hyphen(word)
        pieces += [Piece(part, has_blank=index == 0) for index, part in enumerate(parts)]
    return pieces


def _broken(pieces: Sequence[Piece], weight: Weight, size: int, width: float) -> list[Piece]:
    """The pieces with those too wide for a line parted, by syllables or else by letters."""
    result: list[Piece] = []
    for piece in pieces:
        if width_of(piece.text, weight, size) <= width:
            result.append(piece)
            continue
        parts = _part_at_syllables(piece.text)
        if any(width_of(part + "-", weight, size) > width for part in parts):
            parts = list(piece.text)
        for index, part in enumerate(parts):
            is_last = index == len(parts) - 1
            result.append(Piece(part, piece.has_blank and index == 0, is_broken=not is_last))
    return result


def _joined(pieces: Sequence[Piece]) -> str:
    text = "".join((" " if piece.has_blank else "") + piece.text for piece in pieces).strip()
    is_broken = bool(pieces) and pieces[-1].is_broken and not text.endswith("-")
    return text + "-" if is_broken else text


def _wrap(
    pieces: Sequence[Piece], weight: Weight, size: int, width: float
) -> list[list[Piece]] | None:
    """Lines filled one after the other; ``None`` when a piece is wider than a line."""
    lines: list[list[Piece]] = []
    for piece in pieces:
        if width_of(_joined([piece]), weight, size) > width:
            return None
        if lines and width_of(_joined([*lines[-1], piece]), weight, size) <= width:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def _balanced(
    lines: list[list[Piece]], weight: Weight, size: int, width: float
) -> list[list[Piece]]:
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
            gap = 1 - width_of(_joined(pieces[start:end]), weight, size) / width
            if gap < 0 and end > start + 1:
                break
            for number, (cost, _) in best[end].items():
                total = gap * gap + cost
                if number < len(lines) and total < best[start].get(number + 1, (math.inf, 0))[0]:
                    best[start][number + 1] = (total, end)
    even: list[list[Piece]] = []
    start = 0
    for number in range(len(lines), 0, -1):
        end = best[start][number][1]
        even.append(pieces[start:end])
        start = end
    return even


def _lines_that_fit(size: int, leading: float, height: float) -> int:
    spare = height - (CAPITAL + DESCENT) * size
    return 0 if spare < 0 else 1 + int(spare / (leading * size))


def _shortened(
    lines: Sequence[Sequence[Piece]], count: int, weight: Weight, size: int, width: float
) -> list[str]:
    """The first ``count`` lines, the last of them cut at a word and ended by an ellipsis."""
    kept = [_joined(line) for line in lines[: count - 1]]
    last = list(lines[count - 1])
    while len(last) > 1 and width_of(_joined(last) + ELLIPSIS, weight, size) > width:
        last.pop()
    text = _joined(last).rstrip(" -,;:.")
    while text and width_of(text + ELLIPSIS, weight, size) > width:
        text = text[:-1]
    return [*kept, text + ELLIPSIS]


def _calmer(
    pieces: Sequence[Piece],
    lines: list[list[Piece]],
    setting: Setting,
    sizes: Sequence[int],
    width: float,
) -> Setting:
    """``lines`` evened out; or fewer lines when a slightly smaller size makes them possible."""
    weight, chosen = setting.weight, setting.size
    for size in sizes:
        if CALM * setting.size <= size < setting.size:
            fewer = _wrap(pieces, weight, size, width)
            if fewer is not None and len(fewer) < len(lines):
                lines, chosen = fewer, size
    even = _balanced(lines, weight, chosen, width)
    return replace(setting, lines=tuple(map(_joined, even)), size=chosen)


def fit_text(
    text: str,
    weight: Weight,
    sizes: Sequence[int],
    width: float,
    height: float,
    *,
    leading: float = 1.1,
    most_lines: int = 99,
) -> Setting:
    """``text`` as large as ``sizes`` (descending) allow in the box.

    Words stay whole while any size can hold them so; then long words are parted by syllables;
    only what does not fit even in the smallest size is cut off.
    """
    pieces = _pieces(drawable(text))
    for breaks_words in (False, True):
        for size in sizes:
            parts = _broken(pieces, weight, size, width) if breaks_words else pieces
            lines = _wrap(parts, weight, size, width)
            room = min(most_lines, _lines_that_fit(size, leading, height))
            if lines is not None and len(lines) <= room:
                return _calmer(parts, lines, Setting((), weight, size, leading), sizes, width)
    size = sizes[-1]
    filled = _wrap(_broken(pieces, weight, size, width), weight, size, width) or []
    room = min(most_lines, _lines_that_fit(size, leading, height), len(filled))
    cut = _shortened(filled, room, weight, size, width) if room else []
    return Setting(tuple(cut), weight, size, leading)
