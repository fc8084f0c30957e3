"""The pictures of a site: drawn from the show's colours and words, or made of supplied ones."""

from siniar.pictures.checks import check_artwork
from siniar.pictures.covers import render_cover, render_photo_cover
from siniar.pictures.plan import ICONS, VIDEO_POSTERS, PicturePlan, plan_pictures
from siniar.pictures.rendering import FEED_SIZE, PAGE_SIZES, render_thumbnail
from siniar.pictures.store import PictureStore
from siniar.pictures.vector import render_qr as qr_svg

__all__ = [
    "FEED_SIZE",
    "ICONS",
    "PAGE_SIZES",
    "VIDEO_POSTERS",
    "PicturePlan",
    "PictureStore",
    "check_artwork",
    "plan_pictures",
    "qr_svg",
    "render_cover",
    "render_photo_cover",
    "render_thumbnail",
]
