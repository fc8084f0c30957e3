"""Puts a site together: reads settings and content into a catalogue, checks it, plans its files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from pathlib import Path

from siniar.build.cache import KeptItems, KeptReader, Mark, Shelf, engine_digest
from siniar.build.collisions import check_collisions
from siniar.build.project import (
    NOTES_SHELF,
    Project,
    build_reader,
    digest_settings,
    read_show,
    words_of,
)
from siniar.build.storage import Storage, build_storage, check_storage
from siniar.content.checks import check_between, check_episode
from siniar.content.episodes import NoteReader, ReadEpisode
from siniar.content.rules import PATH_OUTSIDE
from siniar.feed.ledger import (
    LEDGER,
    FeedDiff,
    Record,
    check_ledger,
    compare_feed,
    read_ledger,
)
from siniar.feed.plan import FeedArtwork, Items, build_feeds, plan_feeds
from siniar.feed.plan import Page as FeedPage
from siniar.images import plan_pictures
from siniar.media.side_files import plan_sidefiles
from siniar.model import Episode, Page, Show
from siniar.model.catalogue import Catalogue, build_catalogue
from siniar.model.findings import Finding, Place, Report, found, render_findings
from siniar.model.keys import Keys
from siniar.model.outputs import Output, copied
from siniar.model.words import Words, load_words
from siniar.pages import build_environment, plan_pages
from siniar.pages.admin import plan_admin
from siniar.pages.search import plan_synonyms
from siniar.system.paths import is_inside
from siniar.youtube.links import LINKS, Entry, check_links, link_episodes, read_links

__all__ = ["Project", "Site", "note_files", "plan_site", "read_site"]

#: Bytes of a file that the engine makes, on average, with its part of the search.
MADE_SIZE = 30_000


@dataclass(slots=True)
class Site:
    """What a run read and found."""

    words: Words
    report: Report = field(default_factory=Report)
    #: ``None`` when the settings do not make a show.
    catalogue: Catalogue | None = None
    reads: tuple[ReadEpisode, ...] = ()
    #: What subscribers have been given.
    ledger: tuple[Record, ...] = ()
    #: Which videos were found for which episodes.
    links: tuple[Entry, ...] = ()
    #: What this build changes for them.
    diff: FeedDiff = field(default_factory=FeedDiff)
    #: Every page of every feed.
    feeds: tuple[FeedPage, ...] = ()
    outputs: tuple[Output, ...] = ()
    #: ``None`` when there is no catalogue.
    storage: Storage | None = None
    #: Seconds since 1970 until which the same input gives the same site.
    until: float = 0.0

    @property
    def told(self) -> str:
        """The findings, for the editor; empty when there are none."""
        return render_findings(self.report, self.words) if len(self.report) else ""


def read_site(project: Project, marks: Mapping[str, Mark] | None = None) -> Site:
    """Read, check and plan the whole site.

    ``marks`` are of files that have been looked at a moment ago, by path below the root.

    Nothing is written and nothing raises for what an editor did: everything wrong stands in the
    report.
    """
    site = Site(words_of(project.show))
    parsed = read_show(project, site.report)
    if parsed is None:
        return site
    show, addresses = parsed
    site.words = load_words(show.language)
    reader = build_reader(project, show, addresses, site.words)
    settings = digest_settings(show, addresses, project)
    engine = project.engine or engine_digest()
    with Shelf(project.cache / NOTES_SHELF, engine) as shelf:
        reads = KeptReader(reader, shelf, settings, project.memory, marks).read_all(
            note_files(project, "episodes")
        )
    # A kilobyte for each episode that nothing looks at any more.
    del marks
    site.links, findings = read_links(project.content / LINKS, _name_of(project, LINKS))
    site.report.extend(findings)
    site.reads = link_episodes(reads, site.links)
    pages = _read_pages(reader, project, site.report)
    _check(site, show, project)
    episodes = [read.episode for read in site.reads if read.episode]
    keys = Keys(
        f"{engine} {settings}",
        {
            read.episode.guid: f"{read.key} {read.episode.videos}"
            for read in reversed(site.reads)
            if read.episode and read.key
        },
    )
    site.catalogue = build_catalogue(
        show,
        addresses,
        _without_twins(episodes),
        project.now,
        pages=pages,
        keys=keys,
        shows_hidden=project.shows_hidden,
    )
    site.until = inf if project.is_clock_stopped else site.catalogue.next_change.timestamp()
    _compare(site, site.catalogue, episodes, project)
    site.outputs = tuple(plan_site(site.catalogue, project, site))
    site.report.extend(check_collisions(site.outputs))
    site.storage = build_storage(site.catalogue, _size_of(site.outputs))
    audio = (project.content / "audio").relative_to(project.root)
    site.report.extend(check_storage(site.storage, Place(audio.as_posix())))
    return site


def _name_of(project: Project, file: str) -> str:
    """How findings call a file of content/."""
    return (project.content / file).relative_to(project.root).as_posix()


def _size_of(outputs: Iterable[Output]) -> int:
    """Bytes that the site will take, about: files that are copied, and the usual for the rest."""
    return sum(output.length if output.source else MADE_SIZE for output in outputs)


def note_files(project: Project, folder: str) -> list[Path]:
    """The notes of a folder below content/ in the order of their names.

    Hidden files and those beginning with ``_`` are not notes, and neither are links that lead out
    of content/.
    """
    top = project.content / folder
    if not is_inside(top, project.content):
        return []
    return [
        path
        for name, is_link in _walk(top)
        if name.endswith(".md")
        and (path := Path(name)).name[0] not in "._"
        and not (is_link and not (path.is_file() and is_inside(path, project.content)))
    ]


def _walk(folder: Path) -> list[tuple[str, bool]]:
    """Every file and link below a folder in the order of their names, and whether it is a link.

    Links to folders are told, not followed; pipes and the like are left out.
    """
    found_there: list[tuple[str, bool]] = []
    pending = [os.fspath(folder)]
    while pending:
        try:
            with os.scandir(pending.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(entry.path)
                    elif entry.is_symlink():
                        found_there.append((entry.path, True))
                    elif entry.is_file(follow_symlinks=False):
                        found_there.append((entry.path, False))
        except OSError:  # not there, or gone meanwhile
            continue
    return sorted(found_there)


def _check_links_out(project: Project) -> Iterator[Finding]:
    """A finding for each symbolic link by which a file from elsewhere would be published."""
    for path in (Path(name) for name, is_link in _walk(project.content) if is_link):
        if not is_inside(path, project.content):
            name = path.relative_to(project.root).as_posix()
            yield found(PATH_OUTSIDE, Place(name), value=path.name, folder=project.content.name)


def _read_pages(reader: NoteReader, project: Project, report: Report) -> list[Page]:
    pages = []
    for path in note_files(project, "pages"):
        page, note = reader.read_page(path)
        report.extend(note.report.findings)
        if page:
            pages.append(page)
    return pages


def _check(site: Site, show: Show, project: Project) -> None:
    for read in site.reads:
        site.report.extend(read.note.report.findings)
        site.report.extend(check_episode(read, show, project.now))
    site.report.extend(check_between(site.reads))
    site.report.extend(check_links(site.reads, site.links, is_sample=show.is_sample))
    site.report.extend(_check_links_out(project))
    if show.artwork:
        from siniar.images.checks import check_artwork  # noqa: PLC0415 (brings Pillow)

        place = Place(f"{project.content.name}/{show.artwork.as_posix()}")
        site.report.extend(check_artwork(project.content / show.artwork, place))


def _compare(
    site: Site, catalogue: Catalogue, episodes: Iterable[Episode], project: Project
) -> None:
    """Hold the catalogue against what subscribers have been given."""
    name = _name_of(project, LEDGER)
    site.ledger, findings = read_ledger(project.content / LEDGER, name)
    site.report.extend(findings)
    site.report.extend(check_ledger(site.ledger, episodes, catalogue, name))
    site.diff = compare_feed(site.ledger, catalogue)


def _without_twins(episodes: Iterable[Episode]) -> list[Episode]:
    """Episodes with the guids and slugs that came first; twins are findings already."""
    kept: list[Episode] = []
    guids: set[str] = set()
    slugs: set[str] = set()
    for episode in episodes:
        if episode.guid not in guids and episode.slug not in slugs:
            guids.add(episode.guid)
            slugs.add(episode.slug)
            kept.append(episode)
    return kept


def plan_site(catalogue: Catalogue, project: Project, site: Site) -> list[Output]:
    """Every file that the engine writes, none of them made yet."""
    words = site.words
    pictures = plan_pictures(catalogue, project.content, words, draws_cards=project.draws_cards)
    site.report.extend(pictures.findings)
    artwork = FeedArtwork(
        show=pictures.artwork(None, 3000),
        episodes={
            episode.guid: pictures.artwork(episode, 3000)
            for episode in catalogue.public
            if episode.picture
        },
    )
    templates = build_environment(project.theme, words, _folder(project.cache / "templates"))
    kept = KeptItems(project.cache / "feed")
    site.feeds = build_feeds(catalogue)
    items = Items(kept.read, kept.write)
    synonyms, findings = plan_synonyms(project.content, catalogue.addresses)
    site.report.extend(findings)
    return [
        # For hosts that would run the files through Jekyll first.
        Output(".nojekyll", bytes, Place(project.settings_file.name)),
        *synonyms,
        *plan_audio(catalogue),
        *plan_images(project),
        *plan_feeds(catalogue, words, artwork, site.report, items, pages=site.feeds),
        *plan_sidefiles(catalogue),
        *pictures.outputs,
        *plan_pages(catalogue, words, pictures, templates, theme=project.theme),
        *plan_admin(catalogue, words),
    ]


def plan_images(project: Project) -> list[Output]:
    """The pictures that notes name, copied byte for byte from content/images."""
    top = project.content / "images"
    outputs = []
    for path, is_link in ((Path(name), is_link) for name, is_link in _walk(top)):
        name = path.relative_to(top).as_posix()
        is_hidden = any(part.startswith(".") for part in name.split("/"))
        is_ours = not is_link or (path.is_file() and is_inside(path, project.content))
        if is_ours and not is_hidden:
            place = Place(f"content/images/{name}")
            outputs.append(copied(f"images/{name}", path, place, path.stat().st_size))
    return outputs


def _folder(path: Path) -> Path | None:
    """The folder, made when it can be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return path


def plan_audio(catalogue: Catalogue) -> list[Output]:
    """The audio files that the site itself serves, copied byte for byte."""
    outputs: dict[str, Output] = {}
    for episode in catalogue.episodes:
        place = Place(episode.source)
        audio = episode.audio
        if audio is None or audio.source is None or episode.enclosure is None:
            continue
        files = [(episode.enclosure, audio.source)]
        if episode.data_saver and episode.data_saver.path:
            ending = Path(episode.data_saver.path).suffix
            files.append((episode.data_saver, audio.source.with_suffix(ending)))
        for file, source in files:
            # One file for two episodes is a finding of its own, not a collision too.
            if file.path is not None and file.path not in outputs:
                outputs[file.path] = copied(file.path, source, place, file.length)
    return list(outputs.values())
