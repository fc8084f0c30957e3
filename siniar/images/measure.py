"""Tells the size of a picture from its bytes, without decoding it."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, UnidentifiedImageError


def measure_picture(content: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG or PNG in pixels; ``None`` for anything else."""
    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as image:
            return image.size
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
