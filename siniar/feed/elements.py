"""The tables of the elements that our extension writes into the channel and into each item."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.utils import format_datetime

from siniar.feed.namespace import Element
from siniar.feed.page import FeedItem, FeedPage, FeedSite
from siniar.model.episode import Enclosure, Episode
from siniar.model.text import clean_line
from siniar.model.timecodes import format_vtt_stamp
from siniar.model.words import Words

OPUS = "audio/ogg"


@dataclass(frozen=True, slots=True)
class ChannelSource:
    """What the channel's elements are made from."""

    page: FeedPage
    words: Words


@dataclass(frozen=True, slots=True)
class ItemSource:
    """What an item's elements are made from."""

    site: FeedSite
    item: FeedItem
    words: Words

    @property
    def episode(self) -> Episode:
        """The episode of the item."""
        return self.item.episode


def _flag(value: bool) -> str:  # noqa: FBT001 (a table's cell)
    return "true" if value else "false"


# --- channel ----------------------------------------------------------------------------------


def _paging(source: ChannelSource) -> Iterator[Element]:
    for relation, path in source.page.links:
        href = source.page.site.url(path)
        yield Element(
            "atom:link", "", {"rel": relation, "href": href, "type": "application/rss+xml"}
        )


def _itunes(source: ChannelSource) -> Iterator[Element]:
    show = source.page.site.show
    yield Element("itunes:author", clean_line(show.author))
    yield Element("itunes:type", show.feed.type)
    yield Element("itunes:explicit", _flag(show.is_explicit))
    yield Element("itunes:image", "", {"href": source.page.site.url(source.page.artwork)})
    for category, subcategory in show.categories:
        inner = (Element("itunes:category", "", {"text": subcategory}),) if subcategory else ()
        yield Element("itunes:category", "", {"text": category}, inner)
    if show.feed.has_owner and show.owner_email:
        owner = (
            Element("itunes:name", clean_line(show.owner_name or show.author)),
            Element("itunes:email", show.owner_email),
        )
        yield Element("itunes:owner", "", {}, owner)
    if show.feed.is_blocked:
        yield Element("itunes:block", "Yes")
    if show.feed.is_complete:
        yield Element("itunes:complete", "Yes")
    if show.feed.new_feed_url and source.page.topic is None:
        yield Element("itunes:new-feed-url", show.feed.new_feed_url)


def _identity(source: ChannelSource) -> Iterator[Element]:
    show, topic = source.page.site.show, source.page.topic
    guid = show.guid if topic is None else str(uuid.uuid5(uuid.UUID(show.guid), topic.slug))
    yield Element("podcast:guid", guid)
    owner = {"owner": show.owner_email} if show.feed.has_owner and show.owner_email else {}
    yield Element("podcast:locked", "yes" if show.feed.is_locked else "no", owner)
    yield Element("podcast:medium", show.feed.medium)


def _about(source: ChannelSource) -> Iterator[Element]:
    options = source.page.site.show.feed
    if options.license:
        yield Element("podcast:license", clean_line(options.license), {"url": options.license_url})
    if options.location:
        where = {"geo": options.location_geo, "osm": options.location_osm}
        yield Element("podcast:location", clean_line(options.location), where)
    for url, text in options.funding:
        yield Element("podcast:funding", clean_line(text) or url, {"url": url})
    if options.update_frequency:
        complete = {"complete": "true"} if options.is_complete else {}
        rule = {"rrule": options.update_rule, **complete}
        yield Element("podcast:updateFrequency", clean_line(options.update_frequency), rule)
    for purpose, text in options.txt:
        yield Element("podcast:txt", text, {"purpose": purpose})


def _channel_people(source: ChannelSource) -> Iterator[Element]:
    for person in source.page.site.show.people:
        yield Element("podcast:person", clean_line(person.name), {"role": person.role})


def _trailer(source: ChannelSource) -> Iterator[Element]:
    trailer = source.page.trailer
    if trailer and trailer.enclosure:
        season = {"season": str(trailer.season.number)} if trailer.season else {}
        attributes = {
            "url": trailer.enclosure.url,
            "pubdate": format_datetime(trailer.date),
            "length": str(trailer.enclosure.length),
            "type": trailer.enclosure.type,
        }
        yield Element("podcast:trailer", clean_line(trailer.title), attributes | season)


CHANNEL: tuple[Callable[[ChannelSource], Iterator[Element]], ...] = (
    _paging,
    _itunes,
    _identity,
    _about,
    _channel_people,
    _trailer,
)


