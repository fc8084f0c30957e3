"""What an editor asks for at the command line: the check of the whole content, and its mending."""

from __future__ import annotations

import difflib
import os
import sys
from dataclasses import replace
from pathlib import Path

from siniar.build.load import Loaded, Refused, load
from siniar.build.pelican import read_project
from siniar.build.plan import Plan, plan_site
from siniar.build.project import Project, note_files
from siniar.build.storage import render_storage
from siniar.content.fields.episode import EPISODE_FIELDS, PAGE_FIELDS
from siniar.content.fix import mend_note
from siniar.content.pending import render_waiting
from siniar.doctor.examine import Senses, examine
from siniar.doctor.move_audio import move_audio as move_base
from siniar.doctor.move_audio import verify_audio as verify_addresses
from siniar.feed.diff import render_diff, render_diff_markdown
from siniar.feed.ledger import LEDGER, FeedDiff, render_ledger, update_ledger
from siniar.model.episode import Episode
from siniar.model.findings import Finding, Format, Report, render_findings
from siniar.pages.board.ideas import FOLDER as IDEAS
from siniar.pages.board.ideas import Idea, read_ideas
from siniar.pages.board.render import render_board
from siniar.pages.board.stages import build_board
from siniar.production.begin import Wishes, begin_episode
from siniar.production.options import ProductionWishes
from siniar.production.produce import produce as produce_episode
from siniar.production.video import film
from siniar.system.files import replace_file
from siniar.system.http import ask_for, fetch
from siniar.youtube.kit import build_kit
from siniar.youtube.kit_files import PAGE, find_episode, kit_folder, render_kit
from siniar.youtube.links import LINKS
from siniar.youtube.refresh import Studio, check_videos, refresh
from siniar.youtube.web import Web

#: Exit statuses of every task.
GOOD, WRONG_USE, FINDINGS = 0, 2, 3
_MENDED = (("episodes", EPISODE_FIELDS), ("pages", PAGE_FIELDS))


def check(root: Path, *, format: str = "text", fix: bool = False) -> int:  # noqa: A002 (the flag)
    """Print all findings of the whole content; the exit status is 3 when one is an error."""
    project = read_project(root)
    if fix:
        sys.stdout.write(mend_content(project))
    site = load(project)
    planned = site if isinstance(site, Refused) else plan_site(site)
    report = planned.report
    if isinstance(site, Loaded):
        report.extend(read_plans(project, site)[1])
    style = Format(format)
    sys.stdout.write(render_findings(report, site.words, style))
    if style is Format.TEXT and isinstance(site, Loaded) and isinstance(planned, Plan):
        waiting = render_waiting(site.catalogue, site.reads, site.words)
        sys.stdout.write(f"\n{waiting}" if waiting else "")
        sys.stdout.write(f"\n{render_storage(planned.storage, site.words)}")
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if style is Format.GITHUB and summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(render_findings(report, site.words, Format.MARKDOWN))
            diff = site.diff if isinstance(site, Loaded) else FeedDiff()
            file.write("\n" + render_diff_markdown(diff, site.words))
    return FINDINGS if report.has_errors else GOOD


def read_plans(project: Project, site: Loaded) -> tuple[tuple[Idea, ...], list[Finding]]:
    """The ideas of the office, and what is wrong with them."""
    paths = note_files(project, IDEAS)
    return read_ideas(project.root, paths, site.catalogue.show)


def board(root: Path, file: Path | None = None) -> int:
    """Write the planning board to ``file``; it goes nowhere near the site unless that says so."""
    project = read_project(root)
    site = load(project)
    if isinstance(site, Refused):
        sys.stdout.write(render_findings(site.report, site.words))
        return FINDINGS
    ideas, _ = read_plans(project, site)
    path = file or project.cache / "papan.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    made = build_board(ideas, site.reads, site.catalogue)
    replace_file(path, render_board(made, site.catalogue.show, site.words))
    sys.stdout.write(site.words.t("Written: {path}", path=path) + "\n")
    return GOOD


def remember(root: Path) -> int:
    """Note in the ledger what subscribers have been given: everything public now.

    To be run after a deployment, at the deployed build's moment (``NOW``).
    """
    project = read_project(root)
    site = load(project)
    if isinstance(site, Refused) or site.report.has_errors:
        sys.stdout.write(render_findings(site.report, site.words))
        return FINDINGS
    path = project.content / LEDGER
    text = render_ledger(update_ledger(site.ledger, site.catalogue))
    if not path.is_file() or path.read_bytes() != text:
        replace_file(path, text)
    sys.stdout.write(render_diff(site.diff, site.words))
    return GOOD


def new(root: Path, wishes: Wishes) -> int:
    """Begin a new episode, asking at a terminal for what the options do not say."""
    ask = _ask if sys.stdin.isatty() and sys.stdout.isatty() else None
    project = read_project(root)

    def produce_it(asked: Wishes) -> int:
        recording = ProductionWishes((asked.file,), replace(asked, file=""))
        return produce_episode(project, recording, ask, os.environ)

    return begin_episode(project, wishes, ask, produce_it)


