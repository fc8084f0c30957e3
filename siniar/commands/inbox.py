"""Produces the recordings that were laid into content/rekaman/, an episode each."""

from __future__ import annotations

import os
from pathlib import Path

from siniar.build.load import Loaded
from siniar.commands.options import NoOptions
from siniar.commands.produce import produce
from siniar.commands.show import load_show
from siniar.commands.terminal import show
from siniar.production.inbox import list_inbox, title_of
from siniar.production.options import DraftOptions, ProductionOptions
from siniar.system.exits import GOOD


def run(root: Path, _: NoOptions) -> int:
    """Make an episode of each; the exit status."""
    return empty(load_show(root))


def empty(loaded: Loaded) -> int:
    """Make an episode of each recording; one that cannot be used stays; the worst exit status."""
    words, status = loaded.words, GOOD
    recordings = list_inbox(loaded.project.content)
    if not recordings:
        show(words.t("No recording waits in content/rekaman."))
    for recording in recordings:
        title = title_of(recording, (read.episode for read in loaded.reads if read.episode))
        show(f"{recording.name} → {title}")
        draft = DraftOptions(title=title)
        ended = produce(loaded, ProductionOptions((str(recording),), draft), None, os.environ)
        if ended == GOOD:
            # Its sound is in the episode; whoever sent it has the original.
            recording.unlink()
        status = max(status, ended)
    return status
