"""A server of files that says nothing, whatever browsers do."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class QuietServer(ThreadingHTTPServer):
    """Answers several requests at once."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Browsers hang up when they have enough; that is no news."""


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class's name)
        """Nothing."""


def make_file_server(folder: Path) -> QuietServer:
    """A server of a folder at a port of its own, not yet running."""
    return QuietServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
