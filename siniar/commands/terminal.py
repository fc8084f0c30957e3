"""Writes to the terminal and asks there; nothing else in siniar does."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Callable, Iterable
from typing import TextIO

from siniar.model.findings import Finding, Format, Report, render_findings
from siniar.model.words import Words
from siniar.system.exits import FINDINGS, GOOD, UnreadError

#: Characters of a line that replaces itself.
_LINE = 100
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
#: Words that a machine of GitHub obeys, and what stands before them.
_COMMANDS = re.compile(r"^(\s*)(::)|()(##\[)", re.MULTILINE)
#: Goes to the beginning of the line and clears it.
_CLEAR = "\r\x1b[K"


def _part(match: re.Match[str]) -> str:
    """The same to the eye, with a letter of no width in it."""
    blank, colons = match[1] or "", match[2]
    return f"{blank}:\u200b:" if colons else "#\u200b#["


def make_safe(text: str, *, is_escaped: bool = False) -> str:
    """A text in which nobody's words command the terminal, or the machine that publishes.

    Notes come from strangers' pull requests too. GitHub's machines obey lines that begin with
    ``::`` and whatever stands behind ``##[``; ``is_escaped`` says that such lines are ours.
    """
    text = _CONTROLS.sub("\ufffd", text)
    if os.environ.get("CI") and not is_escaped:
        text = _COMMANDS.sub(_part, text)
    return text


def show(text: str, *, is_safe: bool = False) -> None:
    """Write lines that are the result of a task; they may go into a file or another program.

    ``is_safe`` says that strangers' words in them command no machine of GitHub.
    """
    _write(sys.stdout, make_safe(text, is_escaped=is_safe))


def say(text: str) -> None:
    """Write lines about the work, for the person at the desk only."""
    _write(sys.stderr, make_safe(text))


def say_drawn(text: str) -> None:
    """Write what we have drawn ourselves, which sets the terminal's colours."""
    _write(sys.stderr, text)


def _write(stream: TextIO, text: str) -> None:
    end_progress()
    try:
        stream.write(text if text.endswith("\n") or not text else f"{text}\n")
        stream.flush()
    except BrokenPipeError:
        raise UnreadError from None


def flush() -> None:
    """Bring everything out that was written."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()


def show_findings(report: Report, words: Words, style: Format = Format.TEXT) -> None:
    """Write findings and how many there are, as the result of a task."""
    show(render_findings(report, words, style), is_safe=style in {Format.GITHUB, Format.JSON})


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
