"""Draws the square picture inside an audio file, which players show on the lock screen."""

from __future__ import annotations

from siniar.images.canvas import encode_jpeg
from siniar.images.cards import build_card
from siniar.images.cards_layout import STATUS, Layout, draw_card
from siniar.images.photos import Photo, cover, load_photo
from siniar.images.shapes import Box
from siniar.model.episode import Episode
from siniar.model.show import Show
from siniar.model.words import Words

#: Pixels a side; Apple asks for 1400 at least.
COVER_SIZE = 1400
#: Bytes; a larger one is paid for by every listener of every episode.
COVER_BUDGET = 280_000

_LAYOUT = Layout(
    size=(COVER_SIZE, COVER_SIZE),
    margin=96,
    mark_top=96,
    mark_height=104,
    labels_top=264,
    text_size=60,
    title=Box(96, 380, 1304, 960),
    title_sizes=(260, 240, *STATUS.title_sizes),
    voices=Box(96, 1000, 1304, COVER_SIZE),
    voice_count=13,
    waves=1,
    play_y=0,
    play_radius=0,
)


def render_cover(show: Show, episode: Episode, words: Words) -> bytes:
    """The drawn square with the episode's title, JPEG."""
    return encode_jpeg(draw_card(build_card(show, episode, words), _LAYOUT), COVER_BUDGET)


def render_photo_cover(photo: Photo) -> bytes:
    """The middle of a supplied picture or of a video's frame, JPEG."""
    return encode_jpeg(cover(load_photo(photo), COVER_SIZE, COVER_SIZE), COVER_BUDGET)
