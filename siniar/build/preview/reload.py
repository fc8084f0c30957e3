"""Live reload: a script put into each page on its way out, and the events that it listens to."""

from __future__ import annotations

import re
from http.server import BaseHTTPRequestHandler

from siniar.build.preview.state import Preview

#: Addresses of the preview itself; a site has no such folder.
PRIVATE = "/.siniar/"
#: Seconds between signs of life, so that a closed tab is noticed.
HEARTBEAT = 10.0
_BODY_END = re.compile(rb"</body\s*>", re.IGNORECASE)


def inject(page: bytes, version: str, *, opens: bool = False) -> bytes:
    """The page with the preview's script before the last ``</body>``; the file stays as it is.

    The script is a file of its own, so that a Content-Security-Policy of ``'self'`` allows it.
    On a page that stands for one that is not there it ``opens`` with what was found.
    """
    mark = " data-siniar-opens" if opens else ""
    script = (
        f'<script src="{PRIVATE}preview.js" data-siniar-version="{version}"{mark} async></script>'
    ).encode()
    ends = list(_BODY_END.finditer(page))
    place = ends[-1].start() if ends else len(page)
    return page[:place] + script + page[place:]


def stream_events(handler: BaseHTTPRequestHandler, preview: Preview) -> None:
    """Send the current state at once and each later one, until the browser or the preview goes."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream; charset=utf-8")
    handler.send_header("Cache-Control", "no-store")
    handler.send_header("X-Accel-Buffering", "no")
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.wfile.write(b"retry: 1000\n\n")
    sent = -1
    while True:
        snapshot = preview.wait_for_change(sent, HEARTBEAT)
        if preview.is_closed:
            return
        if snapshot.number == sent:
            handler.wfile.write(b": still here\n\n")
            continue
        sent = snapshot.number
        handler.wfile.write(f"event: state\ndata: {snapshot.to_json()}\n\n".encode())
