"""Renders shapes and QR codes as small SVG texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from itertools import compress
from operator import add

from siniar.images.colors import Palette, format_color
from siniar.images.qrcodes import make_matrix
from siniar.images.shapes import Bar, Disc, Polygon, Shape

_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
#: Light modules that must surround a QR code on each side (ISO/IEC 18004).
QUIET_ZONE = 4
#: Zeros and ones of a text as false and true.
_BITS = bytes.maketrans(b"01", b"\x00\x01")


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _element(shape: Shape, fill: str) -> str:
    match shape:
        case Disc((x, y), radius, _):
            place = f'cx="{_number(x)}" cy="{_number(y)}" r="{_number(radius)}"'
            return f'<circle {place} fill="{fill}"/>'
        case Bar(box, radius, _):
            place = f'x="{_number(box.left)}" y="{_number(box.top)}"'
            size = f'width="{_number(box.width)}" height="{_number(box.height)}"'
            corner = f' rx="{_number(radius)}"' if radius else ""
            return f'<rect {place} {size}{corner} fill="{fill}"/>'
        case Polygon(points, _):
            places = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
            return f'<polygon points="{places}" fill="{fill}"/>'


def render_svg(shapes: Iterable[Shape], palette: Palette, size: int, radius: float) -> str:
    """A square drawing on a ground with round corners; what leaves the ground is cut off."""
    ground = f'width="{size}" height="{size}" rx="{_number(radius)}"'
    elements = "".join(_element(shape, format_color(palette.of(shape.role))) for shape in shapes)
    return (
        f'<svg {_NAMESPACE} viewBox="0 0 {size} {size}">'
        f'<clipPath id="a"><rect {ground}/></clipPath>'
        f'<rect {ground} fill="{format_color(palette.ground)}"/>'
        f'<g clip-path="url(#a)">{elements}</g></svg>'
    )


@lru_cache
def _moves(width: int) -> tuple[tuple[str, ...], dict[str, str]]:
    """How a path gets to each module of a code and each row's end, and how it draws each run."""
    places = range(QUIET_ZONE, QUIET_ZONE + width + 1)
    return (
        tuple(f"M{place} {line}" for line in places[:width] for place in places),
        {"1" * length: f"h{length}v1h-{length}z" for length in range(1, width + 1)},
    )


def _draw_runs(rows: Sequence[str]) -> str:
    """The path around every run of dark modules."""
    begins, runs = _moves(len(rows))
    # A light module at the end of each row parts the runs.
    whole = "0".join(rows)
    modules = int(whole, 2) << 1
    first = f"{modules & ~(modules >> 1):0{len(begins)}b}".encode().translate(_BITS)
    drawn = map(runs.__getitem__, whole.replace("0", " ").split())
    return "".join(map(add, compress(begins, first), drawn))


def render_qr(text: str, title: str = "") -> str:
    """A QR code as an SVG element, to be put into a page.

    It stands with its quiet zone on white, so that it can be read from a dark page too. ``title``
    is what people hear who do not see it; the text itself unless given. Of a printed code 15 %
    may be dirty or torn (level M).

    Raises:
        ValueError: the text has more than 2331 bytes.
    """
    rows = make_matrix(text)
    side = len(rows) + 2 * QUIET_ZONE
    path = _draw_runs(rows)
    return (
        f'<svg {_NAMESPACE} viewBox="0 0 {side} {side}" role="img" shape-rendering="crispEdges">'
        f"<title>{escape(title or text, quote=False)}</title>"
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#000" d="{path}"/></svg>'
    )
