"""What every reader has to see of a catalogue: the same values as in tests/feed/readers.py."""

from __future__ import annotations

from html import unescape
from typing import Any

from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode
from siniar.model.text import clip_line
from siniar.model.urls import absolute
from tests.feed.readers import Seen, Values, visible

AI_CONTENT = {None: (), True: ("true",), False: ("false",)}


def expected_show(catalogue: Catalogue) -> Values:
    show = catalogue.show
    return {
        "title": show.title,
        "description": show.description,
        "author": show.author,
        "copyright": show.copyright or show.author,
        "language": show.language,
        "link": f"{show.url}/",
        "guid": show.guid,
        "owner": show.owner_name or show.author,
        "people": [clip_line(person.name) for person in show.people],
        "funding": [clip_line(text or url) for url, text in show.feed.funding],
        "location": clip_line(show.feed.location),
        "license": clip_line(show.feed.license),
        "frequency": clip_line(show.feed.update_frequency),
        "txt": [*(text for _, text in show.feed.txt), *AI_CONTENT[show.feed.ai_content]],
        "trailers": [clip_line(trailer.title) for trailer in catalogue.trailers],
    }


def expected_episode(catalogue: Catalogue, episode: Episode) -> Values:
    enclosure = episode.enclosure
    assert enclosure
    return {
        "guid": episode.guid,
        "title": episode.title,
        "link": absolute(catalogue.show, catalogue.addresses.of_episode(episode)),
        "url": enclosure.url,
        "length": enclosure.length,
        "type": enclosure.type,
        "duration": round(episode.duration or 0),
        "published": episode.date.timestamp(),
        "season": episode.season.number if episode.season else None,
        "number": episode.number,
        "people": [clip_line(person.name) for person in episode.people],
        "soundbites": [clip_line(bite.title) for bite in episode.soundbites],
        "seasonName": clip_line(episode.season.name) if episode.season else None,
        "chapters": [chapter.title for chapter in episode.chapters],
        "videos": [
            f"Tonton di YouTube ({video.label})" if video.label else "Tonton di YouTube"
            for video in episode.videos
        ],
    }


#: Values that are HTML. What they hold is checked where it is made; here each reader must hand on
#: what an XML reader finds.
NOTES = ("description", "content")


def _is_nothing(value: Any) -> bool:  # noqa: ANN401 (whatever a reader tells)
    return value is None or value in ("", [], 0)


def _repaired(text: str) -> str:
    """What feedparser makes of a text whose Latin-1 bytes happen to be UTF-8: it believes them."""
    try:
        return text.encode("latin-1").decode()
    except UnicodeError:
        return text


def compare(reader: str, seen: Values, wanted: Values) -> dict[str, tuple[Any, Any]]:
    """What a reader saw otherwise, as (seen, wanted) by name."""
    wrong = {}
    for name, value in seen.items():
        want = wanted.get(name)
        accepted = [want]
        if reader == "feedparser" and isinstance(want, str):
            accepted.append(_repaired(want))
        if name in NOTES:
            # partytime turns references into characters once more after the XML has been read.
            again = unescape if reader == "partytime" else str
            accepted = [visible(again(each or "")) for each in accepted]
            value = visible(value)  # noqa: PLW2901
        if value not in accepted and not (_is_nothing(value) and _is_nothing(want)):
            wrong[name] = (value, want)
    return wrong


def differences(catalogue: Catalogue, readers: dict[str, list[Seen]], feed: int = 0) -> list[str]:
    """Every difference between what the readers saw of a feed and its catalogue, as lines."""
    heard = [episode for episode in catalogue.public if episode.enclosure]
    plain = readers["lxml"][feed].episodes
    lines = []
    for reader, feeds in readers.items():
        seen = feeds[feed]
        wrong = compare(reader, seen.show, expected_show(catalogue))
        lines += [f"{reader}: show: {name}: {pair}" for name, pair in wrong.items()]
        if len(seen.episodes) != len(heard):
            lines.append(f"{reader}: {len(seen.episodes)} instead of {len(heard)} episodes")
            continue
        for episode, values, notes in zip(heard, seen.episodes, plain, strict=True):
            wanted = expected_episode(catalogue, episode)
            wanted |= {name: notes[name] for name in NOTES}
            wrong = compare(reader, values, wanted)
            lines += [f"{reader}: {episode.guid}: {name}: {pair}" for name, pair in wrong.items()]
    return lines
