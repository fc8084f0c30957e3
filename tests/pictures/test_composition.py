import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from siniar.images.fonts import width_of
from siniar.images.glyphs import drawable
from siniar.images.typeset import ELLIPSIS, Setting, fit_text

SIZES = (120, 100, 80, 64, 52, 40)
WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF), max_size=14)
TITLES = st.lists(WORDS, min_size=1, max_size=40).map(lambda words: " ".join(words)[:240])


def fit(text: str, width: float = 1072, height: float = 290) -> Setting:
    return fit_text(text, 800, SIZES, width, height)


@settings(deadline=None)
@given(TITLES, st.integers(200, 1200), st.integers(60, 600))
@example("W" * 240, 1072, 270)
@example("i " * 120, 1072, 270)
@example("é" * 240, 200, 60)
@example("-" * 240, 200, 600)
@example(" – – – ", 200, 60)
def test_text_never_leaves_its_box(text: str, width: int, height: int) -> None:
    setting = fit(text, width, height)
    assert setting.width <= width
    assert not setting.lines or setting.height <= height
    assert setting.size in SIZES


@settings(deadline=None)
@given(TITLES)
def test_without_an_ellipsis_every_letter_is_kept_in_order(text: str) -> None:
    setting = fit(text)
    drawn = drawable(text)
    whole = "".join(setting.lines)
    if not whole.endswith(ELLIPSIS) or drawn.endswith(ELLIPSIS):
        assert whole.replace("-", "").replace(" ", "") == drawn.replace("-", "").replace(" ", "")


def test_a_title_of_240_letters_in_ordinary_words_is_shown_whole() -> None:
    title = (
        "Cara mengurus surat pindah domisili antarkabupaten dan antarprovinsi bagi warga Bekasi "
        "Utara yang belum mempunyai kartu keluarga sendiri, termasuk anak di bawah umur, lansia, "
        "penyandang disabilitas, serta pendatang baru dari luar Pulau Jawa"
    )
    assert len(title) >= 240
    assert " ".join(fit(title).lines) == title


def test_short_titles_take_the_largest_size() -> None:
    assert fit("KTP").size == SIZES[0]


@pytest.mark.parametrize(
    "text",
    ["Syarat KTP-el baru", "Jam e-KTP di RT/RW", "Wabah Covid-19 lama", "Ke-17 kali"],
)
def test_short_parts_at_a_hyphen_stay_together(text: str) -> None:
    for width in range(240, 900, 30):
        lines = fit_text(text, 800, (52, 40), width, 900).lines
        assert sorted(" ".join(lines).split()) == sorted(text.split())


def test_doubled_words_may_part_at_their_hyphen() -> None:
    setting = fit_text("perubahan-perubahan", 800, (60,), 400, 200)
    assert setting.lines == ("perubahan-", "perubahan")


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("pertanggungjawaban", ("pertang-", "gung-", "jawaban")),
        ("kepenyanyian", ("kepe-", "nyanyian")),
        ("menyanyikannya", ("menya-", "nyikannya")),
    ],
)
def test_a_word_wider_than_the_box_is_parted_between_syllables(
    word: str, lines: tuple[str, ...]
) -> None:
    assert fit_text(word, 800, (60,), 300, 900).lines == lines


def test_words_stay_whole_while_a_smaller_size_can_hold_them() -> None:
    setting = fit_text("pertanggungjawaban", 800, (120, 60, 40), 460, 900)
    assert setting.lines == ("pertanggungjawaban",)
    assert setting.size == 40


def test_letters_without_syllables_are_parted_anywhere() -> None:
    setting = fit_text("W" * 30, 800, (60,), 300, 900)
    assert all(width_of(line, 800, 60) <= 300 for line in setting.lines)
    assert "".join(setting.lines).replace("-", "") == "W" * 30


def test_what_does_not_fit_is_cut_at_a_word() -> None:
    setting = fit_text("satu dua tiga empat lima enam tujuh", 800, (40,), 300, 40)
    assert setting.lines == ("satu dua tiga…",)


def test_lines_are_of_about_the_same_length() -> None:
    setting = fit_text("Cara mengurus kartu keluarga baru di sini", 800, (60,), 1000, 300)
    widths = [width_of(line, 800, 60) for line in setting.lines]
    assert len(widths) == 2
    assert min(widths) > 0.75 * max(widths)


def test_a_slightly_smaller_size_is_taken_for_fewer_lines() -> None:
    crowded = fit_text("Syarat dan tempat mengurus KTP-el yang hilang", 800, (112,), 912, 510)
    calm = fit_text("Syarat dan tempat mengurus KTP-el yang hilang", 800, (112, 104, 96), 912, 510)
    assert len(calm.lines) < len(crowded.lines)


def test_a_dash_never_begins_a_line() -> None:
    for width in range(300, 1000, 20):
        lines = fit_text("Bansos – siapa yang berhak", 800, (60,), width, 900).lines
        assert not any(line.startswith("–") for line in lines)


def test_a_box_without_room_holds_nothing() -> None:
    assert fit_text("KTP", 800, (40,), 300, 10).lines == ()
    assert fit_text("KTP", 800, (40,), 5, 100).lines == ()
    assert fit_text("", 800, (40,), 300, 100).lines == ()
