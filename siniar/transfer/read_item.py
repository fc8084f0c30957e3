"""Reads one item of a feed, through tables of the elements that say the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree

from siniar.content.addresses import is_web_address
from siniar.transfer.foreign import (
    ForeignAudio,
    ForeignBite,
    ForeignChapter,
    ForeignEpisode,
    ForeignPerson,
    ForeignPlace,
    ForeignText,
    UnreadPart,
)
from siniar.transfer.tree import Parts, attribute, has_markup, plain_line, text_of
from siniar.transfer.values import (
    parse_count,
    parse_date,
    parse_duration,
    parse_flag,
    parse_length,
    parse_position,
    split_words,
)

#: Names of elements for each part of an episode, the best first.
GUID = ("guid", "atom:id", "id", "dc:identifier")
TITLE = ("title", "atom:title", "itunes:title", "dc:title", "media:title")
DATE = ("pubDate", "atom:published", "published", "dc:date", "atom:updated", "updated")
NOTES = ("content:encoded", "atom:content", "content")
DESCRIPTION = (
    "description", "itunes:summary", "atom:summary", "summary", "googleplay:description",
    "media:description",
)  # fmt: skip
SHORT = ("itunes:subtitle", "itunes:summary", "description", "atom:summary")
#: Elements that are read elsewhere, or say nothing that is not known already.
_SILENT = frozenset(
    {*GUID, *TITLE, *DATE, *NOTES, *DESCRIPTION, *SHORT}
    | {"link", "atom:link", "enclosure", "author", "atom:author", "itunes:author", "dc:creator"}
    | {"comments", "source", "category", "atom:category", "itunes:order", "itunes:keywords"}
    | {"itunes:duration", "itunes:episode", "podcast:episode", "itunes:season", "podcast:season"}
    | {"itunes:episodeType", "itunes:explicit", "itunes:block", "itunes:image", "image", "date"}
    | {"podcast:person", "podcast:chapters", "psc:chapters", "podcast:transcript"}
    | {"podcast:location", "podcast:license", "podcast:soundbite", "podcast:contentLink"}
    | {"podcast:alternateEnclosure", "googleplay:explicit", "googleplay:block", "slash:comments"}
    | {"media:content", "media:group", "media:thumbnail", "media:player", "media:rating"}
    | {"googleplay:image", "googleplay:author", "itunes:isClosedCaptioned", "itunes:link"}
    | {"podcast:image", "podcast:images", "modified", "created", "issued", "atom:rights"}
)
#: Longest text that is a summary and not notes.
_SUMMARY = 400
#: What ends so, or has such a type, can be heard or seen.
_MEDIA = re.compile(r"\.(?:mp3|m4a|m4v|mp4|mov|aac|ogg|oga|opus|wav|flac)(?:$|[?#])", re.IGNORECASE)


def read_item(element: etree._Element, source: str) -> ForeignEpisode:
    """Everything that an item says and that we know."""
    parts = Parts(element)
    notes = parts.markup(*NOTES)
    described = max((parts.markup(name) for name in DESCRIPTION), key=len, default="")
    texts = list(_read_texts(parts, notes or described))
    date_text = parts.text(*DATE)
    duration_text = parts.text("itunes:duration")
    season, season_name = _read_season(parts)
    return ForeignEpisode(
        guid=parts.text(*GUID),
        title=parts.line_of_text(*TITLE),
        link=_read_link(parts),
        date=parse_date(date_text),
        notes=notes or described,
        summary=next((line for _, line in texts if len(line) <= _SUMMARY), ""),
        audio=_read_audio(parts),
        duration=parse_duration(duration_text) or _read_media_duration(parts),
        number=parse_count(parts.text("itunes:episode", "podcast:episode")),
        season=season,
        season_name=season_name,
        kind=parts.text("itunes:episodeType").casefold(),
        explicit=parse_flag(parts.text("itunes:explicit", "googleplay:explicit")),
        is_blocked=parts.text("itunes:block", "googleplay:block").casefold() in {"yes", "true"},
        picture=_read_picture(parts),
        people=read_people(parts),
        chapters=_read_chapters(parts),
        chapters_url=next((attribute(each, "url") for each in parts.all("podcast:chapters")), ""),
        transcripts=tuple(_read_transcripts(parts)),
        keywords=_read_keywords(parts),
        place=read_place(parts),
        license=parts.text("podcast:license"),
        bites=tuple(_read_bites(parts)),
        links=tuple(dict.fromkeys(_read_links(parts))),
        source=source,
        line=parts.line,
        unread=(*_read_rest(parts, date_text, duration_text), *_read_others(texts)),
    )


# --- what it is -----------------------------------------------------------------------------------


def _read_link(parts: Parts) -> str:
    for each in parts.all("link", "atom:link"):
        address = text_of(each) or attribute(each, "href")
        if address.startswith(("http://", "https://")) and _relation(each) == "alternate":
            return address
    # A guid that is an address of the page is one unless it says otherwise.
    guid = next(iter(parts.all("guid")), None)
    is_page = guid is not None and attribute(guid, "isPermaLink").casefold() != "false"
    address = text_of(guid) if guid is not None and is_page else ""
    return address if re.match(r"https?://[^\s]+$", address) else ""


def _relation(element: etree._Element) -> str:
    return attribute(element, "rel") or "alternate"


def _read_texts(parts: Parts, notes: str) -> Iterator[tuple[str, str]]:
    """Texts that say something the notes do not, each once, with their elements' names."""
    said = _letters(_strip_tags(notes))
    for name in (*SHORT, *DESCRIPTION):
        text = parts.text(name)
        line = plain_line(_strip_tags(text)) if has_markup(text) else plain_line(text)
        letters = _letters(line)
        if letters and letters not in said:
            said += letters
            yield name, line


