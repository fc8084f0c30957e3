"""Asks other servers for files: patiently, within limits, and once more when they are busy."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message

from msgspec import Struct
from msgspec.structs import replace

from siniar.content.addresses import split_address
from siniar.system.http import PATIENCE, Answer, fetch
from siniar.transfer.decode import SIZE_LIMIT

#: Seconds that a whole feed may take.
WHOLE = 300.0
#: Bytes of a transcript, a chapter file or a picture.
FILE_LIMIT = 10_000_000
#: Bytes of audio that its headers stand in, behind a small tag.
HEAD_LIMIT = 262_144
#: Bytes of audio that are asked for at once, and that are taken from a server without ranges.
PIECE, AUDIO_LIMIT = 8_000_000, 2_000_000_000
#: Answers of servers that are busy, and for how many seconds at most they are waited for.
_BUSY = frozenset({429, 503})
_LONGEST_PAUSE = 30.0
#: Times that a server may stay silent before it is left alone.
_SILENCES = 3
_PAUSE = 2.0
_OK, _PART = 200, 206
_AGENT = "siniar (podcast site generator)"


class Got(Struct, frozen=True):
    """What an address gave."""

    content: bytes = b""
    #: What the server says of it: ``utf-8``; empty when it says nothing.
    charset: str = ""
    #: MIME type in small letters.
    type: str = ""
    #: Bytes of the whole file; 0 when nobody says.
    length: int = 0
    #: Where it came from in the end.
    url: str = ""
    #: Why there is nothing, short, for people; empty when all is well.
    problem: str = ""
    #: Whether it is the piece that was asked for, and not the whole file.
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Hosts:
    """How long servers are waited for; tests are less patient.

    A server that does not answer a few times is not asked again: a show has hundreds of files.
    """

    patience: float = PATIENCE
    whole: float = WHOLE
    pause: float = _PAUSE
    sleep: Callable[[float], object] = time.sleep
    #: How often in a row each host has not answered.
    silences: Counter[str] = field(default_factory=Counter, compare=False)

    def get(self, url: str, limit: int = FILE_LIMIT) -> Got:
        """The file at an address; nothing raises for what a server does."""
        got = _judge(self._ask(url, "GET", {}, limit + 1), url)
        have = len(got.content)
        if have > limit:
            return Got(url=got.url, problem=f"> {limit} byte")
        return replace(got, problem=f"{have} / {got.length} byte") if have < got.length else got

    def get_feed(self, url: str) -> Got:
        """A feed, which may be larger; of one that breaks off, what came."""
        got = self.get(url, SIZE_LIMIT)
        return replace(got, problem="") if got.content else got

    def head(self, url: str) -> Got:
        """What the server says of a file without sending it."""
        return _judge(self._ask(url, "HEAD", {}, 0), url)

    def get_start(self, url: str) -> Got:
        """The first bytes of a file."""
        headers = {"Range": f"bytes=0-{HEAD_LIMIT - 1}"}
        return _judge(self._ask(url, "GET", headers, HEAD_LIMIT), url)

    def get_piece(self, url: str, start: int) -> Got:
        """The next megabytes of a file; ``length`` is that of the whole."""
        headers = {"Range": f"bytes={start}-{start + PIECE - 1}"}
        return _judge(self._ask(url, "GET", headers, AUDIO_LIMIT), url)

    def _ask(self, url: str, method: str, headers: dict[str, str], limit: int) -> Answer:
        every = {"User-Agent": _AGENT, **headers}
        answer = self._fetch(url, method, every, limit)
        if answer.status not in _BUSY:
            return answer
        said = answer.headers.get("retry-after", "")
        seconds = float(said) if re.fullmatch(r"\d{1,6}", said) else self.pause
        if seconds > _LONGEST_PAUSE:
            return answer
        self.sleep(seconds)
        return self._fetch(url, method, every, limit)

    def _fetch(self, url: str, method: str, headers: dict[str, str], limit: int) -> Answer:
        host = split_address(url).netloc
        if self.silences[host] >= _SILENCES:
            return Answer(url=url, problem="timeout")
        answer = fetch(url, method, headers, limit=limit, patience=self.patience, whole=self.whole)
        self.silences[host] = 0 if answer.status else self.silences[host] + 1
        return answer


def _judge(answer: Answer, url: str) -> Got:
    if answer.status not in {_OK, _PART}:
        problem = f"HTTP {answer.status}" if answer.status else answer.problem or "?"
        return Got(url=answer.url or url, problem=problem)
    said = Message()
    said["Content-Type"] = answer.headers.get("content-type", "")
    named = re.search(r"/(\d+)\s*$", answer.headers.get("content-range", ""))
    length = named[1] if named else answer.headers.get("content-length", "")
    return Got(
        content=answer.piece,
        charset=said.get_content_charset() or "",
        type=said.get_content_type() if said["Content-Type"] else "",
        length=int(length) if re.fullmatch(r"\d{1,15}", length) else 0,
        url=answer.url,
        is_part=answer.status == _PART,
    )
