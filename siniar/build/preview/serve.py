"""Runs a preview: the server in the background, the watch loop in front, addresses for people."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator

from msgspec import Struct

from siniar.build.preview.served import ServedSite
from siniar.build.preview.server import PreviewServer, open_server

LOOPBACK, EVERYWHERE = "127.0.0.1", "0.0.0.0"  # noqa: S104 (only when asked for with --lan)
DEFAULT_PORT = 8000


class PreviewAddresses(Struct, frozen=True):
    """Where the preview can be opened."""

    #: On this computer.
    here: str
    #: From a phone in the same network; empty unless asked for, or without a network.
    lan: str = ""

    @property
    def siteurl(self) -> str:
        """The address that pages and feed carry: one that every device reaches, no last slash."""
        return (self.lan or self.here).rstrip("/")


def find_lan_host() -> str:
    """This computer's address in its network, or an empty string without one.

    Connecting a datagram socket sends nothing; it only asks the system which way it would go.
    The address is reserved for documentation (RFC 5737).
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return ""
        return str(probe.getsockname()[0])


def normalise_prefix(prefix: str) -> str:
    """``repo`` and ``/repo`` become ``/repo/``."""
    inside = prefix.strip("/")
    return f"/{inside}/" if inside else "/"


@contextlib.contextmanager
def running_server(
    site: ServedSite, *, port: int = DEFAULT_PORT, lan: bool = False
) -> Iterator[tuple[PreviewServer, PreviewAddresses]]:
    """Serve in the background for as long as the ``with`` block runs."""
    server = open_server(site, EVERYWHERE if lan else LOOPBACK, port)
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), name="preview", daemon=True)
    thread.start()
    try:
        yield server, _name_addresses(site, server.server_port, lan=lan)
    finally:
        site.preview.close()
        server.shutdown()
        server.server_close()


def _name_addresses(site: ServedSite, port: int, *, lan: bool) -> PreviewAddresses:
    host = find_lan_host() if lan else ""
    return PreviewAddresses(
        here=f"http://{LOOPBACK}:{port}{site.prefix}",
        lan=f"http://{host}:{port}{site.prefix}" if host else "",
    )
