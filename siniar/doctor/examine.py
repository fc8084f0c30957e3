"""Examines a published site and its repository, and gives every finding with what to do."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from siniar.build.load import Loaded
from siniar.build.project import Project
from siniar.doctor.audio import PromisedAudio, verify_all
from siniar.doctor.feed import compare, read_public_feed
from siniar.doctor.probe import list_content, read_certificate, read_last_commit
from siniar.doctor.repository import SCHEDULE, check_repository
from siniar.doctor.site import (
    Fetch,
    Visit,
    check_certificate,
    check_feed_answer,
    check_home,
    check_install,
    check_picture,
    check_types,
)
from siniar.model.findings import Finding, Report
from siniar.system.http import Answers

#: Audio files that are asked for without ``--all``: the newest, and as many spread over the rest.
NEWEST, SPREAD = 10, 10


class Clients(Struct, frozen=True):
    """What asks the published site; tests put their own in."""

    fetch: Fetch
    ask_audio: Callable[[str], Answers]
    context: ssl.SSLContext | None = None


def examine(loaded: Loaded, url: str, clients: Clients, *, every: bool) -> Report:
    """Everything that is wrong with the site at ``url`` and with the repository."""
    site = _examine_site(loaded, f"{url.rstrip('/')}/", clients, every=every)
    return Report([*site, *_examine_repository(loaded.project)])


def _examine_site(loaded: Loaded, url: str, clients: Clients, *, every: bool) -> Iterator[Finding]:
    """What is wrong from outside; a site that is not trusted, or not there, has no more to it."""
    visit = Visit(url, loaded.catalogue, clients.fetch)
    days, problem = read_certificate(url, loaded.project.now, clients.context)
    yield from check_certificate(visit, days, problem)
    if problem:
        return
    yield from check_home(visit)
    if not clients.fetch(url, "HEAD").status:
        return
    for check in (check_types, check_feed_answer, check_install):
        yield from check(visit)
    feed = read_public_feed(visit)
    yield from feed.findings
    yield from check_picture(visit, feed.pictures)
    if feed.enclosures:
        yield from compare(feed, loaded.ledger.episodes, loaded.catalogue, visit.place("feed.xml"))
    promises = [PromisedAudio(each, each.url) for each in feed.enclosures.values()]
    yield from verify_all(promises if every else choose(promises), clients.ask_audio)


def _examine_repository(project: Project) -> Iterator[Finding]:
    return check_repository(
        list_content(project.root, project.content),
        read_last_commit(project.root),
        project.now,
        has_schedule=(project.root / Path(SCHEDULE)).is_file(),
    )


def choose(promises: list[PromisedAudio]) -> list[PromisedAudio]:
    """The newest, and the same few of the rest each time."""
    rest = promises[NEWEST:]
    step = max(len(rest) // SPREAD, 1)
    return [*promises[:NEWEST], *rest[::step][:SPREAD]]
