"""Asks whether every audio address answers well, and moves the audio to another one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from siniar.build.load import Loaded
from siniar.commands.check import render_change
from siniar.commands.options import option
from siniar.commands.show import load_show
from siniar.commands.terminal import end_progress, say, show, show_findings, show_progress
from siniar.content.settings.edit import NotPlainError
from siniar.doctor.audio import PromisedAudio, list_promises, verify_all
from siniar.doctor.audio_base import SETTING, parse_base
from siniar.doctor.move_audio import FILES, Move, plan_move
from siniar.model.findings import Report
from siniar.model.words import N_
from siniar.system.exits import FINDINGS, GOOD, WRONG_USE
from siniar.system.files import replace_file
from siniar.system.http import ask_for

VERIFY, MOVE = "verify", "move"


@dataclass(frozen=True, slots=True)
class AudioOptions:
    """What is done with the audio's addresses."""

    action: str = option(
        N_("verify: ask for every audio address. move: move the audio to another address."),
        choices=(VERIFY, MOVE),
        is_loose=True,
    )
    to: str = option(
        N_("The new address, such as https://audio.contoh.go.id, or: site"),
        "",
        value=N_("ADDRESS"),
    )
    unverified: bool = option(N_("Move without asking for the new addresses first."), False)
    dry_run: bool = option(N_("Only show what would be changed."), False)


def run(root: Path, options: AudioOptions) -> int:
    """Verify or move; the exit status."""
    return verify_or_move(load_show(root), options)


def verify_or_move(loaded: Loaded, options: AudioOptions) -> int:
    """Do what the options say with the audio of a show; the exit status."""
    base = parse_base(options.to)
    if options.action == VERIFY:
        # At the site itself the audio has the addresses that it has now.
        base = base or (None if options.to else "")
    if base is None:
        say(
            loaded.words.t(
                "Write an address like https://audio.contoh.go.id or the word site: --to"
            )
        )
        return WRONG_USE
    if options.action == MOVE:
        return _move(loaded, base, options)
    return FINDINGS if _verify(loaded, base).has_errors else GOOD


def _verify(loaded: Loaded, base: str) -> Report:
    """Ask for every address, or for those that there will be below ``base``."""
    promises = list(list_promises(loaded.catalogue, base))
    asked: list[PromisedAudio] = []

    def advance(promise: PromisedAudio) -> None:
        asked.append(promise)
        show_progress(f"{len(asked)}/{len(promises)}  {promise.enclosure.url}")

    report = Report(verify_all(promises, ask_for, advance))
    end_progress()
    words = loaded.words
    show(words.n("{number} address asked.", "{number} addresses asked.", len(promises)))
    show_findings(report, words)
    return report


def _move(loaded: Loaded, base: str, options: AudioOptions) -> int:
    """Change setting and ledger; the new addresses are asked for unless the audio comes home."""
    words = loaded.words
    if base and not options.unverified and _verify(loaded, base).has_errors:
        show(words.t("Nothing was changed: first every file must be there."))
        return FINDINGS
    try:
        move = plan_move(loaded, base)
    except (NotPlainError, UnicodeDecodeError) as error:
        told = words.t(
            "{setting} cannot be changed safely here; write it by hand in {file}: {problem}"
        )
        say(told.format(setting=SETTING, file=FILES[0], problem=error))
        return WRONG_USE
    if move.report.has_errors:
        show_findings(move.report, words)
        return FINDINGS
    _show_move(loaded, move)
    if not options.dry_run:
        for change in move.changes:
            replace_file(change.path, change.after)
    return GOOD


def _show_move(loaded: Loaded, move: Move) -> None:
    words = loaded.words
    for change in move.changes:
        name = change.path.relative_to(loaded.project.root).as_posix()
        show(render_change(change.before, change.after, name))
    if not move.changes:
        show(words.t("Nothing to change: the audio is there already."))
        return
    show(words.t("No guid was touched: for subscribers every episode stays the same."))
