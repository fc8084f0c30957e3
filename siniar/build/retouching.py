"""Brings a built site up to date when nothing has changed but the texts of some notes.

What a note's text gives stands in its page and in the feeds, word for word and once. So the new one
can take its place there without the rest of the site being read, planned or rendered. Whatever is
not exactly so is left to a whole build.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from siniar.build.cache import KeptReader, Memory, Shelf
from siniar.build.cache.packing import pack, unpack
from siniar.build.project import NOTES_SHELF, Project, build_reader, digest_settings, read_show
from siniar.build.write import replace_files
from siniar.content.episodes import ReadEpisode
from siniar.content.markdown import rebase_links
from siniar.feed.notes import render_texts
from siniar.feed.paging import Size, choose_shortened, measure_items
from siniar.feed.replacing import replace_texts
from siniar.model import Episode, Video
from siniar.model.catalogue import Catalogue, build_catalogue
from siniar.model.findings import Report
from siniar.model.urls import base_path, output_file
from siniar.model.words import Words, load_words
from siniar.system.unchanged import Input

if TYPE_CHECKING:
    from siniar.build.load import Site

#: In the cache: what is known of built sites, by their folders.
_SHELF = "built.sqlite"
#: A whole build takes hardly longer for more notes than these.
_MOST = 8


@dataclass(frozen=True, slots=True)
class Built:
    """What a finished site was built from, as far as new texts of notes need it."""

    #: The state of its input.
    seen: Input
    #: Seconds since 1970 until which that input gives the same site.
    until: float
    #: What the editor was told.
    said: str
    #: BCP 47 tag of the show.
    language: str
    #: The items of each page of the feeds, by its path.
    feeds: Mapping[str, tuple[Size, ...]]
    #: The videos of episodes that have some, by guid.
    videos: Mapping[str, tuple[Video, ...]]
    #: By the path of each note: changes with anything that its episode was made from.
    keys: Mapping[str, str]
    #: What was read of each note, by its path; on disk the shelf of notes has it.
    reads: Mapping[str, ReadEpisode] = field(default_factory=dict)


def describe_site(site: Site, seen: Input) -> Built:
    """What is known of a site that was just written."""
    episodes = [read.episode for read in site.reads if read.episode]
    return Built(
        seen,
        site.until,
        site.told,
        site.catalogue.show.language if site.catalogue else "",
        {page.path: page.sizes for page in site.feeds},
        {episode.guid: episode.videos for episode in episodes if episode.videos},
        {read.note.path: read.key for read in site.reads},
        {read.note.path: read for read in site.reads},
    )


# --- what is remembered between builds ------------------------------------------------------------


class Trail:
    """What earlier builds left about a folder: in memory while a preview runs, else on disk."""

    def __init__(self, project: Project, folder: Path, engine: str) -> None:
        """``engine`` is the program's digest: what another one left is never trusted."""
        self._project = project
        self._folder = folder
        self._engine = engine
        self._memory: Memory | None = project.memory

    def read(self, trusted: str, now: Input) -> Built | None:
        """What the folder holds, if ``now`` is hardly different from what that was built from.

        On disk anybody may have changed it meanwhile: there it counts only when it was built from
        input of the signature that is ``trusted``.
        """
        if self._memory is not None:
            built = self._memory.built.get(self._folder)
            return built if isinstance(built, Built) else None
        if not trusted:
            return None
        with self._shelf() as shelf:
            # The whole takes a while to open, and most changes are of another kind.
            value = shelf.value(f"{self._folder} seen")
            seen = unpack(value) if value else None
            if not isinstance(seen, Input) or not _is_small(seen, now):
                return None
            value = shelf.value(str(self._folder))
        built = unpack(value) if value else None
        if not isinstance(built, Built) or not seen.signature == built.seen.rest == trusted:
            return None
        return replace(built, seen=seen)

    def forget(self) -> None:
        """To be called before the folder is written to."""
        if self._memory is not None:
            self._memory.built.pop(self._folder, None)

    def write(self, built: Built) -> None:
        """Remember what the folder holds now."""
        if self._memory is not None:
            self._memory.built[self._folder] = built
            return
        with self._shelf() as shelf:
            shelf.put(f"{self._folder} seen", b"", pack(built.seen))
            # That both belong together is told by the signature.
            short = Input(built.seen.signature, {})
            shelf.put(str(self._folder), b"", pack(replace(built, reads={}, seen=short)))
            shelf.save()

    def _shelf(self) -> Shelf:
        return Shelf(self._project.cache / _SHELF, self._engine)


def _is_small(before: Input, now: Input) -> bool:
    """Whether only notes have changed, and few."""
    names = now.changed_notes(before)
    return bool(names) and len(names or ()) <= _MOST


# --- the work -------------------------------------------------------------------------------------


