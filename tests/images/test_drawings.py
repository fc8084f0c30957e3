from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from PIL import Image, ImageChops

from siniar.images.colors import build_palette, contrast, parse_color
from siniar.images.draw import Drawing, Favicon, PictureStyle
from siniar.images.kinds import (
    FILM,
    ICO_SIZES,
    SHARE,
    STATUS,
    THUMBNAIL,
    CardInputs,
    PictureKind,
)
from siniar.images.lines import CAPITAL
from siniar.images.photos import read_photo
from tests.support.pictures import (
    ACCENT,
    COLOR,
    HARD_TITLES,
    MAIN,
    encode,
    make_artwork,
    make_card,
    make_icon,
    make_poster,
    make_topic,
    put,
)

Ink = tuple[int, int, int, int]
CARDS = {
    "share": SHARE,
    "status": STATUS,
    "thumbnail": THUMBNAIL,
    "film": FILM,
}
#: Where the title of each may stand (left, top, right, bottom), and where its voices begin.
FIELDS: dict[str, tuple[Ink, int]] = {
    "share": ((64, 160, 1136, 430), 452),
    "status": ((84, 540, 996, 1050), 1330),
    "thumbnail": ((64, 176, 1216, 540), 560),
    "film": ((96, 264, 1824, 640), 870),
}
#: By how much cards are drawn smaller to see where their ink is.
SCALE = 2
#: Edges of the words, lower edge of the brand, whether the labels stand beside it.
HEADERS = {
    "share": (64, 1136, 114, True),
    "status": (84, 996, 358, False),
    "thumbnail": (64, 1216, 120, True),
}
#: Part of a platform's square that it always shows (https://www.w3.org/TR/appmanifest/#icon-masks).
SAFE_ZONE = 0.8
#: Radius of the play button that the page puts into the middle of a poster.
BUTTON_RADIUS = 80
TITLES = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x24F), min_size=1, max_size=240
).filter(MAIN.drawable)


@lru_cache(maxsize=16)
def image_of(drawing: Drawing) -> Image.Image:
    """The drawn picture; the emptied card is often the same."""
    return drawing.image()


def ink_between(one: Drawing, other: Drawing) -> Ink | None:
    """The box of everything that differs between two drawings."""
    return ImageChops.difference(image_of(one), image_of(other)).getbbox()


