"""Writes a feed page with feedgen and our extension, and takes it apart into channel and items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from siniar.feed.elements import Source, channel_elements, newest_date
from siniar.feed.extension import NAME, ChannelExtension, ItemExtension
from siniar.feed.item import Item
from siniar.feed.quick import write_date, write_item
from siniar.model.text import clean_line

#: How feedgen ends an item, and what follows the last one, on lines of their own.
_ITEM_BEGIN, _ITEM_END, _CHANNEL_END = b"    <item>\n", b"    </item>\n", b"  </channel>\n"


class Parts(NamedTuple):
    """A page taken apart."""

    #: What stands before the items.
    begin: bytes
    items: list[bytes]
    #: What follows them.
    end: bytes
    #: Whether feedgen wrote an item, and the channel's date, as the quick ways do.
    is_proven: bool


def write_parts(source: Source, items: Sequence[Item]) -> Parts | None:
    """The page's parts with these items; ``None`` when its lines are not where they should be.

    The first item is written by feedgen and by :func:`write_item`. When both give the same, the
    quick way writes the others too, but for those that it cannot.
    """
    quick = [write_item(item) for item in items]
    slow = [item for number, item in enumerate(items) if not number or quick[number] is None]
    parts = split_page(write_page(source, slow), len(slow))
    if parts and quick and parts[1][0] != quick[0]:
        quick = [None] * len(items)
        parts = split_page(write_page(source, items), len(items))
    if parts is None:
        return None
    begin, written, end = parts
    is_proven = bool(quick) and quick[0] is not None
    careful = iter(written[1:] if is_proven else written)
    whole = [next(careful) if item is None else item for item in quick]
    return Parts(begin, whole, end, is_proven and begin.count(write_date(source)) == 1)


def write_page(source: Source, items: Sequence[Item]) -> bytes:
    """The channel with these items, as feedgen writes it."""
    feed = FeedGenerator()
    feed.register_extension(NAME, ChannelExtension, ItemExtension, atom=False)
    _fill_channel(feed, source)
    for item in items:
        # feedgen puts new entries first unless it is told otherwise.
        _fill_item(feed.add_entry(order="append"), item)
    xml: bytes = feed.rss_str(pretty=True, xml_declaration=False)
    return xml


def split_page(xml: bytes, count: int) -> tuple[bytes, list[bytes], bytes] | None:
    """What stands before the items, each item, and what follows them.

    ``None`` when the lines are not where they are expected.
    """
    begin, mark, end = xml.rpartition(_CHANNEL_END)
    first = begin.find(_ITEM_BEGIN) if count else len(begin)
    if not mark or first < 0:
        return None
    items = begin[first:].split(_ITEM_END)
    if len(items) != count + 1 or items.pop():
        return None
    if not all(item.startswith(_ITEM_BEGIN) for item in items):
        return None
    return begin[:first], [item + _ITEM_END for item in items], mark + end


def _fill_channel(feed: FeedGenerator, source: Source) -> None:
    show, page = source.catalogue.show, source.page
    title = clean_line(show.title)
    if page.topic:
        title = clean_line(f"{title}: {clean_line(page.topic.name)}")
    feed.title(title)
    about = page.topic.description if page.topic else ""
    feed.description(clean_line(about) or clean_line(show.description))
    feed.language(show.language)
    feed.generator("siniar")
    feed.copyright(clean_line(show.copyright or show.author))
    feed.lastBuildDate(newest_date(source))
    # The last link becomes the channel's own.
    feed.link(href=source.url(page.path), rel="self", type="application/rss+xml")
    home = source.catalogue.addresses.of_topic(page.topic) if page.topic else ""
    feed.link(href=source.url(home), rel="alternate")
    feed.image(url=source.url(source.artwork.show), title=title, link=source.url(home))
    feed.siniar.elements(channel_elements(source))


def _fill_item(entry: FeedEntry, item: Item) -> None:
    entry.title(item.title)
    entry.link(href=item.link)
    entry.guid(item.guid, permalink=False)
    entry.pubDate(item.date)
    entry.description(item.description, isSummary=True)
    entry.content(item.notes)
    if item.enclosure:
        enclosure = item.enclosure
        entry.enclosure(enclosure.url, str(enclosure.length), enclosure.type)
    entry.siniar.elements(item.elements)
