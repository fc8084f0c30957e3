"""Makes the pictures of a supplied photo: its middle, in the sizes and within the budgets."""

from __future__ import annotations

from msgspec import Struct
from PIL import Image

from siniar.images.checks import LEAST_SIDE
from siniar.images.encode import Jpeg, Webp
from siniar.images.kinds import (
    COVER_BUDGET,
    COVER_SIZE,
    FEED_BUDGET,
    PAGE_BUDGETS,
    PHOTO_POSTER_BUDGET,
    POSTER_SIZE,
)
from siniar.images.photos import Photo, cover, load_picture
from siniar.model.keys import key_of


class PhotoSquare(Struct, frozen=True):
    """A square: WebP in the sizes of pages, JPEG in feeds."""

    photo: Photo
    #: Pixels a side.
    size: int

    @property
    def key(self) -> str:
        """Hash of everything that it shows."""
        return key_of(repr(self))

    def render(self) -> bytes:
        """The file; in feeds never larger than the photo was, nor too small."""
        image = load_picture(self.photo.path)
        if self.size in PAGE_BUDGETS:
            return Webp(PAGE_BUDGETS[self.size]).encode(cover(image, self.size, self.size))
        side = min(self.size, max(LEAST_SIDE, *image.size))
        return _encode_feed(cover(image, side, side))


class PhotoPoster(Struct, frozen=True):
    """What stands before a video, WebP."""

    photo: Photo

    @property
    def key(self) -> str:
        """Hash of everything that it shows."""
        return key_of(repr(self))

    def render(self) -> bytes:
        """The file."""
        return Webp(PHOTO_POSTER_BUDGET).encode(cover(load_picture(self.photo.path), *POSTER_SIZE))


def _encode_feed(image: Image.Image) -> bytes:
    """JPEG within the feed's budget: of fewer pixels rather than of worse ones."""
    encoder = Jpeg(FEED_BUDGET)
    data = encoder.encode(image)
    while len(data) > FEED_BUDGET and image.width > LEAST_SIDE:
        side = max(LEAST_SIDE, image.width * 3 // 4)
        image = image.resize((side, side), Image.Resampling.LANCZOS)
        data = encoder.encode(image)
    return data


def render_photo_cover(photo: Photo) -> bytes:
    """The square inside an audio file, of a supplied picture or of a video's frame, JPEG."""
    return Jpeg(COVER_BUDGET).encode(cover(load_picture(photo.path), COVER_SIZE, COVER_SIZE))
