"""Lists the shows of an office for programs: as OPML, and as the feed of their publisher."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from siniar.feed.namespace import NAMESPACES
from siniar.model.show import Publisher, Show
from siniar.model.text import clean_line
from siniar.model.urls import Addresses

#: Below the root of the address that the shows share.
OPML, PUBLISHER = "shows.opml", "publisher.xml"
_PODCAST = NAMESPACES["podcast"]


def feed_of(show: Show) -> str:
    """The absolute address of a show's feed."""
    return f"{show.url}/{Addresses().of_feed()}"


def render_opml(title: str, shows: Iterable[Show]) -> bytes:
    """All shows as podcast programs import them.

    http://opml.org/spec2.opml
    """
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = clean_line(title)
    body = etree.SubElement(root, "body")
    for show in shows:
        text, feed = clean_line(show.title), feed_of(show)
        names = {"type": "rss", "text": text, "title": text, "xmlUrl": feed, "htmlUrl": show.url}
        etree.SubElement(body, "outline", names)
    return _write(root)


def render_publisher(
    title: str, address: str, publisher: Publisher, shows: Iterable[Show]
) -> bytes:
    """The publisher's feed, in which each show is named by its guid and its feed.

    https://podcasting2.org/docs/podcast-namespace/tags/publisher
    """
    listed = list(shows)
    root = etree.Element("rss", {"version": "2.0"}, nsmap={"podcast": _PODCAST})
    channel = etree.SubElement(root, "channel")
    for name, text in (
        ("title", clean_line(title)),
        ("link", address),
        ("description", ", ".join(clean_line(show.title) for show in listed)),
        ("language", listed[0].language),
    ):
        etree.SubElement(channel, name).text = text
    for name, text in (("guid", publisher.guid), ("medium", "publisher")):
        etree.SubElement(channel, f"{{{_PODCAST}}}{name}").text = text
    for show in listed:
        names = {"medium": show.feed.medium, "feedGuid": show.guid, "feedUrl": feed_of(show)}
        etree.SubElement(channel, f"{{{_PODCAST}}}remoteItem", names)
    return _write(root)


def _write(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
