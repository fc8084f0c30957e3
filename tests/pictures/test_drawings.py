from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from siniar.images.artwork import MARGIN, VOICES_TOP, draw_artwork, draw_topic
from siniar.images.cards import Card, Face
from siniar.images.cards_layout import SHARE, STATUS, THUMBNAIL, Layout, draw_card, set_title
from siniar.images.colors import build_palette, contrast, parse_color
from siniar.images.fonts import CAPITAL, DESCENT
from siniar.images.glyphs import drawable
from siniar.images.icons import SAFE_ZONE, draw_icon, frame_icon, render_ico
from siniar.images.posters import BUTTON_RADIUS, POSTER_SIZE, draw_poster
from tests.pictures.makers import FACE, make_card

LAYOUTS = {"share": SHARE, "status": STATUS, "thumbnail": THUMBNAIL}
TITLES = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x24F), min_size=1, max_size=240
).filter(drawable)


Ink = tuple[int, int, int, int]


def ink_between(one: Card, other: Card, layout: Layout) -> Ink | None:
    """The box of everything that differs between two cards."""
    return ImageChops.difference(draw_card(one, layout), draw_card(other, layout)).getbbox()


def ink_of(card: Card, layout: Layout, **emptied: str) -> Ink | None:
    """The box of everything that vanishes when parts of a card are emptied."""
    return ink_between(card, replace(card, **emptied), layout)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", LAYOUTS)
@settings(max_examples=12, deadline=None)
@given(title=TITLES)
@example(title="Jgpqy ÄÅÉ" * 5)
@example(title="W" * 240)
@example(title="KTP")
@example(title="Mempertanggungjawabkan " * 10)
def test_no_title_is_clipped_or_touches_other_parts(name: str, title: str) -> None:
    layout = LAYOUTS[name]
    card = make_card(title=title)
    setting = set_title(card, layout)
    ink = ink_of(card, layout, title="")
    assert ink is not None
    left, top, right, bottom = ink
    width = layout.size[0]
    assert left >= layout.margin - 1
    assert right <= width - layout.margin + setting.size * 0.15
    # Accents stand above a capital by up to a third of the size.
    assert top >= layout.title.top - setting.size * 0.33
    assert bottom <= layout.title.bottom + setting.size * (0.3 - DESCENT)
    assert bottom < layout.voices.top + 1 or right < layout.voices.left


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("label", ["", "Contoh"])
@pytest.mark.parametrize("topic", ["", "Sosial", "Kependudukan dan Pencatatan Sipil Kecamatan"])
@pytest.mark.parametrize("show", ["A", "SIMPATRI", "Podcast Resmi Pemerintah Kecamatan Bekasi"])
def test_name_and_labels_stay_inside_and_apart(
    name: str, label: str, topic: str, show: str
) -> None:
    layout = LAYOUTS[name]
    face = Face(show, "", "", FACE.color, FACE.accent, "x")
    card = make_card(face=face, topic=topic, label=label)
    nameless = make_card(face=replace(face, name=""), topic=topic, label=label)
    named = ink_between(card, nameless, layout)
    assert named is not None
    left, top, right, bottom = named
    assert left > layout.margin + layout.mark_height
    assert top > layout.mark_top
    assert bottom < layout.title.top - layout.title_sizes[0] * 0.1
    assert right <= layout.size[0] - layout.margin + 8
    labels = ink_of(nameless, layout, topic="", label="")
    if not topic and not label:
        assert labels is None
        return
    assert labels is not None
    assert labels[0] >= layout.margin - 1
    assert labels[2] <= layout.size[0] - layout.margin + 1
    assert labels[3] < layout.title.top
    if layout.labels_top is None:
        assert right < labels[0]
    else:
        assert bottom < labels[1]


@pytest.mark.parametrize("name", LAYOUTS)
def test_pictures_have_the_size_of_their_layout(name: str) -> None:
    image = draw_card(make_card(), LAYOUTS[name])
    assert image.size == LAYOUTS[name].size
    assert image.mode == "RGB"


def test_a_status_keeps_clear_of_what_whatsapp_lays_over_it() -> None:
    card = make_card(title="Satu judul", label="Contoh")
    words = ink_of(card, STATUS, title="", topic="", code="", call="", label="")
    assert words is not None
    assert words[1] >= 250
    assert words[3] <= 1920 - 350


@pytest.mark.parametrize("name", ["share", "status"])
def test_words_beside_the_play_symbol_never_reach_the_voices(name: str) -> None:
    layout = LAYOUTS[name]
    card = make_card(call="Dengarkan · 12 jam 59 menit lamanya", code="PODCASTKECAMATAN-00123")
    ink = ink_of(card, layout, call="", code="")
    assert ink is not None
    assert ink[0] > layout.margin + 2 * layout.play_radius
    assert ink[2] <= layout.voices.left or ink[3] <= layout.voices.top
    assert ink[2] <= layout.size[0] - layout.margin
    assert ink[1] > layout.title.bottom


def test_a_status_says_where_to_go_in_full_or_not_at_all() -> None:
    card = make_card(address="kecamatan-contoh.github.io/siaran")
    assert ink_of(card, STATUS, address="") is not None
    assert ink_of(card, SHARE, address="") is None
    assert ink_of(make_card(address="sangat-panjang." * 9), STATUS, address="") is None


def test_the_play_symbol_is_left_to_youtube_on_a_thumbnail() -> None:
    assert ink_of(make_card(), THUMBNAIL, call="", code="") is None
    assert ink_of(make_card(), SHARE, call="", code="") is not None


