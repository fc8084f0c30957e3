"""Reads the finished feeds once more, strictly, and holds them against the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from siniar.feed.media import alternates_of, enclosure_of
from siniar.feed.namespace import NAMESPACES
from siniar.feed.prefix import prefixed
from siniar.feed.rules import OUTPUT_AUDIO_LENGTH, OUTPUT_FEED_DIFFERS, OUTPUT_FEED_LARGE
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode
from siniar.model.findings import Finding, Place, found
from siniar.model.show import Show
from siniar.model.urls import output_file
from siniar.system.files import name_of

_PODCAST = "{https://podcastindex.org/namespace/1.0}"
_LINK = "{http://www.w3.org/2005/Atom}link"
#: Bytes at which a feed reader of note stops reading.
FEED_LIMIT = 5_000_000


def check_enclosures(folder: Path, catalogue: Catalogue) -> Iterator[Finding]:
    """Audio that is not there, or not as long as the feed promises."""
    for episode in catalogue.public:
        for enclosure in filter(
            None, (episode.enclosure, episode.data_saver, episode.film_enclosure)
        ):
            if enclosure.path is None:
                continue
            file = folder / enclosure.path
            length = file.stat().st_size if file.is_file() else 0
            if length != enclosure.length:
                yield found(
                    OUTPUT_AUDIO_LENGTH,
                    Place(episode.source),
                    value=enclosure.path,
                    length=enclosure.length,
                    present=length,
                )


def check_feed(folder: Path, catalogue: Catalogue) -> Iterator[Finding]:
    """Who follows the feed's pages meets every public episode with audio, each as it is.

    The catalogue has been held against what subscribers were given already, before anything was
    written; what equals it keeps that promise.
    """
    yield from check_pages(folder, "", _heard(catalogue), catalogue)


def check_topic_feeds(folder: Path, catalogue: Catalogue) -> Iterator[Finding]:
    """The same of each topic's feed."""
    for topic in catalogue.show.topics if catalogue.show.feed.has_topic_feeds else ():
        below = catalogue.addresses.of_topic(topic)
        own = [each for each in _heard(catalogue) if each.topic == topic]
        yield from check_pages(folder, below, own, catalogue)


def _heard(catalogue: Catalogue) -> list[Episode]:
    return [episode for episode in catalogue.public if episode.enclosure]


def check_pages(
    folder: Path, below: str, episodes: Iterable[Episode], catalogue: Catalogue
) -> Iterator[Finding]:
    """What is wrong with the pages of one feed, which lie in the folder ``below`` of the site."""
    show = catalogue.show
    expected = {each.guid: _Expected(each, show) for each in episodes}
    roots: dict[str, etree._Element] = {}
    first = folder / below / "feed.xml"
    for path in dict.fromkeys((first, *sorted((folder / below).glob("feed*.xml")))):
        name = name_of(folder, path)
        root, findings = read_feed(path, name)
        yield from findings
        if root is None:
            continue
        roots[path.name] = root
        problems = (
            *check_links(root, folder, show.url, f"{below}{path.name}"),
            *_check_items(root, expected),
        )
        for problem in problems:
            yield found(OUTPUT_FEED_DIFFERS, Place(name), problem=problem)
    met = _follow(roots)
    if met != expected.keys():
        problem = ", ".join(sorted(expected.keys() ^ met)[:5])
        yield found(OUTPUT_FEED_DIFFERS, Place(name_of(folder, first)), problem=problem)


class _Expected:
    """What an item has to say of its episode."""

    def __init__(self, episode: Episode, show: Show) -> None:
        self.day = format_datetime(episode.date)
        self.enclosure = prefixed(enclosure_of(show, episode), show)
        self.alternates = [
            (each.url, str(each.length), each.type.partition(";")[0])
            for each in alternates_of(show, episode)
        ]

    def compare(self, item: etree._Element) -> str:
        """Which part of an item is not the episode's; empty when all are."""
        enclosure, wanted = item.find("enclosure"), self.enclosure
        if enclosure is None or wanted is None:
            return "enclosure"
        there = [_read_alternate(each) for each in item.iter(f"{_PODCAST}alternateEnclosure")]
        parts: dict[str, tuple[object, object]] = {
            "title": (bool((item.findtext("title") or "").strip()), True),
            "url": (enclosure.get("url"), wanted.url),
            "length": (enclosure.get("length"), str(wanted.length)),
            "type": (enclosure.get("type"), wanted.type),
            "pubDate": (item.findtext("pubDate"), self.day),
            "alternateEnclosure": (there, self.alternates),
        }
        return ", ".join(name for name, (one, other) in parts.items() if one != other)


def _check_items(root: etree._Element, expected: Mapping[str, _Expected]) -> Iterator[str]:
    """Guids of items that are not the episode's, or stand on one page twice."""
    seen: set[str] = set()
    for item in root.iter("item"):
        guid = item.findtext("guid") or ""
        wrong = expected[guid].compare(item) if guid in expected else ""
        if wrong or guid in seen or guid not in expected:
            yield f"{guid}: {wrong or 'guid'}"
        seen.add(guid)


def _follow(roots: Mapping[str, etree._Element]) -> set[str]:
    """The guids on the pages from the first one to the last."""
    met: set[str] = set()
    walked: set[str] = set()
    name = "feed.xml"
    while name in roots and name not in walked:
        walked.add(name)
        met.update(item.findtext("guid") or "" for item in roots[name].iter("item"))
        following = roots[name].find("channel/atom:link[@rel='next']", NAMESPACES)
        name = "" if following is None else (following.get("href") or "").rpartition("/")[2]
    return met


def read_feed(path: Path, name: str) -> tuple[etree._Element | None, list[Finding]]:
    """A feed's tree, and what keeps apps from reading it."""
    try:
        content = path.read_bytes()
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    except OSError as error:
        return None, [found(OUTPUT_FEED_DIFFERS, Place(name), problem=error.strerror)]
    except etree.XMLSyntaxError as error:
        root, findings = None, [found(OUTPUT_FEED_DIFFERS, Place(name), problem=error.msg)]
    else:
        findings = []
    if len(content) >= FEED_LIMIT:
        findings.append(found(OUTPUT_FEED_LARGE, Place(name), size=len(content), limit=FEED_LIMIT))
    return root, findings


def check_links(root: etree._Element, folder: Path, site: str, name: str) -> Iterator[str]:
    """What a feed says of itself that is not so, and addresses of the site that lead to nothing."""
    own = [link.get("href") for link in root.iter(_LINK) if link.get("rel") == "self"]
    if own != [f"{site}/{name}"]:
        yield f"atom:link {own}"
    if not (root.findtext("channel/link") or "").startswith(f"{site}/"):
        yield "channel/link"
    for address in sorted(set(_addresses(root))):
        path = unquote(urlsplit(address.removeprefix(f"{site}/")).path)
        if address.startswith(f"{site}/") and not _has_content(folder / output_file(path)):
            yield address


def _addresses(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        yield from (element.get(name) or "" for name in ("url", "href", "uri"))
        if element.tag in {"url", "link"}:
            yield element.text or ""


def _has_content(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _read_alternate(element: etree._Element) -> tuple[str | None, str | None, str]:
    source = element.find(f"{_PODCAST}source")
    kind = (element.get("type") or "").partition(";")[0]
    return None if source is None else source.get("uri"), element.get("length"), kind