def ink_of(kind: PictureKind, emptied: dict[str, str], **changes: Any) -> Ink | None:
    """The box of everything that vanishes when parts of a card are emptied, in its own pixels.

    It is drawn in a quarter of the pixels, which takes a quarter of the time. A pixel with any ink
    counts as all four: the box is never smaller than what is inked.
    """
    half = replace(kind, width=kind.width // SCALE, height=kind.height // SCALE)
    ink = ink_between(make_card(half, **changes), make_card(half, **(changes | emptied)))
    if ink is None:
        return None
    left, top, right, bottom = (SCALE * edge for edge in ink)
    return left, top, right, bottom


def check_title(name: str, title: str) -> None:
    """A title keeps inside its field, so that it is not clipped and touches nothing else."""
    (left, top, right, bottom), voices = FIELDS[name]
    ink = ink_of(CARDS[name], {"title": ""}, title=title)
    assert ink is not None
    assert ink[0] >= left - 1
    assert ink[1] >= top - 2
    assert ink[2] <= right + 2
    assert ink[3] <= bottom + 2 < voices


@pytest.mark.parametrize("name", CARDS)
@settings(max_examples=5)
@given(title=TITLES)
@example(title="Jgpqy ÄÅÉ" * 5)
@example(title="KTP")
@example(title="Mempertanggungjawabkan " * 10)
def test_no_title_is_clipped_or_touches_other_parts(name: str, title: str) -> None:
    check_title(name, title)


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("title", HARD_TITLES)
def test_hard_titles_are_shown_and_never_clipped(name: str, title: str) -> None:
    check_title(name, HARD_TITLES[title][:240])


@pytest.mark.parametrize("title", ["long", "arabic", "mixed", "javanese", "emoji"])
@pytest.mark.parametrize("name", CARDS)
def test_no_word_of_a_title_in_any_script_is_left_out(name: str, title: str) -> None:
    drawing = make_card(CARDS[name], title=HARD_TITLES[title])
    svg = "".join(drawing.svg().split()).replace("\u2067", "").replace("\u2069", "")
    for word in HARD_TITLES[title].split():
        assert word.strip(":()") in svg


def test_letters_that_no_font_has_leave_no_trace() -> None:
    plain = make_card(SHARE, title="Surat warga")
    assert ink_between(plain, make_card(SHARE, title="Surat 漢字 warga")) is None


@pytest.mark.parametrize("name", ["share", "status", "thumbnail"])
@pytest.mark.parametrize("sample", ["", "Contoh"])
@pytest.mark.parametrize("topic", ["", "Sosial", "Kependudukan dan Pencatatan Sipil Kecamatan"])
@pytest.mark.parametrize("show", ["SIMPATRI", "Podcast Resmi Pemerintah Kecamatan Bekasi"])
def test_name_and_labels_stay_inside_and_apart(
    name: str, sample: str, topic: str, show: str
) -> None:
    kind = CARDS[name]
    edge, end, line, stand_beside = HEADERS[name]
    field_top = FIELDS[name][0][1]
    named = ink_of(kind, {"name": ""}, name=show, topic=topic, sample=sample)
    assert named is not None
    left, top, right, bottom = named
    assert left > edge + 60
    assert top > line - 120
    assert bottom < field_top - 10
    assert right <= end + 8
    labels = ink_of(kind, {"topic": "", "sample": ""}, name="", topic=topic, sample=sample)
    if not topic and not sample:
        assert labels is None
        return
    assert labels is not None
    assert labels[0] >= edge - 1
    assert labels[2] <= end + 1
    assert labels[3] < field_top
    if stand_beside:
        assert right < labels[0]
    else:
        assert bottom < labels[1]


@pytest.mark.parametrize("name", CARDS)
def test_pictures_have_the_size_of_their_kind(name: str) -> None:
    image = make_card(CARDS[name]).image()
    assert image.size == (CARDS[name].width, CARDS[name].height)
    assert image.mode == "RGB"


def test_a_status_keeps_clear_of_what_whatsapp_lays_over_it() -> None:
    emptied = dict.fromkeys(("title", "topic", "code", "call", "sample", "address", "name"), "")
    words = ink_of(STATUS, emptied, title="Satu judul", sample="Contoh")
    assert words is not None
    assert words[1] >= 250
    assert words[3] <= 1920 - 350


@pytest.mark.parametrize("name", ["share", "status"])
def test_words_beside_the_play_symbol_never_reach_the_voices(name: str) -> None:
    ink = ink_of(
        CARDS[name],
        {"call": "", "code": ""},
        call="Dengarkan · 12 jam 59 menit lamanya",
        code="PODCASTKECAMATAN-00123",
        address="",
    )
    assert ink is not None
    play_end = {"share": 160, "status": 236}[name]
    voices_left = {"share": 716, "status": 84}[name]
    (_, _, right, bottom), voices = FIELDS[name]
    assert ink[0] > play_end
    assert ink[2] <= voices_left or ink[3] <= voices
    assert ink[2] <= right
    assert ink[1] > bottom


def test_a_status_says_where_to_go_in_full_or_not_at_all() -> None:
    address = "kecamatan-contoh.github.io/siaran"
    assert ink_of(STATUS, {"address": ""}, address=address) is not None
    assert ink_of(SHARE, {"address": ""}, address=address) is None
    assert ink_of(STATUS, {"address": ""}, address="sangat-panjang." * 9) is None


def test_the_play_symbol_is_left_to_youtube_on_a_thumbnail() -> None:
    assert ink_of(THUMBNAIL, {"call": "", "code": ""}) is None
    assert ink_of(SHARE, {"call": "", "code": ""}) is not None


def test_a_long_title_stays_readable_on_a_phone() -> None:
    title = "Cara mengurus surat pindah domisili bagi warga yang belum mempunyai kartu " * 4
    drawing = make_card(SHARE, title=title[:240].strip())
    # WhatsApp shows the picture about 300 pixels wide: a quarter of what is drawn.
    texts = etree.fromstring(drawing.svg()).iter("{http://www.w3.org/2000/svg}text")
    (words,) = (text for text in texts if "domisili" in "".join(text.itertext()))
    assert float(words.get("font-size")) * CAPITAL / 4 >= 7
    assert "…" not in "".join(words.itertext())


@given(
    st.text(min_size=1, max_size=80).filter(MAIN.drawable),
    st.text(max_size=120),
    st.text(max_size=120),
)
@settings(max_examples=20)
@example("Suara Warga Cibitung", "g" * 90, "Pemerintah Kecamatan Cibitung, " * 4)
@example("jjjj gggg jjjj gggg " * 4, "gjpqy", "gjpqy")
@example("Q", "Ä", "Ç")
def test_the_words_of_the_artwork_stay_inside_and_above_the_voices(
    name: str, tagline: str, author: str
) -> None:
    size = 640
    texts = (MAIN.drawable(text) for text in (name, tagline, author))
    words = dict(zip(("name", "tagline", "author"), texts, strict=True))
    bare = make_artwork(size, name="", tagline="", author="")
    ink = ink_between(make_artwork(size, **words), bare)
    if ink is None:  # marks without ink
        return
    left, top, right, bottom = ink
    assert left >= size * 0.075 - 1
    assert right <= size * 0.925 + size * 0.03
    assert top >= 0
    assert bottom <= size * 0.475


def test_the_name_can_be_read_at_96_pixels() -> None:
    ink = ink_between(make_artwork(96), make_artwork(96, name=""))
    assert ink is not None
    assert ink[2] - ink[0] >= 0.8 * 96
    assert ink[3] - ink[1] >= 12  # pixels of a capital


def test_small_artwork_shows_the_name_only() -> None:
    assert ink_between(make_artwork(192), make_artwork(192, tagline="", author="")) is None
    assert ink_between(make_artwork(384), make_artwork(384, tagline="", author="")) is not None


def test_topics_differ_in_colour_and_shape() -> None:
    pictures = [make_topic(turn, 96).image() for turn in range(5)]
    assert len({image.getpixel((95, 1)) for image in pictures}) == 5
    masks = {
        image.convert("L").point(lambda value: 255 * (value > 150)).tobytes() for image in pictures
    }
    assert len(masks) == 5


@pytest.mark.parametrize("turn", range(8))
def test_topics_keep_a_margin_or_run_off_on_purpose(turn: int) -> None:
    image = make_topic(turn, 192).image()
    ground = build_palette(COLOR, ACCENT, turn).ground
    top = image.crop((0, 0, 192, 12))
    assert top.getcolors() == [(192 * 12, ground)]


def test_the_middle_of_a_poster_is_left_to_the_play_button() -> None:
    image = make_poster(1).image()
    assert image.size == (640, 360)
    side = int(BUTTON_RADIUS * 0.7)
    middle = image.crop((320 - side, 180 - side, 320 + side, 180 + side))
    assert len(middle.getcolors() or ()) == 1


@pytest.mark.parametrize("size", [192, 512])
def test_the_mark_of_a_maskable_icon_lies_in_the_safe_zone(size: int) -> None:
    image = make_icon(size, is_maskable=True).image()
    assert image.mode == "RGB"
    ground = parse_color(COLOR)
    for y in range(size // 2 + size // 8):
        for x in range(size):
            if image.getpixel((x, y)) != ground:
                distance = ((x - size / 2) ** 2 + (y - size / 2) ** 2) ** 0.5
                assert distance <= size * SAFE_ZONE / 2


def test_icons_have_round_corners_except_where_platforms_cut_them() -> None:
    rounded = make_icon(192).image()
    assert rounded.getpixel((0, 0))[3] == 0  # type: ignore[index]
    assert rounded.getpixel((96, 4))[3] == 255  # type: ignore[index]
    assert make_icon(180).image().mode == "RGB"


def test_the_favicon_shows_three_figures() -> None:
    image = make_icon(32).image().convert("RGB")
    ground = parse_color(COLOR)
    row = [contrast(image.getpixel((x, 26)), ground) > 3 for x in range(3, 29)]  # type: ignore[arg-type]
    figures = sum(
        1 for before, after in zip([False, *row], row, strict=False) if after and not before
    )
    assert figures == 3


def test_a_favicon_file_holds_its_sizes() -> None:
    favicon = Favicon(tuple(make_icon(size) for size in ICO_SIZES))
    icon = Image.open(BytesIO(favicon.render()))
    assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_icons_of_supplied_artwork_keep_it_whole_when_masked(tmp_path: Path) -> None:
    red = put(tmp_path, "merah.png", encode(Image.new("RGB", (1400, 1400), "red"), "PNG"))
    photo = read_photo(red)
    masked = make_icon(512, photo, is_maskable=True).image()  # type: ignore[arg-type]
    assert masked.getpixel((0, 0)) == parse_color(COLOR)
    corner = 256 - round(512 * SAFE_ZONE / 2 / 2**0.5) + 2
    assert masked.getpixel((corner, corner)) == (255, 0, 0)
    rounded = make_icon(192, photo).image()  # type: ignore[arg-type]
    assert rounded.getpixel((0, 0))[3] == 0  # type: ignore[index]
    assert rounded.getpixel((3, 96)) == (255, 0, 0, 255)


def test_drawing_twice_gives_the_same_bytes() -> None:
    for drawing in (make_card(SHARE, title=HARD_TITLES["emoji"]), make_artwork(384)):
        assert drawing.render() == drawing.render()


def with_templates(drawing: Drawing, change: dict[str, str]) -> Drawing:
    texts = dict(drawing.style.templates) | change
    return replace(drawing, style=PictureStyle(tuple(sorted(texts.items())), MAIN))


def test_a_changed_template_changes_the_key_of_its_own_pictures_only() -> None:
    share, status = with_templates(make_card(SHARE), {}), with_templates(make_card(STATUS), {})
    changed = dict(share.style.templates)["share.svg"].replace("452", "460")
    assert with_templates(share, {"share.svg": changed}).key != share.key
    assert with_templates(status, {"share.svg": changed}).key == status.key
    both = {"_parts.svg": dict(share.style.templates)["_parts.svg"] + "{# #}"}
    assert with_templates(share, both).key != share.key
    assert with_templates(status, both).key != status.key


def test_everything_that_a_picture_shows_changes_its_key() -> None:
    drawing = make_card(SHARE)
    inputs = drawing.inputs
    assert isinstance(inputs, CardInputs)
    keys = {drawing.key}
    for name in ("name", "title", "topic", "sample", "code", "call", "address", "seed"):
        keys.add(replace(drawing, inputs=replace(inputs, **{name: "lain"})).key)  # type: ignore[arg-type]
    keys.add(replace(drawing, colors=build_palette(COLOR, ACCENT, 1)).key)
    keys.add(replace(drawing, style=replace(drawing.style, fonts=MAIN)).key)
    assert len(keys) == 11


def test_where_a_photo_lies_does_not_change_the_key(tmp_path: Path) -> None:
    data = encode(Image.new("RGB", (1400, 1400), "red"), "PNG")
    keys = set()
    for folder in ("satu", "dua"):
        photo = read_photo(put(tmp_path, f"{folder}/foto.png", data))
        keys.add(make_icon(192, photo).key)  # type: ignore[arg-type]
    assert len(keys) == 1


@pytest.mark.parametrize("text", ["{{ salah", "{{ tidak_ada }}", "<svg><g></svg>", "teks"])
def test_a_template_that_is_wrong_is_named(text: str) -> None:
    with pytest.raises(ValueError, match=r"theme/pictures/share\.svg: "):
        with_templates(make_card(SHARE), {"share.svg": text}).render()
