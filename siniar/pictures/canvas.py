"""Draws shapes with smooth edges and encodes pictures within a budget of bytes."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from PIL import Image, ImageDraw

from siniar.pictures.colors import Color, Palette
from siniar.pictures.shapes import Bar, Disc, Polygon, Shape

#: Pillow's shapes have hard edges: they are drawn larger and then reduced, as many times as these
#: pixels allow, but at least twice.
MOST_PIXELS = 8_000_000
#: Pixels that are in memory in full colour at once while they are reduced.
_BAND = 1_000_000


def _draw_shape(draw: ImageDraw.ImageDraw, shape: Shape, scale: int, color: int) -> None:
    match shape:
        case Disc((x, y), radius, _):
            corners = (x - radius, y - radius, x + radius, y + radius)
            draw.ellipse([part * scale for part in corners], fill=color)
        case Bar(box, radius, _):
            corners = (box.left, box.top, box.right, box.bottom)
            round_by = min(radius, box.width / 2, box.height / 2) * scale
            draw.rounded_rectangle([part * scale for part in corners], round_by, fill=color)
        case Polygon(points, _):
            draw.polygon([(x * scale, y * scale) for x, y in points], fill=color)


def draw_shapes(width: int, height: int, palette: Palette, shapes: Iterable[Shape]) -> Image.Image:
    """An RGB picture of ``shapes`` on the palette's ground, later ones over earlier ones."""
    scale = next((scale for scale in (4, 3) if width * height * scale**2 <= MOST_PIXELS), 2)
    # A byte for each pixel: the places of its colour among all.
    large = Image.new("P", (width * scale, height * scale), 0)
    colors: dict[Color, int] = {palette.ground: 0}
    draw = ImageDraw.Draw(large)
    for shape in shapes:
        color = palette.of(shape.role)
        _draw_shape(draw, shape, scale, colors.setdefault(color, len(colors)))
    large.putpalette([part for color in colors for part in color])
    image = Image.new("RGB", (width, height))
    rows = max(_BAND // (width * scale**2), 1)
    for top in range(0, height, rows):
        end = min(top + rows, height)
        band = large.crop((0, top * scale, width * scale, end * scale))
        image.paste(band.convert("RGB").reduce(scale), (0, top))
    return image


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
    buffer = BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
