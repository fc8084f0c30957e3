"""The table of pictures: which kinds are drawn, from which template and inputs, how large."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from siniar.images.encode import Jpeg, PictureFormat, Png, Webp
from siniar.images.photos import Photo

#: Pixels a side of the artwork in feeds, and its bytes.
FEED_SIZE = 3000
FEED_BUDGET = 500_000
#: Bytes that a square picture on a page may have, by its pixels a side.
PAGE_BUDGETS: Mapping[int, int] = {96: 2_500, 192: 6_000, 384: 16_000, 640: 36_000}
PAGE_SIZES = tuple(PAGE_BUDGETS)
#: Squares of a topic for its episodes.
VARIANTS = 4
#: An icon that is shown as it is: Apple cuts its corners itself and shows transparency black.
APPLE_SIZE = 180
#: (pixels a side, whether a platform may cut it to any shape).
ICONS = (
    (32, False),
    (48, False),
    (APPLE_SIZE, False),
    (192, False),
    (192, True),
    (512, False),
    (512, True),
)
#: Units a side of the icon that is published as SVG.
VECTOR_SIZE = 64
#: Pixels a side of the pictures in a favicon.ico.
ICO_SIZES = (16, 32, 48)
#: Pixels of what stands before a video, and bytes of one that is a photo.
POSTER_SIZE = (640, 360)
PHOTO_POSTER_BUDGET = 24_000
#: Pixels a side of an episode's picture out of its video; Apple asks for 1400 at least.
COVER_SIZE, COVER_BUDGET = 1400, 280_000


class ArtworkInputs(Struct, frozen=True):
    """``artwork.svg``: the show's square, in all sizes from 96 to 3000 pixels."""

    #: Name of the show, without what stands after a colon or dash.
    name: str
    #: What stood there, else the show's line; may be empty.
    tagline: str
    #: Who makes the show.
    author: str
    #: For ``levels``.
    seed: str


class TopicSquareInputs(Struct, frozen=True):
    """``topic.svg``: the square of a topic, and of its episodes without a picture of their own."""

    #: The topic's place in the settings, from 0: ``turn % 5`` chooses one of five motifs.
    turn: int
    #: From 0 to 3: the episodes of a topic differ.
    variant: int = 0


class CardInputs(Struct, frozen=True):
    """The pictures that carry an episode's title, or the show's line.

    ``share.svg`` (chats), ``status.svg`` (WhatsApp status), ``thumbnail.svg`` (YouTube)
    and ``film.svg`` (behind the sound in a video).
    """

    #: Name of the show.
    name: str
    #: Of the episode, as written: up to 240 characters; never empty.
    title: str
    #: Name of the topic, before it the kind if that is a special one; may be empty.
    topic: str
    #: Marks demonstration content; empty otherwise.
    sample: str
    #: Such as ``SIMPATRI-003``; may be empty.
    code: str
    #: Such as ``Dengarkan · 12 menit``.
    call: str
    #: Of the site, as people type it.
    address: str
    #: For ``levels``.
    seed: str


class ClipInputs(Struct, frozen=True):
    """``clip.svg``: a passage of an episode while a caption is said."""

    #: Name of the show.
    name: str
    #: What the passage is about; never empty.
    title: str
    #: Name of the topic; may be empty.
    topic: str
    #: Marks demonstration content; empty otherwise.
    sample: str
    #: What is said just now; may be empty.
    caption: str
    #: Of the site, as people type it.
    address: str
    #: For ``levels``.
    seed: str


class VideoPosterInputs(Struct, frozen=True):
    """``poster.svg``: what stands in the place of a video until somebody taps it."""

    #: For ``levels``.
    seed: str


class IconInputs(Struct, frozen=True):
    """``icon.svg``: the site's icons, and that file itself for browsers that take any size."""

    #: Whether a platform may cut it to any shape: what matters keeps to the middle.
    is_maskable: bool
    #: Whether the icon is shown as it is and needs round corners of its own.
    is_rounded: bool
    #: The show's own square picture, for ``photo``; ``None`` lets the small mark be drawn.
    artwork: Photo | None


Inputs = (
    ArtworkInputs | TopicSquareInputs | CardInputs | ClipInputs | VideoPosterInputs | IconInputs
)


class PictureKind(Struct, frozen=True):
    """A row of the table."""

    #: File below theme/pictures.
    template: str
    #: The variables of that template.
    inputs: type[Inputs]
    #: Pixels.
    width: int
    height: int
    encoder: PictureFormat


#: WhatsApp shows no preview of a picture above 300 KB. Quality 80: flat colours and large letters
#: show no loss, and phones pay by the byte.
SHARE = PictureKind("share.svg", CardInputs, 1200, 630, Jpeg(240_000, 80))
STATUS = PictureKind("status.svg", CardInputs, 1080, 1920, Jpeg(400_000, 80))
#: YouTube refuses thumbnails above 2 MB.
THUMBNAIL = PictureKind("thumbnail.svg", CardInputs, 1280, 720, Jpeg(1_900_000))
FILM = PictureKind("film.svg", CardInputs, 1920, 1080, Png())
CLIP = PictureKind("clip.svg", ClipInputs, 1080, 1920, Png())
POSTER = PictureKind("poster.svg", VideoPosterInputs, *POSTER_SIZE, Webp(8_800))
#: By pixels a side. Of so few colours, PNG makes half of what JPEG does, and without loss.
ARTWORK: Mapping[int, PictureKind] = {
    size: PictureKind(
        "artwork.svg",
        ArtworkInputs,
        size,
        size,
        Png() if size == FEED_SIZE else Webp(PAGE_BUDGETS[size]),
    )
    for size in (FEED_SIZE, *PAGE_SIZES)
}
TOPIC: Mapping[int, PictureKind] = {
    size: PictureKind("topic.svg", TopicSquareInputs, size, size, Webp(PAGE_BUDGETS[size]))
    for size in PAGE_SIZES
}


def icon_kind(size: int, *, is_rounded: bool) -> PictureKind:
    """An icon as PNG."""
    return PictureKind("icon.svg", IconInputs, size, size, Png(has_transparency=is_rounded))


#: Every template with what it is given.
KINDS = (
    *(SHARE, STATUS, THUMBNAIL, FILM, CLIP, POSTER),
    *(ARTWORK[FEED_SIZE], TOPIC[PAGE_SIZES[0]], icon_kind(APPLE_SIZE, is_rounded=False)),
)
