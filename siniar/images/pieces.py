"""Takes texts apart into what stays together on a line: words, and parts of very long ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

_DASHES = frozenset({"-", "–", "—", "·", "/", "|"})
#: A word may be parted at its hyphen when both parts have at least this many letters: "orang-"
#: and "orang", but never "KTP-" and "el".
_HYPHEN_PART = 4
#: Least letters before and after a break inside a word.
_SYLLABLE_PART = 3
#: Where an Indonesian syllable begins: one consonant (two letters for ng, ny, sy, kh) and a vowel.
_SYLLABLE = re.compile(r"(?:ng|ny|sy|kh|[bcdfghjklmnpqrstvwxyz])[aeiou]", re.IGNORECASE)
#: The width of a text in parts of its letters' size.
Width = Callable[[str], float]


class Piece(Struct, frozen=True):
    """What stays together on a line."""

    text: str
    #: Whether a blank stands before it when it does not begin a line.
    has_blank: bool
    #: Whether it ends in the middle of a word and wants a hyphen at the end of a line.
    is_broken: bool = False


def _part_at_hyphen(word: str) -> list[str]:
    head, hyphen, tail = word.partition("-")
    if len(head) < _HYPHEN_PART or len(tail) < _HYPHEN_PART:
        return [word]
    return [head + hyphen, *_part_at_hyphen(tail)]


def _part_at_syllables(word: str) -> list[str]:
    """The word in parts that Indonesian readers can pronounce; the whole when it has none."""
    parts: list[str] = []
    begin = 0
    for match in _SYLLABLE.finditer(word):
        start = match.start()
        if start - begin >= _SYLLABLE_PART and len(word) - start >= _SYLLABLE_PART:
            parts.append(word[begin:start])
            begin = start
    return [*parts, word[begin:]]


def split_pieces(text: str) -> list[Piece]:
    """What lines may be made of; a dash between words stays with the word before it."""
    pieces: list[Piece] = []
    for word in text.split():
        if pieces and word in _DASHES:
            pieces[-1] = replace(pieces[-1], text=f"{pieces[-1].text} {word}")
            continue
        parts = _part_at_hyphen(word)
        pieces += [Piece(part, has_blank=index == 0) for index, part in enumerate(parts)]
    return pieces


def part_long(pieces: Sequence[Piece], measure: Width, room: float) -> list[Piece]:
    """The pieces with those too wide for a line parted, by syllables or else by letters."""
    result: list[Piece] = []
    for piece in pieces:
        parts = [piece.text]
        if measure(piece.text) > room:
            parts = _part_at_syllables(piece.text)
            if any(measure(part + "-") > room for part in parts):
                parts = _letters(piece.text)
        for index, part in enumerate(parts):
            is_last = index == len(parts) - 1
            result.append(Piece(part, piece.has_blank and index == 0, is_broken=not is_last))
    return result


def _letters(word: str) -> list[str]:
    """The letters of a word, each with what belongs to it."""
    letters: list[str] = []
    for character in word:
        is_joined = bool(letters) and (letters[-1].endswith("\u200d") or _is_modifier(character))
        if is_joined:
            letters[-1] += character
        else:
            letters.append(character)
    return letters


def _is_modifier(character: str) -> bool:
    return unicodedata.category(character)[0] in "MC"


def joined(pieces: Sequence[Piece]) -> str:
    """The text of a line, with a hyphen where it ends in the middle of a word."""
    text = "".join((" " if piece.has_blank else "") + piece.text for piece in pieces).strip()
    is_broken = bool(pieces) and pieces[-1].is_broken and not text.endswith("-")
    return text + "-" if is_broken else text
