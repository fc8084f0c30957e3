"""Reads the finished feeds once more, strictly, and holds them against the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from email.utils import format_datetime
from pathlib import Path

from lxml import etree

from siniar.feed.media import enclosure_of
from siniar.feed.namespace import NAMESPACES
from siniar.feed.prefix import prefixed
from siniar.feed.rules import OUTPUT_AUDIO_LENGTH, OUTPUT_FEED_DIFFERS, OUTPUT_FEED_LARGE
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode
from siniar.model.findings import Finding, Place, found
from siniar.system.files import name_of

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
    episodes = {episode.guid: episode for episode in catalogue.public if episode.enclosure}
    expected = {
        guid: replace(
            episode, enclosure=prefixed(enclosure_of(catalogue.show, episode), catalogue.show)
        )
        for guid, episode in episodes.items()
    }
    roots: dict[str, etree._Element] = {}
    for path in sorted(folder.glob("feed*.xml")):
        place = Place(name_of(folder, path))
        content = path.read_bytes()
        if len(content) >= FEED_LIMIT:
            yield found(OUTPUT_FEED_LARGE, place, size=len(content), limit=FEED_LIMIT)
        try:
            roots[path.name] = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
        except etree.XMLSyntaxError as error:
            yield found(OUTPUT_FEED_DIFFERS, place, problem=error.msg)
            continue
        for problem in _check_items(roots[path.name], expected):
            yield found(OUTPUT_FEED_DIFFERS, place, problem=problem)
    met = _follow(roots)
    if met != episodes.keys():
        problem = ", ".join(sorted(episodes.keys() ^ met)[:5])
        yield found(OUTPUT_FEED_DIFFERS, Place("output/feed.xml"), problem=problem)


def _check_items(root: etree._Element, episodes: Mapping[str, Episode]) -> Iterator[str]:
    """Guids of items that are not the episode's, or stand on one page twice."""
    seen: set[str] = set()
    for item in root.iter("item"):
        guid = item.findtext("guid") or ""
        wrong = _compare(item, episodes[guid]) if guid in episodes else ""
        if wrong or guid in seen or guid not in episodes:
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


def _compare(item: etree._Element, episode: Episode) -> str:
    """Which part of an item is not the episode's; empty when all are."""
    enclosure = item.find("enclosure")
    expected = episode.enclosure
    if enclosure is None or expected is None:
        return "enclosure"
    parts = {
        "url": (enclosure.get("url"), expected.url),
        "length": (enclosure.get("length"), str(expected.length)),
        "type": (enclosure.get("type"), expected.type),
        "pubDate": (item.findtext("pubDate"), format_datetime(episode.date)),
    }
    return ", ".join(name for name, (there, wanted) in parts.items() if there != wanted)
