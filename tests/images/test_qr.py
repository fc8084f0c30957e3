import re

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from siniar.images import qr_svg, qr_text
from tests.support.rasters import rasterize

ADDRESSES = [
    "https://simpatri.example/episode/ktp-el-hilang/",
    "https://simpatri.example/feed.xml",
    "A",
    "https://contoh.example/?a=1&b=<2>",
    "https://contoh.example/" + "x" * 300,
    "HTTPS://CONTOH.EXAMPLE",
    "12345",
    "https://é.example/",
    "https://سنيار.example/ꦱꦶ🎧/",
]
#: Light modules that must surround a code on each side (ISO/IEC 18004).
QUIET_ZONE = 4


def decode(svg: str) -> str:
    """What a reader sees in the drawn code on a dark page."""
    image = rasterize(svg, width=600, ground="black").convert("L")
    (found,) = zxingcpp.read_barcodes(image)
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    return found.text


@pytest.mark.parametrize("text", ADDRESSES)
def test_a_reader_reads_what_was_written(text: str) -> None:
    assert decode(qr_svg(text)) == text


@pytest.mark.parametrize("length", range(1, 190, 9))
def test_addresses_of_any_length_are_read(length: int) -> None:
    text = f"https://contoh.example/{'kata-lain-' * 20}"[: length + 12]
    assert decode(qr_svg(text)) == text


@settings(max_examples=25)
@given(st.text(st.characters(codec="ascii", min_codepoint=33), min_size=1, max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert decode(qr_svg(f"https://{text}")) == f"https://{text}"


@pytest.mark.parametrize("text", ADDRESSES)
def test_of_a_printed_code_15_percent_may_be_dirty(text: str) -> None:
    image = rasterize(qr_svg(text), width=600, ground="white").convert("L")
    assert zxingcpp.read_barcodes(image)[0].ec_level in {"M", "Q", "H"}


def test_the_quiet_zone_is_four_modules_of_white() -> None:
    root = etree.fromstring(qr_svg(ADDRESSES[0]))
    side = int(root.get("viewBox").split()[2])
    ground, modules = root.findall("path")
    assert ground.get("fill") == "#fff"
    assert ground.get("d") == f"M0 0h{side}v{side}h-{side}z"
    image = rasterize(qr_svg(ADDRESSES[0]), width=side * 10, ground="red").convert("L")
    dark = image.point(lambda value: 255 * (value < 128)).getbbox()
    edge, end = QUIET_ZONE * 10, (side - QUIET_ZONE) * 10
    assert dark == (edge, edge, end, end)
    assert modules.get("stroke") == "#000"


@pytest.mark.parametrize("text", ADDRESSES)
def test_people_who_do_not_see_the_code_hear_its_title(text: str) -> None:
    root = etree.fromstring(qr_svg(text))
    assert root.get("role") == "img"
    assert root.findtext("title") == text
    assert etree.fromstring(qr_svg(text, "Kode QR & alamat")).findtext("title") == (
        "Kode QR & alamat"
    )


def test_a_code_is_small_enough_to_stand_in_a_page() -> None:
    assert len(qr_svg(ADDRESSES[0])) < 6000
    assert not re.search(r"<(script|style)|class=", qr_svg(ADDRESSES[0]))


def test_too_long_a_text_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="too long"):
        qr_svg("x" * 2400)


@pytest.mark.parametrize("text", ADDRESSES)
def test_in_a_terminal_the_code_stands_in_half_blocks(text: str) -> None:
    light = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in qr_text(text).splitlines()]
    rows = [[255 * light[letter][half] for letter in line] for line in lines for half in (0, 1)]
    image = Image.new("L", (len(rows[0]), len(rows)))
    image.putdata([module for row in rows for module in row])
    big = image.resize((image.width * 8, image.height * 8), Image.Resampling.NEAREST)
    assert zxingcpp.read_barcodes(big)[0].text == text
