"""Examines the published site and its repository."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from siniar.commands.check import FORMATS
from siniar.commands.options import option
from siniar.commands.show import load_public_show, load_show
from siniar.commands.terminal import show_findings
from siniar.doctor.deadline import SECONDS, Deadline
from siniar.doctor.examine import Clients, examine
from siniar.doctor.rules import SITE_SLOW
from siniar.model.findings import Format, Place
from siniar.model.words import N_
from siniar.system.exits import FINDINGS, GOOD
from siniar.system.http import ask_for, fetch


@dataclass(frozen=True, slots=True)
class DoctorOptions:
    """Which site is examined, and how thoroughly."""

    url: str = option(
        N_("Address of the site; else SITEURL, a file CNAME, or that of the repository."),
        "",
        value=N_("ADDRESS"),
        is_loose=True,
    )
    format: str = option(N_("How findings are shown."), Format.TEXT.value, choices=FORMATS)
    all: bool = option(N_("Ask for every audio file, not only for twenty."), False)


def run(root: Path, options: DoctorOptions) -> int:
    """Show everything that is wrong; the exit status is 3 when it is an error."""
    loaded = load_show(root) if options.url else load_public_show(root)
    address = options.url or loaded.catalogue.show.url
    if options.all:
        report = examine(loaded, address, Clients(fetch, ask_for), every=True)
    else:
        deadline = Deadline.within()
        report = examine(loaded, address, Clients(deadline.fetch, deadline.ask_audio), every=False)
        if deadline.is_over:
            report.add(SITE_SLOW, Place(address), seconds=round(SECONDS))
    show_findings(report, loaded.words, Format(options.format))
    return FINDINGS if report.has_errors else GOOD