def channel_elements(source: ChannelSource) -> Iterator[Element]:
    """Every element that feedgen does not write itself, in the order of the table."""
    for build in CHANNEL:
        yield from build(source)


# --- item -------------------------------------------------------------------------------------


def _item_itunes(source: ItemSource) -> Iterator[Element]:
    duration = round(source.episode.duration or 0)
    if duration:
        yield Element("itunes:duration", str(duration))
    yield Element("itunes:episodeType", source.episode.kind.value)
    if source.episode.number:
        yield Element("itunes:episode", str(source.episode.number))
    if source.episode.season:
        yield Element("itunes:season", str(source.episode.season.number))
    explicit = (
        source.site.show.is_explicit if source.episode.explicit is None else source.episode.explicit
    )
    yield Element("itunes:explicit", _flag(explicit))
    if source.item.artwork:
        yield Element("itunes:image", "", {"href": source.site.url(source.item.artwork)})
    if source.episode.is_blocked:
        yield Element("itunes:block", "Yes")


def _numbers(source: ItemSource) -> Iterator[Element]:
    if source.episode.season:
        name = {"name": clean_line(source.episode.season.name)}
        yield Element("podcast:season", str(source.episode.season.number), name)
    if source.episode.number:
        yield Element("podcast:episode", str(source.episode.number))


def _transcripts(source: ItemSource) -> Iterator[Element]:
    if source.episode.transcript is None:
        return
    language = source.site.show.language
    for ending, kind in (("vtt", "text/vtt"), ("srt", "application/x-subrip")):
        url = source.site.url(source.site.addresses.of_transcript(source.episode, ending))
        attributes = {"url": url, "type": kind, "language": language, "rel": "captions"}
        yield Element("podcast:transcript", "", attributes)


def _chapters(source: ItemSource) -> Iterator[Element]:
    if not source.episode.chapters:
        return
    url = source.site.url(source.site.addresses.of_chapters(source.episode))
    yield Element("podcast:chapters", "", {"url": url, "type": "application/json+chapters"})
    # gPodder reads only these.
    chapters = (
        {
            "start": format_vtt_stamp(each.start),
            "title": clean_line(each.title),
            "href": each.url or "",
        }
        for each in source.episode.chapters
    )
    inner = tuple(Element("psc:chapter", "", attributes) for attributes in chapters)
    yield Element("psc:chapters", "", {"version": "1.2"}, inner)


def _people(source: ItemSource) -> Iterator[Element]:
    for person in source.episode.people:
        attributes = {
            "role": person.role,
            "href": source.site.url(source.site.addresses.of_person(person)),
        }
        yield Element("podcast:person", clean_line(person.name), attributes)


def _soundbites(source: ItemSource) -> Iterator[Element]:
    for bite in source.episode.soundbites:
        times = {"startTime": f"{bite.start:.1f}", "duration": f"{bite.duration:.1f}"}
        yield Element("podcast:soundbite", clean_line(bite.title), times)


def _content_links(source: ItemSource) -> Iterator[Element]:
    for video in source.episode.videos:
        name = source.words.t("Watch on YouTube")
        label = clean_line(video.label)
        text = f"{name} ({label})" if label else name
        yield Element("podcast:contentLink", text, {"href": video.url})


def _alternates(source: ItemSource) -> Iterator[Element]:
    if source.episode.data_saver:
        yield _alternate(source.episode.data_saver, source.words.t("Data saver"))


def _alternate(enclosure: Enclosure, title: str) -> Element:
    kind = f"{enclosure.type}; codecs=opus" if enclosure.type == OPUS else enclosure.type
    attributes = {
        "type": kind,
        "length": str(enclosure.length),
        "bitrate": str(enclosure.bitrate) if enclosure.bitrate else "",
        "title": title,
    }
    inner = (Element("podcast:source", "", {"uri": enclosure.url}),)
    return Element("podcast:alternateEnclosure", "", attributes, inner)


ITEM: tuple[Callable[[ItemSource], Iterator[Element]], ...] = (
    _item_itunes,
    _numbers,
    _transcripts,
    _chapters,
    _people,
    _soundbites,
    _content_links,
    _alternates,
)


def item_elements(source: ItemSource) -> Iterator[Element]:
    """Every element of an item that feedgen does not write itself, in the order of the table."""
    for build in ITEM:
        yield from build(source)
