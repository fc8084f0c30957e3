"""Asks servers with patience and limits; for audio as podcast programs do: head, then a piece."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Mapping
from http.client import HTTPException
from typing import TypeVar
from urllib.error import URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request

from msgspec import Struct, field
from msgspec.structs import replace

T = TypeVar("T")

#: Seconds that a server may be silent.
PATIENCE = 15.0
#: Programs give up after about as many.
REDIRECTS_LIMIT = 5
#: What is asked for of the file: programs read the tags like this before they play.
RANGE = "bytes=0-1"
#: Bytes that are read of a piece; a server without ranges would send the whole file.
_PIECE = 3
_AGENT = "siniar-audio-verify"
_MOVED = (301, 302, 303, 307, 308)


class Answer(Struct, frozen=True):
    """What came back for one question."""

    #: 0 when nothing came that HTTP knows.
    status: int = 0
    #: Names in small letters.
    headers: Mapping[str, str] = field(default_factory=dict)
    #: The first bytes, for a question that asked for a piece.
    piece: bytes = b""
    #: Where it came from in the end.
    url: str = ""
    #: Why there is no answer, as the network says it.
    problem: str = ""
    #: Status and target of each redirect on the way.
    steps: tuple[tuple[int, str], ...] = ()


class Answers(Struct, frozen=True):
    """What a server says of one audio address."""

    head: Answer
    piece: Answer


def ask_for(url: str, patience: float = PATIENCE) -> Answers:
    """Both questions; nothing raises for what a server does."""
    late, wait = Answer(url=url, problem="timeout"), patience * 2
    return Answers(
        in_time(lambda: _follow(url, "HEAD", {}, patience), wait, late),
        in_time(lambda: _follow(url, "GET", {"Range": RANGE}, patience), wait, late),
    )


def fetch(
    url: str,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    *,
    body: bytes | None = None,
    limit: int = _PIECE,
    patience: float = PATIENCE,
    whole: float = 0.0,
) -> Answer:
    """One question of any kind, with at most ``limit`` bytes of what comes back; never raises.

    ``body`` goes along. A server may be silent for ``patience`` seconds, and take ``whole`` for
    everything, or twice its patience.
    """
    return in_time(
        lambda: _follow(url, method, headers or {}, patience, limit, body=body),
        whole or patience * 2,
        Answer(url=url, problem="timeout"),
    )


def in_time(ask: Callable[[], T], seconds: float, late: T) -> T:
    """The answer, unless a server that says a letter now and then takes all day for it."""
    answers: list[T] = []
    asking = threading.Thread(target=lambda: answers.append(ask()), daemon=True)
    asking.start()
    asking.join(seconds)
    return answers[0] if answers else late


def _follow(
    url: str,
    method: str,
    headers: Mapping[str, str],
    patience: float,
    limit: int = _PIECE,
    *,
    body: bytes | None = None,
) -> Answer:
    """The answer at the end of all redirects."""
    steps: list[tuple[int, str]] = []
    for _ in range(REDIRECTS_LIMIT + 1):
        answer = _ask(url, method, headers, patience, limit, body=body)
        target = answer.headers.get("location", "")
        if answer.status not in _MOVED or not target:
            return replace(answer, steps=tuple(steps))
        steps.append((answer.status, target))
        try:
            # Servers write blanks and letters that an address cannot have.
            there = urljoin(url, target.replace(" ", "%20"))
            if urlsplit(there)[:2] != urlsplit(url)[:2]:
                # A key is for the server that it was meant for.
                headers = {name: headers[name] for name in headers if name != "Authorization"}
        except ValueError as error:
            return Answer(url=url, problem=_explain(error))
        url = there
    return Answer(url=url, problem=f"redirect > {REDIRECTS_LIMIT}")


def _ask(
    url: str,
    method: str,
    headers: Mapping[str, str],
    patience: float,
    limit: int,
    *,
    body: bytes | None = None,
) -> Answer:
    opener = OpenerDirector()
    # No handler for errors or redirects: every status is an answer. None for files either.
    for handler in (ProxyHandler(), HTTPHandler(), HTTPSHandler()):
        opener.add_handler(handler)
    try:
        if urlsplit(url).scheme not in {"http", "https"}:
            return Answer(url=url, problem=url[:100])
        # "identity": the length of a compressed file is not that of the audio.
        every = {"User-Agent": _AGENT, "Accept-Encoding": "identity", **headers}
        request = Request(url, body, every, method=method)  # noqa: S310 (http or https, checked)
        response = opener.open(request, timeout=patience)
        if response is None:
            return Answer(url=url, problem="protocol")
        with response:
            names = {name.lower(): value for name, value in response.headers.items()}
            piece = response.read(limit) if method == "GET" else b""
            return Answer(response.status, names, piece, url)
    except URLError as error:
        return Answer(url=url, problem=_explain(error.reason))
    except (OSError, HTTPException, ValueError) as error:
        return Answer(url=url, problem=_explain(error))


def _explain(reason: object) -> str:
    """What went wrong, short, in the network's own words."""
    if isinstance(reason, ssl.SSLCertVerificationError):
        return str(reason.verify_message)
    if isinstance(reason, TimeoutError):
        return "timeout"
    text = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
    return str(text)[:120]
