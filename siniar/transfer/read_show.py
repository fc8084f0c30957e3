"""Reads the channel of a feed."""

from __future__ import annotations

from collections.abc import Iterator

from siniar.transfer.foreign import ForeignShow
from siniar.transfer.read_item import read_people, read_place
from siniar.transfer.tree import Parts, attribute, plain_line, text_of, usual_name
from siniar.transfer.values import parse_flag

_DESCRIPTION = ("description", "itunes:summary", "atom:subtitle", "subtitle", "itunes:subtitle")
#: Elements that are read, or that every build makes anew.
_SILENT = frozenset(
    {*_DESCRIPTION, "title", "atom:title", "link", "atom:link", "language", "dc:language"}
    | {"copyright", "atom:rights", "itunes:author", "author", "atom:author", "googleplay:author"}
    | {"itunes:owner", "managingEditor", "webMaster", "itunes:category", "category", "image"}
    | {"itunes:image", "googleplay:image", "itunes:explicit", "googleplay:explicit"}
    | {"itunes:type", "itunes:complete", "itunes:block", "googleplay:block", "googleplay:email"}
    | {"itunes:new-feed-url", "itunes:keywords", "podcast:guid", "podcast:medium"}
    | {"podcast:locked", "podcast:license", "podcast:location", "podcast:funding"}
    | {"podcast:person", "podcast:txt", "podcast:updateFrequency", "item", "atom:entry", "items"}
    | {"pubDate", "lastBuildDate", "generator", "docs", "ttl", "cloud", "atom:updated", "atom:id"}
    | {"podcast:trailer", "podcast:image", "podcast:images", "atom:logo", "atom:icon", "dc:date"}
    | {"itunes:title", "atom:generator", "skipHours", "skipDays", "textInput", "dc:creator"}
    | {"itunes:link", "googleplay:category", "googleplay:description", "entry", "updated", "id"}
)


def read_show(parts: Parts) -> ForeignShow:
    """Everything that a channel says and that we know."""
    owner = next((Parts(each) for each in parts.all("itunes:owner")), None)
    locked = parts.text("podcast:locked").casefold()
    license_element = next(iter(parts.all("podcast:license")), None)
    frequency = next(iter(parts.all("podcast:updateFrequency")), None)
    return ForeignShow(
        title=parts.line_of_text("title", "atom:title", "itunes:title"),
        description=parts.line_of_text(*_DESCRIPTION),
        author=_read_author(parts),
        language=parts.text("language", "dc:language").replace("_", "-"),
        link=_read_link(parts, "alternate"),
        copyright=parts.line_of_text("copyright", "atom:rights"),
        owner_name=owner.line_of_text("itunes:name") if owner else "",
        owner_email=owner.text("itunes:email") if owner else "",
        explicit=parse_flag(parts.text("itunes:explicit", "googleplay:explicit")),
        categories=tuple(dict.fromkeys(_read_categories(parts))),
        guid=parts.text("podcast:guid"),
        picture=_read_picture(parts),
        type=parts.text("itunes:type").casefold(),
        is_complete=parts.text("itunes:complete").casefold() == "yes",
        is_blocked=parts.text("itunes:block").casefold() == "yes",
        is_locked=None if not locked else locked == "yes",
        medium=parts.text("podcast:medium"),
        license=parts.text("podcast:license"),
        license_url="" if license_element is None else attribute(license_element, "url"),
        place=read_place(parts),
        funding=tuple(_read_funding(parts)),
        people=read_people(parts),
        txt=tuple(_read_txt(parts)),
        update_frequency="" if frequency is None else plain_line(text_of(frequency)),
        update_rule="" if frequency is None else attribute(frequency, "rrule"),
        url=_read_link(parts, "self"),
        new_url=parts.text("itunes:new-feed-url"),
        unread=tuple(parts.unread(_SILENT)),
    )


def _read_author(parts: Parts) -> str:
    named = parts.line_of_text("itunes:author", "googleplay:author", "dc:creator")
    if named:
        return named
    inside = (Parts(each).line_of_text("atom:name", "name") for each in parts.all("atom:author"))
    return next(filter(None, inside), "")


def _read_link(parts: Parts, relation: str) -> str:
    for each in parts.all("link", "atom:link"):
        address = attribute(each, "href") or text_of(each)
        is_plain = usual_name(str(each.tag)) == "link" and not attribute(each, "href")
        said = "" if is_plain else attribute(each, "rel")
        if address.startswith("http") and (said or "alternate") == relation:
            return address
    return ""


def _read_picture(parts: Parts) -> str:
    for each in parts.all("itunes:image", "googleplay:image", "image", "atom:logo"):
        address = attribute(each, "href") or Parts(each).text("url") or text_of(each)
        if address.startswith(("http://", "https://")):
            return address
    return ""


def _read_funding(parts: Parts) -> Iterator[tuple[str, str]]:
    """Address and label of each way to give money."""
    for each in parts.all("podcast:funding"):
        if attribute(each, "url"):
            yield attribute(each, "url"), plain_line(text_of(each))


def _read_txt(parts: Parts) -> Iterator[tuple[str, str]]:
    """Purpose and words of each proof of ownership."""
    for each in parts.all("podcast:txt"):
        if text_of(each):
            yield attribute(each, "purpose"), text_of(each)


def _read_categories(parts: Parts) -> Iterator[tuple[str, str]]:
    for each in parts.all("itunes:category"):
        name = attribute(each, "text")
        inner = [attribute(child, "text") for child in each if attribute(child, "text")]
        if name:
            yield from ((name, below) for below in inner or [""])
