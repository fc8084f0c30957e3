"""Writes one feed page as RSS bytes, with feedgen and our extension."""

from __future__ import annotations

from datetime import datetime

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from siniar.feed.elements import Source, channel_elements, item_elements
from siniar.feed.namespace import NAME, ChannelExtension, ItemExtension
from siniar.feed.notes import render_description, render_notes, render_shortened
from siniar.feed.text import clean, clean_line
from siniar.model import Episode

_DECLARATION = b"<?xml version='1.0' encoding='UTF-8'?>\n"


def render_page(source: Source, stylesheet: str) -> bytes:
    """The feed page in UTF-8; ``stylesheet`` is the path of what makes it readable to people."""
    feed = FeedGenerator()
    feed.register_extension(NAME, ChannelExtension, ItemExtension, atom=False)
    _fill_channel(feed, source)
    for episode in source.page.episodes:
        # feedgen puts new entries first unless it is told otherwise.
        _fill_item(feed.add_entry(order="append"), source, episode)
    xml: bytes = feed.rss_str(pretty=True, xml_declaration=False)
    head = f'<?xml-stylesheet type="text/xsl" href="{stylesheet}"?>\n'.encode()
    return _DECLARATION + head + xml


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


def _fill_item(entry: FeedEntry, source: Source, episode: Episode) -> None:
    catalogue, words = source.catalogue, source.words
    title = clean_line(episode.title) or episode.slug
    entry.title(title)
    entry.link(href=source.url(catalogue.addresses.of_episode(episode)))
    entry.guid(clean(episode.guid), permalink=False)
    entry.pubDate(episode.date)
    notes = clean(render_notes(catalogue, episode, words))
    description = render_description(notes, title)
    if episode.guid in source.page.shortened:
        notes = render_shortened(catalogue, episode, words, description)
    entry.description(description, isSummary=True)
    entry.content(notes)
    if episode.enclosure:
        enclosure = episode.enclosure
        entry.enclosure(enclosure.url, str(enclosure.length), enclosure.type)
    entry.siniar.elements(item_elements(source, episode))
