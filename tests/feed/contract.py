"""The feed contract, written from the requirements and not from our code: `cases/contract.tsv`.

Sources: A Apple's requirements, P the Podcast Standards Project, N the Podcasting 2.0 namespace,
S Spotify, R seen with a real reader, X the RFCs for RSS, dates and paging.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path

from lxml import etree

from tests.feed.apple import CATEGORIES
from tests.support.rows import read_rows

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}
#: https://podcastindex.org/namespace/1.0, the taxonomy's lower-case roles that may stand here
ROLES = frozenset((Path(__file__).parent / "cases/roles.txt").read_text("utf-8").splitlines())
SIMPLE_TAGS = frozenset({"p", "ol", "ul", "li", "a", "b", "i", "strong", "em"})
SIZE_LIMIT = 5_000_000
TEXT_LIMIT = 4000
_RFC2822 = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r" \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}"
)
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")


@dataclass(frozen=True)
class Feed:
    """One feed file, read."""

    content: bytes
    root: etree._Element
    now: datetime

    def find(self, path: str, parent: etree._Element | None = None) -> list[etree._Element]:
        """Elements at an XPath below the channel (or a given element)."""
        start = self.root.find("channel") if parent is None else parent
        return list(start.xpath(path, namespaces=NAMESPACES)) if start is not None else []

    @property
    def items(self) -> list[etree._Element]:
        return self.find("item")


Check = Callable[[Feed], bool]
Test = Callable[[str], object]


@dataclass(frozen=True)
class Rule:
    id: str
    source: str
    words: str
    is_kept: Check


# --- what values look like -----------------------------------------------------------------------


def is_https(text: str) -> bool:
    return re.fullmatch(r"https://[a-z0-9.-]+\.[a-z]+(/[!-~]*)?", text) is not None


def is_image(text: str) -> bool:
    return is_https(text) and re.search(r"\.(?:jpe?g|png)$", text) is not None


def is_number(text: str) -> bool:
    return re.fullmatch(r"[1-9]\d*", text) is not None


def is_date(text: str) -> bool:
    return _RFC2822.fullmatch(text) is not None


def is_words(text: str) -> bool:
    return bool(text) and text == " ".join(text.split())


def has_entity(text: str) -> bool:
    return any(unescape(found) != found for found in _ENTITY.findall(text))


def is_short(text: str) -> bool:
    return is_words(text) and len(text.encode()) <= TEXT_LIMIT


def _has_simple_tags(html: str) -> bool:
    """Allowed tags, each closed: an XML reader takes them, and sees nothing else."""
    try:
        tree = etree.fromstring(f"<div>{re.sub('&[A-Za-z]+;', '', html)}</div>")
    except etree.XMLSyntaxError:
        return False
    return {each.tag for each in tree.iterdescendants()} <= SIMPLE_TAGS


TESTS: dict[str, Test] = {
    "something": bool,
    "https": is_https,
    "image": is_image,
    "number": is_number,
    "date": is_date,
    "words": is_words,
    "short": is_short,
    "role": ROLES.__contains__,
    "bits": lambda text: is_number(text) and int(text) > 5000,
    "within_limit": lambda text: len(text.encode()) <= TEXT_LIMIT,
    "without_entities": lambda text: not has_entity(text),
    "simple_tags": _has_simple_tags,
    "label": lambda text: 0 < len(text) <= 32,
}


def find_test(words: str) -> Test:
    """A test by its name; ``in a|b``, ``like PATTERN`` and ``unlike PATTERN`` say all of it."""
    kind, _, rest = words.partition(" ")
    if kind == "in":
        return rest.split("|").__contains__
    if kind in {"like", "unlike"}:
        return lambda text: bool(re.fullmatch(rest, text)) == (kind == "like")
    return TESTS[words]


# --- how often they stand where ------------------------------------------------------------------


def _values(feed: Feed, parent: etree._Element, path: str) -> list[str]:
    """Texts of the elements at ``path``, or the attribute that it ends in."""
    elements, _, name = path.rpartition("/@")
    nodes = feed.find(elements or path, parent)
    return [(node.get(name) if elements else node.text) or "" for node in nodes]


def channel(path: str, test: Test, least: int = 1, most: int = 1) -> Check:
    """Values at ``path`` of the channel are as many as that, and each passes."""
    return lambda feed: _is_good(_values(feed, _channel(feed), path), test, least, most)


def item(path: str, test: Test, least: int = 1, most: int = 1) -> Check:
    """The same in every item."""
    return lambda feed: all(
        _is_good(_values(feed, each, path), test, least, most) for each in feed.items
    )


def each(path: str, test: Test) -> Check:
    """Any number of values, anywhere below the channel."""
    return lambda feed: _is_good(_values(feed, _channel(feed), f".//{path}"), test, 0, 10**9)


def _is_good(values: list[str], test: Test, least: int, most: int) -> bool:
    return least <= len(values) <= most and all(map(test, values))


def _channel(feed: Feed) -> etree._Element:
    found = feed.root.find("channel")
    return feed.root if found is None else found


def unique(path: str) -> Check:
    def check(feed: Feed) -> bool:
        values = _values(feed, _channel(feed), path)
        return len(values) == len(set(values))

    return check


def maybe(path: str, test: Test) -> Check:
    """At most one value in the channel, which passes."""
    return channel(path, test, least=0)


def item_maybe(path: str, test: Test) -> Check:
    """At most one value in an item, which passes."""
    return item(path, test, least=0)


# --- rules that need more than a value -----------------------------------------------------------


def _is_categorised(feed: Feed) -> bool:
    categories = feed.find("itunes:category")
    return bool(categories) and all(
        CATEGORIES.get(each.get("text") or "") is not None
        and {inner.get("text") for inner in each} <= CATEGORIES[each.get("text") or ""]
        for each in categories
    )


def _dates(feed: Feed, path: str) -> list[datetime]:
    values = _values(feed, _channel(feed), path)
    return [parsedate_to_datetime(value) for value in values if is_date(value)]


def _is_past(path: str) -> Check:
    return lambda feed: all(date <= feed.now for date in _dates(feed, path))


def _is_as_new_as_its_items(feed: Feed) -> bool:
    past = [date for date in _dates(feed, "item/pubDate") if date <= feed.now]
    newest = max(past, default=None)
    return newest is None or all(date >= newest for date in _dates(feed, "lastBuildDate"))


def _has_no_number(feed: Feed) -> bool:
    show = "".join(_values(feed, _channel(feed), "title"))
    lead = re.compile(rf"(?:{re.escape(show)}|#|ep\.?|episode)?\s*\d*\s*[:.–-]\s", re.IGNORECASE)
    titles = _values(feed, _channel(feed), "item/title")
    return not any(lead.match(title) or (show and title.startswith(show)) for title in titles)


def _has_absolute_addresses(feed: Feed) -> bool:
    found = [
        address
        for path in ("item/content:encoded", "item/description")
        for html in _values(feed, _channel(feed), path)
        for address in re.findall(r'\b(?:href|src)="([^"]*)"', html)
    ]
    return all(re.match(r"(?:https?:|mailto:|tel:)", address) for address in found)


def _is_blocked_by_yes(feed: Feed) -> bool:
    paths = (".//itunes:block", "itunes:complete")
    return {value for path in paths for value in _values(feed, _channel(feed), path)} <= {"Yes"}


def _starts_with_video(feed: Feed) -> bool:
    for each in feed.items:
        videos = _values(feed, each, "podcast:contentLink/@href")
        for notes in _values(feed, each, "content:encoded"):
            if videos and videos[0] not in unescape(notes).split("\n", 1)[0]:
                return False
    return True


def _has_both_captions(feed: Feed) -> bool:
    """In each language."""
    both = ["application/x-subrip", "text/vtt"]
    kinds = [_values(feed, each, "podcast:transcript/@type") for each in feed.items]
    return all(sorted(found) == sorted(both * (len(found) // 2)) for found in kinds)


def _has_both_chapters(feed: Feed) -> bool:
    return all(
        len(feed.find("podcast:chapters", each)) == len(feed.find("psc:chapters", each)) <= 1
        for each in feed.items
    )


def _has_ordered_chapters(feed: Feed) -> bool:
    for each in feed.items:
        starts = _values(feed, each, "psc:chapters/psc:chapter/@start")
        if starts != sorted(set(starts)):
            return False
    return True


def _has_sources(feed: Feed) -> bool:
    return all(
        _is_good(_values(feed, each, "podcast:source/@uri"), is_https, 1, 9)
        for each in feed.find("item/podcast:alternateEnclosure")
    )


def _agrees(path: str, other: str) -> Check:
    return lambda feed: all(
        _values(feed, each, path) == _values(feed, each, other) for each in feed.items
    )


def _is_only_in_items(feed: Feed) -> bool:
    return not feed.find("podcast:transcript") and not feed.find("podcast:chapters")


def _pages(feed: Feed) -> dict[str, str]:
    links = feed.find("atom:link")
    return {each.get("rel") or "": each.get("href") or "" for each in links}


def _is_paged(feed: Feed) -> bool:
    pages = _pages(feed)
    around = set(pages) & {"first", "previous", "next", "last"}
    if not around:
        return True
    ends = {"first", "last"} <= around and all(is_https(pages[name]) for name in around)
    return ends and pages.get("next") != pages.get("self") != pages.get("previous")


def _is_long_enough(feed: Feed) -> bool:
    return "next" not in _pages(feed) or "previous" in _pages(feed) or len(feed.items) >= 300


def _is_utf8(feed: Feed) -> bool:
    try:
        feed.content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return re.match(rb"<\?xml version=.1\.0. encoding=.UTF-8.\?>", feed.content) is not None


def _has_no_controls(feed: Feed) -> bool:
    controls = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
    return controls.search(feed.content.decode("utf-8", "replace")) is None


def _is_rss(feed: Feed) -> bool:
    return feed.root.tag == "rss" and feed.root.get("version") == "2.0" and len(feed.root) == 1


#: By the rule's id.
CHECKS: dict[str, Check] = {
    "utf8": _is_utf8,
    "rss": _is_rss,
    # Pages of archives have one more.
    "prefixes": lambda feed: (
        {k: v for k, v in feed.root.nsmap.items() if k and k != "fh"} == NAMESPACES
    ),
    "size": lambda feed: len(feed.content) < SIZE_LIMIT,
    "controls": _has_no_controls,
    "category": _is_categorised,
    "built-newest": _is_as_new_as_its_items,
    "block": _is_blocked_by_yes,
    "only-in-items": _is_only_in_items,
    "title-number": _has_no_number,
    "notes-video": _starts_with_video,
    "notes-addresses": _has_absolute_addresses,
    "captions": _has_both_captions,
    "chapters": _has_both_chapters,
    "chapters-order": _has_ordered_chapters,
    "saver-source": _has_sources,
    "paging": _is_paged,
    "page-size": _is_long_enough,
}
KINDS: dict[str, Callable[..., Check]] = {
    "channel": channel,
    "maybe": maybe,
    "item": item,
    "item_maybe": item_maybe,
    "each": each,
    "unique": unique,
    "past": _is_past,
    "agrees": _agrees,
}


def read_rules() -> Iterator[Rule]:
    """The table: id, source, words; where a value stands, and what it must be like.

    ``feed`` in place of the last two: a check of the whole feed, found by the rule's id.
    """
    for name, source, words, kind, *rest in read_rows(Path(__file__).parent / "cases/contract.tsv"):
        if kind == "feed":
            yield Rule(name, source, words, CHECKS[name])
        elif kind in {"unique", "past", "agrees"}:
            yield Rule(name, source, words, KINDS[kind](*rest))
        else:
            path, test = rest
            yield Rule(name, source, words, KINDS[kind](path, find_test(test)))


RULES = tuple(read_rules())


def broken(content: bytes, now: datetime) -> list[str]:
    """Ids of the rules that a feed breaks; ``xml`` alone when it is no XML at all."""
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return ["xml"]
    feed = Feed(content, root, now)
    return [rule.id for rule in RULES if not rule.is_kept(feed)]
