"""The pictures of a site: drawn from the show's colours and words, or made of supplied ones.

What draws is imported from its own module: it brings Pillow, which most builds do not need.
"""

from siniar.images.plan import (
    ICONS,
    VIDEO_POSTERS,
    PicturePlan,
    plan_pictures,
)
from siniar.images.sizes import FEED_SIZE, PAGE_SIZES
from siniar.images.svg import render_qr as qr_svg

__all__ = [
    "FEED_SIZE",
    "ICONS",
    "PAGE_SIZES",
    "VIDEO_POSTERS",
    "PicturePlan",
    "plan_pictures",
    "qr_svg",
]
