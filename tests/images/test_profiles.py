"""Pictures whose profile says what their numbers mean are shown in those colours, in sRGB."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from siniar.images.encode import Jpeg
from siniar.images.photos import load_picture
from tests.support.pictures import encode, put

RED, GREEN = (255, 0, 0), (0, 255, 0)
#: A profile in which red and green have changed their places, so that both kinds can be told apart.
SWAPPED = (
    ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    .tobytes()
    .replace(b"rXYZ", b"?XYZ", 1)
    .replace(b"gXYZ", b"rXYZ", 1)
    .replace(b"?XYZ", b"gXYZ", 1)
)


def shown(folder: Path, image: Image.Image, kind: str, profile: bytes) -> tuple[int, ...]:
    path = put(folder, f"foto.{kind.lower()}", encode(image, kind, icc_profile=profile))
    pixel = load_picture(path).getpixel((4, 4))
    assert isinstance(pixel, tuple)
    return tuple(round(part / 255) * 255 for part in pixel)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_colours_are_those_of_the_profile(tmp_path: Path, kind: str) -> None:
    assert shown(tmp_path, Image.new("RGB", (8, 8), RED), kind, SWAPPED) == GREEN


@pytest.mark.parametrize("mode", ["P", "RGBA"])
def test_colours_of_drawings_are_those_of_the_profile(tmp_path: Path, mode: str) -> None:
    assert shown(tmp_path, Image.new("RGB", (8, 8), RED).convert(mode), "PNG", SWAPPED) == GREEN


@pytest.mark.parametrize("profile", [b"rusak", SWAPPED[:200]])
def test_a_damaged_profile_says_nothing(tmp_path: Path, profile: bytes) -> None:
    assert shown(tmp_path, Image.new("RGB", (8, 8), RED), "PNG", profile) == RED


def test_a_profile_of_another_kind_of_picture_says_nothing(tmp_path: Path) -> None:
    assert shown(tmp_path, Image.new("L", (8, 8), 255), "PNG", SWAPPED) == (255, 255, 255)


def test_the_profile_itself_is_not_published(tmp_path: Path) -> None:
    image = Image.new("RGB", (8, 8), RED)
    path = put(tmp_path, "foto.jpg", encode(image, "JPEG", icc_profile=SWAPPED))
    made = Image.open(BytesIO(Jpeg(10_000).encode(load_picture(path))))
    assert "icc_profile" not in made.info
