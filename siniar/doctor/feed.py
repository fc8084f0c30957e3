"""Reads the public feed, page after page, and holds it against what subscribers were given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from lxml import etree
from msgspec import Struct, field

from siniar.doctor.audio import read_size
from siniar.doctor.rules import (
    PUBLIC_FEED_LACKS_EPISODE,
    PUBLIC_FEED_OTHER_AUDIO,
    PUBLIC_FEED_OTHER_URL,
    PUBLIC_FEED_UNKNOWN_EPISODE,
    PUBLIC_FEED_UNREADABLE,
)
from siniar.doctor.site import FEED_LIMIT, Visit, follow
from siniar.feed.ledger import Record
from siniar.feed.media import enclosure_of
from siniar.feed.prefix import prefixed, without_scheme
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Enclosure
from siniar.model.findings import Finding, Place, found
from siniar.model.urls import base_path
from siniar.system.http import Answer

ATOM = "{http://www.w3.org/2005/Atom}link"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}image"
#: Pages of a feed that are followed.
PAGES = 100


class PublicFeed(Struct):
    """What stands in the feed."""

    #: Enclosures by guid, in the feed's order.
    enclosures: dict[str, Enclosure] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_public_feed(visit: Visit) -> PublicFeed:
    """The whole feed; what cannot be read is a finding in it."""
    feed = PublicFeed()
    url = visit.at("feed.xml")
    seen: set[str] = set()
    while url and url not in seen and len(seen) < PAGES:
        seen.add(url)
        answer = visit.ask(url, "GET", limit=FEED_LIMIT)
        if answer.status != 200:
            if len(seen) > 1:
                problem = answer.problem or f"HTTP {answer.status}"
                feed.findings.append(found(PUBLIC_FEED_UNREADABLE, Place(url), problem=problem))
            break
        url = _read_page(feed, answer, url, is_first=len(seen) == 1)
    return feed


def _read_page(feed: PublicFeed, answer: Answer, url: str, *, is_first: bool) -> str:
    """Take a page in; the address of the next one, empty without one."""
    place = Place(url)
    try:
        root = etree.fromstring(
            answer.piece, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        )
    except etree.XMLSyntaxError as error:
        feed.findings.append(found(PUBLIC_FEED_UNREADABLE, place, problem=error.msg))
        return ""
    links = {link.get("rel", ""): link.get("href", "") for link in root.iterfind(f"channel/{ATOM}")}
    if is_first:
        own = links.get("self", "")
        if own and own != url:
            feed.findings.append(found(PUBLIC_FEED_OTHER_URL, place, value=own))
        feed.pictures += [image.get("href", "") for image in root.iterfind(f"channel/{ITUNES}")]
    for item in root.iter("item"):
        enclosure = item.find("enclosure")
        guid = (item.findtext("guid") or "").strip()
        if enclosure is not None and guid:
            size = read_size(enclosure.get("length", ""))
            feed.enclosures[guid] = Enclosure(
                enclosure.get("url", ""), size, enclosure.get("type", "")
            )
    return follow(url, links["next"]) if links.get("next") else ""


def compare(
    feed: PublicFeed, records: Iterable[Record], catalogue: Catalogue, place: Place
) -> Iterator[Finding]:
    """What subscribers were given and do not find, and what nobody knows of.

    The ledger is written after a deployment, so it tells what should be public now; an episode
    of the catalogue that is newer than it is on its way.
    """
    known = {record.guid: record for record in records}
    hidden = {each.guid for each in (*catalogue.drafts, *catalogue.scheduled)}
    hidden |= {guid for each in catalogue.episodes for guid in each.former_guids}
    for guid, record in known.items():
        enclosure = feed.enclosures.get(guid)
        if enclosure is None:
            if guid not in hidden:
                yield found(PUBLIC_FEED_LACKS_EPISODE, place, title=record.title)
        elif not _is_same(enclosure, record, catalogue):
            value = f"{enclosure.url}, {enclosure.length}"
            yield found(PUBLIC_FEED_OTHER_AUDIO, place, title=record.title, value=value)
    mine = known.keys() | {episode.guid for episode in catalogue.public}
    for guid in feed.enclosures.keys() - mine:
        yield found(PUBLIC_FEED_UNKNOWN_EPISODE, place, value=guid)


def _is_same(enclosure: Enclosure, record: Record, catalogue: Catalogue) -> bool:
    """Whether the audio is the one of the record; the ledger names paths below the site."""
    try:
        path = urlsplit(enclosure.url).path.removeprefix(f"{base_path(catalogue.show)}/")
    except ValueError:  # http://[
        return False
    is_file = record.audio in {enclosure.url, path} or enclosure.url.endswith(
        f"/{without_scheme(record.audio)}"
    )
    films = {film.url: film.length for film in _films(catalogue)}
    return (is_file and enclosure.length == record.length) or (
        films.get(enclosure.url) == enclosure.length
    )


def _films(catalogue: Catalogue) -> Iterator[Enclosure]:
    """What stands in the place of the sound in a show of films."""
    chosen = (enclosure_of(catalogue.show, episode) for episode in catalogue.public)
    named = (prefixed(each, catalogue.show) for each in chosen)
    return (each for each in named if each and each.type.startswith("video/"))
