"""Reads a feed file, RSS of every version or Atom, however it is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct, field

from siniar.content.addresses import join_address
from siniar.model.findings import Finding, Phrase, Place, found
from siniar.model.words import N_
from siniar.transfer.decode import decode, mend
from siniar.transfer.foreign import ForeignFeed
from siniar.transfer.read_item import read_item
from siniar.transfer.read_show import read_show
from siniar.transfer.rules import IMPORT_NOT_A_FEED, IMPORT_XML_BROKEN
from siniar.transfer.tree import (
    Parts,
    ReadingProblem,
    attribute,
    parse_leniently,
    parse_strictly,
    usual_name,
)

_PAGE = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_NAMED_FEED = re.compile(
    r"<link\b[^>]*type=[\"']application/(?:rss|atom)\+xml[\"'][^>]*>", re.IGNORECASE
)
_ADDRESS = re.compile(r"href=[\"']([^\"']+)[\"']", re.IGNORECASE)
#: Relations of the page with older episodes: RFC 5005's pages and its archives.
_OLDER = ("next", "prev-archive")


class ReadFeed(Struct, frozen=True):
    """What a file says, and what was wrong with it; ``None`` when it is no feed."""

    feed: ForeignFeed | None
    findings: list[Finding] = field(default_factory=list)


def read_feed(content: bytes, source: str, charset: str = "") -> ReadFeed:
    """The feed in a file's bytes; ``source`` is its address or name, ``charset`` the server's."""
    text, findings = decode(content, source, charset)
    if text is None:
        return ReadFeed(None, findings)
    if _PAGE.match(text):
        return ReadFeed(None, [*findings, _refuse(N_("a web page"), source, text)])
    root = parse_strictly(text)
    if isinstance(root, ReadingProblem):
        problem = root
        lenient = parse_leniently(mend(text))
        if lenient is None or not _is_feed(lenient):
            return ReadFeed(None, [*findings, _refuse(_kind(text), source, text)])
        place = Place(source, problem.line, _line(text, problem.line))
        findings.append(found(IMPORT_XML_BROKEN, place, problem=problem.words))
        root = lenient
    if not _is_feed(root):
        return ReadFeed(None, [*findings, _refuse(N_("another kind of XML"), source, text)])
    return ReadFeed(_read(root, source), findings)


def _kind(text: str) -> str:
    return N_("another kind of text") if text.strip() else N_("an empty file")


def _line(text: str, number: int) -> str:
    lines = text.split("\n", number)
    return lines[number - 1].strip()[:200] if len(lines) >= number else ""


def _refuse(kind: str, source: str, text: str) -> Finding:
    """Why it is no feed, with the feed that a page names."""
    named = (_ADDRESS.search(match[0]) for match in _NAMED_FEED.finditer(text[:500_000]))
    near = next((join_address(source, match[1]) for match in named if match), "–")
    return found(IMPORT_NOT_A_FEED, Place(source), kind=Phrase(kind), near=near)


def _is_feed(root: etree._Element) -> bool:
    names = {"rss", "rdf:rdf", "atom:feed", "feed", "channel"}
    return usual_name(str(root.tag)).casefold() in names


def _read(root: etree._Element, source: str) -> ForeignFeed:
    channel = _find_channel(root)
    parts = Parts(channel)
    items = [each for each in root.iter() if _is_item(each)]
    return ForeignFeed(
        show=read_show(parts),
        episodes=tuple(read_item(each, source) for each in items),
        older=next(_older(parts, source), ""),
    )


def _find_channel(root: etree._Element) -> etree._Element:
    if usual_name(str(root.tag)) in {"atom:feed", "feed", "channel"}:
        return root
    channels = (each for each in root if usual_name(str(each.tag)) == "channel")
    return next(channels, root)


def _is_item(element: etree._Element) -> bool:
    return usual_name(str(element.tag)) in {"item", "atom:entry", "entry"}


def _older(parts: Parts, source: str) -> Iterator[str]:
    for relation in _OLDER:
        for each in parts.all("atom:link", "link"):
            address = attribute(each, "href")
            if address and attribute(each, "rel") == relation:
                yield join_address(source, address)
