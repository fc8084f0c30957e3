"""Draws the still picture of a video that has only sound, with a band free for its waves."""

from __future__ import annotations

from siniar.images.canvas import encode_png
from siniar.images.cards import build_card
from siniar.images.cards_layout import THUMBNAIL, Layout, draw_card
from siniar.images.colors import build_palette
from siniar.images.shapes import Box
from siniar.model.episode import Episode
from siniar.model.show import Show
from siniar.model.words import Words

#: Pixels of the whole picture, and of the band for the waves with its left and upper edge.
FILM_SIZE = (1920, 1080)
WAVES_SIZE, WAVES_PLACE = (1728, 160), (96, 670)

_LAYOUT = Layout(
    size=FILM_SIZE,
    margin=96,
    mark_top=72,
    mark_height=108,
    labels_top=None,
    text_size=60,
    title=Box(96, 264, 1824, 640),
    title_sizes=THUMBNAIL.title_sizes,
    voices=Box(96, 870, 1824, 1080),
    voice_count=19,
    waves=0,
    play_y=0,
    play_radius=0,
)


def render_film_card(show: Show, episode: Episode, words: Words) -> bytes:
    """1920×1080 PNG with the episode's title."""
    return encode_png(draw_card(build_card(show, episode, words), _LAYOUT))


def waves_color(show: Show, episode: Episode, words: Words) -> str:
    """``#rrggbb`` that stands out from the ground of the card."""
    card = build_card(show, episode, words)
    palette = build_palette(card.face.color, card.face.accent, card.turn)
    return "#" + bytes(palette.accent).hex()
