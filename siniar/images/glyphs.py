"""Tells what of a text the pictures' font can show."""

from __future__ import annotations

import string
import unicodedata
from functools import lru_cache

#: Characters that most texts are made of, all of which the font has: nothing is drawn to find out.
USUAL = frozenset(string.ascii_letters + string.digits + " .,:;!?-()'\"/&%+–")

#: Letters that no decomposition leads to something the font has.
_REPLACEMENTS = str.maketrans(
    {
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "–",
        "\u2015": "—",
        "\u02bb": "‘",
        "\u02bc": "’",
        "\u02be": "’",
        "\u02bf": "‘",
        "\u2192": "–",
        "\u2794": "–",
        "đ": "d",
        "Đ": "D",
        "ł": "l",
        "Ł": "L",
    }
)


def _has_letter(character: str) -> bool:
    # The font is slow to open, and most texts need no look into it.
    from siniar.images.fonts import has_letter  # noqa: PLC0415

    return has_letter(character)


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    """What can be drawn for one character: itself, its plain letters, or nothing."""
    if unicodedata.category(character) in {"Mn", "Me", "Mc", "Cf", "Cc", "Cs", "Co", "Cn"}:
        return " " if character in "\t\n\r\v\f" else ""
    if character.isspace() or _has_letter(character):
        return character
    plain = unicodedata.normalize("NFKD", character).translate(_REPLACEMENTS)
    return "".join(part for part in plain if part == " " or _is_plain(part))


def _is_plain(character: str) -> bool:
    return not unicodedata.combining(character) and _has_letter(character)


@lru_cache(maxsize=8192)
def drawable(text: str) -> str:
    """``text`` with only what the font can show, on one line and without doubled blanks.

    Accents that the font lacks are dropped, and so are other scripts and emoji: a gap is better
    than an empty box. The result may be empty.
    """
    if USUAL.issuperset(text):
        return " ".join(text.split())
    composed = unicodedata.normalize("NFC", text).translate(_REPLACEMENTS)
    return " ".join("".join(map(_fold, composed)).split())
