"""Builds the site to be published, and puts it in place only when nothing is wrong."""

from __future__ import annotations

import time
from pathlib import Path

from siniar.build.plan import Plan
from siniar.build.publish import publish_site
from siniar.commands.build import build_watched, say_end
from siniar.commands.language import words_of
from siniar.commands.options import NoOptions
from siniar.commands.terminal import say
from siniar.feed.diff import render_diff


def run(root: Path, _: NoOptions) -> int:
    """Build strictly, and tell what changes for subscribers; the exit status."""
    words, began = words_of(root), time.monotonic()
    result = build_watched(words, lambda run: publish_site(root, run))
    if isinstance(result.planned, Plan):
        loaded = result.planned.loaded
        say(render_diff(loaded.diff, loaded.words))
    return say_end(root, result, words, began)
