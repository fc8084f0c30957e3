"""Reads the addresses of YouTube videos in all their forms."""

from __future__ import annotations

import re
from enum import Enum
from urllib.parse import parse_qs, urlsplit

from siniar.findings import Finding, Place, found
from siniar.model import Video

_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_HOSTS = frozenset(
    {
        "youtube.com",
        "www.youtube.com",
        "m.youtube.com",
        "music.youtube.com",
        "youtube-nocookie.com",
        "www.youtube-nocookie.com",
    }
)
_SHORT_HOSTS = frozenset({"youtu.be", "www.youtu.be"})
#: First path segments that an id follows.
_BEFORE_ID = frozenset({"shorts", "live", "embed", "v", "e"})
#: First path segments of a channel or a list; a handle begins with @.
_CHANNELS = frozenset({"channel", "c", "user", "playlist", "feed", "results"})


class VideoProblem(Enum):
    """Why a text is not one video."""

    #: No address of YouTube.
    UNKNOWN = "unknown"
    #: A channel, a playlist or YouTube itself.
    NOT_ONE_VIDEO = "not one video"


def parse_video(text: str) -> str | VideoProblem:
    """The eleven characters of the video's id, from the id itself or any address of the video."""
    text = text.strip()
    if _ID.fullmatch(text):
        return text
    try:
        parts = urlsplit(text if "//" in text else f"https://{text}")
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return VideoProblem.UNKNOWN
    if parts.scheme not in ("http", "https"):
        return VideoProblem.UNKNOWN
    segments = [segment for segment in parts.path.split("/") if segment]
    if host in _SHORT_HOSTS:
        return _checked(segments[0] if segments else "")
    if host not in _HOSTS:
        return VideoProblem.UNKNOWN
    if segments[:1] == ["watch"]:
        return _checked(parse_qs(parts.query).get("v", [""])[0])
    if len(segments) > 1 and segments[0] in _BEFORE_ID:
        return _checked(segments[1])
    if not segments or segments[0] in _CHANNELS or segments[0].startswith("@"):
        return VideoProblem.NOT_ONE_VIDEO
    return VideoProblem.UNKNOWN


def _checked(video_id: str) -> str | VideoProblem:
    if _ID.fullmatch(video_id):
        return video_id
    return VideoProblem.NOT_ONE_VIDEO if not video_id else VideoProblem.UNKNOWN


_CODES = {
    VideoProblem.UNKNOWN: "youtube-salah",
    VideoProblem.NOT_ONE_VIDEO: "youtube-bukan-video",
}


def read_video(text: str, place: Place) -> tuple[Video | None, list[Finding]]:
    """The video that ``text`` leads to, or a finding that says why it leads to none."""
    video = parse_video(text)
    if isinstance(video, VideoProblem):
        return None, [found(_CODES[video], place, value=text)]
    return Video(video), []
