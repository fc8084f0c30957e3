"""Renders what a build changes for subscribers, for a terminal and for a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from siniar.feed.ledger import FeedDiff
from siniar.model.findings import escape_cell
from siniar.model.words import Words


def _sections(diff: FeedDiff, words: Words) -> Iterator[tuple[str, str, list[str]]]:
    """Heading, mark and lines of each kind of change."""
    before = [words.t("before: {what}", what=what) for _, what in diff.changed]
    changed = [f"{each[0]} ({what})" for each, what in zip(diff.changed, before, strict=True)]
    yield words.t("New in the feed"), "+", list(diff.new)
    yield words.t("Changed in the feed"), "~", changed
    yield words.t("Gone from the feed"), "-", list(diff.gone)


def render_diff(diff: FeedDiff, words: Words) -> str:
    """A few lines for a terminal."""
    if not diff:
        return words.t("Nothing changes for subscribers.") + "\n"
    lines = []
    for heading, mark, items in _sections(diff, words):
        if items:
            lines += [f"{heading}:", *(f"  {mark} {item}" for item in items)]
    return "\n".join(lines) + "\n"


def render_diff_markdown(diff: FeedDiff, words: Words) -> str:
    """The same for a pull request; titles stand in it as text only."""
    if not diff:
        return words.t("Nothing changes for subscribers.") + "\n"
    lines = []
    for heading, _, items in _sections(diff, words):
        if items:
            lines += [f"### {heading}", "", *(f"- {escape_cell(item)}" for item in items), ""]
    return "\n".join(lines)
