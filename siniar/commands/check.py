"""Checks the whole content, and mends what is safe to mend."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from siniar.build.last_state import check_last_state, merge_copies, read_copies
from siniar.build.load import Loaded, Refused, load, words_of
from siniar.build.pelican import read_project
from siniar.build.plan import Plan, plan_site
from siniar.build.project import Project, note_files
from siniar.build.sample import check_sample
from siniar.build.storage import render_storage
from siniar.commands.options import option
from siniar.commands.show import list_ideas
from siniar.commands.terminal import show, show_findings
from siniar.content.awaited import render_waiting
from siniar.content.drafts import template_lines
from siniar.content.fetched_pictures import FetchedPicture, PictureFetcher
from siniar.content.fields.episode import EPISODE_FIELDS
from siniar.content.fields.page import PAGE_FIELDS
from siniar.content.fix import Mender, mint_guid
from siniar.content.notes import open_note
from siniar.content.places.known import TRANSCRIPT_ENDINGS
from siniar.feed.diff import FeedDiff, render_diff_markdown
from siniar.feed.ledger import LEDGER, render_ledger
from siniar.feed.moves import find_lost_guids
from siniar.media.transcripts import mend_encoding
from siniar.media.transcripts.read import SIZE_LIMIT
from siniar.model.findings import Format, Phrase, Report, render_findings
from siniar.model.words import N_, Words
from siniar.system.exits import FINDINGS, GOOD
from siniar.system.files import remove_parts, replace_file

#: How findings can be shown, in the words of ``--format``.
FORMATS = (Format.TEXT.value, Format.GITHUB.value, Format.JSON.value)
_MENDED = (("episodes", EPISODE_FIELDS), ("pages", PAGE_FIELDS))


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How the check is shown, and whether it mends."""

    format: str = option(N_("How findings are shown."), "text", choices=FORMATS)
    fix: bool = option(N_("Mend what is safe to mend, and show what was changed."), False)


def run(root: Path, options: CheckOptions) -> int:
    """Show all findings of the whole content; the exit status is 3 when one is an error."""
    project = read_project(root)
    if options.fix:
        show("".join(mend_project(project)))
    loaded = load(project)
    planned = loaded if isinstance(loaded, Refused) else plan_site(loaded)
    report = _with_ideas(planned)
    style = Format(options.format)
    show_findings(report, loaded.words, style)
    if style is Format.TEXT and isinstance(planned, Plan):
        show(_render_state(planned))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if style is Format.GITHUB and summary:
        _append_summary(Path(summary), report, loaded)
    return FINDINGS if report.has_errors else GOOD


def _with_ideas(planned: Plan | Refused) -> Report:
    """What was found in the content, and in the ideas, which no build reads."""
    if isinstance(planned, Refused):
        return planned.report
    loaded = planned.loaded
    ideas = list_ideas(loaded)[1]
    return Report([*planned.report, *ideas, *check_last_state(loaded), *check_sample(loaded)])


def _render_state(planned: Plan) -> str:
    """What waits, and how much room is left."""
    loaded = planned.loaded
    waiting = render_waiting(loaded.catalogue, loaded.reads, loaded.words)
    storage = render_storage(planned.storage, loaded.words)
    return "".join(f"\n{part}" for part in (waiting, storage) if part)


def _append_summary(path: Path, report: Report, loaded: Loaded | Refused) -> None:
    """Add the findings and what changes for subscribers to the page of a run at GitHub."""
    diff = loaded.diff if isinstance(loaded, Loaded) else FeedDiff()
    with path.open("a", encoding="utf-8") as file:
        file.write(render_findings(report, loaded.words, Format.MARKDOWN))
        file.write("\n" + render_diff_markdown(diff, loaded.words))


def mend_project(project: Project) -> Iterator[str]:
    """Mend the ledger, then every note with what it knows; what was changed, as diffs."""
    remove_parts(project.content)
    loaded = load(project)
    if isinstance(loaded, Loaded):
        yield from _mend_ledger(loaded)
        loaded = load(project)
    guids = find_lost_guids(loaded.reads, loaded.ledger) if isinstance(loaded, Loaded) else {}
    yield from mend_content(project, guids)
    yield from _bring_pictures(project)


