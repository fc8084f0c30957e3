"""The table of the elements that our extension writes into the channel of a feed page."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from email.utils import format_datetime
from urllib.parse import urljoin

from msgspec import Struct

from siniar.feed.common_elements import flag, image_elements, location_element, person_element
from siniar.feed.namespace import Element
from siniar.feed.page import FeedPage
from siniar.model.show import FeedOptions
from siniar.model.text import clean_line, clip_line


class ChannelSource(Struct, frozen=True):
    """What the channel's elements are made from."""

    page: FeedPage

    @property
    def options(self) -> FeedOptions:
        """What the owner decided about the feed."""
        return self.page.site.show.feed


def _paging(source: ChannelSource) -> Iterator[Element]:
    if source.page.is_archive:
        yield Element("fh:archive")
    for relation, path in source.page.links:
        href = source.page.site.url(path)
        yield Element(
            "atom:link", "", {"rel": relation, "href": href, "type": "application/rss+xml"}
        )


def _hub(source: ChannelSource) -> Iterator[Element]:
    """Who is asked for news of this page; what stands in an archive is none.

    https://www.w3.org/TR/websub/#discovery
    """
    if source.options.hub and not source.page.is_archive:
        yield Element("atom:link", "", {"rel": "hub", "href": source.options.hub})


def _itunes(source: ChannelSource) -> Iterator[Element]:
    show, options = source.page.site.show, source.options
    yield Element("itunes:author", clean_line(show.author))
    yield Element("itunes:type", options.type)
    yield Element("itunes:explicit", flag(show.is_explicit))
    yield Element("itunes:image", "", {"href": source.page.site.url(source.page.artwork)})
    for category, subcategory in show.categories:
        inner = (Element("itunes:category", "", {"text": subcategory}),) if subcategory else ()
        yield Element("itunes:category", "", {"text": category}, inner)
    if options.has_owner and show.owner_email:
        owner = (
            Element("itunes:name", clean_line(show.owner_name or show.author)),
            Element("itunes:email", show.owner_email),
        )
        yield Element("itunes:owner", "", {}, owner)
    if options.is_blocked:
        yield Element("itunes:block", "Yes")
    if options.is_complete:
        yield Element("itunes:complete", "Yes")
    if options.new_feed_url:
        yield Element("itunes:new-feed-url", _new_address(source))


def _new_address(source: ChannelSource) -> str:
    """Where the feed has moved to: a topic's lies beside the show's, if that is a site like ours.

    A host of another kind has no feeds of topics; its feed of everything is what is left.
    """
    addresses, address = source.page.site.addresses, source.options.new_feed_url or ""
    if source.page.topic is None or not address.endswith(f"/{addresses.of_feed()}"):
        return address
    return urljoin(address, addresses.of_topic_feed(source.page.topic))


def _identity(source: ChannelSource) -> Iterator[Element]:
    show, topic = source.page.site.show, source.page.topic
    guid = show.guid if topic is None else str(uuid.uuid5(uuid.UUID(show.guid), topic.slug))
    yield Element("podcast:guid", guid)
    owner = {"owner": show.owner_email} if source.options.has_owner and show.owner_email else {}
    yield Element("podcast:locked", "yes" if source.options.is_locked else "no", owner)
    yield Element("podcast:medium", source.options.medium)


def _blocks(source: ChannelSource) -> Iterator[Element]:
    if source.options.is_blocked:
        yield Element("podcast:block", "yes")
    for service, is_blocked in source.options.blocks:
        yield Element("podcast:block", "yes" if is_blocked else "no", {"id": service})


def _about(source: ChannelSource) -> Iterator[Element]:
    options = source.options
    if options.license:
        yield Element("podcast:license", clip_line(options.license), {"url": options.license_url})
    if options.place:
        yield location_element(options.place)
    if options.publisher:
        listed = {"medium": "publisher", "feedGuid": options.publisher.guid}
        listed["feedUrl"] = options.publisher.url
        yield Element("podcast:publisher", "", {}, (Element("podcast:remoteItem", "", listed),))
    for url, text in options.funding:
        yield Element("podcast:funding", clip_line(text or url), {"url": url})
    if options.update_frequency:
        complete = {"complete": "true"} if options.is_complete else {}
        rule = {"rrule": options.update_rule, **complete}
        yield Element("podcast:updateFrequency", clip_line(options.update_frequency), rule)
    for purpose, text in options.txt:
        yield Element("podcast:txt", text, {"purpose": purpose})
    if options.ai_content is not None:
        yield Element("podcast:txt", flag(options.ai_content), {"purpose": "ai-content"})


def _people(source: ChannelSource) -> Iterator[Element]:
    for person in source.page.site.show.people:
        yield person_element(person)


def _images(source: ChannelSource) -> Iterator[Element]:
    yield from image_elements(source.page.images, source.page.site.url)


def _trailers(source: ChannelSource) -> Iterator[Element]:
    for trailer in source.page.trailers:
        if trailer.enclosure is None:
            continue
        attributes = {
            "url": trailer.enclosure.url,
            "pubdate": format_datetime(trailer.date),
            "length": str(trailer.enclosure.length),
            "type": trailer.enclosure.type,
            "season": str(trailer.season.number) if trailer.season else "",
        }
        yield Element("podcast:trailer", clip_line(trailer.title), attributes)


CHANNEL: tuple[Callable[[ChannelSource], Iterator[Element]], ...] = (
    _paging,
    _hub,
    _itunes,
    _identity,
    _blocks,
    _about,
    _people,
    _images,
    _trailers,
)


def channel_elements(source: ChannelSource) -> Iterator[Element]:
    """Every element that feedgen does not write itself, in the order of the table."""
    for build in CHANNEL:
        yield from build(source)
