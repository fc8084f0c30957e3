"""Reads the finished feeds once more, strictly, and holds them against the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import format_datetime
from pathlib import Path

from lxml import etree

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
        for enclosure in filter(None, (episode.enclosure, episode.data_saver)):
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
    """The feed's pages together hold exactly the public episodes with audio, each as it is.

    The catalogue has been held against what subscribers were given already, before anything was
    written; what equals it keeps that promise.
    """
    guids: list[str] = []
    episodes = {episode.guid: episode for episode in catalogue.public if episode.enclosure}
    for path in sorted(folder.glob("feed*.xml")):
        place = Place(name_of(folder, path))
        content = path.read_bytes()
        if len(content) >= FEED_LIMIT:
            yield found(OUTPUT_FEED_LARGE, place, size=len(content), limit=FEED_LIMIT)
        try:
            root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
        except etree.XMLSyntaxError as error:
            yield found(OUTPUT_FEED_DIFFERS, place, problem=error.msg)
            continue
        for item in root.iter("item"):
            guid = item.findtext("guid") or ""
            guids.append(guid)
            wrong = _compare(item, episodes[guid]) if guid in episodes else ""
            if wrong:
                yield found(OUTPUT_FEED_DIFFERS, place, problem=f"{guid}: {wrong}")
    if sorted(guids) != sorted(episodes):
        wrong_guids = sorted(episodes.keys() ^ set(guids)) or guids
        problem = ", ".join(wrong_guids[:5])
        yield found(OUTPUT_FEED_DIFFERS, Place("output/feed.xml"), problem=problem)


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
