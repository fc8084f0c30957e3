"""Draws the site's icons: the small mark on the show's colour, for home screens and tabs."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from siniar.images.canvas import draw_shapes
from siniar.images.cards import Face
from siniar.images.colors import build_palette
from siniar.images.parts import mark
from siniar.images.shapes import Box, Shape
from siniar.images.sizes import APPLE_SIZE
from siniar.images.svg import render_svg

#: Corner of an icon that no platform cuts itself, as a part of the side.
CORNER = 0.22
#: Everything that matters of a maskable icon lies in a circle of this part of the side
#: (https://www.w3.org/TR/appmanifest/#icon-masks).
SAFE_ZONE = 0.8
#: The mark's field, as parts of the side: usual, and inside the safe zone.
FIELD = Box(0.14, 0.12, 0.86, 1.0)
SAFE_FIELD = Box(0.19, 0.18, 0.81, 1.0)


def _shapes(size: int, field: Box) -> tuple[Shape, ...]:
    box = Box(field.left * size, field.top * size, field.right * size, field.bottom * size)
    return mark(box)


def _cut_corners(image: Image.Image) -> Image.Image:
    scale = 8
    side = image.width * scale
    mask = Image.new("L", (side, side))
    corners = (0, 0, side - 1, side - 1)
    ImageDraw.Draw(mask).rounded_rectangle(corners, side * CORNER, fill=255)
    result = image.convert("RGBA")
    result.putalpha(mask.reduce(scale))
    return result


def draw_icon(face: Face, size: int, *, is_maskable: bool) -> Image.Image:
    """A square icon: RGB to the edges when it will be masked, RGBA with round corners else."""
    palette = build_palette(face.color, face.accent)
    field = SAFE_FIELD if is_maskable else FIELD
    image = draw_shapes(size, size, palette, _shapes(size, field))
    return image if is_maskable or size == APPLE_SIZE else _cut_corners(image)


def frame_icon(artwork: Image.Image, face: Face, size: int, *, is_maskable: bool) -> Image.Image:
    """An icon of the show's own square artwork, shrunk into the safe zone when it is masked."""
    if not is_maskable:
        small = artwork.resize((size, size), Image.Resampling.LANCZOS)
        return small if size == APPLE_SIZE else _cut_corners(small)
    inner = round(size * SAFE_ZONE / 2**0.5)
    image = Image.new("RGB", (size, size), build_palette(face.color, face.accent).ground)
    place = (size - inner) // 2
    image.paste(artwork.resize((inner, inner), Image.Resampling.LANCZOS), (place, place))
    return image


def render_icon_svg(face: Face) -> bytes:
    """The icon for browsers that take any size."""
    size = 64
    palette = build_palette(face.color, face.accent)
    return render_svg(_shapes(size, FIELD), palette, size, size * CORNER).encode()


def render_ico(images: Sequence[Image.Image]) -> bytes:
    """A favicon.ico of several sizes, for programs that ask for nothing else."""
    buffer = BytesIO()
    largest, *rest = sorted(images, key=lambda image: -image.width)
    sizes = [image.size for image in (largest, *rest)]
    largest.save(buffer, "ICO", sizes=sizes, append_images=rest)
    return buffer.getvalue()
