"""Draws shapes with smooth edges and encodes pictures within a budget of bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from siniar.images.colors import Color, Palette
from siniar.images.shapes import Bar, Disc, Polygon, Shape

#: Pillow's shapes have hard edges: they are drawn larger and then reduced, as many times as these
#: pixels allow, but at least twice.
MOST_PIXELS = 8_000_000
#: Pixels that are drawn at once, and those of them in full colour while they are reduced.
_STRIP, _BAND = 4_000_000, 1_000_000
#: Pixels of a picture that is pressed as thoroughly as can be.
_THOROUGH = 1_000_000


def _draw_shape(draw: ImageDraw.ImageDraw, shape: Shape, scale: int, top: int, color: int) -> None:
    """Draw a shape ``scale`` times as large, ``top`` rows higher.

    Pillow draws at whole pixels. They are chosen here, so that a shape on two strips is one.
    """

    def place(*parts: float) -> list[int]:
        return [int(part * scale) - number % 2 * top for number, part in enumerate(parts)]

    match shape:
        case Disc((x, y), radius, _):
            draw.ellipse(place(x - radius, y - radius, x + radius, y + radius), fill=color)
        case Bar(box, radius, _):
            round_by = int(min(radius, box.width / 2, box.height / 2) * scale)
            corners = place(box.left, box.top, box.right, box.bottom)
            draw.rounded_rectangle(corners, round_by, fill=color)
        case Polygon(points, _):
            draw.polygon(place(*(part for point in points for part in point)), fill=color)


def draw_shapes(width: int, height: int, palette: Palette, shapes: Iterable[Shape]) -> Image.Image:
    """An RGB picture of ``shapes`` on the palette's ground, later ones over earlier ones."""
    scale = next((scale for scale in (4, 3) if width * height * scale**2 <= MOST_PIXELS), 2)
    image = Image.new("RGB", (width, height))
    shapes = list(shapes)
    rows = max(_STRIP // (width * scale**2), 1)
    for top in range(0, height, rows):
        end = min(top + rows, height)
        size = width * scale, (end - top) * scale
        strip = _draw_strip(size, top * scale, palette, shapes, scale)
        _paste_reduced(image, strip, top, scale)
    return image


def _draw_strip(
    size: tuple[int, int], top: int, palette: Palette, shapes: Sequence[Shape], scale: int
) -> Image.Image:
    """Some rows of a large picture: a byte for each pixel, its colour's place among all."""
    strip = Image.new("P", size, 0)
    colors: dict[Color, int] = {palette.ground: 0}
    draw = ImageDraw.Draw(strip)
    for shape in shapes:
        color = palette.of(shape.role)
        _draw_shape(draw, shape, scale, top, colors.setdefault(color, len(colors)))
    strip.putpalette([part for color in colors for part in color])
    return strip


def _paste_reduced(image: Image.Image, strip: Image.Image, top: int, scale: int) -> None:
    rows = max(_BAND // (strip.width * scale), 1)
    for begin in range(0, strip.height // scale, rows):
        end = min(begin + rows, strip.height // scale)
        band = strip.crop((0, begin * scale, strip.width, end * scale))
        image.paste(band.convert("RGB").reduce(scale), (0, top + begin))


def encode_jpeg(image: Image.Image, budget: int, best: int = 90) -> bytes:
    """Baseline JPEG of at most ``budget`` bytes, in the ``best`` quality or as good as fits.

    A picture that is too heavy in the least quality too keeps it.

    Colours are not subsampled, so that the edges of letters stay clean.
    """
    data = b""
    for quality in (best, 76, 70, 60, 50):
        buffer = BytesIO()
        image.save(buffer, "JPEG", quality=quality, optimize=True, subsampling=0)
        data = buffer.getvalue()
        if len(data) <= budget:
            break
    return data


def encode_webp(image: Image.Image, budget: int) -> bytes:
    """WebP of at most ``budget`` bytes: without loss when that is smaller (flat drawings)."""
    buffer = BytesIO()
    image.save(buffer, "WEBP", lossless=True, quality=90, method=4)
    flat = buffer.getvalue()
    # So few bytes are a drawing of few colours, which only grows when it loses something.
    if len(flat) * 4 < budget:
        return flat
    for quality in (82, 74, 64, 52, 40, 28, 16, 4):
        buffer = BytesIO()
        image.save(buffer, "WEBP", quality=quality, method=5)
        if len(buffer.getvalue()) <= budget:
            break
    return min(flat, buffer.getvalue(), key=len)


def encode_png(image: Image.Image) -> bytes:
    """PNG without any metadata."""
    is_large = image.width * image.height > _THOROUGH
    # Of a large one, the last two hundredths would take twice the time.
    how = {"compress_level": 6} if is_large else {"optimize": True}
    buffer = BytesIO()
    image.save(buffer, "PNG", **how)
    return buffer.getvalue()
