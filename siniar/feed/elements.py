"""The tables of the elements that our extension writes into the channel and into each item."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from siniar.feed.namespace import Element
from siniar.feed.paging import Size
from siniar.model import Enclosure, Episode, Topic
from siniar.model.catalogue import Catalogue
from siniar.model.text import clean_line
from siniar.model.timecodes import format_vtt_stamp
from siniar.model.urls import absolute
from siniar.model.words import Words

OPUS = "audio/ogg"


@dataclass(frozen=True, slots=True)
class FeedArtwork:
    """Where the pictures that feeds name lie, below the site's root."""

    #: The show's square picture.
    show: str
    #: Episodes' own pictures by guid; an episode without one shows the show's.
    episodes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """One file of a feed."""

    #: Below the site's root.
    path: str
    episodes: tuple[Episode, ...]
    #: Paths of the pages around it by relation: ``first``, ``prev``, ``next``, ``last``.
    #: https://www.rfc-editor.org/rfc/rfc5005#section-3
    links: tuple[tuple[str, str], ...] = ()
    #: Set in the feed of one topic.
    topic: Topic | None = None
    #: Guids of episodes whose notes are shortened for the size budget.
    shortened: frozenset[str] = frozenset()
    #: Of the items, in their order.
    sizes: tuple[Size, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What elements are made from."""

    catalogue: Catalogue
    words: Words
    artwork: FeedArtwork
    page: Page

    def url(self, path: str) -> str:
        """The absolute address of a path below the site's root."""
        return absolute(self.catalogue.show, path)


def newest_date(source: Source) -> datetime:
    """When the file's content last changed; never the clock, or every build would differ."""
    # The newest stands first.
    newest = next(iter(source.page.episodes), None)
    return newest.date if newest else datetime(2000, 1, 1, tzinfo=source.catalogue.now.tzinfo)


def _flag(value: bool) -> str:  # noqa: FBT001 (a table's cell)
    return "true" if value else "false"


# --- channel ----------------------------------------------------------------------------------


def _paging(source: Source) -> Iterator[Element]:
    for relation, path in source.page.links:
        href = source.url(path)
        yield Element(
            "atom:link", "", {"rel": relation, "href": href, "type": "application/rss+xml"}
        )


def _itunes(source: Source) -> Iterator[Element]:
    show = source.catalogue.show
    yield Element("itunes:author", clean_line(show.author))
    yield Element("itunes:type", show.feed.type)
    yield Element("itunes:explicit", _flag(show.is_explicit))
    yield Element("itunes:image", "", {"href": source.url(source.artwork.show)})
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


def _identity(source: Source) -> Iterator[Element]:
    show, topic = source.catalogue.show, source.page.topic
    guid = show.guid if topic is None else str(uuid.uuid5(uuid.UUID(show.guid), topic.slug))
    yield Element("podcast:guid", guid)
    owner = {"owner": show.owner_email} if show.feed.has_owner and show.owner_email else {}
    yield Element("podcast:locked", "yes" if show.feed.is_locked else "no", owner)
    yield Element("podcast:medium", show.feed.medium)


def _about(source: Source) -> Iterator[Element]:
    options = source.catalogue.show.feed
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


def _channel_people(source: Source) -> Iterator[Element]:
    for person in source.catalogue.show.people:
        yield Element("podcast:person", clean_line(person.name), {"role": person.role})


def _trailer(source: Source) -> Iterator[Element]:
    trailer = source.catalogue.trailer
    if trailer and trailer.enclosure:
        from email.utils import format_datetime  # noqa: PLC0415 (brings sockets)

        season = {"season": str(trailer.season.number)} if trailer.season else {}
        attributes = {
            "url": trailer.enclosure.url,
            "pubdate": format_datetime(trailer.date),
            "length": str(trailer.enclosure.length),
            "type": trailer.enclosure.type,
        }
        yield Element("podcast:trailer", clean_line(trailer.title), attributes | season)


CHANNEL: tuple[Callable[[Source], Iterator[Element]], ...] = (
    _paging,
    _itunes,
    _identity,
    _about,
    _channel_people,
    _trailer,
)


def channel_elements(source: Source) -> Iterator[Element]:
    """Every element that feedgen does not write itself, in the order of the table."""
    for build in CHANNEL:
        yield from build(source)


# --- item -------------------------------------------------------------------------------------


def _item_itunes(source: Source, episode: Episode) -> Iterator[Element]:
    duration = round(episode.duration or 0)
    if duration:
        yield Element("itunes:duration", str(duration))
    yield Element("itunes:episodeType", episode.kind.value)
    if episode.number:
        yield Element("itunes:episode", str(episode.number))
    if episode.season:
        yield Element("itunes:season", str(episode.season.number))
    explicit = source.catalogue.show.is_explicit if episode.explicit is None else episode.explicit
    yield Element("itunes:explicit", _flag(explicit))
    picture = source.artwork.episodes.get(episode.guid)
    if picture:
        yield Element("itunes:image", "", {"href": source.url(picture)})
    if episode.is_blocked:
        yield Element("itunes:block", "Yes")


def _numbers(_source: Source, episode: Episode) -> Iterator[Element]:
    if episode.season:
        name = {"name": clean_line(episode.season.name)}
        yield Element("podcast:season", str(episode.season.number), name)
    if episode.number:
        yield Element("podcast:episode", str(episode.number))


def _transcripts(source: Source, episode: Episode) -> Iterator[Element]:
    if episode.transcript is None:
        return
    language = source.catalogue.show.language
    for ending, kind in (("vtt", "text/vtt"), ("srt", "application/x-subrip")):
        url = source.url(source.catalogue.addresses.of_transcript(episode, ending))
        attributes = {"url": url, "type": kind, "language": language, "rel": "captions"}
        yield Element("podcast:transcript", "", attributes)


def _chapters(source: Source, episode: Episode) -> Iterator[Element]:
    if not episode.chapters:
        return
    url = source.url(source.catalogue.addresses.of_chapters(episode))
    yield Element("podcast:chapters", "", {"url": url, "type": "application/json+chapters"})
    # gPodder reads only these.
    chapters = (
        {
            "start": format_vtt_stamp(each.start),
            "title": clean_line(each.title),
            "href": each.url or "",
        }
        for each in episode.chapters
    )
    inner = tuple(Element("psc:chapter", "", attributes) for attributes in chapters)
    yield Element("psc:chapters", "", {"version": "1.2"}, inner)


def _people(source: Source, episode: Episode) -> Iterator[Element]:
    for person in episode.people:
        page = source.url(source.catalogue.addresses.of_person(person))
        yield Element(
            "podcast:person", clean_line(person.name), {"role": person.role, "href": page}
        )


def _soundbites(_source: Source, episode: Episode) -> Iterator[Element]:
    for bite in episode.soundbites:
        times = {"startTime": f"{bite.start:.1f}", "duration": f"{bite.duration:.1f}"}
        yield Element("podcast:soundbite", clean_line(bite.title), times)


def _content_links(source: Source, episode: Episode) -> Iterator[Element]:
    for video in episode.videos:
        name = source.words.t("Watch on YouTube")
        label = clean_line(video.label)
        text = f"{name} ({label})" if label else name
        yield Element("podcast:contentLink", text, {"href": video.url})


def _alternates(source: Source, episode: Episode) -> Iterator[Element]:
    if episode.data_saver:
        yield _alternate(episode.data_saver, source.words.t("Data saver"))


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


ITEM: tuple[Callable[[Source, Episode], Iterator[Element]], ...] = (
    _item_itunes,
    _numbers,
    _transcripts,
    _chapters,
    _people,
    _soundbites,
    _content_links,
    _alternates,
)


def item_elements(source: Source, episode: Episode) -> Iterator[Element]:
    """Every element of an item that feedgen does not write itself, in the order of the table."""
    for build in ITEM:
        yield from build(source, episode)
