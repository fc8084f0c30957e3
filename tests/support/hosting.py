"""A static host as residents meet it: ranges, gzip, a 404 page, below a path."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote, urlsplit

from siniar.build.preview.media_types import find_media_type
from siniar.build.preview.ranges import ByteRange, UnsatisfiableRangeError, parse_range
from tests.support.tools.quiet import QuietServer

PREFIX = "/repo/"
_PACKED = ("text/", "image/svg", "application/json", "application/xml", "application/manifest")


@dataclass
class Host:
    """What is served, and what was asked for."""

    folder: Path
    #: Paths below the prefix in the order of their requests.
    asked: list[str] = field(default_factory=list)
    #: Paths that are not there, whatever the folder holds.
    missing: set[str] = field(default_factory=set)
    #: Content in place of the folder's.
    instead: dict[str, bytes] = field(default_factory=dict)
    port: int = 0
    #: Where all that is asked for here has moved to: an address without what stands behind.
    moved_to: str = ""
    #: How long browsers may keep an answer; tests ask anew each time.
    caching: str = "no-cache"
    #: Further headers of every answer.
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """The site's address with a slash at its end."""
        return f"http://127.0.0.1:{self.port}{PREFIX}"

    def find(self, path: str) -> tuple[int, Path, bytes]:
        """Status, file and bytes that a path below the prefix gives."""
        name = f"{path}index.html" if path.endswith("/") or not path else path
        file = self.folder / name
        if path in self.instead:
            return 200, file, self.instead[path]
        if path in self.missing or not file.is_file():
            file = self.folder / "404.html"
            return 404, file, file.read_bytes()
        return 200, file, file.read_bytes()


def _make_handler(host: Host) -> type[BaseHTTPRequestHandler]:  # noqa: C901
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base's name)
            """Nothing."""

        def do_HEAD(self) -> None:
            self.do_GET()

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path).removeprefix(PREFIX)
            host.asked.append(path)
            if host.moved_to:
                self.send_response(301)
                self.send_header("Location", host.moved_to + path)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            status, file, data = host.find(path)
            kind = find_media_type(file)
            headers = {"Content-Type": kind, "Accept-Ranges": "bytes"}
            headers |= {"Cache-Control": host.caching, **host.headers}
            status, data = self._cut(status, data, headers)
            accepts = self.headers.get("Accept-Encoding", "")
            if status != 206 and "gzip" in accepts and kind.startswith(_PACKED):
                data = gzip.compress(data, 9)
                headers["Content-Encoding"] = "gzip"
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(data))}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(data)

        def _cut(self, status: int, data: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
            if status != 200:
                return status, data
            try:
                part: ByteRange | None = parse_range(self.headers.get("Range", ""), len(data))
            except UnsatisfiableRangeError:
                return 416, b""
            if part is None:
                return status, data
            headers["Content-Range"] = f"bytes {part.first}-{part.last}/{len(data)}"
            return 206, data[part.first : part.last + 1]

    return Handler


@contextmanager
def serve(folder: Path) -> Iterator[Host]:
    """Serve a folder until the end of the block."""
    host = Host(folder)
    server = QuietServer(("127.0.0.1", 0), _make_handler(host))
    host.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield host
    server.shutdown()
    server.server_close()
    thread.join()
