"""Pictures among the words of a text: light, upright, and nothing of the camera in them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from siniar.images.figures import WIDTHS, plan_figures, read_figure
from siniar.images.photos import Unreadable
from siniar.images.vectors import VectorError, rasterize
from siniar.model.attached import Figure
from siniar.model.findings import Place
from siniar.model.urls import Addresses
from tests.support.pictures import EXIF, encode, gradient, put

ADDRESSES = Addresses()
HEIC = Path(__file__).parent / "files" / "telepon.heic"


def figure_of(path: Path) -> Figure:
    figure = read_figure(path, ADDRESSES)
    assert isinstance(figure, Figure)
    return figure


def files_of(figure: Figure) -> dict[str, bytes]:
    return {each.path: each.render() for each in plan_figures([(figure, Place("a.md"))])}


def photo(folder: Path, kind: str = "JPEG", size: tuple[int, int] = (1600, 900)) -> Path:
    return put(folder, f"Foto Loket.{kind.lower()}", encode(gradient(*size), kind, exif=EXIF))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_every_file_is_upright_and_without_the_cameras_notes(tmp_path: Path, kind: str) -> None:
    figure = figure_of(photo(tmp_path, kind, (400, 300)))
    assert (figure.width, figure.height) == (300, 400)
    for data in files_of(figure).values():
        image = Image.open(BytesIO(data))
        assert image.size == (300, 400)
        assert not image.getexif()
        assert b"KameraContoh" not in data


def test_what_an_iphone_saves_is_read_upright(tmp_path: Path) -> None:
    assert b"KameraContoh" in HEIC.read_bytes()
    figure = figure_of(put(tmp_path, "IMG_0012.HEIC", HEIC.read_bytes()))
    assert (figure.width, figure.height) == (120, 160)
    for data in files_of(figure).values():
        assert Image.open(BytesIO(data)).size == (120, 160)
        assert b"KameraContoh" not in data


def test_a_large_picture_comes_in_two_widths_and_in_formats_for_old_phones(tmp_path: Path) -> None:
    figure = figure_of(photo(tmp_path, size=(1500, 2000)))
    files = files_of(figure)
    assert {(each.type, each.width) for each in figure.files} == {
        ("image/jpeg", 1280),
        ("image/avif", 720),
        ("image/avif", 1280),
        ("image/webp", 720),
    }
    for file in figure.files:
        image = Image.open(BytesIO(files[file.path]))
        assert image.width == file.width
        assert Image.MIME[str(image.format)] == file.type
    assert figure.height == Image.open(BytesIO(files[figure.files[0].path])).height
    assert max(map(len, files.values())) < 300_000


def test_a_small_picture_is_never_enlarged(tmp_path: Path) -> None:
    figure = figure_of(put(tmp_path, "kecil.png", encode(gradient(90, 40), "PNG")))
    assert {each.width for each in figure.files} == {90}


def test_names_change_with_the_picture_alone(tmp_path: Path) -> None:
    names = {each.path for each in figure_of(photo(tmp_path)).files}
    assert names == {each.path for each in figure_of(photo(tmp_path / "lain")).files}
    assert not names & {each.path for each in figure_of(photo(tmp_path, size=(900, 1600))).files}
    assert all(name.startswith("pictures/foto-loket-") for name in names)


def test_two_texts_with_one_picture_share_its_files(tmp_path: Path) -> None:
    figure = figure_of(photo(tmp_path))
    twice = plan_figures([(figure, Place("a.md")), (figure, Place("b.md"))])
    assert len({each.path for each in twice}) == len(twice) == len(figure.files)


# --- SVG -----------------------------------------------------------------------------------------

START = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"'


def drawn(inside: str, head: str = 'viewBox="0 0 20 10"') -> Image.Image:
    return rasterize(f"{START} {head}>{inside}</svg>".encode())


def test_a_drawing_becomes_pixels(tmp_path: Path) -> None:
    svg = f'{START} width="200" height="100"><rect width="200" height="100" fill="#0b5d57"/></svg>'
    figure = figure_of(put(tmp_path, "peta.svg", svg.encode()))
    assert (figure.width, figure.height) == (WIDTHS[-1], 640)
    first = Image.open(BytesIO(files_of(figure)[figure.files[0].path])).convert("RGB")
    assert max(abs(a - b) for a, b in zip(first.getpixel((9, 9)), (11, 93, 87), strict=True)) < 4  # type: ignore[arg-type]


def test_a_drawing_shows_no_other_file_of_this_machine(tmp_path: Path) -> None:
    secret = put(tmp_path, "rahasia.png", encode(Image.new("RGB", (9, 9), "#f00"), "PNG"))
    for name in ("href", "x:href"):
        inside = f'<image {name}="{secret}" width="20" height="10"/>'
        assert drawn(inside).getbbox() is None
        assert drawn(inside.replace(str(secret), secret.as_uri())).getbbox() is None


#: Eight generations of ten uses each: a hundred million paths.
USES = "".join(
    f'<g id="a{number}">{f"""<use href="#a{number - 1}"/>""" * 10}</g>' for number in range(1, 9)
)


@pytest.mark.parametrize(
    "svg",
    [
        f'{START} viewBox="0 0 9 9"><g id="a0"><path d="M0 0"/></g>{USES}<use href="#a8"/></svg>',
        f'{START} viewBox="0 0 9 9"><g id="a"><use href="#a"/></g></svg>',
        f'{START} viewBox="0 0 9 9">{"<g>" * 200}{"</g>" * 200}</svg>',
        f'{START} viewBox="0 0 9 9">{"<g/>" * 30_001}</svg>',
        f'{START} viewBox="0 0 9 9"><mask id="m"/></svg>',
        f'{START} viewBox="0 0 9 9"><filter id="f"><feTurbulence/></filter></svg>',
        f'{START} viewBox="0 0 9 9"><path d="M0 0L9 9" stroke-dasharray="0.00001"/></svg>',
        f'{START} width="1e12" height="1"/>',
        f"{START}/>",
        f"{START}",
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>',
    ],
)
def test_a_drawing_that_would_never_end_is_refused(svg: str, tmp_path: Path) -> None:
    with pytest.raises(VectorError):
        rasterize(svg.encode())
    assert isinstance(read_figure(put(tmp_path, "a.svg", svg.encode()), ADDRESSES), Unreadable)
