"""Writes one feed page as RSS bytes, with feedgen and our extension."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from siniar.feed.elements import Source, channel_elements
from siniar.feed.extension import NAME, ChannelExtension, ItemExtension
from siniar.feed.items import NO_ITEMS, Item, Items, build_item
from siniar.feed.quick import write_item
from siniar.feed.text import clean_line
from siniar.model import Episode

_DECLARATION = b"<?xml version='1.0' encoding='UTF-8'?>\n"


#: How feedgen ends an item, and what follows the last one, on lines of their own.
_ITEM_BEGIN, _ITEM_END, _CHANNEL_END = b"    <item>\n", b"    </item>\n", b"  </channel>\n"


def render_page(source: Source, stylesheet: str, kept: Items = NO_ITEMS) -> bytes:
    """The feed page in UTF-8; ``stylesheet`` is the path of what makes it readable to people.

    Items that were written before are taken as they are; the others are written and then kept.
    """
    episodes = source.page.episodes
    names = kept.names_of(source)
    known = kept.read(source.page.path) if names else {}
    missing = [episode for episode in episodes if names.get(episode.guid) not in known]
    parts = _write_parts(source, missing)
    if parts is None:
        # Nobody promised how feedgen breaks its lines.
        whole = _write(source, [build_item(source, episode) for episode in episodes])
    else:
        begin, written, end = parts
        if names:
            fresh = {names[each.guid]: item for each, item in zip(missing, written, strict=True)}
            used = {name: known.get(name) or fresh[name] for name in names.values()}
            if fresh or used.keys() != known.keys():
                kept.write(source.page.path, used)
            written = [used[names[each.guid]] for each in episodes]
        whole = b"".join([begin, *written, end])
    head = f'<?xml-stylesheet type="text/xsl" href="{stylesheet}"?>\n'.encode()
    return _DECLARATION + head + whole


def _write_parts(
    source: Source, episodes: Sequence[Episode]
) -> tuple[bytes, list[bytes], bytes] | None:
    """What stands before the items, each episode's item, and what follows them.

    The first item is written by feedgen and by :func:`write_item`. When both give the same, the
    quick way writes the others too, but for those that it cannot.
    """
    items = [build_item(source, episode) for episode in episodes]
    quick = [write_item(item) for item in items]
    slow = [item for number, item in enumerate(items) if not number or quick[number] is None]
    parts = _split(_write(source, slow), len(slow))
    if parts and quick and parts[1][0] != quick[0]:
        quick = [None] * len(items)
        parts = _split(_write(source, items), len(items))
    if parts is None:
        return None
    begin, written, end = parts
    if quick and quick[0] is not None:
        written = written[1:]
    careful = iter(written)
    return begin, [next(careful) if item is None else item for item in quick], end


def _write(source: Source, items: Sequence[Item]) -> bytes:
    """The channel with these items, as feedgen writes it."""
    feed = FeedGenerator()
    feed.register_extension(NAME, ChannelExtension, ItemExtension, atom=False)
    _fill_channel(feed, source)
    for item in items:
        # feedgen puts new entries first unless it is told otherwise.
        _fill_item(feed.add_entry(order="append"), item)
    xml: bytes = feed.rss_str(pretty=True, xml_declaration=False)
    return xml


def _split(xml: bytes, count: int) -> tuple[bytes, list[bytes], bytes] | None:
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
    feed.lastBuildDate(_newest(source))
    # The last link becomes the channel's own.
    feed.link(href=source.url(page.path), rel="self", type="application/rss+xml")
    home = source.catalogue.addresses.of_topic(page.topic) if page.topic else ""
    feed.link(href=source.url(home), rel="alternate")
    feed.image(url=source.url(source.artwork.show), title=title, link=source.url(home))
    feed.siniar.elements(channel_elements(source))


def _newest(source: Source) -> datetime:
    """When the feed's content last changed; never the clock, or every build would differ."""
    dates = [episode.date for episode in source.catalogue.public]
    return max(dates) if dates else datetime(2000, 1, 1, tzinfo=source.catalogue.now.tzinfo)


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
