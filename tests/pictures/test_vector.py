import re

import pytest
import segno
from lxml import etree

from siniar.images import qr_svg
from siniar.images.colors import build_palette
from siniar.images.icons import render_icon_svg
from siniar.images.parts import play_symbol
from siniar.images.svg import QUIET_ZONE, render_svg
from tests.pictures.makers import FACE

SVG = "{http://www.w3.org/2000/svg}"
ADDRESSES = [
    "https://simpatri.example/episode/ktp-el-hilang/",
    "https://simpatri.example/feed.xml",
    "A",
    "https://contoh.example/?a=1&b=<2>",
    "https://contoh.example/" + "x" * 300,
]


def modules(svg: str) -> tuple[int, set[tuple[int, int]]]:
    """Side of the whole drawing and the dark modules in it, as (column, line)."""
    root = etree.fromstring(svg)
    side = int(root.get("viewBox").split()[2])
    path = root.findall(f"{SVG}path")[1].get("d")
    dark = set()
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", path):
        dark |= {(int(x) + step, int(y)) for step in range(int(length))}
    assert re.sub(r"M\d+ \d+h(\d+)v1h-\1z", "", path) == ""
    return side, dark


@pytest.mark.parametrize("text", ADDRESSES)
def test_the_drawn_code_is_the_one_that_the_standard_gives(text: str) -> None:
    side, dark = modules(qr_svg(text))
    matrices = [segno.make(text, error="m", micro=False, mask=m).matrix for m in range(8)]
    assert side == len(matrices[0]) + 2 * QUIET_ZONE
    # Which of the eight masks was taken is the encoder's choice.
    assert dark in [
        {
            (x + QUIET_ZONE, y + QUIET_ZONE)
            for y, row in enumerate(matrix)
            for x, module in enumerate(row)
            if module
        }
        for matrix in matrices
    ]


def test_the_quiet_zone_is_four_modules_of_white() -> None:
    side, dark = modules(qr_svg(ADDRESSES[0]))
    assert min(x for x, _ in dark) == min(y for _, y in dark) == QUIET_ZONE
    assert max(x for x, _ in dark) == max(y for _, y in dark) == side - QUIET_ZONE - 1
    ground = etree.fromstring(qr_svg(ADDRESSES[0])).find(f"{SVG}path")
    assert (ground.get("fill"), ground.get("d")) == ("#fff", f"M0 0h{side}v{side}H0z")


@pytest.mark.parametrize("text", ADDRESSES)
def test_people_who_do_not_see_the_code_hear_its_title(text: str) -> None:
    root = etree.fromstring(qr_svg(text))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == text
    assert etree.fromstring(qr_svg(text, "Kode QR & alamat")).findtext(f"{SVG}title") == (
        "Kode QR & alamat"
    )


def test_a_code_is_small_enough_to_stand_in_a_page() -> None:
    assert len(qr_svg(ADDRESSES[0])) < 6000


def test_too_long_a_text_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="too large"):
        qr_svg("x" * 2400)


def test_every_kind_of_shape_becomes_an_element() -> None:
    palette = build_palette("#0b5d57", "#ffc53d")
    root = etree.fromstring(render_svg(play_symbol(32, 32, 30), palette, 64, 0))
    drawn = {etree.QName(item).localname: item for item in root.find(f"{SVG}g")}
    assert drawn["circle"].get("fill") == "#ffc53d"
    assert len(drawn["polygon"].get("points").split()) == 3


def test_the_icon_is_one_safe_drawing() -> None:
    root = etree.fromstring(render_icon_svg(FACE))
    assert root.get("viewBox") == "0 0 64 64"
    assert {etree.QName(item).localname for item in root.iter()} <= {
        "svg", "clipPath", "rect", "g", "circle",
    }  # fmt: skip
