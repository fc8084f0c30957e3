import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from siniar.images.lines import ELLIPSIS, TRACKING, TextBlock, fit_text
from tests.support.pictures import ALL, HARD_TITLES, MAIN

LARGEST, SMALLEST = 120, 40
WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF), max_size=14)
TITLES = st.lists(WORDS, min_size=1, max_size=40).map(lambda words: " ".join(words)[:240])


def fit(
    text: str,
    width: float = 1072,
    height: float = 290,
    *,
    largest: float = LARGEST,
    smallest: float = SMALLEST,
) -> TextBlock:
    return fit_text(MAIN, text, width, height, largest=largest, smallest=smallest)


def fit_in(text: str, size: float, width: float, height: float = 900) -> TextBlock:
    return fit(text, width, height, largest=size, smallest=size)


def width_of(text: str, size: float) -> float:
    return MAIN.measure(text, 800, TRACKING).width * size


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
    assert SMALLEST <= setting.size <= LARGEST


@given(TITLES)
def test_without_an_ellipsis_every_letter_is_kept_in_order(text: str) -> None:
    setting = fit(text)
    drawn = MAIN.drawable(text)
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
    assert fit("KTP").size == LARGEST


@pytest.mark.parametrize(
    "text",
    ["Syarat KTP-el baru", "Jam e-KTP di RT/RW", "Wabah Covid-19 lama", "Ke-17 kali"],
)
def test_short_parts_at_a_hyphen_stay_together(text: str) -> None:
    for width in range(240, 900, 30):
        lines = fit(text, width, 900, largest=52).lines
        assert sorted(" ".join(lines).split()) == sorted(text.split())


def test_doubled_words_may_part_at_their_hyphen() -> None:
    setting = fit_in("perubahan-perubahan", 60, 400, 200)
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
    assert fit_in(word, 60, 300).lines == lines


def test_words_stay_whole_while_a_smaller_size_can_hold_them() -> None:
    setting = fit("pertanggungjawaban", 460, 900)
    assert setting.lines == ("pertanggungjawaban",)
    assert SMALLEST <= setting.size < 60


def test_letters_without_syllables_are_parted_anywhere() -> None:
    setting = fit_in("W" * 30, 60, 300)
    assert all(width_of(line, 60) <= 300 for line in setting.lines)
    assert "".join(setting.lines).replace("-", "") == "W" * 30


def test_what_does_not_fit_is_cut_at_a_word() -> None:
    setting = fit_in("satu dua tiga empat lima enam tujuh", 40, 300, 40)
    assert setting.lines == ("satu dua tiga…",)


def test_lines_are_of_about_the_same_length() -> None:
    setting = fit_in("Cara mengurus kartu keluarga baru di sini", 60, 1000, 300)
    widths = [width_of(line, 60) for line in setting.lines]
    assert len(widths) == 2
    assert min(widths) > 0.75 * max(widths)


def test_a_slightly_smaller_size_is_taken_for_fewer_lines() -> None:
    crowded = fit_in("Syarat dan tempat mengurus KTP-el yang hilang", 112, 912, 510)
    calm = fit("Syarat dan tempat mengurus KTP-el yang hilang", 912, 510, largest=112, smallest=96)
    assert len(calm.lines) < len(crowded.lines)


def test_a_dash_never_begins_a_line() -> None:
    for width in range(300, 1000, 20):
        lines = fit_in("Bansos – siapa yang berhak", 60, width).lines
        assert not any(line.startswith("–") for line in lines)


def test_a_box_without_room_holds_nothing() -> None:
    assert fit_in("KTP", 40, 300, 10).lines == ()
    assert fit_in("KTP", 40, 5, 100).lines == ()
    assert fit_in("", 40, 300, 100).lines == ()


@pytest.mark.parametrize("name", HARD_TITLES)
@pytest.mark.parametrize(("width", "height"), [(1072, 270), (912, 510), (300, 120)])
def test_hard_titles_of_any_script_stay_in_their_box(name: str, width: int, height: int) -> None:
    block = fit_text(ALL, HARD_TITLES[name], width, height, largest=180, smallest=20, leading=1.14)
    assert block.lines
    assert block.width <= width
    assert block.height <= height
    for line in block.lines:
        drawn = ALL.measure(line, 800, TRACKING)
        assert drawn.above * block.size <= block.baseline + 0.1 * block.size


def test_lines_of_a_script_that_runs_to_the_left_stand_at_the_right_edge() -> None:
    block = fit_text(ALL, HARD_TITLES["arabic"], 800, 400, largest=80, smallest=20)
    assert len(block.lines) > 1
    rows = {run.y: [each for each in block.runs if each.y == run.y] for run in block.runs}
    for line, runs in zip(block.lines, rows.values(), strict=True):
        width = ALL.measure(line, 800, TRACKING).width * block.size
        assert min(run.x for run in runs) == pytest.approx(800 - width, abs=1)


def test_deep_letters_move_lines_apart() -> None:
    flat = fit_text(ALL, "aksara aksara", 300, 400, largest=60, smallest=60)
    deep = fit_text(ALL, "aksara꧋ ꦱꦸꦫꦠ꧀", 300, 400, largest=60, smallest=60)
    assert len(flat.lines) == len(deep.lines) == 2
    gaps = [block.runs[-1].y - block.runs[0].y for block in (flat, deep)]
    assert gaps[1] > gaps[0]


def test_a_word_of_any_script_is_never_parted_between_a_letter_and_its_marks() -> None:
    block = fit_text(ALL, "ꦱꦸꦫꦠ꧀ꦥꦼꦔꦤ꧀ꦠꦂ", 200, 900, largest=60, smallest=60)
    assert len(block.lines) > 1
    assert not any(unicodedata.category(line[0]).startswith("M") for line in block.lines)


def test_a_line_runs_as_the_text_that_it_belongs_to() -> None:
    # The second line begins with a letter that runs to the left.
    block = fit_text(ALL, "Pengajian القرآن warga", 300, 900, largest=60, smallest=60)
    number = next(n for n, line in enumerate(block.lines) if line.startswith("القرآن"))
    row = sorted({run.y for run in block.runs})[number]
    first, *others = sorted((run for run in block.runs if run.y == row), key=lambda run: run.x)
    assert first.text == "القرآن"
    assert abs(first.x) < 10
    assert all(run.text.startswith("warga") for run in others)
