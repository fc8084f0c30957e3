"""Writes to the terminal and asks there; nothing else in siniar does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

from siniar.model.findings import Finding, Format, Report, render_findings
from siniar.model.words import Words
from siniar.system.exits import FINDINGS, GOOD

#: Characters of a line that replaces itself.
_LINE = 100
#: Goes to the beginning of the line and clears it.
_CLEAR = "\r\x1b[K"


def show(text: str) -> None:
    """Write lines that are the result of a task; they may go into a file or another program."""
    end_progress()
    sys.stdout.write(text if text.endswith("\n") or not text else f"{text}\n")
    sys.stdout.flush()


def say(text: str) -> None:
    """Write lines about the work, for the person at the desk only."""
    end_progress()
    sys.stderr.write(text if text.endswith("\n") or not text else f"{text}\n")


def show_findings(report: Report, words: Words, style: Format = Format.TEXT) -> None:
    """Write findings and how many there are, as the result of a task."""
    show(render_findings(report, words, style))


def say_findings(report: Report, words: Words) -> None:
    """Write findings of a work that goes on; nothing when there are none."""
    if len(report):
        say(render_findings(report, words))


def end_with(findings: Iterable[Finding], words: Words) -> int:
    """Show what was found, if anything was; the exit status that it stands for."""
    report = Report(list(findings))
    if len(report):
        show_findings(report, words)
    return FINDINGS if report.has_errors else GOOD


def find_asker() -> Callable[[str, str], str] | None:
    """What asks a question and proposes an answer; ``None`` where nobody can be asked."""
    return _ask if sys.stdin.isatty() and sys.stdout.isatty() else None


def _ask(question: str, proposal: str) -> str:
    shown = f"{question} [{proposal}]: " if proposal else f"{question}: "
    try:
        return input(shown).strip() or proposal
    except EOFError:  # Ctrl-D, or Ctrl-Z at Windows: nobody answers any more
        raise KeyboardInterrupt from None


def is_watched() -> bool:
    """Whether somebody sees how far the work is."""
    return sys.stderr.isatty()


def show_progress(line: str) -> None:
    """Write how far the work is, in place of the last such line."""
    if is_watched():
        sys.stderr.write(f"{_CLEAR}{line[:_LINE]}")
        sys.stderr.flush()


def end_progress() -> None:
    """Take the last line of progress away."""
    show_progress("")
