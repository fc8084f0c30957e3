"""Remembers what subscribers and visitors have been given: audio, guids, addresses.

The ledger is ``content/published.json``: one record a line, committed by the publishing workflow
after each deployment. It travels with a checkout and is compared without a network. What was
written before it knew of addresses is read too.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import msgspec
from msgspec import Struct, field
from msgspec.structs import asdict, replace

from siniar.feed.rules import LEDGER_UNREADABLE
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Enclosure, Episode
from siniar.model.findings import Finding, Place, found
from siniar.model.moves import is_path
from siniar.model.paged import PagedList, list_paged

LEDGER = "published.json"
#: What a line is about; one without the word is an episode.
_EPISODE, _LIST, _SHOW = "episode", "list", "show"
#: Kinds of pages that are not an episode's. What they are known by: a topic's and a person's name,
#: the note of a text.
TOPIC, PERSON, TEXT = "topic", "person", "page"


class Record(Struct, frozen=True):
    """An episode as subscribers and visitors know it."""

    guid: str
    #: Path of the audio below the site's root, or its whole address when it lies elsewhere.
    audio: str
    #: Bytes.
    length: int
    #: Day of first publication, ISO 8601.
    published: str
    title: str
    #: Its page, below the site's root; empty in records of before addresses were remembered.
    path: str = ""
    #: Pages that lead to it.
    former: tuple[str, ...] = ()
    #: Moment that stands in the feed, ISO 8601.
    date: str = ""
    number: int | None = None
    #: SHA-256 of the audio, hexadecimal; empty for audio that lies elsewhere.
    digest: str = ""
    #: The note, relative to the project's root.
    note: str = ""
    #: Whether it is no longer public, on purpose.
    gone: bool = False


class PageRecord(Struct, frozen=True):
    """The page of a topic, of a person, or of a text."""

    kind: str
    #: What it is known by.
    name: str
    path: str
    #: Pages that lead to it.
    former: tuple[str, ...] = ()
    #: Whether it is no longer there, on purpose.
    gone: bool = False


class ShowRecord(Struct, frozen=True):
    """The show as subscribers know it."""

    guid: str
    #: The address of the site, which the feed's begins with.
    url: str
    #: Every word that addresses have begun with, the present one last, by the name of its setting;
    #: empty in records of before words were remembered.
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: Whether each topic has a feed.
    has_topic_feeds: bool = False


class Ledger(Struct, frozen=True):
    """Everything that was given."""

    episodes: tuple[Record, ...] = ()
    pages: tuple[PageRecord, ...] = ()
    #: With the most pages that each ever had.
    lists: tuple[PagedList, ...] = ()
    show: ShowRecord | None = None

    def __bool__(self) -> bool:
        return bool(self.episodes or self.pages or self.lists or self.show)


_AnyRecord: TypeAlias = Record | PageRecord | PagedList | ShowRecord
_RECORDS: dict[str, type[_AnyRecord]] = {
    _EPISODE: Record,
    _LIST: PagedList,
    _SHOW: ShowRecord,
    TOPIC: PageRecord,
    PERSON: PageRecord,
    TEXT: PageRecord,
}

R = TypeVar("R", Record, PageRecord)


#: What reading a damaged ledger raises.
DAMAGE = (ValueError, TypeError, KeyError, RecursionError, msgspec.ValidationError)


def audio_of(enclosure: Enclosure) -> str:
    """How the ledger names audio: a new domain must not look like new audio."""
    return enclosure.path or enclosure.url


# --- the file -------------------------------------------------------------------------------------


def read_ledger(path: Path, name: str) -> tuple[Ledger, list[Finding]]:
    """What a ledger file holds; ``name`` is what findings call it. No file: nothing."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Ledger(), []
    except OSError:
        return Ledger(), [found(LEDGER_UNREADABLE, Place(name))]
    try:
        return parse_ledger(content), []
    except DAMAGE as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        return Ledger(), [found(LEDGER_UNREADABLE, Place(name, line))]


def parse_ledger(content: bytes) -> Ledger:
    """The records of a ledger's bytes.

    Raises:
        One of ``DAMAGE``: it is none.
    """
    rows = json.loads(content.decode("utf-8"))
    if not isinstance(rows, list):
        raise TypeError("no list")
    records = [_parse_record(row) for row in rows]
    # JSON may hold halves of letters, which no file can, and no ledger that was written has.
    msgspec.json.encode(rows)
    shows = [each for each in records if isinstance(each, ShowRecord)]
    return Ledger(
        tuple(each for each in records if isinstance(each, Record)),
        tuple(each for each in records if isinstance(each, PageRecord)),
        tuple(each for each in records if isinstance(each, PagedList)),
        shows[-1] if shows else None,
    )


def _parse_record(row: Any) -> _AnyRecord:  # noqa: ANN401 (whatever JSON holds)
    kind = row.get("kind", _EPISODE) if isinstance(row, dict) else ""
    record = msgspec.convert(row, _RECORDS[kind])
    # What is not known here would be lost when the file is written again.
    known = frozenset(record.__struct_fields__)
    paths = [getattr(record, "path", ""), *getattr(record, "former", ())]
    paths += itertools.chain.from_iterable(getattr(record, "words", {}).values())
    if row.keys() - known - {"kind"} or not all(is_path(path) for path in paths):
        raise ValueError("no record")
    return record


