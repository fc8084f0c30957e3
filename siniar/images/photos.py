"""Reads picture files of the content and makes them upright and RGB, without the camera's notes."""

from __future__ import annotations

import struct
import warnings
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from msgspec import Struct
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from siniar.images.vectors import VectorError, is_vector, measure_vector, rasterize
from siniar.model.words import N_

#: What Pillow may open: the kinds that phones and drawing programs save, and that of iPhones.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "BMP", "TIFF")
#: How files of HEIF and AVIF begin, behind the length of their first box.
_BOXES = b"ftyp"
#: Kinds that Pillow cannot or shall not open, by a mark in their first bytes.
_OTHER_KINDS = (
    (b"%PDF-", "PDF"),
    (b"8BPS", "Photoshop"),
)
#: How Pillow refuses broken files: its plugins let through whatever parsing the bytes raised.
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    struct.error,
    MemoryError,
    # What libavif says of a file that lacks its picture.
    RuntimeError,
    Image.DecompressionBombError,
)

_SRGB = ImageCms.createProfile("sRGB")

EMPTY = N_("it is empty")
LFS_POINTER = N_("it is only a Git LFS pointer")
NOT_A_PICTURE = N_("its content is no picture")
TOO_LARGE = N_("it has too many pixels")
DAMAGED = N_("it is damaged or cut off")
NOT_DRAWN = N_("it is an SVG file that cannot be drawn")


class Photo(Struct, frozen=True):
    """A picture file that could be read to its last pixel."""

    #: Where it lies on this machine, which makes no other picture of it.
    path: Path
    #: SHA-256 of the content, hexadecimal.
    digest: str
    #: Bytes.
    length: int
    #: Pillow's name of the format, or ``SVG``; ``JPEG`` too for the several pictures in one that
    #: phones save.
    format: str
    #: Pillow's name of the colour mode.
    mode: str
    #: Pixels as people see it, turned upright.
    width: int
    height: int
    is_animated: bool = False

    def __repr__(self) -> str:
        """What pictures of it depend on: the content, wherever it lies on this machine."""
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in _TOLD)
        return f"Photo({values})"


#: What tells photos apart.
_TOLD = tuple(name for name in Photo.__struct_fields__ if name != "path")


class Unreadable(Struct, frozen=True):
    """A file that is no picture, and why: a message id, or the kind it has instead."""

    problem: str
    kind: str = ""


@cache
def _learn_heif() -> None:
    """Teach Pillow what iPhones save."""
    import pi_heif  # noqa: PLC0415 (slow to import, and most shows have no such picture)

    pi_heif.register_heif_opener()


def _open(data: bytes) -> Image.Image:
    if data[4:8] != _BOXES:
        return Image.open(BytesIO(data), formats=FORMATS)
    _learn_heif()
    return Image.open(BytesIO(data), formats=(*FORMATS, "HEIF"))


def _decode(data: bytes, draft: int | None = None) -> Image.Image:
    """The first picture of a file, decoded; a JPEG at least ``draft`` pixels wide if given."""
    if is_vector(data):
        return rasterize(data)
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        warnings.simplefilter("ignore", UserWarning)  # about tags of no importance here
        image = _open(data)
        if draft:
            image.draft(None, (draft, draft))
        image.load()
    return image


def read_photo(path: Path) -> Photo | Unreadable:
    """What a picture file is, after decoding all of it.

    Raises:
        OSError: the file is not there or cannot be opened.
    """
    data = path.read_bytes()
    refused = _refuse(data)
    if refused:
        return refused
    if is_vector(data):
        return _read_vector(path, data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.simplefilter("ignore", UserWarning)
            header = _open(data)
            orientation = header.getexif().get(0x0112, 1)
        _decode(data, draft=64)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Unreadable(TOO_LARGE)
    except UnidentifiedImageError:
        return Unreadable(NOT_A_PICTURE)
    except _BROKEN:
        return Unreadable(DAMAGED)
    size = header.size[::-1] if orientation in {5, 6, 7, 8} else header.size
    kind = "JPEG" if header.format == "MPO" else str(header.format)
    frames = getattr(header, "n_frames", 1) if kind != "JPEG" else 1
    return Photo(path, sha256(data).hexdigest(), len(data), kind, header.mode, *size, frames > 1)


def _read_vector(path: Path, data: bytes) -> Photo | Unreadable:
    try:
        size = measure_vector(data)
        rasterize(data)
    except VectorError:
        return Unreadable(NOT_DRAWN)
    return Photo(path, sha256(data).hexdigest(), len(data), "SVG", "RGBA", *size)


def locate(source: Path, content: Path) -> Path | None:
    """The file of a picture or font, named from the project's root, from content/, or in full."""
    candidates = (content / source, content.parent / source)
    return next((path for path in candidates if path.is_file()), None)


def usable_photo(path: Path | None) -> Photo | None:
    """A picture file of the content; ``None`` when there is none that can be used."""
    photo = read_photo(path) if path else None
    return photo if isinstance(photo, Photo) else None


def _refuse(data: bytes) -> Unreadable | None:
    if not data:
        return Unreadable(EMPTY)
    if data.startswith(b"version https://git-lfs.github.com/spec/"):
        return Unreadable(LFS_POINTER)
    kind = next((kind for mark, kind in _OTHER_KINDS if mark in data[:400]), None)
    return Unreadable(NOT_A_PICTURE, kind) if kind else None


def load_picture(path: Path) -> Image.Image:
    """The picture upright and in sRGB, transparency on white.

    Raises:
        OSError: the file is gone since it was read.
    """
    image = _in_srgb(ImageOps.exif_transpose(_decode(path.read_bytes())))
    if image.mode in {"I", "F"} or image.mode.startswith("I;16"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    result = Image.new("RGB", image.size, "white")  # without the camera's notes: no place leaks
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        result.paste(layer, mask=layer.getchannel("A"))
    else:
        result.paste(image.convert("RGB"))
    return result


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture in the colours of the web; phones and cameras save others, with their profile.

    A profile that cannot be read, or is of another kind of picture, says nothing.
    """
    profile = image.info.get("icc_profile")
    if not profile:
        return image
    colours = image.convert("RGB") if image.mode == "P" else image
    kind = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        made = ImageCms.profileToProfile(colours, source, _SRGB, outputMode=kind)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    return made or image


def cover(image: Image.Image, width: int, height: int) -> Image.Image:
    """The middle of a picture at exactly this size."""
    return ImageOps.fit(image, (width, height), Image.Resampling.LANCZOS)
