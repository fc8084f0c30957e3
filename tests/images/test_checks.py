from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from siniar.images.checks import check_artwork, check_fonts
from siniar.images.kinds import FEED_SIZE
from siniar.images.photos import Photo, load_picture, read_photo
from siniar.images.supplied import PhotoSquare
from siniar.model.findings import Place, Report, render_findings
from siniar.model.words import load_words
from tests.support.pictures import FALLBACKS, MAIN_FONT, UNREADABLE, animated, encode, gradient, put

PLACE = Place("content/images/sampul.jpg")


def codes(path: Path) -> list[str]:
    return [finding.code for finding in check_artwork(path, PLACE)]


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("side", [1400, 3000])
def test_square_rgb_jpeg_and_png_are_good_artwork(tmp_path: Path, kind: str, side: int) -> None:
    flat = Image.new("RGB", (side, side), "#0b5d57")
    assert codes(put(tmp_path, "sampul", encode(flat, kind))) == []


@pytest.mark.parametrize("name", UNREADABLE)
def test_each_unreadable_file_gives_one_clear_finding(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, name, UNREADABLE[name]())
    assert codes(path) == ["gambar-rusak"]
    shown = render_findings(Report(check_artwork(path, PLACE)), load_words("id"))
    assert name in shown
    assert "it is" not in shown  # the problem is said in Indonesian


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: encode(gradient(1920, 1080)), ["gambar-bukan-persegi"]),
        (lambda: encode(gradient(600, 600)), ["gambar-ukuran"]),
        (lambda: encode(gradient(3200, 3200)), ["gambar-ukuran"]),
        (lambda: encode(gradient(1400, 1400, "CMYK")), ["gambar-warna"]),
        (lambda: encode(gradient(1400, 1400, "L")), ["gambar-warna"]),
        (lambda: encode(gradient(1400, 1400, "RGBA"), "PNG"), ["gambar-warna"]),
        (lambda: encode(gradient(1400, 1400, "P"), "PNG"), ["gambar-warna"]),
        (lambda: encode(gradient(1400, 1400, "I;16"), "PNG"), ["gambar-warna"]),
        (lambda: encode(gradient(1400, 1400, "P"), "GIF"), ["gambar-jenis", "gambar-warna"]),
        (lambda: encode(gradient(1400, 1400), "WEBP"), ["gambar-jenis"]),
        (lambda: encode(gradient(1400, 1400), "BMP"), ["gambar-jenis", "gambar-berat"]),
        (lambda: animated("WEBP"), ["gambar-jenis"]),
        (lambda: animated("PNG"), ["gambar-jenis"]),
        (lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 200, ["gambar-rusak"]),
        (lambda: b"%PDF-1.7\n" + b"0" * 200, ["gambar-jenis"]),
        (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", ["gambar-rusak"]),
        (
            lambda: encode(Image.effect_noise((1500, 1500), 90).convert("RGB"), quality=95),
            ["gambar-berat"],
        ),
    ],
)
def test_artwork_that_directories_refuse_is_found(
    tmp_path: Path, make: object, expected: list[str]
) -> None:
    assert codes(put(tmp_path, "sampul.jpg", make())) == expected  # type: ignore[operator]


def test_missing_artwork_is_found_with_the_nearest_name(tmp_path: Path) -> None:
    put(tmp_path, "sampul-baru.jpg", b"x")
    (finding,) = check_artwork(tmp_path / "sampul-bru.jpg", PLACE)
    assert finding.code == "berkas-tidak-ada"
    assert dict(finding.values)["nearest"] == "sampul-baru.jpg"
    assert codes(tmp_path / "tidak" / "ada.jpg") == ["berkas-tidak-ada"]
    assert codes(tmp_path) == ["berkas-tidak-ada"]


