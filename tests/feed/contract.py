"""The feed contract as a table of rules, written from the requirements and not from our code.

Sources: A Apple's requirements, P the Podcast Standards Project, N the Podcasting 2.0 namespace,
S Spotify, R seen with a real reader, X the RFCs for RSS, dates and paging.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path

from lxml import etree

from tests.feed.apple import CATEGORIES

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}
#: https://podcastindex.org/namespace/1.0, the taxonomy's lower-case roles that may stand here
ROLES = frozenset((Path(__file__).parent / "cases/roles.txt").read_text("utf-8").splitlines())
MEDIUMS = frozenset(
    {"podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "publisher", "course"}
)
AUDIO_TYPES = frozenset({"audio/mpeg", "audio/x-m4a", "audio/mp4", "audio/aac", "audio/m4a"})
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


def is_flag(text: str) -> bool:
    return text in {"true", "false"}


def is_number(text: str) -> bool:
    return re.fullmatch(r"[1-9]\d*", text) is not None


def is_seconds(text: str) -> bool:
    return re.fullmatch(r"\d+(\.\d+)?", text) is not None


def is_date(text: str) -> bool:
    return _RFC2822.fullmatch(text) is not None


def is_words(text: str) -> bool:
    return bool(text) and text == " ".join(text.split())


def has_entity(text: str) -> bool:
    return any(unescape(found) != found for found in _ENTITY.findall(text))


def is_clock(text: str) -> bool:
    return re.fullmatch(r"\d{2,}:[0-5]\d:[0-5]\d(?:\.\d{3})?", text) is not None


def is_short(text: str) -> bool:
    return is_words(text) and len(text.encode()) <= TEXT_LIMIT


def is_uuid5(text: str) -> bool:
    return (
        re.fullmatch("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", text)
        is not None
    )


def is_geo(text: str) -> bool:
    return re.fullmatch(r"geo:-?[\d.]+,-?[\d.]+(?:,[\d.]+)?", text) is not None


def is_rrule(text: str) -> bool:
    return re.fullmatch("FREQ=[A-Z]+(?:;[A-Z]+=[^;]+)*", text) is not None


def is_in(*choices: str) -> Test:
    return lambda text: text in choices


def matches(pattern: str) -> Test:
    return lambda text: re.fullmatch(pattern, text)


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


def all_of(*checks: Check) -> Check:
    return lambda feed: all(check(feed) for check in checks)


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


def _has_simple_tags(html: str) -> bool:
    """Allowed tags, each closed: an XML reader takes them, and sees nothing else."""
    try:
        tree = etree.fromstring(f"<div>{re.sub('&[A-Za-z]+;', '', html)}</div>")
    except etree.XMLSyntaxError:
        return False
    return {each.tag for each in tree.iterdescendants()} <= SIMPLE_TAGS


def _has_absolute_addresses(html: str) -> bool:
    addresses = re.findall(r'\b(?:href|src)="([^"]*)"', html)
    return all(re.match(r"(?:https?:|mailto:|tel:)", address) for address in addresses)


def _starts_with_video(feed: Feed) -> bool:
    for each in feed.items:
        videos = _values(feed, each, "podcast:contentLink/@href")
        for notes in _values(feed, each, "content:encoded"):
            if videos and videos[0] not in unescape(notes).split("\n", 1)[0]:
                return False
    return True


def _has_both_captions(feed: Feed) -> bool:
    kinds = [_values(feed, each, "podcast:transcript/@type") for each in feed.items]
    return all(sorted(found) in ([], ["application/x-subrip", "text/vtt"]) for found in kinds)


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
    around = set(pages) & {"first", "prev", "next", "last"}
    if not around:
        return True
    ends = {"first", "last"} <= around and all(is_https(pages[name]) for name in around)
    return ends and pages.get("next") != pages.get("self") != pages.get("prev")


def _is_long_enough(feed: Feed) -> bool:
    return "next" not in _pages(feed) or "prev" in _pages(feed) or len(feed.items) >= 300


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


RULES = (
    # The file
    Rule("utf8", "A", "UTF-8, and declared so", _is_utf8),
    Rule("rss", "X", "one channel in RSS 2.0", _is_rss),
    Rule(
        "prefixes",
        "R",
        "every namespace has its exact address and its usual prefix",
        lambda feed: {k: v for k, v in feed.root.nsmap.items() if k} == NAMESPACES,
    ),
    Rule("size", "R", "under 5,000,000 bytes", lambda feed: len(feed.content) < SIZE_LIMIT),
    Rule("controls", "X", "no control characters", _has_no_controls),
    # The channel
    Rule("self", "P", "its own address", channel("atom:link[@rel='self']/@href", is_https)),
    Rule("title", "A", "a title", channel("title", is_words)),
    Rule("link", "A", "the site's address", channel("link", is_https)),
    Rule("description", "A", "a description of 4000 bytes", channel("description", is_short)),
    Rule(
        "language", "A", "a language", channel("language", matches("[a-z]{2,3}(-[A-Za-z]{2,4})?"))
    ),
    Rule("author", "S", "an author", channel("itunes:author", is_words)),
    Rule("explicit", "A", "true or false", channel("itunes:explicit", is_flag)),
    Rule("category", "A", "a category as Apple spells it", _is_categorised),
    Rule("artwork", "A", "a JPEG or PNG", channel("itunes:image/@href", is_image)),
    Rule(
        "owner",
        "A",
        "an owner has an address that mail reaches",
        maybe("itunes:owner/itunes:email", matches(r"[^@\s]+@[^@\s]+\.[a-z]+")),
    ),
    Rule("type", "A", "episodic or serial", channel("itunes:type", is_in("episodic", "serial"))),
    Rule("copyright", "A", "who owns it", channel("copyright", is_words)),
    Rule("moved", "A", "a complete new address", maybe("itunes:new-feed-url", is_https)),
    Rule("built", "X", "when its content last changed", channel("lastBuildDate", is_date)),
    Rule("built-past", "R", "which is not to come", _is_past("lastBuildDate")),
    Rule("built-newest", "P", "nor before its newest episode", _is_as_new_as_its_items),
    Rule(
        "block",
        "A",
        "blocked or complete is said as Yes",
        all_of(each("itunes:block", is_in("Yes")), maybe("itunes:complete", is_in("Yes"))),
    ),
    Rule(
        "guid",
        "N",
        "a UUID of version 5",
        channel("podcast:guid", is_uuid5),
    ),
    Rule("locked", "N", "yes or no", channel("podcast:locked", is_in("yes", "no"))),
    Rule("medium", "N", "a known medium", channel("podcast:medium", is_in(*MEDIUMS))),
    Rule("person-name", "N", "people have names", each("podcast:person", is_short)),
    Rule(
        "person-role", "N", "and roles of the taxonomy", each("podcast:person/@role", is_in(*ROLES))
    ),
    Rule("location", "N", "a named place", maybe("podcast:location", is_short)),
    Rule("geo", "N", "a geo: address", maybe("podcast:location[@geo]/@geo", is_geo)),
    Rule(
        "osm",
        "N",
        "an OpenStreetMap id",
        maybe("podcast:location[@osm]/@osm", matches(r"[NWR]\d+(#\d+)?")),
    ),
    Rule("license", "N", "a named licence", maybe("podcast:license", is_short)),
    Rule("funding", "N", "complete addresses", each("podcast:funding/@url", is_https)),
    Rule("funding-words", "N", "with words", each("podcast:funding", is_short)),
    Rule("trailer", "N", "its audio", each("podcast:trailer/@url", is_https)),
    Rule("trailer-date", "N", "its date", each("podcast:trailer/@pubdate", is_date)),
    Rule("frequency", "N", "in words", maybe("podcast:updateFrequency", is_short)),
    Rule(
        "rrule",
        "N",
        "and as a rule",
        maybe("podcast:updateFrequency[@rrule]/@rrule", is_rrule),
    ),
    Rule("txt", "N", "texts are not empty", each("podcast:txt", bool)),
    Rule("only-in-items", "R", "transcripts and chapters stand in items only", _is_only_in_items),
    # The items
    Rule("item-title", "A", "one title", item("title", is_words)),
    Rule(
        "title-words",
        "R",
        "which has letters: a number alone is shown empty",
        each("title", lambda text: re.fullmatch(r"[\d\s.,:/+-]+", text) is None),
    ),
    Rule(
        "title-brackets", "R", "no < and >", each("title", lambda text: not set(text) & set("<>"))
    ),
    Rule(
        "title-entities", "R", "no HTML entities", each("title", lambda text: not has_entity(text))
    ),
    Rule("title-number", "A", "no number and no show name before it", _has_no_number),
    Rule(
        "item-guid", "A", "one guid that is no address", item("guid/@isPermaLink", is_in("false"))
    ),
    Rule(
        "guid-text",
        "R",
        "without blanks",
        each("guid", lambda text: re.fullmatch(r"\S+", text)),
    ),
    Rule(
        "guid-letters",
        "R",
        "not a number",
        each("guid", lambda text: re.search("[A-Za-z]|^$", text)),
    ),
    Rule("guid-unique", "A", "each guid once", unique("item/guid")),
    Rule("date", "X", "a date with a numeric zone", item("pubDate", is_date)),
    Rule("date-past", "R", "which is not to come", _is_past("item/pubDate")),
    Rule("enclosure", "A", "one complete ASCII address", item("enclosure/@url", is_https)),
    Rule("enclosure-length", "A", "its bytes", each("enclosure/@length", is_number)),
    Rule("enclosure-type", "A", "a type of audio", each("enclosure/@type", is_in(*AUDIO_TYPES))),
    Rule("enclosure-unique", "A", "each address once", unique("item/enclosure/@url")),
    Rule(
        "enclosure-page",
        "R",
        "never a YouTube page",
        each("enclosure/@url", lambda url: not re.match(r"https://([\w.]+\.)?youtu\.?be", url)),
    ),
    Rule("item-link", "A", "its page", item("link", is_https)),
    Rule("item-description", "A", "a description", item("description", bool)),
    Rule(
        "description-size",
        "A",
        "of 4000 bytes",
        item_maybe("description", lambda text: len(text.encode()) <= TEXT_LIMIT),
    ),
    Rule(
        "description-tags",
        "A",
        "in simple, closed tags",
        item_maybe("description", _has_simple_tags),
    ),
    Rule("notes", "A", "the notes", item("content:encoded", bool)),
    Rule("notes-video", "P", "which begin with the video", _starts_with_video),
    Rule(
        "notes-addresses",
        "A",
        "and hold complete addresses",
        all_of(
            item_maybe("content:encoded", _has_absolute_addresses),
            item_maybe("description", _has_absolute_addresses),
        ),
    ),
    Rule("duration", "A", "whole seconds, never 0", item_maybe("itunes:duration", is_number)),
    Rule("item-artwork", "A", "a JPEG or PNG", item_maybe("itunes:image/@href", is_image)),
    Rule("season", "A", "a number", item_maybe("itunes:season", is_number)),
    Rule("episode", "A", "a number", item_maybe("itunes:episode", is_number)),
    Rule("kind", "A", "a kind", item("itunes:episodeType", is_in("full", "trailer", "bonus"))),
    Rule("item-explicit", "A", "true or false", item("itunes:explicit", is_flag)),
    Rule("captions", "P", "both forms of a transcript", _has_both_captions),
    Rule("captions-url", "N", "complete addresses", each("podcast:transcript/@url", is_https)),
    Rule(
        "captions-language",
        "N",
        "in the show's language",
        each("podcast:transcript/@language", matches("[a-z]{2,3}(-[A-Za-z]{2,4})?")),
    ),
    Rule("captions-rel", "N", "with times", each("podcast:transcript/@rel", is_in("captions"))),
    Rule("chapters", "R", "both kinds of chapters", _has_both_chapters),
    Rule("chapters-url", "N", "a complete address", each("podcast:chapters/@url", is_https)),
    Rule(
        "chapters-type",
        "N",
        "JSON chapters",
        each("podcast:chapters/@type", is_in("application/json+chapters")),
    ),
    Rule("chapters-title", "N", "with titles", each("psc:chapter/@title", is_words)),
    Rule("chapters-start", "N", "with times", each("psc:chapter/@start", is_clock)),
    Rule("chapters-order", "N", "one after the other", _has_ordered_chapters),
    Rule("season-again", "N", "the same number", _agrees("podcast:season", "itunes:season")),
    Rule("episode-again", "N", "the same number", _agrees("podcast:episode", "itunes:episode")),
    Rule("soundbite-start", "N", "seconds", each("podcast:soundbite/@startTime", is_seconds)),
    Rule("soundbite-length", "N", "seconds", each("podcast:soundbite/@duration", is_seconds)),
    Rule("video", "N", "a complete address", each("podcast:contentLink/@href", is_https)),
    Rule("video-words", "N", "with words", each("podcast:contentLink", is_words)),
    Rule(
        "saver-type", "N", "a type", each("podcast:alternateEnclosure/@type", matches("audio/.+"))
    ),
    Rule("saver-length", "N", "its bytes", each("podcast:alternateEnclosure/@length", is_number)),
    Rule(
        "saver-bitrate",
        "N",
        "bit a second, not kilobit",
        each(
            "podcast:alternateEnclosure/@bitrate", lambda text: is_number(text) and int(text) > 5000
        ),
    ),
    Rule("saver-source", "N", "a complete address", _has_sources),
    # Pages
    Rule("paging", "X", "first and last beside next and prev, never itself", _is_paged),
    Rule("page-size", "R", "300 episodes before there is a second page", _is_long_enough),
)


def broken(content: bytes, now: datetime) -> list[str]:
    """Ids of the rules that a feed breaks; ``xml`` alone when it is no XML at all."""
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return ["xml"]
    feed = Feed(content, root, now)
    return [rule.id for rule in RULES if not rule.is_kept(feed)]
