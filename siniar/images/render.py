"""Renders every published picture to bytes, each within its budget."""

from __future__ import annotations

from PIL import Image

from siniar.images.artwork import draw_artwork, draw_topic
from siniar.images.canvas import encode_jpeg, encode_png, encode_webp
from siniar.images.cards import Card, Face, build_card
from siniar.images.cards_layout import SHARE, STATUS, THUMBNAIL, draw_card
from siniar.images.checks import LEAST_SIDE
from siniar.images.icons import draw_icon, frame_icon, render_ico, render_icon_svg
from siniar.images.photos import Photo, cover, load_photo
from siniar.images.posters import POSTER_SIZE, draw_poster
from siniar.images.sizes import FEED_BUDGET, PAGE_BUDGETS
from siniar.model.episode import Episode
from siniar.model.show import Show
from siniar.model.words import Words

POSTER_BUDGET = 8_800
PHOTO_POSTER_BUDGET = 24_000
#: What planning names by ``render_…``, the vector icon among it.
__all__ = ["render_icon_svg"]
#: WhatsApp shows no preview of a picture above 300 KB; YouTube refuses thumbnails above 2 MB.
SHARE_BUDGET = 240_000
STATUS_BUDGET = 400_000
#: JPEG quality of these: flat colours and large letters show no loss, and phones pay by the byte.
CARD_QUALITY = 80
THUMBNAIL_BUDGET = 1_900_000
#: Sizes in a favicon.ico.
ICO_SIZES = (16, 32, 48)


def _encode_square(image: Image.Image, size: int) -> bytes:
    if size in PAGE_BUDGETS:
        return encode_webp(image, PAGE_BUDGETS[size])
    data = encode_jpeg(image, FEED_BUDGET)
    while len(data) > FEED_BUDGET and image.width > LEAST_SIDE:  # fewer pixels, not worse ones
        side = max(LEAST_SIDE, image.width * 3 // 4)
        image = image.resize((side, side), Image.Resampling.LANCZOS)
        data = encode_jpeg(image, FEED_BUDGET)
    return data


def render_artwork(face: Face, size: int) -> bytes:
    """The show's drawn square: PNG at the feed's size, WebP for pages.

    Of so few colours, PNG makes half of what JPEG does, without loss and in less memory.
    """
    image = draw_artwork(face, size)
    return _encode_square(image, size) if size in PAGE_BUDGETS else encode_png(image)


def render_topic(face: Face, turn: int, size: int) -> bytes:
    """The square of a topic as WebP."""
    return _encode_square(draw_topic(face, turn, size), size)


def render_square(photo: Photo, size: int) -> bytes:
    """The middle of a supplied picture; in feeds never larger than it was, nor too small."""
    image = load_photo(photo)
    side = size if size in PAGE_BUDGETS else min(size, max(LEAST_SIDE, *image.size))
    return _encode_square(cover(image, side, side), size)


def render_poster(face: Face, turn: int) -> bytes:
    """The drawn picture before a video, WebP."""
    return encode_webp(draw_poster(face, turn), POSTER_BUDGET)


def render_photo_poster(photo: Photo) -> bytes:
    """A supplied picture before a video, WebP."""
    return encode_webp(cover(load_photo(photo), *POSTER_SIZE), PHOTO_POSTER_BUDGET)


def render_share(card: Card) -> bytes:
    """The picture in chats, JPEG."""
    return encode_jpeg(draw_card(card, SHARE), SHARE_BUDGET, CARD_QUALITY)


def render_status(card: Card) -> bytes:
    """The picture for a WhatsApp status, JPEG."""
    return encode_jpeg(draw_card(card, STATUS), STATUS_BUDGET, CARD_QUALITY)


def render_thumbnail(show: Show, episode: Episode, words: Words) -> bytes:
    """The picture that the office uploads with a video, 1280×720 JPEG under 2 MB."""
    return encode_jpeg(draw_card(build_card(show, episode, words), THUMBNAIL), THUMBNAIL_BUDGET)


def _icon(face: Face, photo: Photo | None, size: int, *, is_maskable: bool) -> Image.Image:
    if photo is None:
        return draw_icon(face, size, is_maskable=is_maskable)
    artwork = cover(load_photo(photo), 1024, 1024)
    return frame_icon(artwork, face, size, is_maskable=is_maskable)


def render_icon(face: Face, photo: Photo | None, size: int, *, is_maskable: bool) -> bytes:
    """An icon as PNG, of the supplied artwork when there is one."""
    return encode_png(_icon(face, photo, size, is_maskable=is_maskable))


def render_favicon(face: Face, photo: Photo | None) -> bytes:
    """A favicon.ico, which programs ask for without being told."""
    return render_ico([_icon(face, photo, size, is_maskable=False) for size in ICO_SIZES])
