"""Notes in the ledger what subscribers have been given: everything that is public now."""

from __future__ import annotations

from pathlib import Path

from siniar.commands.options import NoOptions
from siniar.commands.show import load_show
from siniar.commands.terminal import show, show_findings
from siniar.feed.diff import render_diff
from siniar.feed.ledger import LEDGER, render_ledger, update_ledger
from siniar.system.exits import FINDINGS, GOOD
from siniar.system.files import replace_file


def run(root: Path, _: NoOptions) -> int:
    """Write the ledger, after a deployment and at its moment (``NOW``); the exit status."""
    loaded = load_show(root)
    if loaded is None:
        return FINDINGS
    if loaded.report.has_errors:
        show_findings(loaded.report, loaded.words)
        return FINDINGS
    path = loaded.project.content / LEDGER
    text = render_ledger(update_ledger(loaded.ledger, loaded.catalogue))
    if not path.is_file() or path.read_bytes() != text:
        replace_file(path, text)
    show(render_diff(loaded.diff, loaded.words))
    return GOOD
