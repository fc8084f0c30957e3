"""The fonts of drawn pictures: what they can show, and how wide and high a text is in them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import uharfbuzz as hb
from msgspec import Struct

from siniar.model.keys import key_of

#: Plus Jakarta Sans, a variable font of weights 200 to 800, as its makers released it.
MAIN_FONT = Path(__file__).parent / "fonts" / "PlusJakartaSans.ttf"
#: How files of single fonts begin: TrueType, Apple's TrueType, and OpenType with CFF outlines.
_SIGNATURES = (b"\x00\x01\x00\x00", b"true", b"OTTO")
#: Numbers of a font's names in its name table: family of any weight, family.
_FAMILY_NAMES = (16, 1)
#: What stands for letters that no font has and no decomposition leads to.
_REPLACEMENTS = str.maketrans(
    {
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "–",
        "\u02bb": "‘",
        "\u02bc": "’",
        "\u02be": "’",
        "\u02bf": "‘",
        "\u2192": "–",
        "\u2794": "–",
    }
)
#: Categories of characters that change the letter before them, and such as join two of them.
_MODIFIERS = frozenset({"Mn", "Mc", "Me", "Cf"})
_JOINERS = "\u200c\u200d"


class FontRun(Struct, frozen=True):
    """What of a line is shown in one font."""

    #: Name by which SVG finds the font.
    family: str
    text: str
    #: Parts of the size from the left edge of the line.
    x: float
    #: Parts of the size that the letters stand wider apart.
    tracking: float


class Measure(Struct, frozen=True):
    """How large a line is, in parts of its letters' size."""

    #: From its beginning to where more letters would follow.
    advance: float
    #: Ink above and below the line that the letters stand on.
    above: float
    below: float
    #: Ink beyond the advance.
    overhang: float
    #: From its beginning to where ink begins; negative when ink begins before it.
    bearing: float

    @property
    def width(self) -> float:
        """Room that the line takes."""
        return self.advance + self.overhang + max(-self.bearing, 0.0)


class Fonts(Struct, frozen=True):
    """Font files in the order in which they are asked for a letter, the main one first."""

    paths: tuple[Path, ...] = (MAIN_FONT,)

    @property
    def digest(self) -> str:
        """Hash of all files."""
        return key_of([_open(path).digest for path in self.paths])

    def drawable(self, text: str) -> str:
        """``text`` with only what the fonts can show, on one line and without doubled blanks.

        Accents that they lack are dropped, and so are other scripts: a gap is better than an
        empty box. The result may be empty.
        """
        return _drawable(self.paths, text)

    def measure(
        self, text: str, weight: int, tracking: float, *, is_leftward: bool = False
    ) -> Measure:
        """The size of one drawable line; letters are ``tracking`` parts of the size wider apart.

        ``is_leftward`` says whether the text that the line belongs to runs to the left.
        """
        return _measure(self.paths, text, weight, tracking, is_leftward=is_leftward)

    def runs(
        self, text: str, weight: int, tracking: float, *, is_leftward: bool = False
    ) -> tuple[FontRun, ...]:
        """The parts of one drawable line from left to right, each without blanks at its ends."""
        return tuple(_place_runs(self.paths, text, weight, tracking, is_leftward=is_leftward))


class _Font(Struct, frozen=True):
    face: hb.Face
    digest: str
    family: str
    #: Code points.
    letters: frozenset[int]

    def has(self, character: str) -> bool:
        return ord(character) in self.letters


@lru_cache(maxsize=32)
def _open(path: Path) -> _Font:
    data = path.read_bytes()
    face = hb.Face(hb.Blob(data))
    names = (face.get_name(number) for number in _FAMILY_NAMES)
    family = next((name for name in names if name), "")
    return _Font(face, sha256(data).hexdigest(), family, frozenset(face.unicodes))


def is_font(path: Path) -> bool:
    """Whether a file can be read, and is a font that letters can be taken from."""
    try:
        with path.open("rb") as file:
            if not file.read(4).startswith(_SIGNATURES):
                return False
        font = _open(path)
    except OSError:
        return False
    return bool(font.family and font.letters)


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs to the left."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L") != "L"


# --- what can be shown ----------------------------------------------------------------------------


@lru_cache(maxsize=8192)
def _drawable(paths: tuple[Path, ...], text: str) -> str:
    main = _open(paths[0]).letters
    if text.isascii() and text.isprintable() and main.issuperset(text.encode()):
        return " ".join(text.split())
    composed = unicodedata.normalize("NFC", text)
    return " ".join("".join(_shown(paths, composed)).split())


