"""Remembers what subscribers have been given, and finds what a build would take from them.

The ledger is ``content/published.json``: one record a line, committed by the publishing workflow
after each deployment. It travels with a checkout and is compared without a network.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from siniar.feed.rules import (
    LEDGER_UNREADABLE,
    PUBLISHED_AUDIO_CHANGED,
    PUBLISHED_AUDIO_REPLACED,
    PUBLISHED_EPISODE_GONE,
    PUBLISHED_GUID_CHANGED,
)
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Enclosure, Episode, Status
from siniar.model.findings import Finding, Place, found

LEDGER = "published.json"


@dataclass(frozen=True, slots=True)
class Record:
    """An episode as subscribers know it."""

    guid: str
    #: Path of the audio below the site's root, or its whole address when it lies elsewhere.
    audio: str
    #: Bytes.
    length: int
    #: Day of first publication, ISO 8601.
    published: str
    title: str


@dataclass(frozen=True, slots=True)
class FeedDiff:
    """What a build changes for subscribers, as (title, what) pairs."""

    new: tuple[str, ...] = ()
    #: Title and what is different.
    changed: tuple[tuple[str, str], ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def audio_of(enclosure: Enclosure) -> str:
    """How the ledger names audio: a new domain must not look like new audio."""
    return enclosure.path or enclosure.url


def read_ledger(path: Path, name: str) -> tuple[tuple[Record, ...], list[Finding]]:
    """The records of a ledger file; ``name`` is what findings call it. No file: no records."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return (), []
    except (OSError, UnicodeDecodeError):
        return (), [found(LEDGER_UNREADABLE, Place(name))]
    try:
        records = tuple(_parse_record(row) for row in _parse_rows(text))
    except (ValueError, TypeError, KeyError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        return (), [found(LEDGER_UNREADABLE, Place(name, line))]
    return records, []


def _parse_rows(text: str) -> list[Any]:
    rows = json.loads(text)
    if not isinstance(rows, list):
        raise TypeError("no list")
    return rows


def _parse_record(row: Any) -> Record:  # noqa: ANN401 (whatever JSON holds)
    record = Record(**row)
    texts = (record.guid, record.audio, record.published, record.title)
    if not all(isinstance(text, str) for text in texts) or not isinstance(record.length, int):
        raise TypeError("a value of the wrong type")
    return record


def render_ledger(records: Iterable[Record]) -> bytes:
    """One record a line, in the order of first publication, so that diffs read well."""
    ordered = sorted(records, key=lambda record: (record.published, record.guid))
    lines = [
        json.dumps({name: getattr(each, name) for name in Record.__slots__}, ensure_ascii=False)
        for each in ordered
    ]
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode() if lines else b"[]\n"


def update_ledger(records: Iterable[Record], catalogue: Catalogue) -> tuple[Record, ...]:
    """The records after a deployment of the catalogue: nothing is ever forgotten."""
    known = {record.guid: record for record in records}
    for episode in catalogue.public:
        if episode.enclosure:
            first = known.get(episode.guid)
            known[episode.guid] = Record(
                guid=episode.guid,
                audio=audio_of(episode.enclosure),
                length=episode.enclosure.length,
                published=first.published if first else episode.date.date().isoformat(),
                title=episode.title,
            )
    return tuple(known.values())


def check_ledger(
    records: Iterable[Record],
    episodes: Iterable[Episode],
    catalogue: Catalogue,
    ledger: str,
) -> list[Finding]:
    """What subscribers would suffer from: guids that are gone or changed, audio that moved.

    ``episodes`` are all that were read, public or not; ``ledger`` is the file's name in findings.
    """
    public = {episode.guid: episode for episode in catalogue.public}
    every = {episode.guid: episode for episode in episodes}
    successors = {guid: each for each in every.values() for guid in each.former_guids}
    findings = []
    for number, record in enumerate(records, 2):
        episode = public.get(record.guid)
        if episode is not None:
            findings += _check_audio(record, episode)
        elif record.guid not in successors:
            hidden = every.get(record.guid)
            findings += _check_gone(record, hidden, public.values(), Place(ledger, number))
    return findings


def _check_audio(record: Record, episode: Episode) -> list[Finding]:
    if episode.enclosure is None:
        return []  # without audio it is a finding already
    audio = audio_of(episode.enclosure)
    if audio != record.audio and Path(record.audio).name not in episode.former_audio:
        old = Path(record.audio).name
        return [found(PUBLISHED_AUDIO_CHANGED, Place(episode.source), value=audio, old=old)]
    if audio == record.audio and episode.enclosure.length != record.length:
        return [found(PUBLISHED_AUDIO_REPLACED, Place(episode.source), value=Path(audio).name)]
    return []


def _check_gone(
    record: Record, hidden: Episode | None, public: Iterable[Episode], place: Place
) -> list[Finding]:
    if hidden is not None:
        if hidden.status is Status.WITHDRAWN:
            return []
        return [found(PUBLISHED_EPISODE_GONE, Place(hidden.source), title=record.title)]
    for episode in public:
        if episode.enclosure and audio_of(episode.enclosure) == record.audio:
            source = Place(episode.source)
            return [found(PUBLISHED_GUID_CHANGED, source, old=record.guid, new=episode.guid)]
    return [found(PUBLISHED_EPISODE_GONE, place, title=record.title)]


def compare_feed(records: Iterable[Record], catalogue: Catalogue) -> FeedDiff:
    """What is new, changed and gone against what subscribers have."""
    known = {record.guid: record for record in records}
    heard = [episode for episode in catalogue.public if episode.enclosure]
    changed = []
    for episode in heard:
        record = known.get(episode.guid)
        if record is None or episode.enclosure is None:
            continue
        if record.title != episode.title:
            changed.append((episode.title, record.title))
        if record.audio != audio_of(episode.enclosure):
            changed.append((episode.title, record.audio))
        elif record.length != episode.enclosure.length:
            changed.append((episode.title, f"{record.length} → {episode.enclosure.length} byte"))
    present = {episode.guid for episode in heard}
    return FeedDiff(
        new=tuple(episode.title for episode in heard if episode.guid not in known),
        changed=tuple(changed),
        gone=tuple(record.title for record in known.values() if record.guid not in present),
    )
