"""A server on loopback that stands in for the host of another show, well or ill."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from siniar.transfer.hosts import Hosts
from tests.support.channel import Answer

#: Impatient: a tenth of a second is long on loopback.
QUICK = Hosts(patience=0.6, whole=1.2, pause=0.0, sleep=lambda _: None)


class Host:
    """What the server answers by path, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | list[Answer]] = {}
        self.asked: list[tuple[str, str, str]] = []
        self.base = ""
        #: Bytes of a file after which the connection ends, once.
        self.breaks_after = 0

    def give(self, path: str, content: bytes, kind: str = "application/rss+xml") -> str:
        """Serve a file whole or in ranges; its address."""
        self.answers[path] = 200, {"Content-Type": kind}, content
        return f"{self.base}{path}"

    def find(self, path: str) -> Answer:
        """The next answer for a path."""
        known = self.answers.get(path, (404, {}, b""))
        if isinstance(known, list):
            return known.pop(0) if len(known) > 1 else known[0]
        return known


@contextmanager
def host() -> Iterator[Host]:
    """A running host."""
    stage = Host()
    # Ports come again; a server of another test is none of this one's.
    QUICK.silences.clear()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(has_body=True)

        def do_HEAD(self) -> None:
            self._answer(has_body=False)

        def _answer(self, *, has_body: bool) -> None:
            span = self.headers.get("Range", "")
            stage.asked.append((self.command, self.path, span))
            answer = stage.find(self.path)
            if callable(answer):
                answer(self)
                return
            status, headers, content = answer
            status, headers, content = _cut(status, dict(headers), content, span)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            if not has_body:
                return
            if stage.breaks_after and len(content) > stage.breaks_after:
                content, stage.breaks_after = content[: stage.breaks_after], 0
                self.close_connection = True
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (its own name)
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    stage.base = f"http://127.0.0.1:{server.server_port}"
    try:
        yield stage
    finally:
        server.shutdown()
        server.server_close()


def _cut(
    status: int, headers: dict[str, str], content: bytes, span: str
) -> tuple[int, Mapping[str, str], bytes]:
    """The piece that was asked for."""
    match = re.fullmatch(r"bytes=(\d+)-(\d+)", span)
    if status != 200 or match is None or headers.pop("X-No-Ranges", ""):
        return status, headers, content
    start, end = int(match[1]), min(int(match[2]) + 1, len(content))
    if start >= len(content):
        return 416, {"Content-Range": f"bytes */{len(content)}"}, b""
    headers["Content-Range"] = f"bytes {start}-{end - 1}/{len(content)}"
    return 206, headers, content[start:end]
