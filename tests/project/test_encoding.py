"""What is kept of encoded pictures is what encoding gives, and only for the very same input."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.support.tools.encoding import encode_once


def encode(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_kept_pictures_have_the_bytes_of_made_ones(kind: str, tmp_path: Path) -> None:
    images = [Image.new(mode, (9, 7), "#0b5d57") for mode in ("L", "RGB", "P")]
    images += [Image.new("RGB", size, color) for size in ((7, 9), (9, 7)) for color in ("red", 5)]
    if kind == "JPEG":
        images = [image for image in images if image.mode != "P"]
    wanted = [(image, quality) for image in images for quality in (10, 90)]
    made = [encode(image, kind, quality=quality) for image, quality in wanted]
    with encode_once(tmp_path):
        for _ in range(2):
            assert [encode(image, kind, quality=quality) for image, quality in wanted] == made
    assert list(tmp_path.iterdir())


def test_the_same_input_is_encoded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Image.init()
    calls = []
    save = Image.SAVE["PNG"]

    def count(image: Image.Image, *rest: object) -> None:
        calls.append(image.size)
        save(image, *rest)

    monkeypatch.setitem(Image.SAVE, "PNG", count)
    with encode_once(tmp_path):
        for color in ("red", "red", "blue"):
            encode(Image.new("RGB", (8, 8), color), "PNG")
    assert len(calls) == 2
    assert Image.SAVE["PNG"] is count
