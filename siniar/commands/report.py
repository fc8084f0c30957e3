"""Counts a month and writes its table and its page for the office; nothing of it is published."""

from __future__ import annotations

import os
import webbrowser
from dataclasses import dataclass
from pathlib import Path

from siniar.build.load import Loaded
from siniar.commands.options import option
from siniar.commands.show import list_ideas, load_show
from siniar.commands.terminal import end_with, say, show
from siniar.model.findings import Finding, Place
from siniar.model.words import N_
from siniar.report.count import count_by_op3, count_logs, count_views, open_networks
from siniar.report.downloads import Downloads
from siniar.report.history import (
    FOLDER,
    EpisodeMonth,
    Month,
    merge,
    month_before,
    parse_month,
    read_history,
    read_month,
    render_rows,
)
from siniar.report.month import build_report
from siniar.report.op3 import Op3
from siniar.report.render import render_report
from siniar.system.exits import UseError
from siniar.system.files import replace_file

#: Message ids of why requests for audio are no downloads of their own.
_LEFT_OUT = {
    "bots": N_("by programs that only collect: {number}"),
    "centres": N_("from computing centres: {number}"),
    "failed": N_("without an answer: {number}"),
    "short": N_("less than a minute: {number}"),
    "repeated": N_("more pieces of the same download: {number}"),
}


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """Which month is counted, and by what."""

    month: str = option(
        N_("The month, such as 2026-10; else the last one that is over."), "", value=N_("MONTH")
    )
    logs: tuple[str, ...] = option(
        N_("Log of the server that audio is loaded from, or a folder of logs."),
        (),
        value=N_("FILE"),
    )
    networks: tuple[str, ...] = option(
        N_("Networks of computing centres, whose requests nobody hears; as providers list them."),
        (),
        value=N_("FILE"),
    )
    youtube: tuple[str, ...] = option(
        N_("List of videos with their views from YouTube Studio (CSV or ZIP)."),
        (),
        value=N_("FILE"),
    )
    op3: bool = option(N_("Ask OP3, with the key in the variable OP3_TOKEN."), False)
    open_browser: bool = option(N_("Open it in a browser."), False)


def run(root: Path, options: ReportOptions) -> int:
    """Count, keep the table, write the page; the exit status."""
    loaded = load_show(root)
    month = parse_month(options.month) if options.month else month_before(loaded.catalogue.today)
    if month is None:
        told = loaded.words.t('"{value}" is no month. Write it like 2026-10.')
        raise UseError(told.format(value=options.month))
    op3 = Op3(os.environ.get("OP3_TOKEN", "")) if options.op3 else None
    if op3 and not op3.token:
        raise UseError(loaded.words.t("OP3 wants a key: put it into the variable OP3_TOKEN."))
    return write_report(loaded, month, options, op3)


def write_report(loaded: Loaded, month: Month, options: ReportOptions, op3: Op3 | None) -> int:
    """Count a month by everything that was given; the exit status."""
    findings: list[Finding] = []
    folder = loaded.project.content / FOLDER
    place = Place(loaded.project.name_of(f"{FOLDER}/{month.name}.csv"))
    before, damaged = read_month(folder / f"{month.name}.csv", place)
    if damaged:
        return end_with(damaged, loaded.words)
    counted = _count(loaded, month, options, op3, findings)
    rows, less = merge(before, counted, place)
    findings += less
    if counted:
        folder.mkdir(exist_ok=True)
        replace_file(folder / f"{month.name}.csv", render_rows(rows))
        show(loaded.words.t("Written: {path}", path=place.path))
    findings += _write_page(loaded, month, is_opened=options.open_browser)
    return end_with(findings, loaded.words)


def _count(
    loaded: Loaded, month: Month, options: ReportOptions, op3: Op3 | None, findings: list[Finding]
) -> list[EpisodeMonth]:
    catalogue = loaded.catalogue
    rows: list[EpisodeMonth] = []
    if options.logs:
        downloads, counted = count_logs(
            options.logs, catalogue, month, findings, open_networks(options.networks, findings)
        )
        _say_left_out(loaded, downloads)
        rows += counted
    if options.youtube:
        rows += count_views(options.youtube, catalogue, month, findings)
    if op3:
        rows += count_by_op3(op3, catalogue, month, findings)
    return rows


def _write_page(loaded: Loaded, month: Month, *, is_opened: bool) -> list[Finding]:
    """Write the page of a month with all months before it; what is wrong with their tables."""
    catalogue, project, words = loaded.catalogue, loaded.project, loaded.words
    history, findings = read_history(project.content / FOLDER, project.name_of(FOLDER))
    ideas, wrong = list_ideas(loaded)
    report = build_report(month, catalogue, ideas, history)
    path = project.cache / FOLDER / f"{month.name}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, render_report(report, catalogue.show, words))
    show(words.t("Written: {path}", path=path))
    if is_opened:
        webbrowser.open(path.resolve().as_uri())
    return [*findings, *wrong]


def _say_left_out(loaded: Loaded, downloads: Downloads) -> None:
    words = loaded.words
    for name, message in _LEFT_OUT.items():
        if number := downloads.left_out.get(name, 0):
            say(words.t(message, number=words.number(number)))
