"""Remembers which video belongs to which episode, and since when: ``content/youtube.json``.

One entry a line; entries are only ever added. The last one for an episode and a video counts. What
a note says itself goes before everything here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, convert
from msgspec.structs import asdict, replace

from siniar.content.readings import ReadEpisode
from siniar.content.youtube_urls import VideoAddress, parse_video
from siniar.model.episode import Episode, Video
from siniar.model.findings import Finding, Place, found
from siniar.model.timecodes import Seconds
from siniar.youtube.channel import parse_moment
from siniar.youtube.mentions import kit_code
from siniar.youtube.rules import (
    CODE_SHARED,
    VIDEO_LEDGER_UNREADABLE,
    VIDEO_LENGTH_DIFFERS,
    VIDEO_USED_TWICE,
)
from siniar.youtube.uploads import lengths_differ

LINKS = "youtube.json"


class VideoLink(Struct, frozen=True, forbid_unknown_fields=True):
    """One decision."""

    guid: str
    #: Eleven characters.
    video: str
    #: Title of the video when it was decided.
    title: str
    #: Moment of the video's publication, ISO 8601.
    published: str
    #: ``code``, ``page`` or ``title``, or why it was taken back.
    how: str
    #: Day of the decision, ISO 8601.
    when: str
    status: Literal["linked", "taken back"] = "linked"
    label: str = ""
    #: Seconds of the video, when somebody told.
    duration: Seconds | None = None


def read_links(path: Path, name: str) -> tuple[tuple[VideoLink, ...], list[Finding]]:
    """The entries of the file; ``name`` is what findings call it. No file: no entries."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return (), []
    except (OSError, UnicodeDecodeError):
        return (), [found(VIDEO_LEDGER_UNREADABLE, Place(name))]
    try:
        rows = convert(json.loads(text), list[Any])
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        return (), [_damage(name, line, text)]
    entries = []
    for number, row in enumerate(rows, 2):
        try:
            entries.append(_parse_entry(row))
        except ValueError:
            # One entry a line, unless somebody has folded the file.
            line = number if text.count("\n") == len(rows) + 2 else 0
            return (), [_damage(name, line, text)]
    return tuple(entries), []


def _damage(name: str, line: int, text: str) -> Finding:
    shown = text.splitlines()[line - 1][:200] if 0 < line <= len(text.splitlines()) else ""
    return found(VIDEO_LEDGER_UNREADABLE, Place(name, line, shown))


def _parse_entry(row: object) -> VideoLink:
    """The entry of a row.

    Raises:
        ValueError: the row is none.
    """
    entry = convert(row, VideoLink)
    if parse_video(entry.video) != VideoAddress(VideoAddress.Kind.VIDEO, entry.video):
        raise ValueError("no id of a video")
    return entry


def render_links(entries: Iterable[VideoLink]) -> bytes:
    """One entry a line in the order of the decisions, so that a diff shows what is new."""
    lines = [json.dumps(asdict(entry), ensure_ascii=False) for entry in entries]
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode() if lines else b"[]\n"


def current(entries: Iterable[VideoLink]) -> dict[tuple[str, str], VideoLink]:
    """What holds now, by guid and video, in the order of the decisions."""
    last: dict[tuple[str, str], VideoLink] = {}
    for entry in entries:
        last.pop((entry.guid, entry.video), None)
        last[entry.guid, entry.video] = entry
    return {key: entry for key, entry in last.items() if entry.status == "linked"}


def says_itself(read: ReadEpisode) -> bool:
    """Whether the note has something to say about its video, if only that there is none.

    A key without a value, as forms leave it, says nothing.
    """
    return "videos" in read.fields and read.fields["videos"].is_given


def link_episodes(
    reads: Sequence[ReadEpisode], entries: Iterable[VideoLink]
) -> tuple[ReadEpisode, ...]:
    """The readings with the videos that were found for them.

    A note that names its video, or says that there is none, keeps its word; and a video that a
    note claims is nobody else's.
    """
    claimed = {video.id for read in reads if read.episode for video in read.episode.videos}
    videos: dict[str, list[Video]] = {}
    for entry in current(entries).values():
        if entry.video not in claimed:
            claimed.add(entry.video)
            published = parse_moment(entry.published)
            video = Video(entry.video, entry.label, published, entry.duration)
            videos.setdefault(entry.guid, []).append(video)
    if not videos:
        return tuple(reads)
    return tuple(_link(read, _in_order(videos.get(_guid(read), ()))) for read in reads)


def _in_order(videos: Iterable[Video]) -> tuple[Video, ...]:
    """The whole before its parts, whenever each was found."""
    return tuple(sorted(videos, key=lambda video: (video.label != "", video.label)))


def _guid(read: ReadEpisode) -> str:
    return read.episode.guid if read.episode else ""


def _link(read: ReadEpisode, videos: tuple[Video, ...]) -> ReadEpisode:
    if not videos or read.episode is None or read.episode.videos or says_itself(read):
        return read
    return replace(read, episode=replace(read.episode, videos=videos))


def check_links(
    reads: Iterable[ReadEpisode], entries: Iterable[VideoLink], *, is_sample: bool = False
) -> list[Finding]:
    """Videos that two notes name, and videos whose length is not that of their episode.

    Samples may share the one video that is there to try things with.
    """
    findings = []
    owners: dict[str, Episode] = {}
    lengths = {entry.video: entry.duration for entry in entries if entry.duration}
    episodes = [(read.place("videos"), read.episode) for read in reads if read.episode]
    videos = [(*pair, video) for pair in episodes for video in pair[1].videos]
    for place, episode, video in videos:
        first = owners.setdefault(video.id, episode)
        if first is not episode and not is_sample:
            findings.append(found(VIDEO_USED_TWICE, place, value=video.id, other=first.title))
        length, duration = lengths.get(video.id), episode.duration
        if length and duration and not video.label and lengths_differ(length, duration):
            minutes = {"video": f"{length / 60:.0f}", "audio": f"{duration / 60:.0f}"}
            findings.append(found(VIDEO_LENGTH_DIFFERS, place, **minutes))
    return findings


def check_codes(reads: Sequence[ReadEpisode]) -> list[Finding]:
    """Told once for the show: seasons that begin again at 1 give two episodes one code."""
    episodes = [read.episode for read in reads if read.episode]
    first: dict[str, Episode] = {}
    for read in reads:
        episode = read.episode
        if episode is None or not episode.code:
            continue
        other = first.setdefault(episode.code, episode)
        if other is not episode and other.season != episode.season:
            values = {"value": episode.code, "other": other.title}
            kit = kit_code(episode, episodes)
            return [found(CODE_SHARED, read.place("number"), **values, code=kit)]
    return []