def retouch(project: Project, folder: Path, built: Built, seen: Input, engine: str) -> Built | None:
    """Write what the changed notes change; what the folder holds then.

    ``None``, and nothing is written, when it takes a whole build.

    Raises:
        OSError: the folder cannot be written.
    """
    names = seen.changed_notes(built.seen)
    if not names or len(names) > _MOST or project.now.timestamp() >= built.until:
        return None
    parsed = read_show(project, Report())
    if parsed is None:
        return None
    show, addresses = parsed
    words = load_words(show.language)
    catalogue = build_catalogue(show, addresses, [], project.now)
    work = _Work(project, folder, built, catalogue, words)
    with Shelf(project.cache / NOTES_SHELF, engine) as shelf:
        reader = KeptReader(
            build_reader(project, show, addresses, words),
            shelf,
            digest_settings(show, addresses, project),
            project.memory,
        )
        reads = {name: reader.read_again(project.root / name) for name in names}
    for name, (last, now) in reads.items():
        before = built.reads.get(name, last)
        # The shelf may hold what another task has read since the site was written.
        if before is None or before.key != built.keys.get(name) or not before.key:
            return None
        if not _is_text_only(before, now) or not work.take(before, now):
            return None
    replace_files(folder, project.cache, work.changed)
    latest = {name: now for name, (_, now) in reads.items()}
    return replace(
        built,
        seen=seen,
        feeds={**built.feeds, **work.feeds},
        keys={**built.keys, **{name: now.key for name, now in latest.items()}},
        reads={**built.reads, **latest} if built.reads else {},
    )


def _is_text_only(before: ReadEpisode, now: ReadEpisode) -> bool:
    """Whether nothing differs but the notes that residents read."""
    old, new = before.note, now.note
    head = old.body_line - 1
    return (
        before.episode is not None
        and now.episode is not None
        # Without a summary, the notes' beginning stands for it in many places.
        and bool(now.episode.summary)
        and bool(before.episode.notes_html and now.episode.notes_html)
        and old.body_line == new.body_line
        and old.lines[:head] == new.lines[:head]
        and old.report.findings == new.report.findings
    )


@dataclass(slots=True)
class _Work:
    """The files that change, before any of them is written."""

    project: Project
    folder: Path
    built: Built
    #: Of the show; its episodes are not known here.
    catalogue: Catalogue
    words: Words
    #: Files by their path below the folder, as they will be.
    changed: dict[str, bytes] = field(default_factory=dict)
    #: As in :class:`Built`, where they differ.
    feeds: dict[str, tuple[Size, ...]] = field(default_factory=dict)

    def take(self, before: ReadEpisode, now: ReadEpisode) -> bool:
        """Put the new text of one note in its places; false when one of them is not as it was."""
        old, new = self._whole(before), self._whole(now)
        if old.notes_html == new.notes_html:
            return True
        feeds = self.built.feeds
        pages = [path for path, sizes in feeds.items() if _holds(sizes, new.guid)]
        return self._take_page(old, new) and all(self._take_feed(path, old, new) for path in pages)

    def _whole(self, read: ReadEpisode) -> Episode:
        """The episode with the videos that were found for it."""
        assert read.episode is not None  # noqa: S101 (for the type checker)
        episode = read.episode
        return replace(episode, videos=self.built.videos.get(episode.guid, episode.videos))

    def _take_page(self, old: Episode, new: Episode) -> bool:
        path = output_file(self.catalogue.addresses.of_episode(new))
        page = self._read(path)
        if page is None:
            return not self.project.shows_hidden and self.catalogue.is_hidden(new)
        base = base_path(self.catalogue.show)
        before = rebase_links(old.notes_html, base).encode()
        after = rebase_links(new.notes_html, base).encode()
        # A new text that goes on where the old one ends holds it too: another build, at the same
        # time, may have put it there already.
        if page.count(before) != 1 or (before in after and after in page):
            return False
        self.changed[path] = page.replace(before, after)
        return True

    def _take_feed(self, path: str, old: Episode, new: Episode) -> bool:
        sizes = self.feeds.get(path, self.built.feeds[path])
        budget = self.catalogue.show.feed.size_budget
        fresh = tuple(size if size[0] != new.guid else measure_items([new])[0] for size in sizes)
        shortened = choose_shortened(sizes, budget)
        xml = self._read(path)
        if choose_shortened(fresh, budget) != shortened or xml is None:
            return False
        before, after = (
            render_texts(self.catalogue, episode, self.words, is_shortened=new.guid in shortened)
            for episode in (old, new)
        )
        written = replace_texts(xml, new.guid, before, after)
        if written is None:
            return False
        self.changed[path] = written
        self.feeds[path] = fresh
        return True

    def _read(self, path: str) -> bytes | None:
        """A file of the site as it will be."""
        if path not in self.changed:
            try:
                return (self.folder / path).read_bytes()
            except OSError:
                return None
        return self.changed[path]


def _holds(sizes: Sequence[Size], guid: str) -> bool:
    return any(size[0] == guid for size in sizes)
