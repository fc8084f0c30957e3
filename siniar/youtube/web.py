"""Asks YouTube politely: with patience, few retries, and a limit to every answer."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from urllib.parse import urlencode

from msgspec import Struct

from siniar.system.http import PATIENCE, fetch

#: Seconds that an answer may take as a whole.
WHOLE = 60.0
#: Seconds before each new attempt. The channel's feed fails in waves of minutes; who asks again
#: at once asks into the same wave.
PAUSES = (2.0, 8.0, 30.0)
#: Bytes of a feed, of a poster and of an oEmbed answer: many times what they have.
FEED_LIMIT, POSTER_LIMIT, ANSWER_LIMIT = 2_000_000, 3_000_000, 200_000
#: Answers that may be another tomorrow.
_PASSING = frozenset({403, 404, 408, 425, 429, 500, 502, 503, 504})
_AGENT = "siniar (podcast site generator)"
_OK = 200


class WebError(Exception):
    """No answer that can be used; the message is short and for people."""


class Embed(Struct, frozen=True):
    """What YouTube says of a video that another site would show."""

    #: Of HTTP; 0 without an answer.
    status: int
    #: Address of its channel, as oEmbed has it; empty when it does not say.
    owner: str = ""
    #: Why there is no answer.
    problem: str = ""


def _owner(content: bytes) -> str:
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        return ""
    owner = answer.get("author_url") if isinstance(answer, dict) else ""
    return owner if isinstance(owner, str) else ""


class Web(Struct, frozen=True):
    """Where YouTube is; tests put their own server there."""

    feeds: str = "https://www.youtube.com/feeds/videos.xml"
    oembed: str = "https://www.youtube.com/oembed"
    posters: str = "https://i.ytimg.com/vi"
    pauses: tuple[float, ...] = PAUSES
    patience: float = PATIENCE
    whole: float = WHOLE
    sleep: Callable[[float], object] = time.sleep

    def read_feed(self, channel: str, playlist: str) -> bytes:
        """The feed of the playlist, or else of the channel.

        Raises:
            WebError: after all attempts.
        """
        wanted = {"playlist_id": playlist} if playlist else {"channel_id": channel}
        problem = ""
        for pause in (0.0, *self.pauses):
            if pause:
                self.sleep(pause)
            status, content, problem = self._get(f"{self.feeds}?{urlencode(wanted)}", FEED_LIMIT)
            if status == _OK and content:
                return content
            if status and status not in _PASSING and status != _OK:
                break
        raise WebError(problem or "HTTP 200, 0 byte")

    def read_poster(self, video: str) -> bytes:
        """The largest picture of a video as JPEG; empty when there is none.

        Raises:
            WebError: nobody answers, so asking for the next one is of no use either.
        """
        for name in ("maxresdefault", "hqdefault"):
            address = f"{self.posters}/{video}/{name}.jpg"
            status, content, problem = self._get(address, POSTER_LIMIT)
            if not status and not content:
                raise WebError(problem)
            if status == _OK and content.startswith(b"\xff\xd8"):
                return content
        return b""

    def ask_embed(self, video: str) -> Embed:
        """YouTube's answer about embedding a video."""
        address = f"https://www.youtube.com/watch?v={video}"
        query = urlencode({"url": address, "format": "json"})
        status, content, problem = self._get(f"{self.oembed}?{query}", ANSWER_LIMIT)
        return Embed(status, _owner(content), problem)

    def _get(self, url: str, limit: int) -> tuple[int, bytes, str]:
        """Status, content and what is wrong; nothing raises for what a server does."""
        answer = fetch(
            url,
            headers={"User-Agent": _AGENT},
            limit=limit + 1,
            patience=self.patience,
            whole=self.whole,
        )
        if len(answer.piece) > limit:
            return answer.status, b"", f"> {limit} byte"
        is_wrong = answer.status and answer.status != _OK
        problem = f"HTTP {answer.status}" if is_wrong else answer.problem
        return answer.status, answer.piece, problem
