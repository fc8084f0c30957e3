"""Verifies every audio address, and moves the audio to another base address without a new guid."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from siniar.build.load import Loaded, Refused, load
from siniar.build.project import Project
from siniar.doctor.audio import Promise, list_promises, verify_all
from siniar.doctor.moving import SETTING, NotPlainError, change_base, is_base, move_records
from siniar.feed.ledger import LEDGER, render_ledger
from siniar.feed.rules import PUBLISHED_AUDIO_CHANGED
from siniar.model.findings import Report, render_findings
from siniar.model.words import Words
from siniar.system.files import replace_file
from siniar.system.http import Answers

#: Exit statuses of every task.
GOOD, WRONG_USE, FINDINGS = 0, 2, 3
#: What an editor types for "back to the site itself".
HOME = ("situs", "site", "lokal")
#: Settings files that may hold the setting; the first gets it when none does.
_FILES = ("pelicanconf.py", "publishconf.py")

Ask = Callable[[str], Answers]


@dataclass(slots=True)
class _Counter:
    """A line for each address that was asked for."""

    words: Words
    total: int
    done: int = 0

    def advance(self, promise: Promise) -> None:
        self.done += 1
        if sys.stderr.isatty():
            line = f"{self.done}/{self.total}  {promise.enclosure.url}"
            sys.stderr.write(f"\r\x1b[K{line[:100]}")
            sys.stderr.flush()

    def end(self) -> None:
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")


@dataclass(frozen=True, slots=True)
class Move:
    """New contents by path; nothing is written yet."""

    site: Loaded | Refused
    files: Mapping[Path, tuple[bytes, bytes]] = field(default_factory=dict)


def verify_audio(project: Project, ask: Ask, base: str = "") -> int:
    """Ask for every audio address of the feed, or for its future one; 3 when one is wrong."""
    site = load(project)
    if isinstance(site, Refused):
        sys.stdout.write(render_findings(site.report, site.words))
        return FINDINGS
    if base and not is_base(base):
        return _refuse(site.words)
    report = _verify(site, ask, base)
    return FINDINGS if report.has_errors else GOOD


def _verify(site: Loaded, ask: Ask, base: str) -> Report:
    promises = list(list_promises(site.catalogue, base))
    counter = _Counter(site.words, len(promises))
    report = Report(verify_all(promises, ask, counter.advance))
    counter.end()
    asked = site.words.n("{number} address asked.", "{number} addresses asked.", len(promises))
    sys.stdout.write(f"{asked}\n{render_findings(report, site.words)}")
    return report


def _refuse(words: Words) -> int:
    told = words.t("Write an address like https://audio.contoh.go.id or the word situs: --to")
    sys.stderr.write(f"{told}\n")
    return WRONG_USE


def move_audio(
    project: Project, to: str, ask: Ask, *, is_verified: bool = True, dry_run: bool = False
) -> int:
    """Change where the audio is fetched from: setting and ledger; the guids stay as they are.

    The new addresses are asked for first, unless the audio comes home or that is not wanted. What
    changes is shown as a diff.
    """
    site = load(project)
    words = site.words
    base = "" if to.strip().lower() in HOME else to.strip().rstrip("/")
    if base and not is_base(base):
        return _refuse(words)
    if isinstance(site, Refused):
        sys.stdout.write(render_findings(site.report, words))
        return FINDINGS
    if base and is_verified and _verify(site, ask, base).has_errors:
        sys.stdout.write(words.t("Nothing was changed: first every file must be there.") + "\n")
        return FINDINGS
    try:
        move = _plan(project, site, base)
    except (NotPlainError, UnicodeDecodeError) as error:
        told = words.t(
            "{setting} cannot be changed safely here; write it by hand in {file}: {problem}",
            setting=SETTING,
            file=_FILES[0],
            problem=error,
        )
        sys.stderr.write(f"{told}\n")
        return WRONG_USE
    if move.site.report.has_errors:
        sys.stdout.write(render_findings(move.site.report, words))
        return FINDINGS
    _show(project, move, words)
    if not dry_run:
        for path, (_, after) in move.files.items():
            replace_file(path, after)
    return GOOD


def _plan(project: Project, before: Loaded, base: str) -> Move:
    """The new texts, and the site as it will be."""
    files: dict[Path, tuple[bytes, bytes]] = {}
    for name in _FILES:
        path = project.root / name
        if path.is_file():
            old = path.read_bytes()
            text = old.decode("utf-8")
            new = change_base(text, base, adds=bool(base) and name == _FILES[0]).encode()
            files[path] = old, new
    show = dict(project.show) if isinstance(project.show, Mapping) else {}
    moved = replace(project, show={**show, SETTING: base})
    site = load(moved)
    if not isinstance(site, Refused) and before.ledger:
        path = project.content / LEDGER
        records = move_records(before.ledger, site.catalogue)
        files[path] = path.read_bytes(), render_ledger(records)
        # What the ledger says of the old addresses no longer holds.
        report = Report([each for each in site.report if each.rule != PUBLISHED_AUDIO_CHANGED])
        site = replace(site, report=report)
    changed = {path: texts for path, texts in files.items() if texts[0] != texts[1]}
    return Move(site, changed)


def _show(project: Project, move: Move, words: Words) -> None:
    for path, (before, after) in move.files.items():
        name = path.relative_to(project.root).as_posix()
        old, new = (text.decode("utf-8", "replace").splitlines() for text in (before, after))
        lines = difflib.unified_diff(old, new, name, name, lineterm="", n=1)
        sys.stdout.write("".join(f"{line}\n" for line in lines))
    if not move.files:
        sys.stdout.write(words.t("Nothing to change: the audio is there already.") + "\n")
        return
    told = words.t("No guid was touched: for subscribers every episode stays the same.")
    sys.stdout.write(f"{told}\n")
