"""Encodes pictures within a budget of bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Protocol

from msgspec import Struct
from PIL import Image

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
        data = b""
        for quality in (self.quality, 76, 70, 60, 50):
            data = _save(image, "JPEG", quality=quality, optimize=True, subsampling=0)
            if len(data) <= self.budget:
                break
        return data


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
        data = b""
        for quality in (82, 74, 64, 52, 40, 28, 16, 4):
            data = _save(image, "WEBP", quality=quality, method=5)
            if len(data) <= self.budget:
                break
        return data


class Avif(Struct, frozen=True):
    """AVIF of at most ``budget`` bytes, or in the least quality."""

    budget: int
    ending: str = "avif"

    def encode(self, image: Image.Image) -> bytes:
        """The file."""
        data = b""
        for quality in (62, 50, 38, 26):
            data = _save(image, "AVIF", quality=quality, speed=8, max_threads=1)
            if len(data) <= self.budget:
                break
        return data


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
