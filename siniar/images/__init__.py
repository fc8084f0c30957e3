"""The pictures of a site: drawn from the show's colours and words, or made of supplied ones."""

from siniar.images.kinds import FEED_SIZE, ICONS, PAGE_SIZES
from siniar.images.plan import VIDEO_POSTERS, PicturePlan, plan_pictures
from siniar.images.qr import qr_svg, qr_text

__all__ = [
    "FEED_SIZE",
    "ICONS",
    "PAGE_SIZES",
    "VIDEO_POSTERS",
    "PicturePlan",
    "plan_pictures",
    "qr_svg",
    "qr_text",
]
