"""Reads how often videos were seen in a month from the lists of YouTube Studio."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta
from pathlib import Path

from msgspec import Struct

from siniar.content.youtube_urls import VideoAddress, parse_video
from siniar.model.catalogue import Catalogue
from siniar.model.findings import Finding, Phrase, Place, found
from siniar.model.words import N_
from siniar.report.history import Month
from siniar.report.rules import (
    VIEWS_NUMBER,
    VIEWS_OTHER_PERIOD,
    VIEWS_TWICE,
    VIEWS_UNKNOWN_VIDEO,
    VIEWS_UNREADABLE,
    VIEWS_WITHOUT_PERIOD,
)
from siniar.youtube.exports import COLUMNS, ExportError, read_cells

#: Names of columns in small letters, as Studio writes them in English and Indonesian.
_VIEWS = ("views", "penayangan", "tayangan", "jumlah penayangan", "ditonton")
_HOURS = ("watch time (hours)", "waktu tonton (jam)")
_MINUTES = ("watch time (minutes)", "waktu tonton (menit)", "estimated minutes watched")
#: The days of a list, in the name that Studio gives it. The second is the first day not in it, or
#: the last one in it, as the version of Studio has it.
_PERIOD = re.compile(r"(\d{4}-\d\d-\d\d)_(\d{4}-\d\d-\d\d)")
#: Ids that a finding names.
_NAMED = 5


class VideoViews(Struct, frozen=True):
    """How often one thing was seen."""

    views: int
    #: Of all who saw it together; ``None`` when the list does not say.
    minutes: int | None = None


def read_views(
    paths: Iterable[Path], month: Month, findings: list[Finding]
) -> dict[str, VideoViews]:
    """The views by the id of the video."""
    videos: dict[str, VideoViews] = {}
    for path in paths:
        place = Place(path.name)
        if not _is_of(path, month, findings):
            continue
        try:
            rows = list(read_cells(path.read_bytes()))
        except ExportError as error:
            findings.append(found(VIEWS_UNREADABLE, place, problem=Phrase(str(error))))
            continue
        except OSError as error:
            findings.append(found(VIEWS_UNREADABLE, place, problem=error.strerror or ""))
            continue
        if not any(_cell(row, _VIEWS) for row in rows):
            problem = Phrase(N_("no column holds views"))
            findings.append(found(VIEWS_UNREADABLE, place, problem=problem))
        for row in rows:
            _take(row, place, videos, findings)
    return videos


def _is_of(path: Path, month: Month, findings: list[Finding]) -> bool:
    """Whether a list is of the month, as far as its name tells."""
    match = _PERIOD.search(path.name) or _PERIOD.search(path.absolute().parent.name)
    if match is None:
        findings.append(found(VIEWS_WITHOUT_PERIOD, Place(path.name), month=month.name))
        return True
    ends = {month.after.isoformat(), (month.after - timedelta(days=1)).isoformat()}
    if match[1] == month.first.isoformat() and match[2] in ends:
        return True
    values = {"first": match[1], "last": match[2], "month": month.name}
    findings.append(found(VIEWS_OTHER_PERIOD, Place(path.name), **values))
    return False


def _take(
    row: Mapping[str, str], place: Place, videos: dict[str, VideoViews], findings: list[Finding]
) -> None:
    video = parse_video(_cell(row, COLUMNS["id"]))
    text = _cell(row, _VIEWS)
    if video.kind is not VideoAddress.Kind.VIDEO or not text:
        return
    views = _whole(text)
    if views is None:
        findings.append(found(VIEWS_NUMBER, place, value=text[:40], video=video.id))
        return
    told = videos.get(video.id)
    if told and told.views != views:
        findings.append(found(VIEWS_TWICE, place, video=video.id))
    if told is None or views > told.views:
        videos[video.id] = VideoViews(views, _watched(row))


def _cell(row: Mapping[str, str], names: Iterable[str]) -> str:
    return next((row[name] for name in names if row.get(name)), "")


def _whole(text: str) -> int | None:
    """A count, with whatever separates its thousands."""
    if not re.fullmatch(r"\d{1,12}|\d{1,3}([.,\u00a0\u202f ]\d{3}){1,3}", text):
        return None
    return int(re.sub(r"\D", "", text))


def _watched(row: Mapping[str, str]) -> int | None:
    for names, minutes in ((_HOURS, 60), (_MINUTES, 1)):
        text = _cell(row, names).replace("\u00a0", "").replace(" ", "")
        if "," in text and "." in text:
            thousands = "," if text.rindex(".") > text.rindex(",") else "."
            text = text.replace(thousands, "")
        text = text.replace(",", ".")
        if re.fullmatch(r"\d{1,10}(\.\d{1,12})?", text):
            return round(float(text) * minutes)
    return None


def by_episode(
    videos: Mapping[str, VideoViews], catalogue: Catalogue, findings: list[Finding]
) -> dict[str, VideoViews]:
    """The views by the guid of the episode; those of videos in parts are added up."""
    groups: dict[str, list[VideoViews]] = defaultdict(list)
    unknown = dict(videos)
    for episode in catalogue.public:
        for video in episode.videos:
            if video.id in videos:
                groups[episode.guid].append(videos[video.id])
                unknown.pop(video.id, None)
    if unknown:
        value = ", ".join(list(unknown)[:_NAMED])
        place = Place("YouTube")
        findings.append(found(VIEWS_UNKNOWN_VIDEO, place, number=len(unknown), value=value))
    return {guid: _add(group) for guid, group in groups.items()}


def _add(group: Iterable[VideoViews]) -> VideoViews:
    views = list(group)
    known = [each.minutes for each in views if each.minutes is not None]
    return VideoViews(sum(each.views for each in views), sum(known) if known else None)
