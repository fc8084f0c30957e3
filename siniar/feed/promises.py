"""Finds what a build would take from subscribers and visitors, against what the ledger knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from siniar.content.readings import ReadEpisode
from siniar.feed.ledger import TEXT, TOPIC, Ledger, Record, audio_of, list_pages
from siniar.feed.rules import (
    EPISODE_BEFORE_NEWEST,
    PUBLISHED_AUDIO_CHANGED,
    PUBLISHED_AUDIO_MOVED,
    PUBLISHED_AUDIO_REPLACED,
    PUBLISHED_DATE_CHANGED,
    PUBLISHED_EPISODE_GONE,
    PUBLISHED_EPISODES_GONE,
    PUBLISHED_GUID_CHANGED,
    PUBLISHED_PAGE_GONE,
    PUBLISHED_TOPIC_FEEDS_GONE,
    PUBLISHED_TOPIC_GONE,
    SHOW_GUID_CHANGED,
    SITE_MOVED,
)
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode, Status
from siniar.model.findings import Finding, Place, found
from siniar.model.urls import slug_of


class Promised(Struct, frozen=True):
    """What the ledger is held against."""

    catalogue: Catalogue
    #: Every note that was read.
    reads: tuple[ReadEpisode, ...]
    #: What findings call the ledger, and the folder of notes.
    ledger: str
    folder: str
    #: Lines of the settings that findings of the show, its topics and its address stand at.
    show: Place
    topics: Place
    site: Place
    #: Lines of the word that addresses of audio begin with, and of whether topics have feeds.
    audio: Place
    topic_feeds: Place
    #: Notes of pages that were withdrawn on purpose.
    withdrawn: frozenset[str] = frozenset()


def check_ledger(ledger: Ledger, promised: Promised) -> list[Finding]:
    """What subscribers and visitors would suffer from."""
    if ledger.episodes and not promised.reads:
        number = len(ledger.episodes)
        place = Place(promised.folder)
        return [found(PUBLISHED_EPISODES_GONE, place, number=number, folder=promised.folder)]
    return [
        *_check_show(ledger, promised),
        *_check_episodes(ledger.episodes, promised),
        *_check_new(ledger.episodes, promised),
        *_check_pages(ledger, promised),
    ]


def _check_show(ledger: Ledger, promised: Promised) -> Iterator[Finding]:
    show = promised.catalogue.show
    if ledger.show and ledger.show.guid not in {show.guid, *show.former_guids}:
        yield found(SHOW_GUID_CHANGED, promised.show, old=ledger.show.guid, new=show.guid)
    if ledger.show and ledger.show.has_topic_feeds and not show.feed.has_topic_feeds:
        yield found(PUBLISHED_TOPIC_FEEDS_GONE, promised.topic_feeds)


def check_site(ledger: Ledger, promised: Promised) -> list[Finding]:
    """Whether the site, and its feed with it, would be published at another address.

    Only a build that publishes knows its address.
    """
    show = promised.catalogue.show
    if ledger.show is None or ledger.show.url in {show.url, *show.former_urls}:
        return []
    return [found(SITE_MOVED, promised.site, old=ledger.show.url, new=show.url)]


# --- episodes -------------------------------------------------------------------------------------


def _check_episodes(records: Iterable[Record], promised: Promised) -> Iterator[Finding]:
    public = {episode.guid: episode for episode in promised.catalogue.public}
    every = {read.episode.guid: read for read in reversed(promised.reads) if read.episode}
    successors = {
        guid for read in every.values() if read.episode for guid in read.episode.former_guids
    }
    for number, record in enumerate(records, 2):
        episode = public.get(record.guid)
        if episode is not None:
            yield from _check_record(record, episode, every[record.guid], promised.audio)
        elif record.guid not in successors and not record.gone:
            place = Place(promised.ledger, number)
            yield from _check_gone(record, every, public, place)


def _check_record(
    record: Record, episode: Episode, read: ReadEpisode, word: Place
) -> Iterator[Finding]:
    """``word`` is the line of the word that addresses of audio begin with."""
    yield from _check_audio(record, episode, read.place("audio"), word)
    day, moment = episode.date.date().isoformat(), episode.date.isoformat()
    if record.date not in {"", moment} or (not record.date and record.published != day):
        old = (record.date or record.published)[:16].replace("T", " ")
        yield found(PUBLISHED_DATE_CHANGED, read.place("date"), old=old)


def _check_audio(record: Record, episode: Episode, place: Place, word: Place) -> Iterator[Finding]:
    if episode.enclosure is None:
        return  # without audio it is a finding already
    audio, old = audio_of(episode.enclosure), Path(record.audio).name
    digest = episode.audio.digest if episode.audio else ""
    if has_moved(record.audio, audio):
        # The same for every episode, of which a report tells one.
        folders = {"old": record.audio.partition("/")[0], "new": audio.partition("/")[0]}
        yield found(PUBLISHED_AUDIO_MOVED, word, **folders)
    elif audio != record.audio and old not in episode.former_audio:
        name = Path(audio).name
        new = audio if "://" in audio or name == old else name
        yield found(PUBLISHED_AUDIO_CHANGED, place, value=new, old=old)
    elif audio == record.audio and (
        episode.enclosure.length != record.length or is_other(digest, record.digest)
    ):
        yield found(PUBLISHED_AUDIO_REPLACED, place, value=Path(audio).name)


def has_moved(old: str, new: str) -> bool:
    """Whether of two addresses of audio below the site's root only the first folder differs."""
    is_ours = "://" not in f"{old} {new}"
    return is_ours and old != new and old.partition("/")[2] == new.partition("/")[2] != ""


