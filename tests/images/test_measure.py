"""A picture's size is told from its bytes, and a code can be drawn with letters."""

from __future__ import annotations

from io import BytesIO

import pytest
import segno
from PIL import Image

from siniar.images.measure import measure_picture
from siniar.images.qr_text import render_qr_text


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_size_of_a_picture_is_told(kind: str) -> None:
    file = BytesIO()
    Image.new("RGB", (40, 30)).save(file, kind)
    assert measure_picture(file.getvalue()) == (40, 30)


@pytest.mark.parametrize("content", [b"", b"<html>", b"\xff\xd8\xff", b"GIF89a", b"\x89PNG\r\n"])
def test_what_is_no_picture_has_no_size(content: bytes) -> None:
    assert measure_picture(content) is None


def test_a_code_in_letters_is_the_code_with_two_rows_a_line() -> None:
    address = "http://192.0.2.7:8000/"
    lines = render_qr_text(address).splitlines()
    light = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
    rows = [
        [light[letter][half] for letter in line if letter in light]
        for line in lines
        for half in (0, 1)
    ]
    rows = [row for row in rows if row]
    code = segno.make(address)
    drawn = [[1 - module for module in row] for row in code.matrix_iter(border=4)]
    assert rows[: len(drawn)] == drawn
