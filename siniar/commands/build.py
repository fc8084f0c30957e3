"""Builds the site into ``output/``."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from siniar.build.pelican import Run
from siniar.build.publish import BuildResult, Outcome, build_output
from siniar.commands.language import words_of
from siniar.commands.main import say_failure
from siniar.commands.options import NoOptions
from siniar.commands.spinner import spinner
from siniar.commands.terminal import say, say_findings
from siniar.model.words import Words
from siniar.system.exits import FINDINGS, GOOD


def run(root: Path, _: NoOptions) -> int:
    """Build leniently; the exit status."""
    words, began = words_of(root), time.monotonic()
    result = build_watched(words, lambda run: build_output(root, run))
    return say_end(root, result, words, began)


def build_watched(words: Words, build: Callable[[Run], BuildResult]) -> BuildResult:
    """Build with a sign of life and with what was found."""
    with spinner(words.t("Building the site …")):
        return build(Run(tell=say_findings))


def say_end(root: Path, result: BuildResult, words: Words, began: float) -> int:
    """Tell how a build ended that began so many seconds ago; the exit status."""
    if result.failure is not None:
        return say_failure(root, result.failure, words)
    if result.outcome is not Outcome.DONE:
        say(words.t("Stopped because of the findings above. output/ is as it was."))
        return FINDINGS
    seconds = words.number(round(time.monotonic() - began, 1))
    say(words.t("Done in {seconds} seconds: {path}", seconds=seconds, path=root / "output"))
    return GOOD
