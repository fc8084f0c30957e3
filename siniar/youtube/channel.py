"""Reads the feed of videos that YouTube keeps for every channel and playlist."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from lxml import etree
from msgspec import Struct

from siniar.youtube.uploads import Upload

_NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "yt": "http://www.youtube.com/xml/schemas/2015",
    "media": "http://search.yahoo.com/mrss/",
}
_ID = re.compile(r"[A-Za-z0-9_-]{11}")


class ChannelError(ValueError):
    """What came is no feed of a channel; the message says why, in English, for the log."""


class Channel(Struct, frozen=True):
    """The newest videos of a channel or playlist, at most fifteen."""

    #: ``UC…`` or ``PL…``, whatever the feed says of itself; may be empty.
    ids: frozenset[str]
    title: str
    uploads: tuple[Upload, ...]


def parse_channel(content: bytes) -> Channel:
    """The videos of the feed; entries that lack an id or a date are left out.

    Raises:
        ChannelError: it is no such feed. A document type is refused: entities could make a small
            file a huge one.
    """
    if b"<!DOCTYPE" in content[:4096].upper() or b"<!ENTITY" in content:
        raise ChannelError("a document type is not accepted")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ChannelError(str(error)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise ChannelError("a document type is not accepted")
    if root.tag != f"{{{_NAMES['atom']}}}feed":
        raise ChannelError(f"<{root.tag}> instead of a feed")
    ids = {_text(root, "yt:channelId"), _text(root, "yt:playlistId")}
    entries = (_parse_entry(entry) for entry in root.iterfind("atom:entry", _NAMES))
    return Channel(
        frozenset(identity for identity in ids if identity),
        _text(root, "atom:title"),
        tuple(entry for entry in entries if entry),
    )


def _parse_entry(entry: etree._Element) -> Upload | None:
    identity = _text(entry, "yt:videoId")
    published = parse_moment(_text(entry, "atom:published"))
    if not _ID.fullmatch(identity) or published is None:
        return None
    return Upload(
        id=identity,
        title=_text(entry, "atom:title"),
        published=published,
        description=_text(entry, "media:group/media:description"),
        is_short=_is_short(entry),
    )


def _is_short(entry: etree._Element) -> bool:
    """Shorts have an address of their own: ``youtube.com/shorts/ID``."""
    links = entry.iterfind("atom:link", _NAMES)
    return any("/shorts/" in str(link.get("href", "")) for link in links)


def _text(element: etree._Element, path: str) -> str:
    return str(element.findtext(path, "", _NAMES) or "").strip()


def parse_moment(text: str) -> datetime | None:
    """An ISO 8601 moment; without a zone it is UTC, as YouTube writes it."""
    try:
        moment = datetime.fromisoformat(text.strip().replace(" UTC", "+00:00"))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def is_same_channel(channel: Channel, wanted: str) -> bool:
    """Whether the feed is the one that was asked for.

    YouTube's feeds leave out the first two letters of a channel's id in one place.
    """
    return any(identity in {wanted, wanted.removeprefix("UC")} for identity in channel.ids)