def test_a_picture_that_its_library_gives_up_on_is_a_damaged_one(tmp_path: Path) -> None:
    # The box that tells which of the file's items is the picture.
    lost = encode(gradient(40, 40), "AVIF").replace(b"pitm", b"xxxx")
    path = put(tmp_path, "gambar", lost)
    assert not isinstance(read_photo(path), Photo)
    assert codes(path)


@settings(max_examples=60)
@given(st.data())
def test_no_damage_makes_the_check_raise(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    kind = data.draw(st.sampled_from(["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF"]))
    good = bytearray(encode(gradient(40, 40), kind))
    for _ in range(data.draw(st.integers(1, 12))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(good)))
    path = put(tmp_path_factory.mktemp("rusak"), "gambar", bytes(good[:cut]))
    photo = read_photo(path)
    if isinstance(photo, Photo):
        assert load_picture(photo.path).mode == "RGB"
    assert check_artwork(path, PLACE)


def test_pictures_are_turned_upright_and_lose_what_cameras_wrote(tmp_path: Path) -> None:
    image = gradient(300, 200)
    exif = image.getexif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010F] = "Kamera Contoh"
    photo = read_photo(put(tmp_path, "foto.jpg", encode(image, exif=exif)))
    assert isinstance(photo, Photo)
    assert (photo.width, photo.height) == (200, 300)
    assert load_picture(photo.path).size == (200, 300)
    assert b"Kamera Contoh" in photo.path.read_bytes()
    for size in (96, FEED_SIZE):
        assert b"Kamera Contoh" not in PhotoSquare(photo, size).render()


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "I;16"])
def test_every_colour_mode_becomes_rgb(tmp_path: Path, mode: str) -> None:
    image = gradient(40, 40, "L" if mode == "LA" else mode).convert(mode)
    photo = read_photo(put(tmp_path, "foto.png", encode(image, "PNG")))
    assert isinstance(photo, Photo)
    assert load_picture(photo.path).mode == "RGB"


def test_sixteen_bits_are_scaled_and_not_cut_off(tmp_path: Path) -> None:
    image = Image.new("I;16", (40, 40), 0x8000)
    photo = read_photo(put(tmp_path, "foto.png", encode(image, "PNG")))
    assert isinstance(photo, Photo)
    assert load_picture(photo.path).getpixel((0, 0)) == (128, 128, 128)


def test_transparency_becomes_white(tmp_path: Path) -> None:
    image = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    photo = read_photo(put(tmp_path, "logo.png", encode(image, "PNG")))
    assert isinstance(photo, Photo)
    assert load_picture(photo.path).getpixel((0, 0)) == (255, 255, 255)


def test_fonts_of_the_settings_are_asked_in_their_order(tmp_path: Path) -> None:
    for font in FALLBACKS:
        put(tmp_path, f"fonts/{font.name}", font.read_bytes())
    sources = [Path("fonts", font.name) for font in FALLBACKS]
    fonts, findings = check_fonts(sources, tmp_path)
    assert findings == []
    assert fonts.paths == (MAIN_FONT, *(tmp_path / source for source in sources))


def test_a_font_that_cannot_be_used_is_one_finding_and_the_rest_are_used(tmp_path: Path) -> None:
    put(tmp_path, "fonts/naskh.ttf", FALLBACKS[0].read_bytes())
    put(tmp_path, "fonts/naskh.woff2", b"wOF2" + bytes(40))
    sources = [Path("fonts/naskh.woff2"), Path("fonts/nasch.ttf"), Path("fonts/naskh.ttf")]
    fonts, findings = check_fonts(sources, tmp_path)
    assert [finding.code for finding in findings] == ["font-rusak", "berkas-tidak-ada"]
    assert dict(findings[1].values)["nearest"] == "naskh.ttf"
    assert [path.name for path in fonts.paths] == [MAIN_FONT.name, "naskh.ttf"]
    for finding in findings:
        assert finding.place.path.endswith(("naskh.woff2", "nasch.ttf"))
