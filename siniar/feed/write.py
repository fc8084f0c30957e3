"""Writes a feed page with feedgen and our extension."""

from __future__ import annotations

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from siniar.feed.channel_elements import ChannelSource, channel_elements
from siniar.feed.extension import NAME, ChannelExtension, ItemExtension
from siniar.feed.item import ItemContent, build_item
from siniar.feed.page import FeedPage
from siniar.feed.stylesheet import stylesheet_address
from siniar.model.text import clean_line
from siniar.model.words import Words

_DECLARATION = b"<?xml version='1.0' encoding='UTF-8'?>\n"


def render_page(page: FeedPage, words: Words) -> bytes:
    """The feed page in UTF-8, with the stylesheet that makes it readable to people."""
    feed = FeedGenerator()
    feed.register_extension(NAME, ChannelExtension, ItemExtension, atom=False)
    _fill_channel(feed, page)
    for item in page.items:
        # feedgen puts new entries first unless it is told otherwise.
        _fill_item(feed.add_entry(order="append"), build_item(page.site, item, words))
    xml: bytes = feed.rss_str(pretty=True, xml_declaration=False)
    address = stylesheet_address(page.site.show)
    head = f'<?xml-stylesheet type="text/xsl" href="{address}"?>\n'.encode()
    return _DECLARATION + head + xml


def _fill_channel(feed: FeedGenerator, page: FeedPage) -> None:
    site, topic = page.site, page.topic
    show = site.show
    title = clean_line(show.title)
    if topic:
        title = clean_line(f"{title}: {clean_line(topic.name)}")
    feed.title(title)
    about = topic.description if topic else ""
    feed.description(clean_line(about) or clean_line(show.description))
    feed.language(show.language)
    feed.generator("siniar")
    feed.copyright(clean_line(show.copyright or show.author))
    feed.lastBuildDate(page.newest_date)
    # The last link becomes the channel's own.
    feed.link(href=site.url(page.path), rel="self", type="application/rss+xml")
    home = site.url(site.addresses.of_topic(topic) if topic else "")
    feed.link(href=home, rel="alternate")
    feed.image(url=site.url(page.artwork), title=title, link=home)
    feed.siniar.elements(channel_elements(ChannelSource(page)))
    if page.is_archive:
        feed.siniar.archive()


def _fill_item(entry: FeedEntry, item: ItemContent) -> None:
    entry.title(item.title)
    entry.link(href=item.link)
    entry.guid(item.guid, permalink=False)
    entry.pubDate(item.date)
    entry.description(item.description, isSummary=True)
    if item.notes:
        entry.content(item.notes)
    if item.enclosure:
        enclosure = item.enclosure
        entry.enclosure(enclosure.url, str(enclosure.length), enclosure.type)
    entry.siniar.elements(item.elements)
