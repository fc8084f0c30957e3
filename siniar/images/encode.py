"""Encodes pictures within a budget of bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Protocol

from msgspec import Struct

# Each registers what it writes; otherwise Pillow imports all of its forty formats to find one.
from PIL import AvifImagePlugin, Image, WebPImagePlugin  # noqa: F401

#: Pixels of a picture that is pressed as thoroughly as can be.
_THOROUGH = 1_000_000


class PictureFormat(Protocol):
    """Makes a file of a picture."""

    @property
    def ending(self) -> str:
        """Of the file's name."""

    def encode(self, image: Image.Image) -> bytes:
        """The file."""


class Jpeg(Struct, frozen=True):
    """Baseline JPEG of at most ``budget`` bytes, in ``quality`` or as good as fits.

    A picture that is too heavy in the least quality too keeps it. Colours are not subsampled, so
    that the edges of letters stay clean.
    """

    budget: int
    quality: int = 90
    ending: str = "jpg"

    def encode(self, image: Image.Image) -> bytes:
        """The file."""
        qualities = (self.quality, 76, 70, 60, 50)
        return _fit(image, "JPEG", self.budget, qualities, optimize=True, subsampling=0)


class Webp(Struct, frozen=True):
    """WebP of at most ``budget`` bytes: without loss when that is smaller (flat drawings)."""

    budget: int
    ending: str = "webp"
    #: Photos only grow without loss, and take a second to tell.
    is_photo: bool = False

    def encode(self, image: Image.Image) -> bytes:
        """The file."""
        if self.is_photo:
            return self._lossy(image)
        flat = _save(image, "WEBP", lossless=True, quality=90, method=4)
        # So few bytes are a drawing of few colours, which only grows when it loses something.
        if len(flat) * 4 < self.budget:
            return flat
        return min(flat, self._lossy(image), key=len)

    def _lossy(self, image: Image.Image) -> bytes:
        return _fit(image, "WEBP", self.budget, (82, 74, 64, 52, 40, 28, 16, 4), method=5)


class Avif(Struct, frozen=True):
    """AVIF of at most ``budget`` bytes, or in the least quality."""

    budget: int
    ending: str = "avif"

    def encode(self, image: Image.Image) -> bytes:
        """The file."""
        return _fit(image, "AVIF", self.budget, (62, 50, 38, 26), speed=8, max_threads=1)


class Png(Struct, frozen=True):
    """PNG without any metadata."""

    has_transparency: bool = False
    ending: str = "png"

    def encode(self, image: Image.Image) -> bytes:
        """The file."""
        is_large = image.width * image.height > _THOROUGH
        # Of a large one, the last two hundredths would take twice the time.
        how: Mapping[str, object] = {"compress_level": 6} if is_large else {"optimize": True}
        mode = "RGBA" if self.has_transparency else "RGB"
        # A copy of a large one takes 27 MB.
        return _save(image if image.mode == mode else image.convert(mode), "PNG", **how)


def _fit(
    image: Image.Image, kind: str, budget: int, qualities: Iterable[int], **options: object
) -> bytes:
    """The file in the first of the qualities that is within the budget, or in the last."""
    data = b""
    for quality in qualities:
        data = _save(image, kind, quality=quality, **options)
        if len(data) <= budget:
            break
    return data


def _save(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def encode_ico(images: Sequence[Image.Image]) -> bytes:
    """A favicon.ico of several sizes, for programs that ask for nothing else."""
    largest, *rest = sorted(images, key=lambda image: -image.width)
    return _save(
        largest, "ICO", sizes=[image.size for image in (largest, *rest)], append_images=rest
    )