def _shown(paths: tuple[Path, ...], text: str) -> Iterator[str]:
    """What can be shown of each character: itself, its plain letters, or nothing."""
    #: The font of the letter before, which has to have what changes that letter.
    font: _Font | None = None
    for character in text:
        if unicodedata.category(character) in _MODIFIERS:
            is_main = font is _open(paths[0])
            if font and font.has(character) and _shows_change(character, is_main=is_main):
                yield character
            continue
        font = _font_of(paths, character) if character.isprintable() else None
        if font:
            yield character
        elif character.isspace():
            yield " "
        elif character.isprintable():
            yield _plain(paths, character)


def _shows_change(character: str, *, is_main: bool) -> bool:
    """Whether a modifier shows: joiners do so in scripts and emoji, not between Latin letters."""
    if unicodedata.category(character) != "Cf":
        return True
    return character in _JOINERS and not is_main


def _font_of(paths: tuple[Path, ...], character: str) -> _Font | None:
    return next((font for font in map(_open, paths) if font.has(character)), None)


def _plain(paths: tuple[Path, ...], character: str) -> str:
    parts = unicodedata.normalize("NFKD", character).translate(_REPLACEMENTS)
    return "".join(
        part
        for part in parts
        if part == " " or (not unicodedata.combining(part) and _font_of(paths, part))
    )


# --- how large it is ------------------------------------------------------------------------------


@lru_cache(maxsize=16)
def _weighted(path: Path, weight: int) -> hb.Font:
    font = hb.Font(_open(path).face)
    font.set_variations({"wght": weight})
    return font


def _font_runs(paths: tuple[Path, ...], text: str) -> Iterator[tuple[Path, str]]:
    """Parts of a text with the file that each is shown in.

    Blanks and marks stay with the letters before them where these' font can show them, so that a
    sentence of another script is not taken apart.
    """
    chosen: list[Path] = []
    before = ""
    for character in text:
        kind = unicodedata.category(character)
        stays = kind in _MODIFIERS or (kind[0] in "ZP" and before != "S")
        candidates = (chosen[-1], *paths) if chosen and stays else paths
        chosen.append(next((path for path in candidates if _open(path).has(character)), paths[0]))
        before = kind[0]
    for path, group in groupby(zip(chosen, text, strict=True), key=itemgetter(0)):
        yield path, "".join(character for _, character in group)


def _in_sight(paths: tuple[Path, ...], text: str, *, is_leftward: bool) -> list[tuple[Path, str]]:
    """The parts in the order in which they stand from left to right."""
    runs = list(_font_runs(paths, text))
    return runs[::-1] if is_leftward else runs


@lru_cache(maxsize=32768)
def _shape(path: Path, text: str, weight: int, tracking: float) -> Measure:
    """The size of what one font shows, set as the SVG renderer will set it."""
    font = _weighted(path, weight)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    em, x = _open(path).face.upem, 0.0
    tops, feet, starts, ends = [0.0], [0.0], [], [0.0]
    for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        ink = font.get_glyph_extents(glyph.codepoint)
        if ink:
            top = (place.y_offset + ink.y_bearing) / em
            tops.append(top)
            feet.append(top + ink.height / em)
            starts.append(x + (place.x_offset + ink.x_bearing) / em)
            ends.append(starts[-1] + ink.width / em)
        x += place.x_advance / em
    spacing = tracking * len({glyph.cluster for glyph in buffer.glyph_infos})
    bearing = min(starts, default=0.0)
    return Measure(x + spacing, max(tops), -min(feet), max(max(ends) - x, 0.0), bearing)


@lru_cache(maxsize=32768)
def _measure(
    paths: tuple[Path, ...], text: str, weight: int, tracking: float, *, is_leftward: bool
) -> Measure:
    parts = [
        _shape(path, part, weight, tracking if path == paths[0] else 0.0)
        for path, part in _in_sight(paths, text, is_leftward=is_leftward)
    ]
    if not parts:
        return Measure(0.0, 0.0, 0.0, 0.0, 0.0)
    above, below = max(part.above for part in parts), max(part.below for part in parts)
    width = sum(part.advance for part in parts)
    return Measure(width, above, below, parts[-1].overhang, parts[0].bearing)


def _place_runs(
    paths: tuple[Path, ...], text: str, weight: int, tracking: float, *, is_leftward: bool
) -> Iterator[FontRun]:
    x = 0.0
    for path, part in _in_sight(paths, text, is_leftward=is_leftward):
        wider = tracking if path == paths[0] else 0.0
        words = part.strip()
        # What is blank at the left edge: the end of a text that runs to the left.
        blank = part[len(part.rstrip()) :] if is_leftward else part[: -len(part.lstrip()) or None]
        if words:
            # The renderer takes every text for one that runs to the right unless it is told.
            shown = f"\u2067{words}\u2069" if is_leftward else words
            left = x + (_shape(path, blank, weight, wider).advance if blank else 0.0)
            yield FontRun(_open(path).family, shown, left, wider)
        x += _shape(path, part, weight, wider).advance
