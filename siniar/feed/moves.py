"""Keeps published addresses: a title moves no page, and what moved on purpose leaves one behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import asdict, replace

from siniar.content.readings import ReadEpisode
from siniar.content.rules import GUID_MISSING
from siniar.feed.ledger import PERSON, TEXT, Ledger, PageRecord, Record, audio_of, list_pages
from siniar.feed.rules import PUBLISHED_GUID_MISSING
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode, Status
from siniar.model.findings import Place, found
from siniar.model.moves import Redirect, WithdrawnPage
from siniar.model.paged import list_paged
from siniar.model.urls import Addresses, slug_of

_SETTINGS = Place("pelicanconf.py")


# --- before the catalogue -------------------------------------------------------------------------


def keep_identities(reads: Sequence[ReadEpisode], ledger: Ledger) -> tuple[ReadEpisode, ...]:
    """The readings with the guids and addresses that their episodes were published under.

    Published notes come first, so that of two copies the one is blamed that nobody has heard.
    """
    restored = [_restore_guid(read, record) for read, record in _with_records(reads, ledger)]
    originals = find_originals(restored, ledger)
    kept = [_keep_slug(read, originals.get(read.path)) for read in restored]
    return tuple(sorted(kept, key=lambda read: read.path not in originals))


def find_lost_guids(reads: Sequence[ReadEpisode], ledger: Ledger) -> dict[str, str]:
    """By the path of a note: the guid that it was published with and no longer has."""
    known = {record.guid for record in ledger.episodes}
    return {
        read.path: read.episode.guid
        for read in reads
        if read.episode and not _has_guid(read) and read.episode.guid in known
    }


def _with_records(
    reads: Sequence[ReadEpisode], ledger: Ledger
) -> Iterator[tuple[ReadEpisode, Record | None]]:
    """Each reading; with the record of its episode when it has lost its guid."""
    known = {read.episode.guid for read in reads if read.episode}
    free = [record for record in ledger.episodes if record.guid not in known]
    for read in reads:
        record = None if read.episode is None or _has_guid(read) else _recognise(read.episode, free)
        if record:
            free.remove(record)
        yield read, record


def _has_guid(read: ReadEpisode) -> bool:
    return "guid" in read.fields and read.fields["guid"].is_given


def _recognise(episode: Episode, records: Sequence[Record]) -> Record | None:
    """The record that an episode without a guid was published under."""
    audio = audio_of(episode.enclosure) if episode.enclosure else None

    def likeness(record: Record) -> tuple[bool, bool, bool]:
        is_named = bool(record.path) and slug_of(record.path) == episode.slug
        return record.note == episode.source, record.audio == audio, is_named

    best = max(records, key=likeness, default=None)
    return best if best and any(likeness(best)) else None


def _restore_guid(read: ReadEpisode, record: Record | None) -> ReadEpisode:
    if record is None or read.episode is None:
        return read
    findings = [
        found(PUBLISHED_GUID_MISSING, each.place, guid=record.guid)
        if each.rule == GUID_MISSING
        else each
        for each in read.findings
    ]
    episode = replace(read.episode, guid=record.guid)
    return replace(read, episode=episode, findings=tuple(findings))


def find_originals(reads: Iterable[ReadEpisode], ledger: Ledger) -> dict[str, Record]:
    """The records of published episodes by the path of their note, copies left out."""
    notes: dict[str, list[Episode]] = {}
    for read in reads:
        if read.episode:
            for guid in (read.episode.guid, *read.episode.former_guids):
                notes.setdefault(guid, []).append(read.episode)
    originals: dict[str, Record] = {}
    for record in ledger.episodes:
        episodes = notes.get(record.guid)
        if episodes:
            best = max(episodes, key=lambda episode: _likeness(episode, record))
            originals.setdefault(best.source, record)
    return originals


def _likeness(episode: Episode, record: Record) -> tuple[bool, bool, bool]:
    is_named = bool(record.path) and slug_of(record.path) == episode.slug
    return episode.source == record.note, is_named, episode.title == record.title


def _keep_slug(read: ReadEpisode, record: Record | None) -> ReadEpisode:
    """The address that the title had when it was published, unless the note names one."""
    if read.episode is None or record is None or not record.path:
        return read
    if "slug" in read.fields and read.fields["slug"].is_given:
        return read
    return replace(read, episode=replace(read.episode, slug=slug_of(record.path)))


# --- after it -------------------------------------------------------------------------------------


def add_moves(catalogue: Catalogue, ledger: Ledger, texts: Iterable[str]) -> Catalogue:
    """The catalogue with pages that lead on, and those of what was withdrawn.

    ``texts`` are the notes of withdrawn pages.
    """
    hidden = (*catalogue.drafts, *catalogue.scheduled)
    words = _former_words(ledger, catalogue.addresses)
    catalogue = replace(catalogue, redirects=tuple(_asked(catalogue)), former_words=words)
    redirects = (*catalogue.redirects, *_remembered(catalogue, ledger))
    return replace(
        catalogue,
        redirects=redirects,
        lapsed=tuple(_lapsed(ledger, redirects, catalogue)),
        withdrawn=tuple(_withdrawn(ledger, hidden, set(texts), catalogue)),
    )


def _former_words(ledger: Ledger, addresses: Addresses) -> dict[str, str]:
    """What addresses begin with now, by what they began with.

    A word that is in use again, for whatever, is none of them.
    """
    known = ledger.show.words if ledger.show else {}
    present = asdict(addresses)
    return {
        word: present[name]
        for name, words in known.items()
        for word in words
        if name in present and word not in present.values()
    }


def _asked(catalogue: Catalogue) -> Iterator[Redirect]:
    """What editors ask for; who was there first comes first."""
    addresses = catalogue.addresses
    for episode in reversed(catalogue.episodes):
        for alias in episode.aliases:
            target, place = addresses.of_episode(episode), Place(episode.source, alias.line)
            yield Redirect(alias.path, target, episode.title, place, is_alias=True)
    for page in catalogue.pages:
        for alias in page.aliases:
            place = Place(page.source, alias.line)
            yield Redirect(alias.path, f"{page.slug}/", page.title, place, is_alias=True)
    for topic in catalogue.show.topics:
        for path in topic.aliases:
            target = addresses.of_topic(topic)
            yield Redirect(path, target, topic.name, _SETTINGS, is_alias=True)


def _remembered(catalogue: Catalogue, ledger: Ledger) -> Iterator[Redirect]:
    """What the ledger knows of earlier addresses."""
    addresses = catalogue.addresses
    owners = {each.guid: each for each in catalogue.public}
    owners |= {guid: each for each in catalogue.public for guid in each.former_guids}
    for record in ledger.episodes:
        episode = owners.get(record.guid)
        if episode:
            target = addresses.of_episode(episode)
            yield from _lead(record, target, episode.title, Place(episode.source))
    pages = {(page.kind, page.name): page for page in list_pages(catalogue)}
    asked = {redirect.path: redirect for redirect in catalogue.redirects}
    titles = {page.source: page.title for page in catalogue.pages}
    for page in ledger.pages:
        present = pages.get((page.kind, page.name))
        if present:
            place = Place(page.name) if page.kind == TEXT else _SETTINGS
            yield from _lead(page, present.path, titles.get(page.name, page.name), place)
        elif page.kind == PERSON:
            # Who is no longer named must not be named by the page that is left.
            yield from _lead(page, f"{addresses.person}/", "", _SETTINGS)
        elif page.path in asked:
            heir = asked[page.path]
            yield from _lead(page, heir.target, heir.title, heir.place)
    # Every site has one page of these; the ledger's lists know the others.
    single = {addresses.topic, addresses.subscribe, addresses.search, addresses.privacy}
    for old, new in catalogue.former_words.items():
        if new in single:
            yield Redirect(f"{old}/", f"{new}/", "", _SETTINGS)


def _lead(record: Record | PageRecord, target: str, title: str, place: Place) -> Iterator[Redirect]:
    for path in (record.path, *record.former):
        if path and path != target:
            yield Redirect(path, target, title, place)


def _lapsed(
    ledger: Ledger, redirects: Sequence[Redirect], catalogue: Catalogue
) -> Iterator[Redirect]:
    """Pages that lists had and no longer have: they lead to what the list has become.

    That is the list, where its own page leads, or the list of all episodes.
    """
    if not ledger.lists:
        return
    present = {path for each in list_paged(catalogue) for path in each.paths}
    leading = {redirect.path: redirect.target for redirect in reversed(redirects)}
    for known in ledger.lists:
        heir = leading.get(known.path, catalogue.addresses.of_archive())
        target = known.path if known.path in present else heir
        for path in known.paths:
            if path not in present and path not in leading:
                word, _, rest = path.partition("/")
                renamed = f"{catalogue.former_words.get(word, word)}/{rest}"
                # Without a title: who is no longer named must not be named here.
                yield Redirect(path, renamed if renamed in present else target, "", _SETTINGS)


def _withdrawn(
    ledger: Ledger, hidden: Iterable[Episode], texts: set[str], catalogue: Catalogue
) -> Iterator[WithdrawnPage]:
    """What was taken back, now or before: the ledger knows it when its note is deleted since."""
    notes = {each.guid: each.source for each in hidden if each.status is Status.WITHDRAWN}
    public = {guid for each in catalogue.public for guid in (each.guid, *each.former_guids)}
    present = {page.name for page in list_pages(catalogue) if page.kind == TEXT}
    for record in ledger.episodes:
        if record.guid in notes or (record.gone and record.guid not in public):
            yield from _withdraw(record, notes.get(record.guid, record.note))
    for page in ledger.pages:
        if page.kind == TEXT and (page.name in texts or (page.gone and page.name not in present)):
            yield from _withdraw(page, page.name)


def _withdraw(record: Record | PageRecord, note: str) -> Iterator[WithdrawnPage]:
    for path in (record.path, *record.former):
        if path:
            yield WithdrawnPage(path, Place(note))
