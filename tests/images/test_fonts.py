from html import escape
from io import BytesIO
from pathlib import Path

import pytest
import resvg_py
import uharfbuzz as hb
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from siniar.images.fonts import MAIN_FONT, Fonts, is_font, is_right_to_left
from siniar.images.lines import fit_text
from tests.support.pictures import ALL, FALLBACKS, HARD_TITLES, MAIN


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("KTP-el hilang", "KTP-el hilang"),
        ("Café “Ñandú” – ½ × 3", "Café “Ñandú” – ½ × 3"),
        ("Cafe\u0301", "Café"),
        ("Surat القرآن untuk warga", "Surat untuk warga"),
        ("Aksara ꦗꦮ lama", "Aksara lama"),
        ("Keluarga 👨‍👩‍👧‍👦 🇮🇩 sehat", "Keluarga sehat"),
        ("Ḥajj, Qurʼān, ʿumrah", "Ḥajj, Qur’ān, ‘umrah"),
        ("ﬁle ① ＡＢＣ", "ﬁle 1 ABC"),
        ("a\u00a0b\u2009c\td\ne", "a b c d e"),
        ("kata\u00adkata\u200b\u200d\ufeff", "katakata"),
        ("KTP\u2011el", "KTP-el"),
        ("\x07bel\x00", "bel"),
        ("漢字 🎧 ✅", ""),
        ("", ""),
    ],
)
def test_what_the_font_lacks_is_replaced_or_left_out(written: str, drawn: str) -> None:
    assert MAIN.drawable(written) == drawn


@pytest.mark.parametrize(
    "text",
    [
        "Surat القرآن untuk warga",
        "Aksara ꦗꦮ lama",
        "Keluarga 👨‍👩‍👧‍👦 🇮🇩 sehat",
        *HARD_TITLES.values(),
    ],
)
def test_what_another_font_can_show_is_kept(text: str) -> None:
    assert ALL.drawable(text).split() == text.replace("ʼ", "’").split()


def glyphs(fonts: Fonts, text: str, size: int = 200, weight: int = 800) -> Image.Image:
    """A text as the renderer sets it, 200 pixels from the left, standing 300 from the top."""
    spans = "".join(
        f'<tspan x="{200 + run.x * size}" y="300" font-family="{run.family}">{escape(run.text)}'
        "</tspan>"
        for run in fonts.runs(text, weight, 0.0, is_leftward=is_right_to_left(text))
    )
    # What would be cut off behind it stands far outside of what was measured.
    width = 800 + round(fonts.measure(text, weight, 0.0).width * size)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="600">'
        f'<text font-size="{size}" font-weight="{weight}">{spans}</text></svg>'
    )
    files = [str(path) for path in fonts.paths]
    data = resvg_py.svg_to_bytes(svg_string=svg, font_files=files, skip_system_fonts=True)
    return Image.open(BytesIO(data)).getchannel("A")


@settings(max_examples=20)
@given(
    st.text(st.characters(min_codepoint=33, max_codepoint=0x24F), min_size=1, max_size=12).filter(
        MAIN.drawable
    ),
    st.sampled_from([500, 800]),
)
@example("Tata AVATAR Yo", 800)
@example("office ﬁ ffl", 500)
def test_measures_are_those_of_the_renderer(text: str, weight: int) -> None:
    shown = MAIN.drawable(text)
    measure = MAIN.measure(shown, weight, 0.0)
    ink = glyphs(MAIN, shown, weight=weight).getbbox()
    if ink is None:
        return
    left, top, right, bottom = ink
    assert left == pytest.approx(200 + measure.bearing * 200, abs=1.5)
    assert right <= 200 + (measure.advance + measure.overhang) * 200 + 1.5
    # Ink that does not reach the line, such as that of quotes, ends above it.
    assert top == pytest.approx(300 - measure.above * 200, abs=1.5) or top > 300
    assert bottom == pytest.approx(300 + measure.below * 200, abs=1.5) or bottom < 300


@pytest.mark.parametrize("name", ["arabic", "mixed", "javanese", "emoji"])
def test_each_run_of_another_font_stands_where_it_was_measured(name: str) -> None:
    text = ALL.drawable(HARD_TITLES[name])
    measure = ALL.measure(text, 800, 0.0)
    ink = glyphs(ALL, text).getbbox()
    assert ink is not None
    assert ink[0] >= 200 - 10
    assert ink[2] <= 200 + measure.width * 200 + 10
    assert ink[2] - ink[0] >= measure.width * 200 * 0.95
    assert ink[1] >= 300 - measure.above * 200 - 2
    assert ink[3] <= 300 + measure.below * 200 + 2


@given(st.text(max_size=60))
def test_drawable_text_has_no_letter_that_would_be_an_empty_box(text: str) -> None:
    drawn = MAIN.drawable(text)
    letters = hb.Face(hb.Blob.from_file_path(MAIN_FONT)).unicodes
    assert all(ord(character) in letters for character in drawn)
    assert MAIN.drawable(drawn) == drawn
    assert "  " not in drawn
    assert drawn == drawn.strip()


def test_a_missing_letter_leaves_no_ink() -> None:
    with_it, without = (
        fit_text(MAIN, text, 900, 200, largest=60, smallest=40)
        for text in ("Surat 漢字 ꦗ warga", "Surat warga")
    )
    assert with_it == without


def test_pairs_of_letters_stand_closer_where_the_font_wants_it() -> None:
    def width(text: str) -> float:
        return MAIN.measure(text, 800, 0.0).width

    assert width("To") < width("T") + width("o")
    assert width("HH") == pytest.approx(2 * width("H"))


def test_letters_of_another_script_are_one_run_with_the_blanks_between_them() -> None:
    runs = ALL.runs("Surat القرآن الكريم untuk warga", 800, 0.0)
    assert [run.text for run in runs] == ["Surat", "القرآن الكريم", "untuk warga"]
    assert [run.family for run in runs][::2] == ["Plus Jakarta Sans"] * 2
    assert [run.x for run in runs] == sorted(run.x for run in runs)


def test_a_font_is_told_from_other_files(tmp_path: Path) -> None:
    assert all(is_font(path) for path in (MAIN_FONT, *FALLBACKS))
    cut = MAIN_FONT.read_bytes()[:200]
    for name, data in (("teks.ttf", b"bukan font"), ("kosong.ttf", b""), ("cut.ttf", cut)):
        (tmp_path / name).write_bytes(data)
        assert not is_font(tmp_path / name)
    assert not is_font(tmp_path / "hilang.ttf")
    assert not is_font(tmp_path)
