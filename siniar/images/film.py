"""Draws the still picture of a video that has only sound, and tells where its waves go."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct

from siniar.images.kinds import FILM
from siniar.images.texts import Drawings
from siniar.model.episode import Episode


class FilmCard(Struct, frozen=True):
    """The still picture, and the band that it leaves free."""

    #: PNG of 1920×1080.
    picture: bytes
    #: ``#rrggbb`` of the waves.
    color: str
    #: Pixels.
    left: int
    top: int
    width: int
    height: int


def draw_film_card(drawings: Drawings, episode: Episode) -> FilmCard:
    """The card of an episode; the band is the rectangle ``waves`` of its template.

    Raises:
        ValueError: the template has no such rectangle.
    """
    drawing = drawings.card(FILM, episode)
    parts = etree.fromstring(drawing.svg().encode()).iter()
    band = next((part for part in parts if part.get("id") == "waves"), None)
    if band is None:
        raise ValueError("theme/pictures/film.svg: nothing has the id waves")
    left, top, width, height = (int(band.get(name, "")) for name in ("x", "y", "width", "height"))
    return FilmCard(drawing.render(), str(drawing.colors.accent), left, top, width, height)
