"""Serves the preview's folder as a static host would: ranges, validators, folders, a 404 page."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO, ClassVar
from urllib.parse import quote

from siniar.build.preview.hosts import is_own_host, own_names
from siniar.build.preview.media_types import find_media_type
from siniar.build.preview.overlay import overlay_files
from siniar.build.preview.ranges import ByteRange, UnsatisfiableRangeError, parse_range
from siniar.build.preview.reload import PRIVATE, inject, stream_events
from siniar.build.preview.served import HTML, ServedFile, ServedSite, read_content, split_address
from siniar.build.preview.state import BuildOutcome, Snapshot

_CHUNK = 64 * 1024
#: Ports tried when the wanted one is taken, or as many as there are: TCP has 16 bits for it.
PORTS_TRIED, LAST_PORT = 50, 65535


class PreviewServer(ThreadingHTTPServer):
    """A server of one site; a thread per connection."""

    daemon_threads = True
    # On Windows the option lets two programs share one port, so that neither works.
    allow_reuse_address = os.name != "nt"
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], site: ServedSite) -> None:
        self.site = site
        #: What browsers may call this computer, as they reach it.
        self.names = own_names(address[0])
        #: The preview's own files by their names.
        self.overlay = overlay_files(site.words)
        super().__init__(address, Handler)

    def server_bind(self) -> None:
        """Bind without asking the name server who we are, which can take seconds offline."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, self.allow_reuse_address)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        host, self.server_port = self.server_address[:2]
        self.server_name = str(host)

    def handle_error(
        self,
        request: socket.socket | tuple[bytes, socket.socket],
        client_address: object,
    ) -> None:
        """Stay quiet when a browser hangs up, as players do at every seek."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


def open_server(site: ServedSite, host: str, port: int) -> PreviewServer:
    """A server at ``port`` or the next free one, at any that is free for 0.

    Raises:
        OSError: all that were tried are taken.
    """
    last = min(port + PORTS_TRIED - 1, LAST_PORT) if port else 0
    for candidate in range(port, last):
        with contextlib.suppress(OSError):
            return PreviewServer((host, candidate), site)
    return PreviewServer((host, last), site)


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"
    server_version = "siniar-preview"
    sys_version = ""
    #: Seconds a silent connection is kept.
    timeout = 60
    # Without it a small answer can wait 40 ms for the browser's acknowledgement.
    disable_nagle_algorithm = True
    _methods: ClassVar[str] = "GET, HEAD"

    def do_GET(self) -> None:
        """Answer; without the body where only the head is asked for."""
        try:
            if is_own_host(self.headers.get_all("Host"), self.server.names):
                self._route()
            else:
                # A page elsewhere whose name suddenly leads here would read what is not public.
                self.close_connection = True
                self._send_bytes(HTTPStatus.MISDIRECTED_REQUEST)
        except ConnectionError:
            # The browser hung up in the middle: nothing to tell, nobody to tell it to.
            self.close_connection = True

    do_HEAD = do_GET  # noqa: N815 (the base class's name)

    def do_POST(self) -> None:
        """Refuse: a static host takes nothing."""
        self.close_connection = True
        self._send_bytes(HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": self._methods})

    do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_POST  # noqa: N815 (the base class's names)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class's name)
        """Say nothing: a page asks for twenty files."""

    def _route(self) -> None:
        raw = self.path.partition("?")[0].partition("#")[0]
        if raw.startswith(PRIVATE):
            self._answer_private(raw.removeprefix(PRIVATE))
            return
        segments = split_address(raw)
        prefix = self.server.site.prefix
        if segments is None:
            self._send_bytes(HTTPStatus.BAD_REQUEST)
            return
        address = "/" + "/".join([*segments, ""] if segments and raw.endswith("/") else segments)
        if prefix != "/" and (address == "/" or f"{raw}/" == prefix):
            self._redirect(prefix)
            return
        snapshot = self.server.site.preview.snapshot
        if snapshot.folder is None:
            self._send_waiting(snapshot, is_first=snapshot.number == 0)
            return
        if not address.startswith(prefix):
            self._send_missing(snapshot, snapshot.folder)
            return
        inside = address.removeprefix(prefix)
        self._answer_file(snapshot, snapshot.folder, [part for part in inside.split("/") if part])

    def _answer_private(self, name: str) -> None:
        if name == "events" and self.command == "GET":
            self.close_connection = True
            stream_events(self, self.server.site.preview)
        elif name in self.server.overlay:
            data = self.server.overlay[name]
            self._send_bytes(HTTPStatus.OK, data, find_media_type(Path(name)))
        else:
            self._send_bytes(HTTPStatus.NOT_FOUND)

    def _answer_file(self, snapshot: Snapshot, folder: Path, parts: list[str]) -> None:
        failure = snapshot.make("/".join(parts))
        if failure:
            self._send_failure(snapshot, failure)
            return
        path = self.server.site.find(folder, parts)
        if path is None:
            self._send_missing(snapshot, folder)
        elif path.is_dir():
            self._answer_folder(snapshot, folder, path, parts)
        elif self._asks_for_folder():
            # A file is not a folder; Pages answers 404 as well.
            self._send_missing(snapshot, folder)
        else:
            self._send_file(snapshot, path)

    def _answer_folder(
        self, snapshot: Snapshot, folder: Path, path: Path, parts: list[str]
    ) -> None:
        index = self.server.site.find(folder, [*parts, "index.html"])
        if index is None or not index.is_file():
            self._send_missing(snapshot, folder)
        elif parts and not self._asks_for_folder():
            query = self.path.partition("?")[2]
            target = self.server.site.prefix + quote("/".join(parts)) + "/"
            self._redirect(f"{target}?{query}" if query else target)
        else:
            self._send_file(snapshot, path / "index.html")

    def _asks_for_folder(self) -> bool:
        return self.path.partition("?")[0].endswith("/")

    def _send_failure(self, snapshot: Snapshot, failure: str) -> None:
        """Tell in all pages why one could not be made."""
        self.server.site.preview.show(BuildOutcome(None, snapshot.findings, failure))
        self._send_waiting(snapshot, is_first=False)

    def _send_waiting(self, snapshot: Snapshot, *, is_first: bool) -> None:
        waiting = self.server.site.waiting_page(is_first=is_first)
        page = inject(waiting, snapshot.version, opens=True)
        self._send_bytes(HTTPStatus.SERVICE_UNAVAILABLE, page, HTML, {"Retry-After": "1"})

    def _send_missing(self, snapshot: Snapshot, folder: Path) -> None:
        failure = snapshot.make("404.html")
        if failure:
            self._send_failure(snapshot, failure)
            return
        page = inject(self.server.site.missing_page(folder), snapshot.version, opens=True)
        self._send_bytes(HTTPStatus.NOT_FOUND, page, HTML)

    def _send_file(self, snapshot: Snapshot, path: Path) -> None:
        try:
            self._send_content(read_content(path, snapshot.version))
        except OSError as error:
            if isinstance(error, ConnectionError):
                raise
            self.close_connection = True
            self._send_bytes(HTTPStatus.NOT_FOUND)

    def _send_content(self, content: ServedFile) -> None:
        headers = {
            "ETag": content.etag,
            "Last-Modified": formatdate(content.modified, usegmt=True),
            "Accept-Ranges": "bytes",
        }
        if self._is_known(content):
            self._send_head(HTTPStatus.NOT_MODIFIED, headers)
            return
        headers["Content-Type"] = content.media_type
        try:
            part = self._wanted_part(content)
        except UnsatisfiableRangeError:
            headers["Content-Range"] = f"bytes */{content.length}"
            headers["Content-Length"] = "0"
            self._send_head(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers)
            return
        status, first, length = HTTPStatus.OK, 0, content.length
        if part is not None:
            status, first, length = HTTPStatus.PARTIAL_CONTENT, part.first, part.length
            headers["Content-Range"] = f"bytes {part.first}-{part.last}/{content.length}"
        headers["Content-Length"] = str(length)
        # Opened before the head is sent: a file that vanished can still become a 404.
        with content.open(first) as body:
            self._send_head(status, headers)
            if self.command != "HEAD":
                self._copy(body, length)

    def _copy(self, body: BinaryIO | bytes, length: int) -> None:
        if isinstance(body, bytes):
            self.wfile.write(body[:length])
            return
        while length > 0 and (chunk := body.read(min(_CHUNK, length))):
            self.wfile.write(chunk)
            length -= len(chunk)
        # A file that shrank while it was sent: the browser must not wait for the rest.
        self.close_connection |= length > 0

    def _is_known(self, content: ServedFile) -> bool:
        """Whether the browser has these bytes already (RFC 9110, 13.2.2)."""
        known = self.headers.get("If-None-Match")
        if known is not None:
            tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
            return bool(tags & {"*", content.etag})
        since = _parse_http_date(self.headers.get("If-Modified-Since"))
        return since is not None and int(content.modified) <= since

    def _wanted_part(self, content: ServedFile) -> ByteRange | None:
        condition = self.headers.get("If-Range")
        if condition is not None and condition.strip() != content.etag:
            date = _parse_http_date(condition)
            if date is None or int(content.modified) != date:
                return None
        if self.command != "GET":
            # Range is defined for GET only (RFC 9110, 14.2).
            return None
        return parse_range(self.headers.get("Range"), content.length)

    def _redirect(self, target: str) -> None:
        self._send_bytes(HTTPStatus.MOVED_PERMANENTLY, headers={"Location": target})

    def _send_bytes(
        self,
        status: HTTPStatus,
        data: bytes = b"",
        media_type: str = "text/plain",
        headers: dict[str, str] | None = None,
    ) -> None:
        length = {"Content-Type": media_type, "Content-Length": str(len(data))}
        self._send_head(status, {**length, **(headers or {})})
        if self.command != "HEAD":
            self.wfile.write(data)

    def _send_head(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        # Always ask again: what was saved a second ago has to be seen.
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()


def _parse_http_date(text: str | None) -> int | None:
    if not text:
        return None
    try:
        return int(parsedate_to_datetime(text).timestamp())
    except (ValueError, TypeError, IndexError, OverflowError, OSError):
        return None
