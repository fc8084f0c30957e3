"""A server that speaks S3, on loopback, in a process of its own: moto."""

from __future__ import annotations

import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.web_servers import free_ports, running_program


@contextmanager
def s3_server(bucket: str) -> Iterator[str]:
    """Run it with one empty bucket; its address."""
    (port,) = free_ports(1)
    program = "from moto.server import main; main()"
    with running_program([sys.executable, "-c", program, "-p", str(port)], [port]):
        address = f"http://127.0.0.1:{port}"
        request = urllib.request.Request(f"{address}/{bucket}", method="PUT")
        urllib.request.urlopen(request).close()
        yield address
