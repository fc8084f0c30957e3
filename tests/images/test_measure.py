"""A picture's size is told from its bytes."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from siniar.images.measure import measure_picture


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_size_of_a_picture_is_told(kind: str) -> None:
    file = BytesIO()
    Image.new("RGB", (40, 30)).save(file, kind)
    assert measure_picture(file.getvalue()) == (40, 30)


@pytest.mark.parametrize("content", [b"", b"<html>", b"\xff\xd8\xff", b"GIF89a", b"\x89PNG\r\n"])
def test_what_is_no_picture_has_no_size(content: bytes) -> None:
    assert measure_picture(content) is None
