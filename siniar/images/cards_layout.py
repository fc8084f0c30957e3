"""Draws the pictures of an episode that carry its title: for chats, for a status, for YouTube."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from PIL import Image

from siniar.images.canvas import draw_shapes
from siniar.images.cards import Card
from siniar.images.colors import Palette, build_palette
from siniar.images.fonts import CAPITAL
from siniar.images.motifs import show_motif
from siniar.images.parts import Label, draw_setting, mark, play_symbol
from siniar.images.shapes import Bar, Box, Shape
from siniar.images.typeset import Setting, fit_text


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of a picture stand, in pixels."""

    size: tuple[int, int]
    #: Free space left and right of all words.
    margin: int
    #: Upper edge and height of the small mark; the show's name stands on its lower edge.
    mark_top: int
    mark_height: int
    #: Upper edge of the labels when they stand below the name; else they stand beside it.
    labels_top: int | None
    #: Height of letters of names and labels.
    text_size: int
    #: The field of the title, its letter sizes from large to small.
    title: Box
    title_sizes: tuple[int, ...]
    #: The field of the row of voices and how many there are.
    voices: Box
    voice_count: int
    #: Quiet waves around the speaker.
    waves: int
    #: Middle of the play symbol's height and its radius; 0 for none.
    play_y: int
    play_radius: int
    #: Right edge of the words beside the play symbol.
    call_end: int = 0
    shows_address: bool = False


SHARE = Layout(
    size=(1200, 630),
    margin=64,
    mark_top=50,
    mark_height=64,
    labels_top=None,
    text_size=36,
    title=Box(64, 160, 1136, 430),
    title_sizes=(
        180,
        166,
        152,
        140,
        128,
        118,
        108,
        100,
        92,
        86,
        80,
        74,
        68,
        62,
        57,
        52,
        48,
        44,
        40,
        36,
    ),
    voices=Box(716, 452, 1136, 630),
    voice_count=7,
    waves=1,
    play_y=526,
    play_radius=48,
    call_end=692,
)
"""1200×630, as WhatsApp, Facebook and X ask for."""

THUMBNAIL = Layout(
    size=(1280, 720),
    margin=64,
    mark_top=48,
    mark_height=72,
    labels_top=None,
    text_size=42,
    title=Box(64, 176, 1216, 540),
    title_sizes=(
        240,
        222,
        206,
        190,
        176,
        162,
        150,
        138,
        128,
        118,
        108,
        100,
        92,
        84,
        76,
        68,
        60,
        52,
        46,
        40,
    ),
    voices=Box(64, 560, 1216, 720),
    voice_count=19,
    waves=1,
    play_y=0,
    play_radius=0,
)
"""1280×720 for YouTube, which shows the length in the lower right corner."""

STATUS = Layout(
    size=(1080, 1920),
    margin=84,
    mark_top=262,
    mark_height=96,
    labels_top=420,
    text_size=54,
    title=Box(84, 540, 996, 1050),
    title_sizes=(220, 204, 188, 170, 156, 144, 132, 122, 112, 104, 96, 88, 82, 76, 70, 64, 58, 52),
    voices=Box(84, 1330, 996, 1920),
    voice_count=5,
    waves=2,
    play_y=1170,
    play_radius=76,
    call_end=996,
    shows_address=True,
)
"""1080×1920 for a WhatsApp status, whose own signs cover 250 pixels at each end."""


def _mark_box(layout: Layout) -> Box:
    side = layout.mark_height
    return Box(layout.margin, layout.mark_top, layout.margin + side, layout.mark_top + side)


def _header_shapes(layout: Layout) -> tuple[Shape, ...]:
    """The small mark, cut off straight at its lower edge."""
    box = _mark_box(layout)
    cut = Box(box.left - 4, box.bottom, box.right + 4, box.bottom + box.height / 2)
    return *mark(box), Bar(cut, 0, "ground")