def _read_others(texts: list[tuple[str, str]]) -> Iterator[UnreadPart]:
    """The texts besides the one that became the summary."""
    first = next((text for text in texts if len(text[1]) <= _SUMMARY), None)
    yield from (UnreadPart(name, line[:200]) for name, line in texts if (name, line) != first)


def _strip_tags(markup: str) -> str:
    return unescape(re.sub(r"<[^<>]*>", " ", markup))


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _read_season(parts: Parts) -> tuple[int | None, str]:
    named = next((attribute(each, "name") for each in parts.all("podcast:season")), "")
    return parse_count(parts.text("itunes:season", "podcast:season")), plain_line(named)


def _read_keywords(parts: Parts) -> tuple[str, ...]:
    words = split_words(parts.text("itunes:keywords", "media:keywords"))
    more = [text_of(each) or attribute(each, "term") for each in parts.all("category")]
    return tuple(dict.fromkeys((*words, *filter(None, (plain_line(each) for each in more)))))


def _read_picture(parts: Parts) -> str:
    for each in parts.all("itunes:image", "googleplay:image", "media:thumbnail", "podcast:image"):
        address = attribute(each, "href", "url") or text_of(each)
        if address.startswith(("http://", "https://")):
            return address
    return ""


# --- what is heard --------------------------------------------------------------------------------


def _read_audio(parts: Parts) -> ForeignAudio | None:
    """The enclosure; of several the first that can be heard or seen."""
    given = [*_enclosures(parts)]
    heard = (each for each in given if _is_media(each))
    return next(heard, next(iter(given), None))


def _is_media(audio: ForeignAudio) -> bool:
    return audio.type.startswith(("audio/", "video/")) or bool(_MEDIA.search(audio.url))


def _enclosures(parts: Parts) -> Iterator[ForeignAudio]:
    grouped = [child for each in parts.all("media:group") for child in each]
    for each in (*_named_enclosures(parts), *parts.all("media:content"), *grouped):
        url = _address_of(each)
        if is_web_address(url):
            length = parse_length(attribute(each, "length", "fileSize"))
            yield ForeignAudio(url, length, attribute(each, "type").casefold())


