"""Holds a site against what was last published, as several places remember it.

The ledger alone would not do: whoever loses the notes may lose it with them. Git and the cache have
copies of it, and the last output has the episodes themselves.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree
from msgspec import Struct

from siniar.build.load import Loaded
from siniar.build.project import Project
from siniar.feed.ledger import DAMAGE, LEDGER, Ledger, parse_ledger, render_ledger
from siniar.feed.rules import LAST_SITE_EPISODE_GONE, LEDGER_LOST_RECORDS, PUBLISHED_EPISODES_GONE
from siniar.model.findings import Finding, Place, found
from siniar.model.show import Show
from siniar.system.files import replace_file
from siniar.system.git import read_versions

#: Commits of the ledger that are looked at: the last one may be the one that lost something.
_COMMITS = 3
_GUID = "{https://podcastindex.org/namespace/1.0}guid"
#: Bytes; a feed page has fewer.
_FEED_LIMIT = 20_000_000


class LedgerCopy(Struct, frozen=True):
    """The ledger as another place remembers it."""

    #: Which place, for findings.
    name: str
    ledger: Ledger


def check_last_state(loaded: Loaded) -> list[Finding]:
    """What is missing in the ledger and in this site against the last one."""
    return [*check_copies(loaded, read_copies(loaded.project)), *_check_output(loaded)]


# --- copies of the ledger -------------------------------------------------------------------------


def read_copies(project: Project) -> Iterator[LedgerCopy]:
    """The ledger as the cache and the repository remember it."""
    kept = project.cache / LEDGER
    contents = [(kept.relative_to(project.root).as_posix(), _read(kept))]
    contents += [("Git", each) for each in read_versions(project.content / LEDGER, _COMMITS)]
    for name, content in contents:
        try:
            yield LedgerCopy(name, parse_ledger(content or b"[]"))
        except DAMAGE:
            continue  # damaged, as the one that it was copied from


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def keep_copy(project: Project, ledger: Ledger) -> None:
    """Remember the ledger in the cache, which outlives a checkout where the host keeps it."""
    if not ledger:
        return
    # Only a second memory: the site is published where nothing can be kept, too.
    with contextlib.suppress(OSError):
        project.cache.mkdir(parents=True, exist_ok=True)
        replace_file(project.cache / LEDGER, render_ledger(ledger))


def merge_copies(ledger: Ledger, copies: Iterable[LedgerCopy], show: Show) -> Ledger:
    """The ledger with the records that only copies have."""
    for copy in copies:
        lost = _lost(ledger, copy, show)
        ledger = Ledger(
            (*ledger.episodes, *lost.episodes),
            (*ledger.pages, *lost.pages),
            (*ledger.lists, *lost.lists),
            ledger.show or (copy.ledger.show if lost else None),
        )
    return ledger


def _lost(ledger: Ledger, copy: LedgerCopy, show: Show) -> Ledger:
    """What a copy has and the ledger has not; another show's ledger says nothing of this one."""
    theirs = copy.ledger.show
    if theirs and theirs.guid not in {show.guid, *show.former_guids}:
        return Ledger()
    guids = {record.guid for record in ledger.episodes}
    names = {(page.kind, page.name) for page in ledger.pages}
    paths = {each.path for each in ledger.lists}
    return Ledger(
        tuple(record for record in copy.ledger.episodes if record.guid not in guids),
        tuple(page for page in copy.ledger.pages if (page.kind, page.name) not in names),
        tuple(each for each in copy.ledger.lists if each.path not in paths),
    )


def check_copies(loaded: Loaded, copies: Iterable[LedgerCopy]) -> Iterator[Finding]:
    """Whether one of the copies has records that the ledger lacks."""
    project, show = loaded.project, loaded.catalogue.show
    place = Place(project.name_of(LEDGER))
    for copy in copies:
        lost = _lost(loaded.ledger, copy, show)
        if lost:
            number = len(lost.episodes) + len(lost.pages) + len(lost.lists)
            yield found(LEDGER_LOST_RECORDS, place, number=number, copy=copy.name)
            return  # the newest one is enough


# --- the last output ------------------------------------------------------------------------------


def _check_output(loaded: Loaded) -> Iterator[Finding]:
    """Episodes of the last output that this site would not have, and the ledger does not know."""
    known = {record.guid for record in loaded.ledger.episodes}
    every = [read.episode for read in loaded.reads if read.episode]
    known |= {guid for episode in every for guid in episode.former_guids}
    known |= {episode.guid for episode in loaded.catalogue.public}
    known |= {each.guid for each in loaded.catalogue.drafts}
    output = loaded.project.root / "output"
    gone = {guid: title for guid, title in _read_output(output, loaded) if guid not in known}
    if gone and not loaded.reads:
        folder = loaded.project.name_of("episodes")
        values = {"number": len(gone), "folder": folder}
        yield found(PUBLISHED_EPISODES_GONE, Place(folder), **values)
        return
    for title in gone.values():
        yield found(LAST_SITE_EPISODE_GONE, Place("output/feed.xml"), title=title)


def _read_output(output: Path, loaded: Loaded) -> Iterator[tuple[str, str]]:
    """Guid and title of each episode of the last output, when that is this show's."""
    for path in sorted(output.glob("feed*.xml")):
        content = _read(path) or b""
        try:
            root = etree.fromstring(
                content[:_FEED_LIMIT], etree.XMLParser(resolve_entities=False, no_network=True)
            )
        except etree.XMLSyntaxError:
            continue
        show = loaded.catalogue.show
        if (root.findtext(f"channel/{_GUID}") or "") not in {show.guid, *show.former_guids}:
            continue
        for item in root.iter("item"):
            yield item.findtext("guid") or "", item.findtext("title") or ""
