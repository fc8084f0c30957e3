"""Examines a published site and its repository, and gives every finding with what to do."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from siniar.build.load import Loaded
from siniar.build.project import Project
from siniar.doctor.audio import Promise, verify_all
from siniar.doctor.feed import compare, read_public_feed
from siniar.doctor.probe import list_content, read_certificate, read_last_commit
from siniar.doctor.repository import SCHEDULE, check_repository
from siniar.doctor.site import (
    Ask,
    Visit,
    check_certificate,
    check_feed_answer,
    check_home,
    check_install,
    check_picture,
    check_types,
)
from siniar.model.findings import Report
from siniar.system.http import Answers

#: Audio files that are asked for without ``--all``: the newest, and as many spread over the rest.
NEWEST, SPREAD = 10, 10


@dataclass(frozen=True, slots=True)
class Senses:
    """How the doctor asks; tests put their own in."""

    ask: Ask
    ask_audio: Callable[[str], Answers]
    context: ssl.SSLContext | None = None


def examine(project: Project, site: Loaded, url: str, senses: Senses, *, every: bool) -> Report:
    """Everything that is wrong with the site at ``url`` and with the repository."""
    report = Report()
    visit = Visit(f"{url.rstrip('/')}/", site.catalogue, senses.ask)
    days, problem = read_certificate(visit.url, project.now, senses.context)
    report.extend(check_certificate(visit, days, problem))
    if not problem:
        report.extend(check_home(visit))
    if not problem and senses.ask(visit.url, "HEAD").status:
        for check in (check_types, check_feed_answer, check_install):
            report.extend(check(visit))
        feed = read_public_feed(visit)
        report.extend(feed.findings)
        report.extend(check_picture(visit, feed.pictures))
        place = visit.place("feed.xml")
        if feed.enclosures:
            report.extend(compare(feed, site.ledger, site.catalogue, place))
        promises = [Promise(each, each.url) for each in feed.enclosures.values()]
        chosen = promises if every else choose(promises)
        report.extend(verify_all(chosen, senses.ask_audio))
    files = list_content(project.root, project.content)
    report.extend(
        check_repository(
            files,
            read_last_commit(project.root),
            project.now,
            has_schedule=(project.root / Path(SCHEDULE)).is_file(),
        )
    )
    return report


def choose(promises: list[Promise]) -> list[Promise]:
    """The newest, and the same few of the rest each time."""
    rest = promises[NEWEST:]
    step = max(len(rest) // SPREAD, 1)
    return [*promises[:NEWEST], *rest[::step][:SPREAD]]