def _named_enclosures(parts: Parts) -> list[etree._Element]:
    linked = [each for each in parts.all("atom:link", "link") if _relation(each) == "enclosure"]
    return [*parts.all("enclosure"), *linked]


def _address_of(element: etree._Element) -> str:
    return attribute(element, "url", "href").replace(" ", "%20")


def _read_media_duration(parts: Parts) -> float | None:
    found = (parse_duration(attribute(each, "duration")) for each in parts.all("media:content"))
    return next(filter(None, found), None)


def _read_links(parts: Parts) -> Iterator[str]:
    for each in parts.all("podcast:contentLink"):
        yield attribute(each, "href")
    for each in parts.all("podcast:alternateEnclosure"):
        for child in each:
            yield attribute(child, "uri")
    for each in parts.all("media:player", "media:content"):
        yield attribute(each, "url")


# --- what belongs to it ---------------------------------------------------------------------------


def read_people(parts: Parts) -> tuple[ForeignPerson, ...]:
    """Everybody whom ``podcast:person`` names."""
    return tuple(
        ForeignPerson(
            name=plain_line(text_of(each)),
            role=(attribute(each, "role") or "host").casefold(),
            group=attribute(each, "group").casefold(),
            url=attribute(each, "href"),
            picture=attribute(each, "img"),
        )
        for each in parts.all("podcast:person")
        if plain_line(text_of(each))
    )


def read_place(parts: Parts) -> ForeignPlace | None:
    """The first ``podcast:location``."""
    for each in parts.all("podcast:location"):
        return ForeignPlace(
            plain_line(text_of(each)),
            attribute(each, "geo"),
            attribute(each, "osm"),
            attribute(each, "rel"),
            attribute(each, "country"),
        )
    return None


def _read_chapters(parts: Parts) -> tuple[ForeignChapter, ...]:
    read = [
        ForeignChapter(
            parse_position(attribute(each, "start")) or 0.0,
            plain_line(attribute(each, "title")),
            attribute(each, "href"),
            attribute(each, "image"),
        )
        for group in parts.all("psc:chapters")
        for each in group
        if parse_position(attribute(each, "start")) is not None and attribute(each, "title")
    ]
    return tuple(sorted(read, key=lambda chapter: chapter.start))


def _read_transcripts(parts: Parts) -> Iterator[ForeignText]:
    for each in parts.all("podcast:transcript"):
        url = attribute(each, "url")
        if url:
            yield ForeignText(url, attribute(each, "type"), attribute(each, "language"))


def _read_bites(parts: Parts) -> Iterator[ForeignBite]:
    for each in parts.all("podcast:soundbite"):
        start = parse_position(attribute(each, "startTime"))
        duration = parse_duration(attribute(each, "duration"))
        if start is not None and duration:
            yield ForeignBite(start, duration, plain_line(text_of(each)))


# --- what is not taken ----------------------------------------------------------------------------


def _read_rest(parts: Parts, date_text: str, duration_text: str) -> Iterator[UnreadPart]:
    """What has a value and no place with us."""
    yield from parts.unread(_SILENT)
    if date_text and parse_date(date_text) is None:
        yield UnreadPart("pubDate", date_text[:200])
    if duration_text.strip("0:. ") and parse_duration(duration_text) is None:
        yield UnreadPart("itunes:duration", duration_text[:200])
    for name in ("itunes:episode", "itunes:season"):
        text = parts.text(name)
        if text and parse_count(text) is None:
            yield UnreadPart(name, text[:200])
    for address in map(_address_of, _named_enclosures(parts)):
        if address and not is_web_address(address):
            yield UnreadPart("enclosure", address[:200])
    if len({each.url for each in _enclosures(parts) if _is_media(each)}) > 1:
        others = [each.url for each in _enclosures(parts) if _is_media(each)][1:]
        yield UnreadPart("enclosure", " ".join(others)[:200])
