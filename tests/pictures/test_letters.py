import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from siniar.images.fonts import draw_line, has_letter, width_of
from siniar.images.glyphs import USUAL, drawable


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("KTP-el hilang", "KTP-el hilang"),
        ("Café “Ñandú” – ½ × 3", "Café “Ñandú” – ½ × 3"),
        ("Cafe\u0301", "Café"),
        ("Surat القرآن untuk warga", "Surat untuk warga"),
        ("Aksara ꦗꦮ lama", "Aksara lama"),
        ("Keluarga 👨‍👩‍👧‍👦 🇮🇩 sehat", "Keluarga sehat"),
        ("Ḥajj, Qurʼān, ʿumrah", "Hajj, Qur’an, ‘umrah"),
        ("ﬁle ① ＡＢＣ", "file 1 ABC"),
        ("a\u00a0b\u2009c\td\ne", "a b c d e"),
        ("kata\u00adkata\u200b\u200d\ufeff", "katakata"),
        ("KTP\u2011el", "KTP-el"),
        ("\x07bel\x00", "bel"),
        ("漢字 🎧 ✅", ""),
        ("", ""),
    ],
)
def test_what_the_font_lacks_is_replaced_or_left_out(written: str, drawn: str) -> None:
    assert drawable(written) == drawn


def test_the_font_has_what_is_taken_for_usual() -> None:
    assert all(has_letter(character) for character in USUAL)
    assert drawable("".join(USUAL - {" "})) == "".join(USUAL - {" "})


@settings(deadline=None)
@given(st.text(max_size=60))
def test_drawable_text_has_no_letter_that_would_be_an_empty_box(text: str) -> None:
    drawn = drawable(text)
    assert all(has_letter(character) for character in drawn)
    assert drawable(drawn) == drawn
    assert "  " not in drawn
    assert drawn == drawn.strip()


def test_the_sign_for_a_missing_letter_counts_as_missing() -> None:
    assert not has_letter("\uffff")
    assert not has_letter("漢")
    assert has_letter("é")
    assert has_letter(" ")


@settings(deadline=None)
@given(
    st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20),
    st.sampled_from([500, 800]),
    st.integers(24, 120),
)
def test_ink_begins_where_it_is_told_and_ends_within_the_measured_width(
    text: str, weight: int, size: int
) -> None:
    width = width_of(text, weight, size)  # type: ignore[arg-type]
    image = Image.new("L", (round(width) + 4 * size, 3 * size))
    draw_line(image, (size, 2 * size), text, weight, size, color=255)  # type: ignore[arg-type]
    left, top, right, bottom = image.getbbox()
    assert abs(left - size) <= 1
    assert right <= size + width + size * 0.15 + 1
    assert top >= size * 0.9
    assert bottom <= size * 2.35


def test_pairs_of_letters_stand_closer_where_the_font_wants_it() -> None:
    assert width_of("To", 800, 100) < width_of("T", 800, 100) + width_of("o", 800, 100)
    assert width_of("HH", 800, 100) == 2 * width_of("H", 800, 100)