def _mend_ledger(loaded: Loaded) -> Iterator[str]:
    """Bring back what the ledger has lost; what was changed, as a diff."""
    project, path = loaded.project, loaded.project.content / LEDGER
    ledger = merge_copies(loaded.ledger, read_copies(project), loaded.catalogue.show)
    if ledger != loaded.ledger:
        before = path.read_bytes() if path.is_file() else b""
        yield _change(path, before, render_ledger(ledger), project.name_of(LEDGER))


def mend_content(project: Project, guids: Mapping[str, str]) -> Iterator[str]:
    """Mend every note where it is safe; what was changed in each, as a diff.

    ``guids`` are those that notes were published with and have lost, by their paths.
    """
    yield from _mend_transcripts(project)
    for folder, table in _MENDED:
        # What a new note explains, in the show's language.
        template = template_lines(words_of(project.show))
        mender = Mender(ZoneInfo(project.timezone), table, _topics_of(project), template)
        for path in note_files(project, folder):
            name = path.relative_to(project.root).as_posix()
            before = _read(path)
            after = mender.mend(before, name, guids.get(name) or mint_guid())
            if before and after != before:
                yield _change(path, before, after, name)


def _read(path: Path) -> bytes:
    """What a file holds; nothing of one that cannot be opened, which the check tells."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _mend_transcripts(project: Project) -> Iterator[str]:
    """Write transcripts of other encodings as UTF-8; what was changed in each, as a diff."""
    folder = project.content / "transcripts"
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.suffix.casefold() not in TRANSCRIPT_ENDINGS or not path.is_file():
            continue
        before = _read(path)
        after = mend_encoding(before) if len(before) <= SIZE_LIMIT else before
        if after != before:
            yield _change(path, before, after, path.relative_to(project.root).as_posix())


def _bring_pictures(project: Project) -> Iterator[str]:
    """Fetch pictures that notes show from other sites; what came of each, and changes as diffs."""
    fetcher = PictureFetcher(project.content / "images")
    words = words_of(project.show)
    told: set[str] = set()
    for path in (each for folder, _ in _MENDED for each in note_files(project, folder)):
        name, before = path.relative_to(project.root).as_posix(), _read(path)
        note = open_note(before, name)
        body, fetched = fetcher.bring(note.body) if note.is_readable else ("", [])
        for each in fetched:
            if each.address not in told:
                yield _render_fetched(each, words)
            told.add(each.address)
        if any(each.name for each in fetched):
            after = "\n".join([*note.lines[: note.body_line - 1], body]).encode()
            yield _change(path, before, after, name)


def _render_fetched(picture: FetchedPicture, words: Words) -> str:
    if picture.name:
        line = words.t("Fetched: {address}, now content/images/{name}. May you use it?")
    else:
        line = words.t("Not fetched: {address} ({problem}).")
    why = picture.problem
    problem = words.t(why.message) if isinstance(why, Phrase) else why
    values = {"address": picture.address, "name": picture.name, "problem": problem}
    return line.format(**values) + "\n"


def _topics_of(project: Project) -> tuple[str, ...]:
    """The names of the show's topics, as far as its settings can be read."""
    topics = project.show.get("topics") if isinstance(project.show, Mapping) else None
    named = [topic.get("name") for topic in topics or () if isinstance(topic, Mapping)]
    return tuple(name for name in named if isinstance(name, str))


def _change(path: Path, before: bytes, after: bytes, name: str) -> str:
    """Write a file; what was changed in it, as a diff."""
    replace_file(path, after)
    return render_change(before, after, name)


def render_change(before: bytes, after: bytes, name: str) -> str:
    """The lines of a file that change, as a diff."""
    old, new = (text.decode("utf-8", "replace").splitlines() for text in (before, after))
    lines = difflib.unified_diff(old, new, name, name, lineterm="", n=1)
    return "".join(f"{line}\n" for line in lines)
