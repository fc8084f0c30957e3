"""A server on loopback that stands in for YouTube, well or ill."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from xml.sax.saxutils import escape

from siniar.youtube.uploads import Upload
from siniar.youtube.web import Web

CHANNEL = "UCaaaaaaaaaaaaaaaaaaaaaa"
#: What one answer is: status, headers, content, or a function that writes to the connection.
Answer = tuple[int, dict[str, str], bytes] | Callable[[BaseHTTPRequestHandler], None]


def render_feed(uploads: Sequence[Upload], channel: str = CHANNEL) -> bytes:
    """The shape that YouTube's feed has, as recorded in 2026."""
    entries = "".join(
        f"""
 <entry>
  <id>yt:video:{each.id}</id>
  <yt:videoId>{each.id}</yt:videoId>
  <yt:channelId>{channel}</yt:channelId>
  <title>{escape(each.title)}</title>
  <link rel="alternate" href="https://www.youtube.com/watch?v={each.id}"/>
  <author><name>Kanal Contoh</name><uri>https://www.youtube.com/channel/{channel}</uri></author>
  <published>{each.published.isoformat() if each.published else ""}</published>
  <updated>{each.published.isoformat() if each.published else ""}</updated>
  <media:group>
   <media:title>{escape(each.title)}</media:title>
   <media:content url="https://www.youtube.com/v/{each.id}?version=3" width="640" height="390"/>
   <media:thumbnail url="https://i4.ytimg.com/vi/{each.id}/hqdefault.jpg" width="480"/>
   <media:description>{escape(each.description)}</media:description>
   <media:community><media:starRating count="3" average="5.00" min="1" max="5"/></media:community>
  </media:group>
 </entry>"""
        for each in uploads
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns="http://www.w3.org/2005/Atom">
 <link rel="self" href="http://www.youtube.com/feeds/videos.xml?channel_id={channel}"/>
 <id>yt:channel:{channel.removeprefix("UC")}</id>
 <yt:channelId>{channel.removeprefix("UC")}</yt:channelId>
 <title>Kanal Contoh</title>{entries}
</feed>
""".encode()


class Stage:
    """What the server answers, and what it was asked."""

    def __init__(self) -> None:
        #: Answers to requests for the feed, one after the other; the last one stays.
        self.feeds: list[Answer] = []
        self.posters: dict[str, Answer] = {}
        self.embeds: dict[str, int] = {}
        #: Who else than the channel has a video, by its id.
        self.owners: dict[str, str] = {}
        self.asked: list[str] = []

    def answer(self, path: str) -> Answer:
        """What comes back for a path."""
        self.asked.append(path)
        if path.startswith("/vi/"):
            return self.posters.get(path, (404, {}, b""))
        if path.startswith("/oembed"):
            status = next((self.embeds[name] for name in self.embeds if name in path), 200)
            owner = next((self.owners[name] for name in self.owners if name in path), "@contoh")
            said = json.dumps({"author_url": f"https://www.youtube.com/{owner}"}).encode()
            return status, {"Content-Type": "application/json"}, said
        return self.feeds.pop(0) if len(self.feeds) > 1 else self.feeds[0]


@contextmanager
def youtube() -> Iterator[tuple[Stage, Web]]:
    """A running stage, and the web that leads there; nobody waits between attempts."""
    stage = Stage()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = stage.answer(self.path)
            if callable(answer):
                answer(self)
                return
            status, headers, content = answer
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (its own name)
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    pauses: list[float] = []
    try:
        yield (
            stage,
            Web(
                feeds=f"{base}/feeds/videos.xml",
                oembed=f"{base}/oembed",
                posters=f"{base}/vi",
                patience=1.0,
                whole=1.5,
                sleep=pauses.append,
            ),
        )
    finally:
        server.shutdown()
        server.server_close()


def drip(handler: BaseHTTPRequestHandler) -> None:
    """A letter now and then, for ever."""
    handler.send_response(200)
    handler.end_headers()
    _trickle(handler, b"<", 100)


def drip_headers(handler: BaseHTTPRequestHandler) -> None:
    """A letter of a header now and then, for ever."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    _trickle(handler, b"a", 60)


def _trickle(handler: BaseHTTPRequestHandler, letter: bytes, times: int) -> None:
    """Send a letter every tenth of a second until nobody listens any more."""
    for _ in range(times):
        try:
            handler.wfile.write(letter)
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.1)


def hang(handler: BaseHTTPRequestHandler) -> None:
    """Nothing at all."""
    time.sleep(2.5)
    handler.close_connection = True


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """The connection ends within the headers."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Le")
    handler.close_connection = True


def too_short(handler: BaseHTTPRequestHandler) -> None:
    """Less than was promised."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<feed")
    handler.close_connection = True
