"""Judges what a server answers for an audio address against what the feed promises of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

from msgspec import Struct

from siniar.doctor.rules import (
    AUDIO_URL_DEAD,
    AUDIO_URL_LENGTH,
    AUDIO_URL_TYPE,
    AUDIO_URL_WITHOUT_HEAD,
    AUDIO_URL_WITHOUT_RANGES,
)
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Enclosure
from siniar.model.findings import Finding, Place, found
from siniar.system.http import Answer, Answers

#: Questions to a server at the same time.
_JOBS = 6
#: Other names of the same kind of file, as servers and programs use them.
_SAME = {
    "audio/mpeg": {"audio/mpeg", "audio/mp3", "audio/x-mp3", "audio/mpeg3"},
    "audio/mp4": {"audio/mp4", "audio/x-m4a", "audio/m4a", "audio/aac"},
    "audio/ogg": {"audio/ogg", "audio/opus", "application/ogg"},
}
_RANGE = re.compile(r"bytes 0-1/(\d+|\*)")


class PromisedAudio(Struct, frozen=True):
    """What the feed says of one file."""

    enclosure: Enclosure
    #: The note that it belongs to.
    source: str


def list_promises(catalogue: Catalogue, base: str = "") -> Iterator[PromisedAudio]:
    """Every audio address that subscribers have; with ``base``, where they would be below it."""
    for episode in catalogue.public:
        for enclosure in (episode.enclosure, episode.data_saver):
            if enclosure is None:
                continue
            own = enclosure.path or enclosure.url.startswith(f"{catalogue.show.audio_base}/")
            name = enclosure.url.rpartition("/")[2]
            url = f"{base.rstrip('/')}/{name}" if base and own else enclosure.url
            moved = Enclosure(url, enclosure.length, enclosure.type)
            yield PromisedAudio(moved, episode.source)


def verify_all(
    promises: Iterable[PromisedAudio],
    ask: Callable[[str], Answers],
    advance: Callable[[PromisedAudio], None] = lambda _promise: None,
) -> list[Finding]:
    """What is wrong with any of the addresses, in the order of the promises."""

    def verify(promise: PromisedAudio) -> list[Finding]:
        findings = list(check_answers(promise, ask(promise.enclosure.url)))
        advance(promise)
        return findings

    with ThreadPoolExecutor(_JOBS) as pool:
        return [finding for findings in pool.map(verify, promises) for finding in findings]


def check_answers(promise: PromisedAudio, answers: Answers) -> Iterator[Finding]:
    """What is wrong with one address."""
    head, piece = answers.head, answers.piece
    place = Place(promise.source, 0, promise.enclosure.url)
    if piece.status not in {200, 206}:
        problem = piece.problem or f"HTTP {piece.status}"
        yield found(AUDIO_URL_DEAD, place, problem=problem)
        return
    if head.status != 200:
        yield found(AUDIO_URL_WITHOUT_HEAD, place, problem=head.problem or f"HTTP {head.status}")
    kind = (head if head.status == 200 else piece).headers.get("content-type", "")
    if not _is_kind(kind, promise.enclosure.type):
        yield found(AUDIO_URL_TYPE, place, value=kind[:60] or "–", right=promise.enclosure.type)
    right = promise.enclosure.length
    wrong = [length for length in _lengths(head, piece) if length != right]
    if wrong:
        yield found(AUDIO_URL_LENGTH, place, value=wrong[0], right=right)
    if not _gives_pieces(piece):
        yield found(AUDIO_URL_WITHOUT_RANGES, place)


def _is_kind(text: str, right: str) -> bool:
    kind, right = (each.partition(";")[0].strip().lower() for each in (text, right))
    return kind in _SAME.get(right, {right})


def _lengths(head: Answer, piece: Answer) -> list[int]:
    """Bytes of the whole file, each time the server tells them."""
    match = _RANGE.fullmatch(piece.headers.get("content-range", ""))
    told = [match[1]] if match and piece.status == 206 else []
    told += [piece.headers.get("content-length", "")] if piece.status == 200 else []
    told += [head.headers.get("content-length", "")] if head.status == 200 else []
    return [read_size(text) for text in told if text.isdecimal()]


def read_size(text: str) -> int:
    """Bytes as a server writes them; 0 for what is none. Python takes no number of 5,000 digits."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 20 else 0


def _gives_pieces(piece: Answer) -> bool:
    """Whether exactly the piece came that was asked for."""
    named = _RANGE.fullmatch(piece.headers.get("content-range", ""))
    return piece.status == 206 and named is not None and len(piece.piece) == 2