def produce(root: Path, wishes: ProductionWishes) -> int:
    """Make an episode of recordings, asking at a terminal for what the options do not say."""
    ask = _ask if sys.stdin.isatty() and sys.stdout.isatty() else None
    return produce_episode(read_project(root), wishes, ask, os.environ)


def youtube_kit(root: Path, name: str) -> int:
    """Write what the office uploads and pastes at YouTube for one episode, draft or not."""
    project = read_project(root)
    site = load(project)
    episode, status = _find_episode(site, name)
    if episode is None or isinstance(site, Refused):
        return status
    folder = project.root / kit_folder(episode)
    folder.mkdir(parents=True, exist_ok=True)
    for file, content in render_kit(site.catalogue, episode, site.words).items():
        replace_file(folder / file, content)
    findings = build_kit(site.catalogue, episode, site.words).findings
    if findings:
        sys.stdout.write(render_findings(Report(list(findings)), site.words))
    page = (folder / PAGE).resolve().as_uri()
    sys.stdout.write(site.words.t("Open this page in a browser: {path}", path=page) + "\n")
    return GOOD


def youtube(root: Path, *, listing: str = "", is_check: bool = False, dry_run: bool = False) -> int:
    """Find the videos of episodes that have none, or ask whether those they have can be seen."""
    project = read_project(root)
    site = load(project)
    if isinstance(site, Refused):
        sys.stdout.write(render_findings(site.report, site.words))
        return FINDINGS
    name = (project.content / LINKS).relative_to(project.root).as_posix()
    studio = Studio(project.content, name, site.catalogue, site.reads, site.words)
    if not is_check:
        return refresh(studio, Web(), Path(listing) if listing else None, dry_run=dry_run)
    style = Format.GITHUB if os.environ.get("GITHUB_ACTIONS") else Format.TEXT
    report = Report(check_videos(studio, Web()))
    sys.stdout.write(render_findings(report, site.words, style))
    return GOOD


def make_video(root: Path, name: str) -> int:
    """Make a video of an episode's sound and its title, for the office to upload."""
    project = read_project(root)
    site = load(project)
    episode, status = _find_episode(site, name)
    if episode is None or isinstance(site, Refused):
        return status
    return film(project, site, episode, os.environ)


def _find_episode(site: Loaded | Refused, name: str) -> tuple[Episode | None, int]:
    """The episode that an editor names; without one the exit status, after a line why."""
    if isinstance(site, Refused):
        sys.stdout.write(render_findings(site.report, site.words))
        return None, FINDINGS
    episode = find_episode((read.episode for read in site.reads if read.episode), name)
    if episode is None:
        told = site.words.t("No episode has the number or name {value}.", value=name)
        sys.stderr.write(f"{told}\n")
    return episode, GOOD if episode else WRONG_USE


def verify_audio(root: Path, base: str = "") -> int:
    """Ask for every audio address as podcast programs do."""
    return verify_addresses(read_project(root), ask_for, base)


def move_audio(root: Path, to: str, *, is_verified: bool, dry_run: bool) -> int:
    """Move the audio to another base address."""
    project = read_project(root)
    return move_base(project, to, ask_for, is_verified=is_verified, dry_run=dry_run)


def doctor(root: Path, url: str = "", *, format: str = "text", every: bool = False) -> int:  # noqa: A002 (the flag)
    """Examine the published site, at the address of the settings or another, and the repository."""
    project = read_project(root)
    site = load(project)
    if isinstance(site, Refused):
        sys.stdout.write(render_findings(site.report, site.words))
        return FINDINGS
    address = url or site.catalogue.show.url
    report = examine(project, site, address, Senses(fetch, ask_for), every=every)
    sys.stdout.write(render_findings(report, site.words, Format(format)))
    return FINDINGS if report.has_errors else GOOD


def _ask(question: str, proposal: str) -> str:
    shown = f"{question} [{proposal}]: " if proposal else f"{question}: "
    return input(shown).strip() or proposal


def mend_content(project: Project) -> str:
    """Mend every note where it is safe; what was changed, as a diff."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 (only for --fix)

    changes = []
    for folder, table in _MENDED:
        for path in note_files(project, folder):
            name = path.relative_to(project.root).as_posix()
            before = path.read_bytes()
            after = mend_note(before, name, ZoneInfo(project.timezone), table=table)
            if after != before:
                replace_file(path, after)
                changes.append(_diff(before, after, name))
    return "".join(changes)


def _diff(before: bytes, after: bytes, name: str) -> str:
    old, new = (text.decode("utf-8", "replace").splitlines() for text in (before, after))
    return "\n".join(difflib.unified_diff(old, new, name, name, lineterm="", n=1)) + "\n"
