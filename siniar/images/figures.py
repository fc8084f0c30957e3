"""Makes the pictures among the words of a text: light, upright, without the camera's notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from PIL import Image, features

from siniar.images.draw import LIBRARIES
from siniar.images.encode import Avif, Jpeg, PictureFormat, Webp
from siniar.images.photos import Photo, Unreadable, load_picture, read_photo
from siniar.model.attached import Figure, FigureFile
from siniar.model.findings import Place
from siniar.model.keys import Key, key_of
from siniar.model.outputs import Output
from siniar.model.urls import Addresses

#: Pixels of a picture's width: a phone's, and a wide screen's or a sharp phone's.
WIDTHS = (720, 1280)
#: Bytes by width; a page of words has ten thousand.
_BUDGETS: Mapping[int, int] = {720: 60_000, 1280: 150_000}
#: Drawings have fewer colours.
_DRAWING_COLORS = 4096
#: Counted up whenever the code makes another picture of the same: names follow.
_MAKING = 1
_TYPES = {"jpg": "image/jpeg", "webp": "image/webp", "avif": "image/avif"}
#: The lightest first, as browsers take the first that they know.
_LIGHT = (*(("avif",) if features.check("avif") else ()), "webp")


def read_figure(path: Path, addresses: Addresses) -> Figure | Unreadable:
    """The files that will be made of a picture.

    Raises:
        OSError: the file cannot be read.
    """
    photo = read_photo(path)
    return photo if isinstance(photo, Unreadable) else build_figure(photo, addresses)


def build_figure(photo: Photo, addresses: Addresses) -> Figure:
    """The files that will be made of a picture that could be read; it is never enlarged."""
    stem = re.sub(r"[^a-z0-9]+", "-", photo.path.stem.lower()).strip("-") or "gambar"
    mark = key_of(_MAKING, photo.digest)[:10]
    widest = min(photo.width, WIDTHS[-1])
    widths = [*(width for width in WIDTHS if width < widest), widest]

    def file(ending: str, width: int) -> FigureFile:
        path = addresses.of_picture(f"{stem}-{width}-{mark}.{ending}")
        return FigureFile(path, _TYPES[ending], width)

    return Figure(
        source=photo.path,
        digest=photo.digest,
        width=widest,
        height=max(1, round(photo.height * widest / photo.width)),
        files=(file("jpg", widest), *(file(kind, width) for kind, width in _lighter(widths))),
    )


def _lighter(widths: list[int]) -> Iterator[tuple[str, int]]:
    """Formats and widths besides the JPEG; who knows only the second format has an old phone."""
    *most, oldest = _LIGHT
    for kind in most:
        yield from ((kind, width) for width in widths)
    yield from ((oldest, width) for width in (widths if not most else widths[:1]))


class _FigureFile(Struct, frozen=True):
    """A file that is not made yet."""

    figure: Figure
    file: FigureFile

    def render(self) -> bytes:
        """The file."""
        image = load_picture(self.figure.source)
        height = max(1, round(image.height * self.file.width / image.width))
        if image.width != self.file.width:
            image = image.resize((self.file.width, height), Image.Resampling.LANCZOS)
        is_photo = image.getcolors(_DRAWING_COLORS) is None
        return _encoder(self.file, is_photo=is_photo).encode(image)


def _encoder(file: FigureFile, *, is_photo: bool) -> PictureFormat:
    budget = _BUDGETS[next(width for width in WIDTHS if width >= file.width)]
    if file.type == _TYPES["jpg"]:
        return Jpeg(budget * 2, 84)
    return Avif(budget) if file.type == _TYPES["avif"] else Webp(budget, is_photo=is_photo)


def plan_figures(figures: Iterable[tuple[Figure, Place]]) -> list[Output]:
    """The files of pictures, each once, however many texts show it."""
    outputs: dict[str, Output] = {}
    for figure, place in figures:
        for file in figure.files:
            key = Key(_MAKING, figure.digest, file, LIBRARIES)
            render = _FigureFile(figure, file).render
            outputs.setdefault(file.path, Output(file.path, key, render, place, is_costly=True))
    return list(outputs.values())
