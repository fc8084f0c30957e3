"""Asks YouTube politely: with patience, few retries, and a limit to every answer."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

#: Seconds that a server may be silent, and that an answer may take as a whole.
PATIENCE, WHOLE = 15.0, 45.0
#: Seconds before each new attempt. The channel's feed fails in waves of minutes; who asks again
#: at once asks into the same wave.
PAUSES = (2.0, 8.0, 30.0)
#: Bytes of a feed, of a poster and of an oEmbed answer: many times what they have.
FEED_LIMIT, POSTER_LIMIT, ANSWER_LIMIT = 2_000_000, 3_000_000, 200_000
#: Answers that may be another tomorrow.
_PASSING = frozenset({403, 404, 408, 425, 429, 500, 502, 503, 504})
_AGENT = "siniar (podcast site generator)"
_BLOCK = 65_536


class WebError(Exception):
    """No answer that can be used; the message is short and for people."""


class TooMuchError(WebError):
    """An answer longer than any that was asked for."""


@dataclass(frozen=True, slots=True)
class Web:
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
            if status == http.client.OK and content:
                return content
            if status and status not in _PASSING and status != http.client.OK:
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
            if status == http.client.OK and content.startswith(b"\xff\xd8"):
                return content
        return b""

    def ask_embed(self, video: str) -> tuple[int, str]:
        """The status of YouTube's answer about embedding a video; 0 with a problem without one."""
        address = f"https://www.youtube.com/watch?v={video}"
        query = urlencode({"url": address, "format": "json"})
        status, _, problem = self._get(f"{self.oembed}?{query}", ANSWER_LIMIT)
        return status, problem

    def _get(self, url: str, limit: int) -> tuple[int, bytes, str]:
        """Status, content and what is wrong; nothing raises for what a server does.

        A server that says a letter of its headers now and then is left to itself.
        """
        answers: list[tuple[int, bytes, str]] = []
        asking = threading.Thread(target=lambda: answers.append(self._ask(url, limit)), daemon=True)
        asking.start()
        asking.join(self.patience + self.whole)
        return answers[0] if answers else (0, b"", "timeout")

    def _ask(self, url: str, limit: int) -> tuple[int, bytes, str]:
        request = Request(url, headers={"User-Agent": _AGENT})  # noqa: S310 (addresses of our own)
        try:
            with build_opener(_Redirects).open(request, timeout=self.patience) as response:
                return response.status, self._read(response, limit), ""
        except HTTPError as error:
            with error:
                return error.code, b"", f"HTTP {error.code}"
        except TooMuchError as error:
            return http.client.OK, b"", str(error)
        except URLError as error:
            return 0, b"", _explain(error.reason)
        except (OSError, http.client.HTTPException, ValueError, WebError) as error:
            return 0, b"", _explain(error)

    def _read(self, response: http.client.HTTPResponse, limit: int) -> bytes:
        end = time.monotonic() + self.whole
        blocks: list[bytes] = []
        size = 0
        while block := response.read1(_BLOCK):
            blocks.append(block)
            size += len(block)
            if size > limit:
                raise TooMuchError(f"> {limit} byte")
            if time.monotonic() > end:
                raise WebError(f"> {self.whole:g} s")
        return b"".join(blocks)


class _Redirects(HTTPRedirectHandler):
    """Follows few, and only to the web."""

    max_redirections = 3
    max_repeats = 1

    def redirect_request(  # noqa: PLR0917 (as urllib has it)
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> Request | None:
        """The next request; the protocols that urllib knows besides are none for a feed."""
        if urlsplit(newurl).scheme not in {"http", "https"}:
            raise URLError("redirect")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _explain(reason: object) -> str:
    if isinstance(reason, TimeoutError):
        return "timeout"
    text = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
    return str(text).replace("\n", " ")[:120]
