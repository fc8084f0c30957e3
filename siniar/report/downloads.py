"""Counts downloads as the IAB's podcast rules do, without keeping who they were.

One address and program that asks for a file counts once in 24 hours, when it got a minute of sound
or more; of an IPv6 address its first 64 bits count. Version 2.3 of the guidelines:
https://iabtechlab.com/standards/podcast-measurement-guidelines/
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from urllib.parse import unquote, urlsplit

from msgspec import Struct, field
from msgspec.structs import replace

from siniar.model.catalogue import Catalogue
from siniar.model.episode import Enclosure, Episode
from siniar.report.agents import is_bot, is_watch
from siniar.report.log_lines import LogLine
from siniar.report.networks import Networks, home_of

#: Seconds in which a listener is counted once.
DAY = 24 * 60 * 60
#: Bytes by which programs try whether pieces can be asked for.
_PROBE = 2
#: Bit/s that are taken where neither the file nor its length tells them.
_USUAL = 96_000


class CountedFile(Struct, frozen=True):
    """A file of the show as logs name it."""

    guid: str
    #: Bytes from its beginning in which there is a minute of sound.
    minute: int
    #: Bytes.
    length: int


class Downloads(Struct, frozen=True):
    """What the logs tell of one month."""

    #: By the guid of the episode.
    counts: Mapping[str, int]
    #: Requests for audio by what became of them: why they are no downloads.
    left_out: Mapping[str, int] = field(default_factory=dict)
    #: Seconds since 1970 of the first and the last request, whatever it was for.
    first: float | None = None
    last: float | None = None
    #: Whether any request was for audio of the show.
    is_ours: bool = False


#: What happened to requests for audio that are no downloads of their own.
BOTS, CENTRES, FAILED, SHORT, REPEATED = "bots", "centres", "failed", "short", "repeated"
NO_NETWORKS = Networks()
#: When it was, the bytes sent, the first byte where it is known.
_Piece = tuple[float, int, int | None]


def counted_files(catalogue: Catalogue) -> dict[str, CountedFile]:
    """Every audio file of the show by the path that servers see."""
    files = {}
    for episode in catalogue.public:
        every = (episode.data_saver, episode.film_enclosure, episode.enclosure)
        for enclosure in filter(None, every):
            path = unquote(urlsplit(enclosure.url).path)
            files[path] = CountedFile(episode.guid, _minute(enclosure, episode), enclosure.length)
    return files


def _minute(enclosure: Enclosure, episode: Episode) -> int:
    """Bytes up to the end of the first minute; tags and pictures before the sound are no sound."""
    seconds, bitrate = episode.duration, enclosure.bitrate
    if not seconds:
        return min(enclosure.length, (bitrate or _USUAL) * 60 // 8)
    rate = bitrate / 8 if bitrate else enclosure.length / seconds
    before = max(0.0, enclosure.length - rate * seconds)
    return min(enclosure.length, round(before + rate * 60))


def count_downloads(
    lines: Iterable[LogLine],
    files: Mapping[str, CountedFile],
    is_in_month: Callable[[float], bool],
    centres: Networks = NO_NETWORKS,
) -> Downloads:
    """The downloads that began in a month; the key of the addresses is gone with the call.

    ``centres`` are networks of computers that nobody listens at.
    """
    pieces, log = _gather(lines, files, is_in_month, centres)
    counts: Counter[str] = Counter()
    left_out = Counter(log.left_out)
    for (path, _), group in pieces.items():
        for window in _windows(sorted(group, key=lambda piece: piece[0])):
            if is_in_month(window[0][0]):
                is_heard = _bytes_of(window, files[path].length) >= files[path].minute
                counts[files[path].guid] += is_heard
                left_out[REPEATED] += (len(window) - 1) * is_heard
                left_out[SHORT] += len(window) * (not is_heard)
    told = {key: number for key, number in left_out.items() if number}
    return replace(log, counts=dict(counts), left_out=told)


def _gather(
    lines: Iterable[LogLine],
    files: Mapping[str, CountedFile],
    is_in_month: Callable[[float], bool],
    centres: Networks,
) -> tuple[dict[tuple[str, bytes], list[_Piece]], Downloads]:
    """What each listener fetched of each file, and what the lines tell without counting that."""
    key = secrets.token_bytes(32)
    left_out: Counter[str] = Counter()
    pieces: dict[tuple[str, bytes], list[_Piece]] = {}
    first = last = None
    is_ours = False
    for line in lines:
        first = line.when if first is None else min(first, line.when)
        last = line.when if last is None else max(last, line.when)
        if line.path not in files:
            continue
        is_ours = True
        reason = _reason_against(line, centres)
        if reason:
            left_out[reason] += is_in_month(line.when)
            continue
        client = f"{home_of(line.address)}\n{line.agent}".encode()
        who = blake2b(client, key=key, digest_size=16).digest()
        start = 0 if line.status == 200 else line.first
        pieces.setdefault((line.path, who), []).append((line.when, line.sent, start))
    return pieces, Downloads({}, left_out, first, last, is_ours)


def _reason_against(line: LogLine, centres: Networks) -> str:
    if is_watch(line.agent):
        return REPEATED
    if is_bot(line.agent):
        return BOTS
    if centres.hold(line.address):
        return CENTRES
    if line.status == 206 and line.sent <= _PROBE:
        return SHORT
    return "" if line.method == "GET" and line.status in {200, 206} else FAILED


def _windows(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces in spans of 24 hours, each from the first request after the last span."""
    window: list[_Piece] = []
    for piece in pieces:
        if window and piece[0] - window[0][0] >= DAY:
            yield window
            window = []
        window.append(piece)
    if window:
        yield window


def _bytes_of(pieces: Iterable[_Piece], length: int) -> int:
    """How much of a file arrived; what was sent twice counts once where the log tells its place."""
    placed: list[tuple[int, int]] = []
    total = 0
    for _, sent, start in pieces:
        if start is None:
            total += sent
        else:
            placed.append((start, start + sent))
    reached = 0
    for start, end in sorted(placed):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return min(total, length)
