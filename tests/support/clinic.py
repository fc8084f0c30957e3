"""A host on loopback that serves a site well, or ill in exactly one way."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from benchmarks.corpus import write_project
from siniar.build.load import Loaded
from siniar.build.pelican import read_project
from siniar.build.preview.media_types import find_media_type
from siniar.build.preview.ranges import ByteRange, parse_range
from siniar.build.publish import Outcome, build_site
from siniar.commands import remember
from siniar.commands.options import NoOptions
from siniar.system.exits import GOOD
from tests.support.shows import load_show
from tests.support.tools.debian import install, may_install
from tests.support.tools.missing import MissingToolError

#: Changes what is sent: status, headers and content of a path, as (method, path) asked for.
Ill = Callable[[str, str, int, dict[str, str], bytes], tuple[int, dict[str, str], bytes]]


def well(
    _method: str, _path: str, status: int, headers: dict[str, str], content: bytes
) -> tuple[int, dict[str, str], bytes]:
    """Nothing is changed."""
    return status, headers, content


@dataclass
class Clinic:
    """What is served, and how it is ill."""

    folder: Path
    ill: Ill = well
    address: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)

    def answer(
        self, method: str, path: str, asked: dict[str, str]
    ) -> tuple[int, dict[str, str], bytes]:
        """What a good host sends, made ill."""
        self.asked.append((method, path))
        file = self.folder / (path.partition("?")[0].lstrip("/") or "index.html")
        file = file / "index.html" if file.is_dir() else file
        status = 200 if file.is_file() else 404
        content = file.read_bytes() if status == 200 else b"tidak ada"
        tag = f'"{sha256(content).hexdigest()[:16]}"'
        kind = find_media_type(file) if status == 200 else "text/html"
        headers = {"Content-Type": kind, "ETag": tag, "Cache-Control": "max-age=600"}
        if status == 200 and asked.get("if-none-match") == tag:
            return self.ill(method, path, 304, headers, b"")
        headers["Accept-Ranges"] = "bytes"
        part = parse_range(asked.get("range", ""), len(content)) if status == 200 else None
        if isinstance(part, ByteRange):
            headers["Content-Range"] = f"bytes {part.first}-{part.last}/{len(content)}"
            status, content = 206, content[part.first : part.last + 1]
        return self.ill(method, path, status, headers, content)


@contextmanager
def host(folder: Path, tls: tuple[Path, Path] | None = None) -> Iterator[Clinic]:
    """A running host; with a certificate and its key it speaks TLS."""
    clinic = Clinic(folder)

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            asked = {name.lower(): value for name, value in self.headers.items()}
            status, headers, content = clinic.answer(self.command, self.path, asked)
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(content))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            if self.command == "GET" and status != 304:
                self.wfile.write(content)

        def do_HEAD(self) -> None:
            self.do_GET()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*tls)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    scheme = "https" if tls else "http"
    clinic.address = f"{scheme}://{'localhost' if tls else '127.0.0.1'}:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield clinic
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def publish_at(address: str, root: Path) -> Loaded:
    """A show of five episodes whose site lies in ``output``, public at an address, remembered."""
    write_project(root, 5)
    (root / ".github/workflows").mkdir(parents=True)
    (root / ".github/workflows/scheduled.yml").write_text("on: {}\n")
    settings = root / "pelicanconf.py"
    settings.write_text(f'{settings.read_text()}SITEURL = "{address}"\n')
    build = build_site(root, root / "output")
    assert build.outcome is Outcome.DONE, build.failure
    assert remember.run(root, NoOptions()) == GOOD
    return load_show(read_project(root))


def make_certificate(folder: Path, days: int, name: str = "localhost") -> tuple[Path, Path]:
    """A certificate that signs itself, good for so many days, made by openssl."""
    if shutil.which("openssl") is None:
        if not may_install():
            raise MissingToolError("openssl is missing. Type: sudo apt-get install openssl")
        install(["openssl"])
    certificate, key = folder / f"{name}-{days}.pem", folder / f"{name}-{days}.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", str(days),
         "-keyout", str(key), "-out", str(certificate), "-subj", f"/CN={name}",
         "-addext", f"subjectAltName=DNS:{name}"],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return certificate, key