def render_ledger(ledger: Ledger) -> bytes:
    """One record a line: episodes in the order of publication, pages, lists, the show."""
    lines = [json.dumps(row, ensure_ascii=False) for row in _rows(ledger)]
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode() if lines else b"[]\n"


def _rows(ledger: Ledger) -> Iterator[dict[str, Any]]:
    yield from map(asdict, sorted(ledger.episodes, key=lambda each: (each.published, each.guid)))
    yield from map(asdict, sorted(ledger.pages, key=lambda each: (each.kind, each.path, each.name)))
    for each in sorted(ledger.lists, key=lambda each: each.path):
        yield {"kind": _LIST, **asdict(each)}
    if ledger.show:
        yield {"kind": _SHOW, **asdict(ledger.show)}


# --- after a deployment ---------------------------------------------------------------------------


def update_ledger(ledger: Ledger, catalogue: Catalogue) -> Ledger:
    """The ledger after a deployment of the catalogue: nothing is ever forgotten."""
    leading = _Leading(catalogue)
    records = {record.guid: record for record in ledger.episodes}
    heard = [episode for episode in catalogue.public if episode.enclosure]
    successors = {guid for episode in heard for guid in episode.former_guids}
    present = {episode.guid: _record(episode, records, leading, catalogue) for episode in heard}
    for guid in records.keys() - present.keys():
        # Who lives on under another guid has left it the addresses.
        record = records[guid]
        records[guid] = _empty(record) if guid in successors else leading.leave(record)
    show = catalogue.show
    pages = {(page.kind, page.name): leading.leave(page) for page in ledger.pages}
    for page in list_pages(catalogue):
        pages[page.kind, page.name] = replace(page, former=leading.to(page.path))
    return Ledger(
        tuple((records | present).values()),
        tuple(pages.values()),
        tuple(_longest_lists(ledger, catalogue)),
        ShowRecord(show.guid, show.url, _add_words(ledger, catalogue), show.feed.has_topic_feeds),
    )


def _add_words(ledger: Ledger, catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """The words that addresses have begun with, and those of this deployment."""
    known = ledger.show.words if ledger.show else {}
    present: dict[str, str] = asdict(catalogue.addresses)
    return {
        name: (*(each for each in known.get(name, ()) if each != word), word)
        for name, word in present.items()
    }


def _longest_lists(ledger: Ledger, catalogue: Catalogue) -> Iterator[PagedList]:
    """Each list with the most pages that it ever had.

    One of a single page that is known as a topic's or a person's needs no record of its own.
    """
    known = {each.path: each for each in ledger.lists}
    recorded = {page.path for page in list_pages(catalogue)}
    for each in list_paged(catalogue):
        most = max(each.pages, known.pop(each.path, each).pages)
        if most > 1 or each.path not in recorded:
            yield replace(each, pages=most)
    yield from known.values()


def _record(
    episode: Episode, records: Mapping[str, Record], leading: _Leading, catalogue: Catalogue
) -> Record:
    """An episode as it is now, first published when it was, under a former guid too."""
    guids = (episode.guid, *episode.former_guids)
    days = [records[guid].published for guid in guids if guid in records]
    path = catalogue.addresses.of_episode(episode)
    return Record(
        guid=episode.guid,
        audio=audio_of(episode.enclosure) if episode.enclosure else "",
        length=episode.enclosure.length if episode.enclosure else 0,
        published=days[0] if days else episode.date.date().isoformat(),
        title=episode.title,
        path=path,
        former=leading.to(path),
        date=episode.date.isoformat(),
        number=episode.number,
        digest=episode.audio.digest if episode.audio else "",
        note=episode.source,
    )


def list_pages(catalogue: Catalogue) -> Iterator[PageRecord]:
    """The public pages that are not an episode's: topics, people, texts."""
    addresses = catalogue.addresses
    for topic in catalogue.show.topics:
        yield PageRecord(TOPIC, topic.name, addresses.of_topic(topic))
    heard = {person.slug for episode in catalogue.public for person in episode.people}
    for person, _ in catalogue.people:
        if person.slug in heard:
            yield PageRecord(PERSON, person.name, addresses.of_person(person))
    for page in catalogue.pages:
        yield PageRecord(TEXT, page.source, f"{page.slug}/")


class _Leading:
    """Which addresses lead where, once real pages and what comes first had their way."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._present = {page.path for page in list_pages(catalogue)}
        self._present |= {catalogue.addresses.of_episode(each) for each in catalogue.public}
        self._targets: dict[str, str] = {}
        for redirect in catalogue.redirects:
            if redirect.path not in self._present:
                self._targets.setdefault(redirect.path, redirect.target)

    def to(self, path: str) -> tuple[str, ...]:
        """The addresses that lead to a page."""
        return tuple(sorted(each for each, target in self._targets.items() if target == path))

    def leave(self, record: R) -> R:
        """A record of what is not public any more, without the addresses that are others' now."""
        taken = self._targets.keys() | self._present
        if record.path in taken and getattr(record, "kind", "") != PERSON:
            return _empty(record)
        former = tuple(path for path in record.former if path not in taken)
        return replace(record, former=former, gone=True)


def _empty(record: R) -> R:
    return replace(record, path="", former=(), gone=True)
