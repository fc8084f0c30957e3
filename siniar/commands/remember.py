"""Notes in the ledger what subscribers have been given: everything that is public now."""

from __future__ import annotations

from pathlib import Path

from siniar.build.last_state import check_last_state, keep_copy
from siniar.commands.options import NoOptions
from siniar.commands.show import load_show
from siniar.commands.terminal import show, show_findings
from siniar.feed.diff import render_diff
from siniar.feed.ledger import LEDGER, render_ledger, update_ledger
from siniar.feed.promises import check_site
from siniar.model.findings import Report
from siniar.system.exits import FINDINGS, GOOD
from siniar.system.files import replace_file


def run(root: Path, _: NoOptions) -> int:
    """Write the ledger, after a deployment and at its moment and address; the exit status."""
    loaded = load_show(root)
    moved = check_site(loaded.ledger, loaded.promised)
    report = Report([*loaded.report, *moved, *check_last_state(loaded)])
    if report.has_errors:
        show_findings(report, loaded.words)
        return FINDINGS
    path = loaded.project.content / LEDGER
    ledger = update_ledger(loaded.ledger, loaded.catalogue)
    text = render_ledger(ledger)
    if not path.is_file() or path.read_bytes() != text:
        replace_file(path, text)
    keep_copy(loaded.project, ledger)
    show(render_diff(loaded.diff, loaded.words))
    return GOOD
