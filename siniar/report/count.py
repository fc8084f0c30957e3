"""Counts a month by logs, lists of videos and OP3, a row an episode, and tells what it doubts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from siniar.model.catalogue import Catalogue
from siniar.model.findings import Finding, Phrase, Place, found
from siniar.model.words import N_
from siniar.report.downloads import NO_NETWORKS, Downloads, count_downloads, counted_files
from siniar.report.history import EpisodeMonth, Month
from siniar.report.log_files import LogFiles, find_logs
from siniar.report.networks import Networks, read_networks
from siniar.report.op3 import Op3, Op3Error, count_op3
from siniar.report.rules import LOG_INCOMPLETE, LOG_OTHER_SITE, NETWORKS_NONE, OP3_UNANSWERED
from siniar.report.views import by_episode, read_views

#: A log of a quiet site may be silent for so long before and after a month's ends.
_QUIET = timedelta(days=1)


def count_logs(
    names: Iterable[str],
    catalogue: Catalogue,
    month: Month,
    findings: list[Finding],
    centres: Networks = NO_NETWORKS,
) -> tuple[Downloads, list[EpisodeMonth]]:
    """The downloads of each episode by the server's logs; none when no log tells of the show."""
    logs = LogFiles(find_logs(names))
    first, after = (moment.timestamp() for moment in month.bounds(catalogue.show.timezone))
    files = counted_files(catalogue)
    downloads = count_downloads(logs.lines(), files, lambda when: first <= when < after, centres)
    findings += logs.findings
    if downloads.first is None or downloads.last is None:
        return downloads, []
    place = Place(", ".join(logs.names))
    if not downloads.is_ours:
        findings.append(found(LOG_OTHER_SITE, place, value=next(iter(files), "")))
        return downloads, []
    findings += _check_span(downloads.first, downloads.last, catalogue, month, place)
    if downloads.last < first or downloads.first >= after:
        return downloads, []
    counts = downloads.counts
    return downloads, [
        EpisodeMonth(each.guid, each.code, each.title, downloads=counts.get(each.guid, 0))
        for each in catalogue.public
        if each.enclosure and each.date.timestamp() < after
    ]


def open_networks(names: Iterable[str], findings: list[Finding]) -> Networks:
    """The networks that files name, whatever their form; a file without any is told."""
    texts = []
    for name in names:
        path = Path(name).expanduser()
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError as error:
            findings.append(found(NETWORKS_NONE, Place(path.name), problem=error.strerror or ""))
            continue
        if not len(read_networks([text])):
            problem = Phrase(N_("it holds none"))
            findings.append(found(NETWORKS_NONE, Place(path.name), problem=problem))
        texts.append(text)
    return read_networks(texts)


def _check_span(
    first: float, last: float, catalogue: Catalogue, month: Month, place: Place
) -> Iterator[Finding]:
    """Whether logs hold the month from its beginning to its end, or to now while it lasts."""
    zone = ZoneInfo(catalogue.show.timezone)
    start, end = month.bounds(catalogue.show.timezone)
    begins, ends = (datetime.fromtimestamp(when, zone) for when in (first, last))
    if begins > start + _QUIET or ends < min(end, catalogue.now) - _QUIET:
        values = {"first": begins.date().isoformat(), "last": ends.date().isoformat()}
        yield found(LOG_INCOMPLETE, place, **values)


def count_views(
    names: Iterable[str], catalogue: Catalogue, month: Month, findings: list[Finding]
) -> list[EpisodeMonth]:
    """How often each episode's videos were seen; no row for an episode that no list names."""
    paths = [Path(name).expanduser() for name in names]
    views = by_episode(read_views(paths, month, findings), catalogue, findings)
    return [
        EpisodeMonth(
            each.guid,
            each.code,
            each.title,
            views=views[each.guid].views,
            minutes=views[each.guid].minutes,
        )
        for each in catalogue.public
        if each.guid in views
    ]


def count_by_op3(
    op3: Op3, catalogue: Catalogue, month: Month, findings: list[Finding]
) -> list[EpisodeMonth]:
    """The downloads of each episode by OP3; none when it could not be asked to the end."""
    show, files = catalogue.show, counted_files(catalogue)
    try:
        counts = count_op3(op3, show.guid, files, month, show.timezone)
    except Op3Error as error:
        findings.append(found(OP3_UNANSWERED, Place("OP3"), problem=str(error)[:100]))
        return []
    after = month.bounds(show.timezone)[1]
    return [
        EpisodeMonth(each.guid, each.code, each.title, op3=counts[each.guid])
        for each in catalogue.public
        if each.guid in counts and each.date < after
    ]
