"""Tells the feed's hub that something is new, after the site was replaced."""

from __future__ import annotations

from pathlib import Path

from siniar.commands.options import NoOptions
from siniar.commands.show import load_show
from siniar.commands.terminal import end_with, show
from siniar.feed.hub import list_feeds, ping_hub
from siniar.model.findings import Place
from siniar.system.exits import GOOD


def run(root: Path, _: NoOptions) -> int:
    """Tell it of every feed; the exit status. A hub that is away stops nothing."""
    loaded = load_show(root)
    catalogue, words = loaded.catalogue, loaded.words
    if not catalogue.show.feed.hub:
        show(words.t("The setting feed.hub is empty: no hub is told."))
        return GOOD
    findings = list(ping_hub(catalogue, Place(loaded.project.settings_file.name)))
    told = len(list_feeds(catalogue)) - len(findings)
    show(words.n("{number} feed was told of.", "{number} feeds were told of.", told))
    return end_with(findings, words)
