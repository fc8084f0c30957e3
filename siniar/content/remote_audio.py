"""Judges the address, type, size and length of audio that lies elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, unquote

from siniar.content.addresses import split_address
from siniar.content.rules_audio import (
    REMOTE_AUDIO_INCOMPLETE,
    REMOTE_AUDIO_IS_PAGE,
    REMOTE_AUDIO_NOT_ASCII,
    REMOTE_AUDIO_SIZE,
    REMOTE_AUDIO_TYPE,
    REMOTE_AUDIO_UNTIMED,
)
from siniar.content.youtube_urls import VideoAddress, parse_video
from siniar.model.findings import Finding, Place, found
from siniar.model.timecodes import format_position

#: MIME types that apps play, by the ending of an address; Apple's list.
#: https://podcasters.apple.com/support/893-audio-requirements
PLAYED: Mapping[str, str] = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".m4b": "audio/mp4",
    ".mp4": "video/mp4",
}
_PLAYED_TYPES = frozenset(PLAYED.values())
#: What is known not to be played, by its ending; else a host's own address is believed.
_UNPLAYED = frozenset(
    {".ogg", ".oga", ".opus", ".wav", ".flac", ".wma", ".amr", ".aac", ".aiff", ".aif", ".caf"}
    | {".m4v", ".mov", ".webm", ".mkv", ".avi", ".3gp", ".mid", ".m3u", ".m3u8", ".pls"}
    | {".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".svg", ".pdf", ".docx", ".doc", ".txt"}
    | {".zip", ".rar", ".srt", ".vtt", ".xml", ".json"}
)
#: Programs that give out pages, unless a file is named behind them.
_PAGES = frozenset({".html", ".htm", ".xhtml", ".php", ".asp", ".aspx", ".jsp"})
#: Hosts whose addresses of this form are pages with a player.
_PLAYER_PAGES = (
    ("drive.google.com", r"/(?:file/d/|open|drive/)"),
    ("docs.google.com", r"/"),
    ("archive.org", r"/(?:details|embed)/"),
    ("dropbox.com", r"/(?:s|scl|sh)/(?!.*(?:dl|raw)=1)"),
    ("1drv.ms", r"/"),
    ("onedrive.live.com", r"/(?!download)"),
    ("soundcloud.com", r"/(?!stream/)"),
    ("open.spotify.com", r"/"),
    ("podcasts.apple.com", r"/"),
    ("facebook.com", r"/"),
    ("instagram.com", r"/"),
    ("tiktok.com", r"/"),
)
#: Bytes of a second of the thinnest speech, and of a file that may hold any.
_LEAST_BYTES, _LEAST_LENGTH = 700, 20_000


def audio_type(address: str, given: str = "") -> str:
    """The type that a feed tells: the one that the note gives, else by the ending."""
    return given or PLAYED.get(_ending(address), "audio/mpeg")


def name_of(address: str) -> str:
    """What the file is called."""
    return unquote(PurePosixPath(split_address(address).path).name) or address


def check_remote(
    address: str, place: Place, given: str, length: int | None, duration: float | None
) -> Iterator[Finding]:
    """What is wrong with audio elsewhere; the first is an error when nothing can be published."""
    if _is_page(address, is_typed=bool(given)):
        yield found(REMOTE_AUDIO_IS_PAGE, place)
    elif not address.isascii():
        yield found(REMOTE_AUDIO_NOT_ASCII, place)
    elif given and given not in _PLAYED_TYPES:
        yield found(REMOTE_AUDIO_TYPE, place, value=given)
    elif not given and _ending(address) in _UNPLAYED:
        yield found(REMOTE_AUDIO_TYPE, place, value=_ending(address).lstrip("."))
    elif length is None:
        yield found(REMOTE_AUDIO_INCOMPLETE, place)
    elif length < _LEAST_LENGTH or (duration and length < duration * _LEAST_BYTES):
        shown = format_position(duration) if duration else "?"
        yield found(REMOTE_AUDIO_SIZE, place, value=length, duration=shown)
    if duration is None:
        yield found(REMOTE_AUDIO_UNTIMED, place)


def _ending(address: str) -> str:
    """Of the file that an address names: behind a program, in its question."""
    parts = split_address(address)
    ending = PurePosixPath(unquote(parts.path)).suffix.lower()
    if ending in PLAYED or ending in _UNPLAYED:
        return ending
    asked = (PurePosixPath(value).suffix.lower() for _, value in parse_qsl(parts.query))
    return next((each for each in asked if each in PLAYED or each in _UNPLAYED), ending)


def _is_page(address: str, *, is_typed: bool) -> bool:
    parts = split_address(address)
    if parse_video(address).kind is not VideoAddress.Kind.UNKNOWN:
        return True
    host = (parts.hostname or "").removeprefix("www.")
    rest = f"{parts.path or '/'}?{parts.query}"
    for name, form in _PLAYER_PAGES:
        if (host == name or host.endswith(f".{name}")) and re.match(form, rest):
            return True
    return _ending(address) in _PAGES and not is_typed
