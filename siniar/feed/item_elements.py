"""The table of the elements that our extension writes into each item."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from siniar.feed.common_elements import flag, image_elements, location_element, person_element
from siniar.feed.media import alternates_of
from siniar.feed.namespace import Element
from siniar.feed.page import FeedItem, FeedSite
from siniar.model.episode import Enclosure, Episode
from siniar.model.text import clean_line, clip_line
from siniar.model.timecodes import format_vtt_stamp
from siniar.model.words import N_, Words

#: What is inside a file of a type that holds one codec with us.
#: https://www.rfc-editor.org/rfc/rfc6381
CODECS = {"audio/ogg": "opus", "audio/mpeg": "mp3", "audio/mp4": "mp4a.40.2"}


class ItemSource(Struct, frozen=True):
    """What an item's elements are made from."""

    site: FeedSite
    item: FeedItem
    words: Words

    @property
    def episode(self) -> Episode:
        """The episode of the item."""
        return self.item.episode


def _item_itunes(source: ItemSource) -> Iterator[Element]:
    duration = round(source.episode.duration or 0)
    if duration:
        yield Element("itunes:duration", str(duration))
    yield Element("itunes:episodeType", source.episode.kind.value)
    if source.episode.number:
        yield Element("itunes:episode", str(source.episode.number))
    if source.episode.season:
        yield Element("itunes:season", str(source.episode.season.number))
    explicit = (
        source.site.show.is_explicit if source.episode.explicit is None else source.episode.explicit
    )
    yield Element("itunes:explicit", flag(explicit))
    if source.item.artwork:
        yield Element("itunes:image", "", {"href": source.site.url(source.item.artwork)})
    # A comma parts them, so that none may hold one.
    keywords = (clean_line(word.replace(",", " ")) for word in source.episode.keywords)
    if together := ",".join(filter(None, keywords)):
        yield Element("itunes:keywords", together)
    if source.episode.is_blocked:
        yield Element("itunes:block", "Yes")


def _numbers(source: ItemSource) -> Iterator[Element]:
    if source.episode.season:
        name = {"name": clip_line(source.episode.season.name)}
        yield Element("podcast:season", str(source.episode.season.number), name)
    if source.episode.number:
        yield Element("podcast:episode", str(source.episode.number))


def _transcripts(source: ItemSource) -> Iterator[Element]:
    own = ("",) if source.episode.transcript else ()
    for language in (*own, *(each.language for each in source.episode.translations)):
        for ending, kind in (("vtt", "text/vtt"), ("srt", "application/x-subrip")):
            path = source.site.addresses.of_transcript(source.episode, ending, language)
            attributes = {
                "url": source.site.url(path),
                "type": kind,
                "language": language or source.site.show.language,
                "rel": "captions",
            }
            yield Element("podcast:transcript", "", attributes)


def _chapters(source: ItemSource) -> Iterator[Element]:
    if not source.episode.chapters:
        return
    url = source.site.url(source.site.addresses.of_chapters(source.episode))
    yield Element("podcast:chapters", "", {"url": url, "type": "application/json+chapters"})
    # gPodder reads only these.
    chapters = (
        {
            "start": format_vtt_stamp(each.start),
            "title": clean_line(each.title),
            "href": each.url or "",
            "image": each.image,
        }
        for each in source.episode.chapters
    )
    inner = tuple(Element("psc:chapter", "", attributes) for attributes in chapters)
    yield Element("psc:chapters", "", {"version": "1.2"}, inner)


def _people(source: ItemSource) -> Iterator[Element]:
    for person in source.episode.people:
        yield person_element(person, source.site.url(source.site.addresses.of_person(person)))


def _soundbites(source: ItemSource) -> Iterator[Element]:
    for bite in source.episode.soundbites:
        times = {"startTime": f"{bite.start:.1f}", "duration": f"{bite.duration:.1f}"}
        yield Element("podcast:soundbite", clip_line(bite.title), times)


def _questions(source: ItemSource) -> Iterator[Element]:
    """Where the episode's questions and answers stand, as the place of its discussion.

    None of the protocols that the namespace lists is a page to be read, so this one is called by a
    name that no program takes for its own. AntennaPod opens the address whatever the protocol.
    https://podcasting2.org/docs/podcast-namespace/tags/social-interact
    """
    if source.item.questions:
        uri = source.site.url(source.item.questions)
        yield Element("podcast:socialInteract", "", {"protocol": "web", "uri": uri})


def _content_links(source: ItemSource) -> Iterator[Element]:
    for video in source.episode.videos:
        name = source.words.t("Watch on YouTube")
        label = clean_line(video.label)
        text = f"{name} ({label})" if label else name
        yield Element("podcast:contentLink", text, {"href": video.url})


def _alternates(source: ItemSource) -> Iterator[Element]:
    for enclosure in alternates_of(source.site.show, source.episode):
        yield _alternate(enclosure, source.words.t(_title_of(enclosure, source.episode)))


def _title_of(enclosure: Enclosure, episode: Episode) -> str:
    """What an app offers it as, a message id."""
    if enclosure == episode.data_saver:
        return N_("Data saver")
    return N_("Video") if enclosure.type.startswith("video/") else N_("Sound only")


def _alternate(enclosure: Enclosure, title: str) -> Element:
    kind, _, codecs = enclosure.type.partition("; codecs=")
    attributes = {
        "type": kind,
        "length": str(enclosure.length),
        "bitrate": str(enclosure.bitrate) if enclosure.bitrate else "",
        "height": str(enclosure.height or ""),
        "title": title,
        "codecs": enclosure.codecs or codecs.strip('"') or CODECS.get(kind, ""),
    }
    inner = (Element("podcast:source", "", {"uri": enclosure.url}),)
    return Element("podcast:alternateEnclosure", "", attributes, inner)


def _about(source: ItemSource) -> Iterator[Element]:
    if source.episode.location:
        yield location_element(source.episode.location)
    if source.episode.ai_content is not None:
        yield Element("podcast:txt", flag(source.episode.ai_content), {"purpose": "ai-content"})


def _images(source: ItemSource) -> Iterator[Element]:
    yield from image_elements(source.item.images, source.site.url)


ITEM: tuple[Callable[[ItemSource], Iterator[Element]], ...] = (
    _item_itunes,
    _numbers,
    _transcripts,
    _chapters,
    _people,
    _soundbites,
    _questions,
    _content_links,
    _alternates,
    _about,
    _images,
)


def item_elements(source: ItemSource) -> Iterator[Element]:
    """Every element of an item that feedgen does not write itself, in the order of the table."""
    for build in ITEM:
        yield from build(source)
