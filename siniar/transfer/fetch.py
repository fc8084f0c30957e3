"""Reads a whole feed from a file or an address, with all its pages of older episodes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, tzinfo
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from siniar.model.findings import Finding, Place, found
from siniar.transfer.folder import read_folder
from siniar.transfer.foreign import ForeignEpisode, ForeignFeed
from siniar.transfer.hosts import Hosts
from siniar.transfer.read_feed import ReadFeed, read_feed
from siniar.transfer.rules import IMPORT_EMPTY, IMPORT_MOVED, IMPORT_PAGE_LOST, IMPORT_UNREACHABLE

#: Pages of older episodes; 100 a page make 20,000.
_PAGES = 200


class ReadSource(Struct, frozen=True):
    """A feed with everything that was found while reading it; ``None`` when there is none."""

    feed: ForeignFeed | None
    findings: tuple[Finding, ...] = ()
    #: The address that the feed lies at, as far as it is known.
    url: str = ""


def is_address(text: str) -> bool:
    """Whether somebody typed an address rather than the name of a file."""
    return re.match(r"\s*https?:", text, re.IGNORECASE) is not None


def read_source(name: str, hosts: Hosts, zone: tzinfo = UTC) -> ReadSource:
    """The feed in a file or at an address, or what a folder of notes tells.

    What was read before an error stays. ``zone`` is that of dates in notes that name none.

    Raises:
        OSError: the file cannot be read.
    """
    if not is_address(name):
        path = Path(name)
        if path.is_dir():
            feed, findings = read_folder(path, zone)
            return ReadSource(feed, tuple(findings))
        read = read_feed(path.read_bytes(), path.name)
        return _finish(read, read.findings, read.feed.show.url if read.feed else "")
    got = hosts.get_feed(name.strip())
    if got.problem:
        place = Place(name)
        reason = found(IMPORT_UNREACHABLE, place, value=name, problem=got.problem)
        return ReadSource(None, (reason,))
    read = read_feed(got.content, name, got.charset)
    if read.feed is None:
        return ReadSource(None, tuple(read.findings))
    episodes, findings = _read_older(read.feed, name, hosts)
    whole = replace(read.feed, episodes=_without_repeats((*read.feed.episodes, *episodes)))
    return _finish(ReadFeed(whole), [*read.findings, *findings], read.feed.show.url or got.url)


def _finish(read: ReadFeed, findings: Iterable[Finding], url: str) -> ReadSource:
    every = tuple(findings)
    if read.feed is not None and not read.feed.episodes:
        every = (*every, found(IMPORT_EMPTY, Place(url or "feed")))
    moved = read.feed.show.new_url if read.feed else ""
    if is_address(moved) and moved != url:
        every = (*every, found(IMPORT_MOVED, Place(url or "feed"), value=moved))
    return ReadSource(read.feed, every, url)


def _read_older(
    first: ForeignFeed, name: str, hosts: Hosts
) -> tuple[list[ForeignEpisode], list[Finding]]:
    """The episodes of all older pages; a page that leads back to another one ends it."""
    episodes: list[ForeignEpisode] = []
    findings: list[Finding] = []
    address, seen = first.older, {name}
    while address and address not in seen and len(seen) < _PAGES:
        seen.add(address)
        got = hosts.get_feed(address)
        read = ReadFeed(None) if got.problem else read_feed(got.content, address, got.charset)
        findings += read.findings
        if read.feed is None:
            problem = got.problem or "XML"
            findings.append(found(IMPORT_PAGE_LOST, Place(address), value=address, problem=problem))
            break
        episodes += read.feed.episodes
        address = read.feed.older
    return episodes, findings


def _without_repeats(episodes: Iterable[ForeignEpisode]) -> tuple[ForeignEpisode, ...]:
    """Each episode once: the pages of a feed that grows meanwhile overlap."""
    pages: dict[str, str] = {}
    return tuple(
        each
        for each in episodes
        # Twins within one page are the feed's own fault, and are told of.
        if not each.guid or pages.setdefault(each.guid, each.source) == each.source
    )
