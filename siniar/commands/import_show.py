"""Brings a show in from its feed, or from a folder of another program's notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from siniar.build.load import Loaded
from siniar.commands.check import render_change
from siniar.commands.options import option
from siniar.commands.show import load_show
from siniar.commands.terminal import end_progress, say, show, show_progress
from siniar.content.settings.edit import NotPlainError, change_show
from siniar.model.findings import Finding, Report
from siniar.model.words import N_
from siniar.system.exits import FINDINGS, GOOD, WRONG_USE
from siniar.system.files import replace_file
from siniar.transfer.choose import Chosen, choose_new, known_of
from siniar.transfer.fetch import ReadSource, read_source
from siniar.transfer.hosts import Hosts
from siniar.transfer.move_in import BringOptions, Brought, bring_artwork, bring_episodes
from siniar.transfer.own import SETTINGS, is_own_export, plan_own, take_own
from siniar.transfer.proposal import propose_settings
from siniar.transfer.report import render_short, render_whole

KEEP, DOWNLOAD = "keep", "download"
#: Where everything is told that did not come along as it was.
REPORT = ".cache/impor/laporan.md"


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Where the show is, and how much of it comes along."""

    source: str = option(
        N_("Address or file of the feed, or folder of notes (Hugo, Jekyll, Eleventy, Pelican)."),
        value=N_("FEED"),
        is_loose=True,
    )
    audio: str = option(
        N_("keep: apps play it from where it is. download: bring it into content/audio."),
        KEEP,
        choices=(KEEP, DOWNLOAD),
    )
    settings: bool = option(N_("Write the proposed settings into pelicanconf.py."), False)
    pictures: bool = option(N_("Bring the episodes' own pictures (done by default)."), True)
    dry_run: bool = option(N_("Only show what would be done."), False)


def run(root: Path, options: ImportOptions) -> int:
    """Bring the show in; the exit status."""
    return bring(load_show(root), options, Hosts())


def bring(loaded: Loaded, options: ImportOptions, hosts: Hosts) -> int:
    """Write a note for each episode that is not here yet; the exit status."""
    words, project = loaded.words, loaded.project
    if is_own_export(Path(options.source)):
        return _take_back(loaded, options)
    try:
        source = read_source(options.source, hosts, ZoneInfo(project.timezone))
    except OSError as error:
        problem = error.strerror or str(error)
        say(words.t("{file} cannot be read: {problem}", file=options.source, problem=problem))
        return WRONG_USE
    if source.feed is None or Report(list(source.findings)).has_errors:
        show(render_short(source.findings, words))
        return FINDINGS
    episodes = [read.episode for read in loaded.reads if read.episode]
    stems = [Path(read.path).stem for read in loaded.reads]
    chosen = choose_new(source.feed.episodes, known_of(episodes, stems), project.now)
    wanted = BringOptions(
        takes_audio=options.audio == DOWNLOAD,
        takes_pictures=options.pictures,
        folder=loaded.catalogue.addresses.episode,
        writes=not options.dry_run,
    )
    brought = _bring(loaded, source, chosen, hosts, wanted)
    findings = [*source.findings, *chosen.findings]
    findings += [each for one in brought for each in one.findings]
    findings += _propose(loaded, source, options, hosts)
    _tell(loaded, chosen, brought, findings, is_dry=options.dry_run)
    return GOOD


def _take_back(loaded: Loaded, options: ImportOptions) -> int:
    """Take in an export of this program: notes and files as they were."""
    words, content = loaded.words, loaded.project.content
    guids = frozenset(read.episode.guid for read in loaded.reads if read.episode)
    files = list(plan_own(Path(options.source), content, guids))
    notes = sum(file.name.startswith("episodes/") for file in files)
    for file in files if not options.dry_run else ():
        show_progress(file.name)
        take_own(file, content)
    end_progress()
    show(words.n("{number} new episode.", "{number} new episodes.", notes))
    if options.dry_run:
        show(words.t("Nothing was written."))
    settings = (Path(options.source) / SETTINGS).read_bytes()
    _offer(loaded, settings, is_written=options.settings and not options.dry_run)
    return GOOD


def _bring(
    loaded: Loaded, source: ReadSource, chosen: Chosen, hosts: Hosts, options: BringOptions
) -> Sequence[Brought]:
    brought: list[Brought] = []
    assert source.feed is not None  # noqa: S101 (asked by the caller)
    content = loaded.project.content
    for each in bring_episodes(
        chosen.new, source.feed.show, content, hosts, options, tell=show_progress
    ):
        brought.append(each)
        show_progress(f"{len(brought)}/{len(chosen.new)}  {each.title}")
    end_progress()
    return brought


def _tell(
    loaded: Loaded,
    chosen: Chosen,
    brought: Sequence[Brought],
    findings: Iterable[Finding],
    *,
    is_dry: bool,
) -> None:
    words, every = loaded.words, list(findings)
    show(render_short(every, words))
    show(words.n("{number} new episode.", "{number} new episodes.", len(brought)))
    if chosen.known:
        show(
            words.n(
                "{number} episode was here already.",
                "{number} episodes were here already.",
                chosen.known,
            )
        )
    if is_dry:
        show(words.t("Nothing was written."))
    elif every:
        path = loaded.project.root / REPORT
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, render_whole(every, words).encode())
        show(words.t("Everything that did not come along as it was: {path}", path=REPORT))


def _propose(
    loaded: Loaded, source: ReadSource, options: ImportOptions, hosts: Hosts
) -> tuple[Finding, ...]:
    """Show the settings that the channel would give, and write them when that is wanted."""
    words, project = loaded.words, loaded.project
    if source.feed is None or not source.feed.show.title:
        return ()
    path = project.settings_file
    is_written = options.settings and not options.dry_run
    artwork = bring_artwork(source.feed.show, project.content, hosts) if is_written else ""
    proposal = propose_settings(source.feed, source.url, artwork)
    try:
        after = change_show(path.read_bytes().decode("utf-8"), proposal.changes).encode()
    except (NotPlainError, UnicodeDecodeError) as error:
        told = words.t(
            "The settings in {file} cannot be changed safely; write them by hand: {problem}"
        )
        say(told.format(file=path.name, problem=error))
        return proposal.findings
    _offer(loaded, after, is_written=is_written)
    return proposal.findings


def _offer(loaded: Loaded, after: bytes, *, is_written: bool) -> None:
    """Show how settings would change, and put them in place when that is wanted."""
    words, path = loaded.words, loaded.project.settings_file
    before = path.read_bytes()
    if before == after:
        return
    show(render_change(before, after, path.name))
    if is_written:
        replace_file(path, after)
        show(words.t("Written: {path}", path=path.name))
    else:
        show(words.t("These settings are proposed; --settings writes them."))
