"""Renders SVG files that others drew: what is published of them is pixels, never the file."""

from __future__ import annotations

import re
from functools import lru_cache
from io import BytesIO

import resvg_py
from lxml import etree
from msgspec import Struct, field
from PIL import Image

from siniar.images.fonts import MAIN_FONT

#: Pixels of the longer side.
LONGEST = 2000
#: How much longer one side may be than the other.
RATIO_LIMIT = 10
#: Bytes of a file; a map of a district has fewer.
LENGTH_LIMIT = 2_000_000
#: Elements as often as they are drawn; what is used twice counts twice.
WORK_LIMIT = 30_000
#: Elements in each other, through uses too.
DEPTH_LIMIT = 100
#: What may take for ever, however short it is.
_COSTLY = frozenset({"filter", "mask", "pattern"})
#: Elements that take as long as so many others: drawn on a layer of their own first.
_LAYER_WORK = 200
_LAYERS = ("clip-path", "opacity", "mix-blend", "isolation")
_BEGINNING = re.compile(rb"\s*<(?:\?xml|!--|!DOCTYPE|svg|\w+:svg)", re.IGNORECASE)
_ROOT = re.compile(rb"<(?:\w+:)?svg[\s>/]")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.IGNORECASE)
_PART = re.compile(r"url\(\s*[\"']?#([^)\"'\s]+)")
_INLINE = re.compile(r"data:image/(?:png|jpeg|gif|webp);", re.IGNORECASE)
#: What runs, or shows more than is drawn.
_LEFT_OUT = frozenset({"script", "foreignObject", "iframe", "audio", "video", "handler"})


class VectorError(ValueError):
    """A file that is no SVG, or costs more to draw than any honest one does."""


def is_vector(data: bytes) -> bool:
    """Whether bytes are an SVG file, as far as their beginning tells."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    return bool(_BEGINNING.match(start) and _ROOT.search(start))


def rasterize(data: bytes) -> Image.Image:
    """The drawing, its longer side ``LONGEST`` pixels, transparent where nothing is drawn.

    Raises:
        VectorError: it cannot be drawn.
    """
    svg, width, height = _prepare(data)
    try:
        png = resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            height=height,
            font_files=[str(MAIN_FONT)],
            skip_system_fonts=True,
        )
    except ValueError as error:
        raise VectorError(str(error)) from error
    return Image.open(BytesIO(png)).convert("RGBA")


def measure_vector(data: bytes) -> tuple[int, int]:
    """Pixels of the drawing as :func:`rasterize` makes it.

    Raises:
        VectorError: it cannot be drawn.
    """
    return _prepare(data)[1:]


@lru_cache(maxsize=4)
def _prepare(data: bytes) -> tuple[str, int, int]:
    """The SVG without anything that leads out of it, with its size in pixels."""
    if len(data) > LENGTH_LIMIT:
        raise VectorError("too long")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise VectorError(str(error)) from error
    if _name(root) != "svg":
        raise VectorError("no svg element")
    for element in list(root.iter()):
        if _name(element) in _LEFT_OUT or _leads_out(element):
            _remove(element)
    named = {str(each.get("id")): each for each in root.iter() if each.get("id")}
    if _Work(named).count(root) > WORK_LIMIT:
        raise VectorError("too much to draw")
    width, height = _size(root)
    root.set("width", str(width))
    root.set("height", str(height))
    return etree.tostring(root, encoding="unicode"), width, height


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _link(element: etree._Element) -> str:
    return str(element.get("href") or element.get("{http://www.w3.org/1999/xlink}href") or "")


def _leads_out(element: etree._Element) -> bool:
    """Whether an element shows another file, which may be any of this machine."""
    link = _link(element).strip()
    if not link or link.startswith("#") or _name(element) == "a":
        return False
    return not (_name(element) == "image" and _INLINE.match(link))


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


class _Work(Struct, frozen=True):
    """Counts what has to be drawn, in linear time."""

    #: By their ids.
    named: dict[str, etree._Element]
    known: dict[etree._Element, int] = field(default_factory=dict)
    #: Elements that are being counted.
    opened: set[etree._Element] = field(default_factory=set)

    def count(self, element: etree._Element) -> int:
        """Elements that are drawn for one, those that are used again as often as they are.

        Raises:
            VectorError: it uses itself, or too much stands in each other.
        """
        if element in self.opened or len(self.opened) > DEPTH_LIMIT:
            raise VectorError("it uses itself, or is too deep")
        if element not in self.known:
            self.opened.add(element)
            total = _own_work(element) + sum(
                map(self.count, (*element, *_used(element, self.named)))
            )
            self.known[element] = min(total, WORK_LIMIT + 1)
            self.opened.discard(element)
        return self.known[element]


def _own_work(element: etree._Element) -> int:
    """What an element costs by itself.

    Raises:
        VectorError: nobody can tell: a filter or a mask may look at every pixel for ever.
    """
    looks = " ".join([*map(str, element.keys()), str(element.get("style") or "")])
    if _name(element) == "style":
        looks = element.text or ""
    if _name(element) in _COSTLY or "dasharray" in looks:
        raise VectorError("a filter, mask or pattern, or a dashed line")
    return _LAYER_WORK if any(word in looks for word in _LAYERS) else 1


def _used(element: etree._Element, named: dict[str, etree._Element]) -> list[etree._Element]:
    """What an element draws that stands elsewhere."""
    names = [part for value in element.attrib.values() for part in _PART.findall(str(value))]
    link = _link(element)
    if link.startswith("#") and _name(element) != "a":
        names.append(link[1:])
    return [named[name] for name in names if name in named]


def _size(root: etree._Element) -> tuple[int, int]:
    """Pixels; a drawing without a view box gets one of its size."""
    box = [float(each) for each in _NUMBER.findall(str(root.get("viewBox") or ""))]
    if len(box) != 4:
        sides = [_NUMBER.match(str(root.get(name) or "")) for name in ("width", "height")]
        if not all(sides):
            raise VectorError("no size")
        box = [0.0, 0.0, *(float(side[0]) for side in sides if side)]
        root.set("viewBox", " ".join(f"{each:g}" for each in box))
    wide, high = box[2:]
    if not (wide > 0 and high > 0 and 1 / RATIO_LIMIT <= wide / high <= RATIO_LIMIT):
        raise VectorError("an odd size")
    scale = LONGEST / max(wide, high)
    return max(1, round(wide * scale)), max(1, round(high * scale))
