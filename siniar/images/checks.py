"""Checks the pictures and fonts that editors supply, the show's own artwork most strictly."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from siniar.images.fonts import MAIN_FONT, Fonts, is_font
from siniar.images.photos import Photo, Unreadable, locate, read_photo
from siniar.images.rules import (
    ARTWORK_COLOR_MODE,
    ARTWORK_HEAVY,
    ARTWORK_NOT_SQUARE,
    ARTWORK_SIZE,
    ARTWORK_TYPE,
    FONT_UNREADABLE,
    PICTURE_SMALL,
    PICTURE_UNREADABLE,
)
from siniar.model.findings import Finding, Phrase, Place, found
from siniar.model.nearest import nearest
from siniar.model.rules import FILE_MISSING

#: Pixels a side that directories take
#: (https://podcasters.apple.com/support/896-artwork-requirements).
LEAST_SIDE, MOST_SIDE = 1400, 3000
#: Bytes of the artwork that every app loads.
MOST_BYTES = 512 * 1024
#: Kinds that directories take, and those that the build can turn into them without surprise.
ARTWORK_KINDS = frozenset({"JPEG", "PNG"})
PICTURE_KINDS = ARTWORK_KINDS | {"WEBP", "AVIF", "HEIF", "SVG"}


def _unreadable(unreadable: Unreadable, place: Place, name: str) -> Finding:
    if unreadable.kind:
        return found(ARTWORK_TYPE, place, value=name, kind=unreadable.kind)
    return found(PICTURE_UNREADABLE, place, value=name, problem=Phrase(unreadable.problem))


def _read(path: Path) -> Photo | Unreadable | None:
    """``None`` when there is no such file."""
    try:
        return read_photo(path)
    except OSError:
        return None


def check_artwork(path: Path, place: Place) -> list[Finding]:
    """Findings on a show's artwork: what Apple and Spotify refuse."""
    name = path.name
    photo = _read(path)
    if photo is None:
        folder = path.parent.name
        return [found(FILE_MISSING, place, value=name, folder=folder, nearest=_nearest(path))]
    if isinstance(photo, Unreadable):
        return [_unreadable(photo, place, name)]
    findings = []
    if photo.format not in ARTWORK_KINDS or photo.is_animated:
        findings.append(found(ARTWORK_TYPE, place, value=name, kind=photo.format))
    if photo.width != photo.height:
        size = {"width": photo.width, "height": photo.height}
        findings.append(found(ARTWORK_NOT_SQUARE, place, value=name, **size))
    elif not LEAST_SIDE <= photo.width <= MOST_SIDE:
        findings.append(found(ARTWORK_SIZE, place, value=name, width=photo.width))
    if photo.mode != "RGB":
        findings.append(found(ARTWORK_COLOR_MODE, place, value=name, mode=photo.mode))
    if photo.length > MOST_BYTES:
        size_kb = round(photo.length / 1024)
        findings.append(found(ARTWORK_HEAVY, place, value=name, size=size_kb))
    return findings


def check_picture(photo: Photo | Unreadable, place: Place, name: str) -> list[Finding]:
    """Findings on an episode's picture, which the build crops, turns and converts itself."""
    if isinstance(photo, Unreadable):
        return [_unreadable(photo, place, name)]
    findings = []
    if photo.format not in PICTURE_KINDS:
        findings.append(found(ARTWORK_TYPE, place, value=name, kind=photo.format))
    if min(photo.width, photo.height) < LEAST_SIDE:
        size = {"width": photo.width, "height": photo.height}
        findings.append(found(PICTURE_SMALL, place, value=name, **size))
    return findings


def check_fonts(sources: Iterable[Path], content: Path) -> tuple[Fonts, list[Finding]]:
    """The fonts of pictures, the main one first, and findings on those that cannot be used."""
    usable, findings = [MAIN_FONT], []
    for source in sources:
        path = locate(source, content)
        place = Place(f"{content.name}/{source.as_posix()}")
        if path is None:
            where = content / source
            folder, near = where.parent.name, _nearest(where)
            findings.append(
                found(FILE_MISSING, place, value=source.name, folder=folder, nearest=near)
            )
        elif not is_font(path):
            findings.append(found(FONT_UNREADABLE, place, value=source.name))
        else:
            usable.append(path)
    return Fonts(tuple(usable)), findings


def _nearest(path: Path) -> str:
    folder = path.parent
    names = sorted(file.name for file in folder.iterdir()) if folder.is_dir() else []
    return nearest(path.name, tuple(names), cutoff=0.5) or "-"