def is_other(digest: str, known: str) -> bool:
    """Whether both digests are known and differ."""
    return bool(digest and known) and digest != known


def _check_gone(
    record: Record,
    every: Mapping[str, ReadEpisode],
    public: Mapping[str, Episode],
    place: Place,
) -> Iterator[Finding]:
    read = every.get(record.guid)
    if read is not None and read.episode:
        if read.episode.status is Status.WITHDRAWN:
            return
        field = "date" if read.episode.status is Status.PUBLISHED else "status"
        yield _gone(record, every, read.place(field))
        return
    for episode in public.values():
        if episode.enclosure and audio_of(episode.enclosure) == record.audio:
            source = every[episode.guid].place("guid")
            yield found(PUBLISHED_GUID_CHANGED, source, old=record.guid, new=episode.guid)
            return
    yield _gone(record, every, place)


def _gone(record: Record, every: Mapping[str, ReadEpisode], place: Place) -> Finding:
    """That an episode would vanish, and what else would break with it."""
    linking = [
        read.path
        for read in every.values()
        if record.path and read.episode and f"/{record.path}" in read.episode.notes_html
    ]
    return found(
        PUBLISHED_EPISODE_GONE,
        place,
        title=record.title,
        address=f"/{record.path}" if record.path else "–",
        links=", ".join(sorted(linking)) or "–",
    )


def _check_new(records: Sequence[Record], promised: Promised) -> Iterator[Finding]:
    """New episodes that apps sort behind those that subscribers have, so that nobody is told.

    One whose audio is known has another guid only, which is told already.
    """
    known = {record.guid for record in records}
    public = promised.catalogue.public
    dates = [episode.date for episode in public if episode.guid in known]
    newest = max(dates, default=None)
    places = {read.episode.guid: read for read in reversed(promised.reads) if read.episode}
    sounds = {record.audio for record in records}
    for episode in public:
        is_known = known & {episode.guid, *episode.former_guids} or (
            episode.enclosure and audio_of(episode.enclosure) in sounds
        )
        if not is_known and newest and episode.date < newest:
            place = places[episode.guid].place("date")
            yield found(EPISODE_BEFORE_NEWEST, place, newest=_minute(newest))


def _minute(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")


# --- other pages ----------------------------------------------------------------------------------


def _check_pages(ledger: Ledger, promised: Promised) -> Iterator[Finding]:
    """Topics and texts whose pages were public and are no more.

    A person's page leads to the list of people instead: nobody has to stay named.
    """
    catalogue = promised.catalogue
    present = {(page.kind, page.name) for page in list_pages(catalogue)}
    paths = {page.path for page in list_pages(catalogue)}
    paths |= {redirect.path for redirect in catalogue.redirects}
    rules = {TOPIC: PUBLISHED_TOPIC_GONE, TEXT: PUBLISHED_PAGE_GONE}
    for number, page in enumerate(ledger.pages, 2 + len(ledger.episodes)):
        is_there = page.gone or (page.kind, page.name) in present or page.path in paths
        if page.kind in rules and not is_there and page.name not in promised.withdrawn:
            place = promised.topics if page.kind == TOPIC else Place(promised.ledger, number)
            values = {"name": page.name, "address": f"/{page.path}", "slug": slug_of(page.path)}
            yield found(rules[page.kind], place, **values)
