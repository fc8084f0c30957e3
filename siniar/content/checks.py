"""Checks what directories, apps and residents would stumble over, in and between episodes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache

from siniar.content.fields.rules import DATE_DISTANT
from siniar.content.readings import ReadEpisode
from siniar.content.rules import (
    CONFIRMED_IN_FUTURE,
    SUMMARY_HTML_ENTITY,
    SUMMARY_LONG,
    SUMMARY_MISSING,
    TITLE_AMPERSAND,
    TITLE_ANGLE_BRACKETS,
    TITLE_HTML_ENTITY,
    TITLE_LONG,
    TITLE_NUMBERED,
    TITLE_ONLY_DIGITS,
)
from siniar.content.rules_between import (
    AUDIO_TWICE,
    DATE_TWICE,
    EPISODE_EXPIRED,
    EPISODE_SCHEDULED,
    GUID_TWICE,
    NOTE_COPIED,
    NUMBER_TWICE,
    SHOW_EMPTY,
    SLUG_TWICE,
    SOUND_TWICE,
    TRAILER_NUMBERED,
    TRANSCRIPT_TWICE,
)
from siniar.model.episode import Episode, EpisodeKind, Status
from siniar.model.findings import Finding, Place, found
from siniar.model.rules import Rule
from siniar.model.show import Show
from siniar.model.text import clean_line, decode_references

#: Bytes of a description in a feed; Apple cuts there.
#: https://podcasters.apple.com/support/823-podcast-requirements
SUMMARY_LIMIT = 4000
#: The year of the first feeds with sound; and how many years ahead somebody may plan.
OLDEST, FARTHEST = 2000, 5
#: Characters after which phones cut a title.
TITLE_ADVICE = 120
#: What readers of XML turn into a number or a truth value, and then show empty.
_NUMBER = re.compile(
    r"[\d\s.,:/+-]+|[+-]?0[xob][\da-f]+|[+-]?[\d.]+e[+-]?\d+|true|false|[+-]?infinity",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")


def check_episode(read: ReadEpisode, show: Show, now: datetime) -> Iterator[Finding]:
    """What is wrong with an episode by itself."""
    episode = read.episode
    if episode is None:
        return
    at = read.place
    yield from _check_title(episode.title, show, at("title"))
    entity = _entity_in(episode.summary)
    if entity and decode_references(entity) != entity:
        yield found(SUMMARY_HTML_ENTITY, at("summary"), value=entity)
    if episode.kind is not EpisodeKind.FULL and episode.number is not None:
        kind = episode.kind.value
        yield found(TRAILER_NUMBERED, at("number"), value=episode.number, kind=kind)
    size = len(episode.summary.encode())
    if size > SUMMARY_LIMIT:
        yield found(SUMMARY_LONG, at("summary"), size=size)
    if not episode.summary and episode.status is Status.PUBLISHED:
        yield found(SUMMARY_MISSING, at("title"))
    is_near = OLDEST <= episode.date.year <= now.year + FARTHEST
    if episode.status is Status.PUBLISHED and episode.date > now and is_near:
        moment = episode.date.strftime("%Y-%m-%d %H:%M")
        yield found(EPISODE_SCHEDULED, at("date"), value=moment)
    if not is_near:
        yield found(DATE_DISTANT, at("date"), value=episode.date.strftime("%Y-%m-%d"))
    if episode.confirmed and episode.confirmed > now.date():
        yield found(CONFIRMED_IN_FUTURE, at("confirmed"), value=episode.confirmed)
    if episode.is_expired(now.date()):
        yield found(EPISODE_EXPIRED, at("expires"), value=episode.expires)


def _check_title(title: str, show: Show, place: Place) -> Iterator[Finding]:
    if _NUMBER.fullmatch(title):
        yield found(TITLE_ONLY_DIGITS, place)
    if "<" in title or ">" in title:
        yield found(TITLE_ANGLE_BRACKETS, place)
    entity = _entity_in(title)
    if entity and decode_references(entity) != entity:
        yield found(TITLE_HTML_ENTITY, place, value=entity)
    elif entity:
        yield found(TITLE_AMPERSAND, place, value=entity, sent=clean_line(entity))
    if _numbering(show.title, show.code).match(title):
        yield found(TITLE_NUMBERED, place)
    if len(title) > TITLE_ADVICE:
        yield found(TITLE_LONG, place, length=len(title))


def _entity_in(text: str) -> str:
    """The first part of a text that looks like a reference of HTML; empty when there is none."""
    entity = _ENTITY.search(text) if "&" in text else None
    return entity[0] if entity else ""


@lru_cache(maxsize=8)
def _numbering(title: str, code: str) -> re.Pattern[str]:
    """How a title begins that repeats what stands beside it anyway."""
    name = rf"(?i:{re.escape(title)}|{re.escape(code)}|episode|eps?\.?)\W*\d*\s*[:#–|-]"
    return re.compile(rf"{name}|#?\d+\s*[:.–|-]\s")


#: What must be different in every episode: the rule, the field its line is looked up
#: by, and the value that is compared.
_UNIQUE: tuple[tuple[Rule, str, Callable[[Episode], object]], ...] = (
    (GUID_TWICE, "guid", lambda episode: episode.guid),
    (NUMBER_TWICE, "number", lambda episode: episode.number and (episode.season, episode.number)),
    (SLUG_TWICE, "slug", lambda episode: episode.slug),
    (AUDIO_TWICE, "audio", lambda episode: episode.enclosure and episode.enclosure.url),
    (SOUND_TWICE, "audio", lambda episode: episode.audio and episode.audio.digest),
    (
        TRANSCRIPT_TWICE,
        "transcript",
        lambda episode: episode.transcript and episode.transcript.digest,
    ),
    (DATE_TWICE, "date", lambda episode: episode.date),
)


def check_between(reads: Iterable[ReadEpisode]) -> Iterator[Finding]:
    """What is wrong between episodes: each needs its own guid, number, address and audio.

    The later file is named, because the earlier one was probably published first.
    """
    reads = tuple(reads)
    copies = find_copies(reads)
    for read in reads:
        if read.path in copies:
            yield found(NOTE_COPIED, read.first, other=copies[read.path])
    episodes = [(read.episode, read) for read in reads if read.episode and read.path not in copies]
    free = max((episode.number or 0 for episode, _ in episodes), default=0) + 1
    for rule, name, key in _UNIQUE:
        first: dict[object, ReadEpisode] = {}
        for episode, read in episodes:
            value = key(episode)
            if not value or first.setdefault(value, read) is read:
                continue
            if rule is SOUND_TWICE and _same_name(episode, first[value].episode):
                continue
            values = {"value": _shown(episode, name), "other": first[value].path, "next": free}
            yield found(rule, read.place(name), **values)


def check_show(reads: Sequence[ReadEpisode], settings: str) -> Iterator[Finding]:
    """What is wrong with the show as a whole; ``settings`` is the name of their file."""
    if all(read.episode and read.episode.status is not Status.PUBLISHED for read in reads):
        yield found(SHOW_EMPTY, Place(settings))


def find_copies(reads: Iterable[ReadEpisode]) -> dict[str, str]:
    """Notes that are another one, letter by letter, with that one; both by their paths.

    Whoever copies a file gets a longer name: "003 - Copy.md", "003 (1).md".
    """
    first: dict[str, str] = {}
    copies: dict[str, str] = {}
    for read in sorted(reads, key=lambda read: (len(read.path), read.path)):
        digest = read.files[0].digest if read.files else None
        if digest and first.setdefault(digest, read.path) != read.path:
            copies[read.path] = first[digest]
    return copies


def _same_name(one: Episode, other: Episode | None) -> bool:
    """Whether the audio is the same file, which another rule tells."""
    return bool(
        one.enclosure and other and other.enclosure and one.enclosure.url == other.enclosure.url
    )


def _shown(episode: Episode, name: str) -> str:
    if name == "transcript":
        return episode.transcript.source.name if episode.transcript else ""
    if name == "audio":
        return episode.audio.name if episode.audio else ""
    return str(getattr(episode, name))
