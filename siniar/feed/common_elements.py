"""Elements that channel and item have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import gcd

from siniar.feed.namespace import Element
from siniar.feed.page import FeedImage
from siniar.model.episode import Location, Person
from siniar.model.roles import GROUPS
from siniar.model.text import clean_line, clip_line


def flag(value: bool) -> str:  # noqa: FBT001 (a table's cell)
    """A truth as the namespaces write it."""
    return "true" if value else "false"


def person_element(person: Person, href: str = "") -> Element:
    """A person; without a group apps take everybody for somebody who is heard."""
    attributes = {"role": person.role, "group": GROUPS.get(person.role, ""), "href": href}
    return Element("podcast:person", clip_line(person.name), attributes)


def location_element(place: Location) -> Element:
    """A place that is spoken of, or that the sound was made at."""
    attributes = {
        "rel": place.rel,
        "geo": place.geo,
        "osm": place.osm,
        "country": place.country,
    }
    return Element("podcast:location", clip_line(place.name), attributes)


def image_elements(images: Iterable[FeedImage], url: Callable[[str], str]) -> Iterator[Element]:
    """Pictures of several shapes, of which an app takes what fits its screen."""
    for image in images:
        divisor = gcd(image.width, image.height)
        attributes = {
            "href": url(image.path),
            "alt": clean_line(image.alt),
            "aspect-ratio": f"{image.width // divisor}/{image.height // divisor}",
            "width": str(image.width),
            "purpose": image.purpose,
        }
        yield Element("podcast:image", "", attributes)