def test_a_long_title_stays_readable_on_a_phone() -> None:
    title = "Cara mengurus surat pindah domisili bagi warga yang belum mempunyai kartu " * 4
    setting = set_title(make_card(title=title[:240].strip()), SHARE)
    # WhatsApp shows the picture about 300 pixels wide: a quarter of what is drawn.
    assert setting.size * CAPITAL / 4 >= 7
    assert not setting.lines[-1].endswith("…")


@given(
    st.text(min_size=1, max_size=80).filter(drawable),
    st.text(max_size=120),
    st.text(max_size=120),
)
@settings(max_examples=20, deadline=None)
@example("Suara Warga Cibitung", "g" * 90, "Pemerintah Kecamatan Cibitung, " * 4)
@example("jjjj gggg jjjj gggg " * 4, "gjpqy", "gjpqy")
@example("Q", "Ä", "Ç")
def test_the_words_of_the_artwork_stay_inside_and_above_the_voices(
    name: str, tagline: str, author: str
) -> None:
    size = 600
    face = Face(drawable(name), drawable(tagline), drawable(author), "#0b5d57", "#ffc53d", "x")
    bare = Face("", "", "", "#0b5d57", "#ffc53d", "x")
    ink = ImageChops.difference(draw_artwork(face, size), draw_artwork(bare, size)).getbbox()
    assert ink is not None
    left, top, right, bottom = ink
    assert left >= size * MARGIN - 1
    assert right <= size * (1 - MARGIN) + size * 0.03
    assert top >= 0
    assert bottom <= size * VOICES_TOP


def test_the_name_can_be_read_at_96_pixels() -> None:
    image = draw_artwork(FACE, 96)
    bare = draw_artwork(Face("", "", "", FACE.color, FACE.accent, FACE.seed), 96)
    ink = ImageChops.difference(image, bare).getbbox()
    assert ink is not None
    assert ink[2] - ink[0] >= 0.8 * 96
    assert ink[3] - ink[1] >= 12  # pixels of a capital


def test_small_artwork_shows_the_name_only() -> None:
    plain = Face("SIMPATRI", "", "", FACE.color, FACE.accent, FACE.seed)
    assert draw_artwork(FACE, 192).tobytes() == draw_artwork(plain, 192).tobytes()
    assert draw_artwork(FACE, 384).tobytes() != draw_artwork(plain, 384).tobytes()


def test_topics_differ_in_colour_and_shape() -> None:
    pictures = [draw_topic(FACE, turn, 96) for turn in range(5)]
    assert len({image.getpixel((95, 1)) for image in pictures}) == 5
    masks = {
        image.convert("L").point(lambda value: 255 * (value > 150)).tobytes() for image in pictures
    }
    assert len(masks) == 5


@pytest.mark.parametrize("turn", range(8))
def test_topics_keep_a_margin_or_run_off_on_purpose(turn: int) -> None:
    image = draw_topic(FACE, turn, 200)
    ground = build_palette(FACE.color, FACE.accent, turn).ground
    top = image.crop((0, 0, 200, 12))
    assert top.getcolors() == [(200 * 12, ground)]


def test_the_middle_of_a_poster_is_left_to_the_play_button() -> None:
    image = draw_poster(FACE, 1)
    assert image.size == POSTER_SIZE
    x, y = POSTER_SIZE[0] // 2, POSTER_SIZE[1] // 2
    side = int(BUTTON_RADIUS * 0.7)
    assert len(image.crop((x - side, y - side, x + side, y + side)).getcolors() or ()) == 1


@pytest.mark.parametrize("size", [192, 512])
def test_the_mark_of_a_maskable_icon_lies_in_the_safe_zone(size: int) -> None:
    image = draw_icon(FACE, size, is_maskable=True)
    assert image.mode == "RGB"
    ground = parse_color(FACE.color)
    for y in range(size // 2 + size // 8):
        for x in range(size):
            if image.getpixel((x, y)) != ground:
                distance = ((x - size / 2) ** 2 + (y - size / 2) ** 2) ** 0.5
                assert distance <= size * SAFE_ZONE / 2


def test_icons_have_round_corners_except_where_platforms_cut_them() -> None:
    assert draw_icon(FACE, 192, is_maskable=False).getpixel((0, 0))[3] == 0  # type: ignore[index]
    assert draw_icon(FACE, 192, is_maskable=False).getpixel((96, 4))[3] == 255  # type: ignore[index]
    assert draw_icon(FACE, 180, is_maskable=False).mode == "RGB"


def test_the_favicon_shows_three_figures() -> None:
    image = draw_icon(FACE, 32, is_maskable=False).convert("RGB")
    ground = parse_color(FACE.color)
    row = [contrast(image.getpixel((x, 26)), ground) > 3 for x in range(3, 29)]  # type: ignore[arg-type]
    figures = sum(
        1 for before, after in zip([False, *row], row, strict=False) if after and not before
    )
    assert figures == 3


def test_a_favicon_file_holds_its_sizes() -> None:
    images = [draw_icon(FACE, size, is_maskable=False) for size in (16, 32, 48)]
    icon = Image.open(BytesIO(render_ico(images)))
    assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_icons_of_supplied_artwork_keep_it_whole_when_masked() -> None:
    artwork = Image.new("RGB", (1024, 1024), "red")
    masked = frame_icon(artwork, FACE, 512, is_maskable=True)
    assert masked.getpixel((0, 0)) == parse_color(FACE.color)
    corner = 256 - round(512 * SAFE_ZONE / 2 / 2**0.5) + 2
    assert masked.getpixel((corner, corner)) == (255, 0, 0)


def test_drawing_twice_gives_the_same_bytes() -> None:
    assert draw_card(make_card(), SHARE).tobytes() == draw_card(make_card(), SHARE).tobytes()
    assert draw_artwork(FACE, 384).tobytes() == draw_artwork(FACE, 384).tobytes()
