"""Decides which episodes of a feed are new here, and what each of them is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from urllib.parse import unquote

from msgspec import Struct

from siniar.content.addresses import split_address
from siniar.model.episode import Episode
from siniar.model.findings import Finding, Phrase, Place, found
from siniar.model.slugs import SLUG, slugify
from siniar.model.words import N_
from siniar.transfer.foreign import ForeignEpisode
from siniar.transfer.rules import (
    IMPORT_AUDIO_KNOWN,
    IMPORT_DATE_MADE,
    IMPORT_GUID_KNOWN,
    IMPORT_GUID_MADE,
    IMPORT_GUID_TWICE,
    IMPORT_SLUG_TAKEN,
    IMPORT_TITLE_MADE,
)


class Known(Struct, frozen=True):
    """What is here already."""

    #: Episodes by every guid that they have or had, with their files in the project.
    guids: Mapping[str, Episode]
    #: Files by the addresses of their audio.
    audio: Mapping[str, str]
    slugs: frozenset[str]
    #: Names in content/episodes without their ending.
    stems: frozenset[str]


def known_of(episodes: Iterable[Episode], stems: Iterable[str]) -> Known:
    """What is known of the episodes that are here."""
    every = tuple(episodes)
    return Known(
        {guid: each for each in every for guid in (each.guid, *each.former_guids)},
        {each.enclosure.url: each.source for each in every if each.enclosure},
        frozenset(each.slug for each in every),
        frozenset(stems),
    )


class Identified(Struct, frozen=True):
    """An episode that is new here, with everything that must be unique."""

    episode: ForeignEpisode
    guid: str
    title: str
    date: datetime
    slug: str
    #: What the names of its files begin with.
    stem: str
    is_draft: bool


class Chosen(Struct, frozen=True):
    """What is new, and what was found while choosing."""

    new: tuple[Identified, ...]
    #: How many are here already.
    known: int
    findings: tuple[Finding, ...] = ()


def choose_new(episodes: Iterable[ForeignEpisode], known: Known, now: datetime) -> Chosen:
    """The episodes that are not here yet, oldest first, so that numbers of words follow time."""
    chooser = _Chooser(known, now)
    ordered = sorted(episodes, key=lambda each: (each.date or now, -each.line))
    new = [each for each in map(chooser.identify, ordered) if each]
    return Chosen(tuple(new), chooser.known_count, tuple(chooser.findings))


class _Chooser:
    """Gives out guids, slugs and stems, each once."""

    def __init__(self, known: Known, now: datetime) -> None:
        self._known, self._now = known, now
        self._titles: dict[str, str] = {}
        self._slugs, self._stems = set(known.slugs), set(known.stems)
        self.known_count = 0
        self.findings: list[Finding] = []

    def identify(self, episode: ForeignEpisode) -> Identified | None:
        """The episode with its own names; ``None`` when it is here already."""
        title = self._title(episode)
        place = Place(episode.source, episode.line, title)
        guid = self._guid(episode, title, place)
        if guid in self._known.guids:
            self.known_count += 1
            self.findings += _compare(episode, self._known.guids[guid], place)
            return None
        if episode.audio and episode.audio.url in self._known.audio:
            other = self._known.audio[episode.audio.url]
            self.findings.append(found(IMPORT_AUDIO_KNOWN, place, title=title, other=other))
            return None
        self._titles[guid] = title
        slug = self._slug(episode, title, place)
        return Identified(
            episode=episode,
            guid=guid,
            title=title,
            date=self._date(episode, title, place),
            slug=slug,
            stem=_take(_stem(episode, slug), self._stems),
            is_draft=episode.is_draft or episode.audio is None or episode.date is None,
        )

    def _title(self, episode: ForeignEpisode) -> str:
        if episode.title:
            return episode.title
        day = f"{episode.date:%Y-%m-%d}" if episode.date else "?"
        title = f"Episode {episode.number or day}"
        self.findings.append(
            found(IMPORT_TITLE_MADE, Place(episode.source, episode.line, title), title=title)
        )
        return title

    def _guid(self, episode: ForeignEpisode, title: str, place: Place) -> str:
        """The guid of the feed, or what apps take where it has none."""
        instead = episode.audio.url if episode.audio else episode.link or slugify(title)
        if not episode.guid:
            self.findings.append(found(IMPORT_GUID_MADE, place, title=title, value=instead))
            return instead
        if episode.guid not in self._titles:
            return episode.guid
        other = self._titles[episode.guid]
        self.findings.append(found(IMPORT_GUID_TWICE, place, title=title, other=other))
        return _take(instead if instead != episode.guid else f"{instead}-2", set(self._titles))

    def _slug(self, episode: ForeignEpisode, title: str, place: Place) -> str:
        wanted = (
            _word_of_address(episode.link)
            or episode.slug
            or slugify(title)
            or f"episode-{episode.line}"
        )
        slug = _take(wanted, self._slugs)
        if slug != wanted:
            values = {"title": title, "value": wanted, "new": slug}
            self.findings.append(found(IMPORT_SLUG_TAKEN, place, **values))
        return slug

    def _date(self, episode: ForeignEpisode, title: str, place: Place) -> datetime:
        if episode.date:
            return episode.date
        said = next((each.text for each in episode.unread if each.name == "pubDate"), "")
        day = self._now.date()
        self.findings.append(found(IMPORT_DATE_MADE, place, title=title, value=said, day=day))
        return self._now.replace(microsecond=0) - timedelta(seconds=1)


def _take(wanted: str, taken: set[str]) -> str:
    """A word that nobody has, made of the wanted one."""
    word, count = wanted, 1
    while word in taken:
        count += 1
        word = f"{wanted}-{count}"
    taken.add(word)
    return word


def _word_of_address(link: str) -> str:
    """The last part of a page's address, when it is made of words; empty otherwise."""
    path = unquote(split_address(link).path)
    word = re.sub(r"\.(?:html?|php)$", "", path.rstrip("/").rpartition("/")[2])
    return word if SLUG.fullmatch(word) and re.search("[a-z]{2}", word) and len(word) <= 80 else ""


def _stem(episode: ForeignEpisode, slug: str) -> str:
    day = f"{episode.date:%Y-%m-%d}" if episode.date else "0000-00-00"
    return f"{episode.number:03}-{slug}" if episode.number else f"{day}-{slug}"


def _compare(episode: ForeignEpisode, here: Episode, place: Place) -> Iterator[Finding]:
    """How the feed and the note of one episode differ by now."""
    pairs: tuple[tuple[str, object, object], ...] = (
        (N_("the title"), _fold(episode.title), _fold(here.title)),
        (N_("the date"), episode.date, here.date),
    )
    for field_name, theirs, ours in pairs:
        if theirs and theirs != ours:
            shown = episode.title if isinstance(theirs, str) else str(theirs)
            values = {"title": here.title, "value": shown, "other": here.source}
            yield found(IMPORT_GUID_KNOWN, place, field=Phrase(field_name), **values)


def _fold(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