def _placed_labels(card: Card, layout: Layout) -> list[tuple[Label, float, float]]:
    """Topic and sample mark with their left and upper edges.

    They stand below the show's name from the left, or beside it from the right.
    """
    size = round(layout.text_size * 0.8)
    gap = layout.text_size * 0.4
    part = 0.36 if layout.labels_top is None else 0.58
    labels = [
        Label(line, size)
        for text in (card.topic, card.label)
        for line in fit_text(text, 800, (size,), layout.size[0] * part, size * 1.5).lines
    ]
    if layout.labels_top is not None:
        lefts = accumulate((label.width + gap for label in labels), initial=float(layout.margin))
        return [(label, left, layout.labels_top) for label, left in zip(labels, lefts)]  # noqa: B905
    rights = accumulate(
        (-label.width - gap for label in labels), initial=float(layout.size[0] - layout.margin)
    )
    line = layout.mark_top + layout.mark_height
    return [
        (
            label,
            right - label.width,
            line + (label.height - CAPITAL * label.size) / 2 - label.height,
        )
        for label, right in zip(labels, rights)  # noqa: B905 (one more edge than labels)
    ]


def _draw_header(image: Image.Image, card: Card, layout: Layout, palette: Palette) -> None:
    box = _mark_box(layout)
    left = box.right + layout.text_size * 0.5
    labels = _placed_labels(card, layout)
    right = float(layout.size[0] - layout.margin)
    if layout.labels_top is None:
        right = min((x - 24 for _, x, _ in labels), default=right)
    sizes = (layout.text_size, round(layout.text_size * 0.85), round(layout.text_size * 0.7))
    name = fit_text(card.face.name, 800, sizes, right - left, 200, most_lines=1)
    draw_setting(image, name, left, box.bottom - CAPITAL * name.size, palette.ink)
    for label, x, y in labels:
        label.draw(image, x, y, palette.ink)


def _call_left(layout: Layout) -> float:
    return layout.margin + layout.play_radius * 2 + layout.text_size * 0.7


def _call_lines(card: Card, layout: Layout) -> list[Setting]:
    """What a tap does, the code, and in a status, which nobody can tap, where to go."""
    size = layout.text_size
    small = round(size * 0.8)
    width = layout.call_end - _call_left(layout)
    lines = [fit_text(card.call, 800, (size, small, small - 6), width, size * 1.5, most_lines=1)]
    lines.append(fit_text(card.code, 500, (small, small - 6), width, size * 1.5, most_lines=1))
    if layout.shows_address:
        sizes = range(small, small // 2, -1)
        address = fit_text(card.address, 500, sizes, width, size * 1.5, most_lines=1)
        if address.lines == (card.address,):  # half an address leads nowhere
            lines.append(address)
    return [line for line in lines if line.lines]


def _draw_call(image: Image.Image, card: Card, layout: Layout, palette: Palette) -> None:
    """Lines beside the play symbol, around its middle."""
    lines = _call_lines(card, layout)
    gap = layout.text_size * 0.46
    height = sum(CAPITAL * line.size for line in lines) + gap * (len(lines) - 1)
    left = _call_left(layout)
    top = layout.play_y - height / 2
    for line in lines:
        draw_setting(image, line, left, top, palette.ink)
        top += CAPITAL * line.size + gap


def set_title(card: Card, layout: Layout) -> Setting:
    """The title as large as its field allows."""
    box = layout.title
    return fit_text(card.title, 800, layout.title_sizes, box.width, box.height, leading=1.14)


def draw_card(card: Card, layout: Layout) -> Image.Image:
    """A picture of an episode (or of the show) with its title."""
    palette = build_palette(card.face.color, card.face.accent, card.turn)
    width, height = layout.size
    play = layout.margin + layout.play_radius, layout.play_y
    shapes = [
        *show_motif(card.seed, layout.voice_count, layout.waves)(layout.voices),
        *_header_shapes(layout),
        *(play_symbol(*play, layout.play_radius) if layout.play_radius else ()),
        *(label.shape(x, y) for label, x, y in _placed_labels(card, layout)),
    ]
    image = draw_shapes(width, height, palette, shapes)
    _draw_header(image, card, layout, palette)
    title = set_title(card, layout)
    spare = layout.title.height - title.height
    draw_setting(image, title, layout.margin, layout.title.top + spare * 0.4, palette.ink)
    if layout.play_radius:
        _draw_call(image, card, layout, palette)
    return image
