"""Reads YouTube addresses in every form that people copy into the id of one video."""

from __future__ import annotations

import re
from enum import Enum
from urllib.parse import SplitResult, parse_qs, urlsplit

from msgspec import Struct

from siniar.content.rules import VIDEO_URL_INVALID, VIDEO_URL_NOT_A_VIDEO
from siniar.model.episode import Video
from siniar.model.findings import Finding, Place, found

_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_HOSTS = frozenset(
    {"youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com"}
    | {"youtube-nocookie.com", "www.youtube-nocookie.com"}
)
_SHORT_HOSTS = frozenset({"youtu.be", "www.youtu.be"})
#: First path segments that a video id follows.
_VIDEO_FOLDERS = frozenset({"shorts", "live", "embed", "v", "e", "vi"})
#: First path segments of channels, playlists and other collections; handles begin with ``@``.
_OTHER_FOLDERS = frozenset(
    {"c", "channel", "feed", "hashtag", "playlist", "podcasts", "results", "show", "user"}
)
_MAX_LENGTH, _MAX_FIELDS = 2000, 50


class VideoAddress(Struct, frozen=True):
    """What a text says about a video."""

    class Kind(Enum):
        """Where it leads."""

        VIDEO = "video"
        #: A channel, playlist or search on YouTube.
        COLLECTION = "collection"
        UNKNOWN = "unknown"

    kind: Kind
    #: Eleven characters, empty unless the kind is ``VIDEO``.
    id: str = ""


_UNKNOWN = VideoAddress(VideoAddress.Kind.UNKNOWN)
_COLLECTION = VideoAddress(VideoAddress.Kind.COLLECTION)


def parse_video(text: str) -> VideoAddress:
    """The video that a bare id or an address leads to; its time, list and tracking are dropped.

    Hosts are compared whole: ``youtube.com.example`` is unknown.
    """
    text = text.strip()
    if _ID.fullmatch(text):
        return VideoAddress(VideoAddress.Kind.VIDEO, text)
    address = _split(text)
    if address is None:
        return _UNKNOWN
    host = (address.hostname or "").rstrip(".")
    folders = [part for part in address.path.split("/") if part]
    if host in _SHORT_HOSTS:
        return _video(folders[0] if folders else "")
    if host == "studio.youtube.com" and folders[:1] == ["video"]:
        return _video(folders[1] if len(folders) > 1 else "")
    if host not in _HOSTS:
        return _UNKNOWN
    return _parse_path(folders, parse_qs(address.query))


def _split(text: str) -> SplitResult | None:
    if len(text) > _MAX_LENGTH or re.search(r"[\s\\\x00-\x1f<>\"]", text):
        return None
    try:
        address = urlsplit(text if "://" in text else f"https://{text.removeprefix('//')}")
        is_plain = address.port in {None, 80, 443} and address.username is None
        parse_qs(address.query, max_num_fields=_MAX_FIELDS)
    except ValueError:  # a bad port or bracket, or a query without end
        return None
    return address if is_plain and address.scheme in {"http", "https"} else None


def _parse_path(folders: list[str], query: dict[str, list[str]]) -> VideoAddress:
    first = folders[0].lower() if folders else ""
    if first == "embed" and folders[1:2] in (["videoseries"], ["live_stream"]):
        return _COLLECTION
    if first in _VIDEO_FOLDERS:
        return _video(folders[1] if len(folders) > 1 else "")
    if first == "attribution_link":
        return _parse_attribution(query)
    if "v" in query and first in {"", "watch", "watch_popup"}:
        return _video(query["v"][0])
    if first.startswith("@") or first in _OTHER_FOLDERS or "list" in query or not first:
        return _COLLECTION
    return _UNKNOWN


def _parse_attribution(query: dict[str, list[str]]) -> VideoAddress:
    """The address inside a share link of old YouTube apps."""
    inner = _split(f"www.youtube.com{query.get('u', [''])[0]}")
    return _video(parse_qs(inner.query).get("v", [""])[0]) if inner else _UNKNOWN


def _video(identity: str) -> VideoAddress:
    return VideoAddress(VideoAddress.Kind.VIDEO, identity) if _ID.fullmatch(identity) else _UNKNOWN


def read_video(text: str, place: Place) -> tuple[Video | None, list[Finding]]:
    """The video of a field, or what is wrong with its address."""
    address = parse_video(text)
    if address.kind is VideoAddress.Kind.VIDEO:
        return Video(address.id), []
    is_collection = address.kind is VideoAddress.Kind.COLLECTION
    code = VIDEO_URL_NOT_A_VIDEO if is_collection else VIDEO_URL_INVALID
    return None, [found(code, place, value=text)]
