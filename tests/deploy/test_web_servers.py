"""Real nginx, Apache and Caddy serve a real site with the configuration written for them."""

from __future__ import annotations

import gzip
import http.client
import re
import shutil
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from lxml import html
from msgspec.structs import replace

from siniar.build.load import Loaded
from siniar.build.plan import plan_site
from siniar.deploy.configuration import ServerPlace, render_configuration
from siniar.deploy.facts import HEADERS, ServerFacts, caching_of, collect, type_of
from siniar.deploy.folder import send_folder
from siniar.deploy.release import CURRENT, list_site
from siniar.deploy.server import send_server
from siniar.deploy.target import parse_target
from siniar.doctor.examine import Clients, examine
from siniar.system.http import ask_for, fetch
from tests.support.clinic import make_certificate, publish_at
from tests.support.ssh_server import ssh_server
from tests.support.tools.drawing import draw_once
from tests.support.web_servers import free_ports, open_folder, running

pytestmark = pytest.mark.servers
MOVED = {"/lama/": "/tentang/", "/nama (lama) $1 & {x}/": "/episode/ü $1/"}


@dataclass(frozen=True)
class Published:
    """A site, and where servers find it."""

    loaded: Loaded
    site: Path
    #: Holds the link ``current``.
    there: Path
    certificate: tuple[Path, Path]
    #: http and https.
    ports: list[int]

    @property
    def facts(self) -> ServerFacts:
        outputs = plan_site(self.loaded).outputs
        return replace(collect(self.loaded.catalogue, outputs), moved=tuple(MOVED.items()))

    def configuration(self, server: str) -> str:
        certificate, key = map(str, self.certificate)
        place = ServerPlace(
            "localhost", str(self.there / CURRENT), certificate, key, *self.ports, has_brotli=True
        )
        return render_configuration(server, "Acara\nContoh", self.facts, place)

    def ask(self, path: str, method: str = "GET", **headers: str) -> Reply:
        with connect(self.ports[1]) as connection:
            names = {name.replace("_", "-"): value for name, value in headers.items()}
            return ask(connection, path, method, names)


@dataclass(frozen=True)
class Reply:
    """What a server answers."""

    status: int
    headers: dict[str, str]
    body: bytes


class connect:  # noqa: N801 (used as a function)
    """A connection by TLS that believes any certificate; the doctor looks at that."""

    def __init__(self, port: int) -> None:
        context = ssl._create_unverified_context()
        self.connection = http.client.HTTPSConnection(
            "localhost", port, context=context, timeout=20
        )

    def __enter__(self) -> http.client.HTTPSConnection:
        return self.connection

    def __exit__(self, *_: object) -> None:
        self.connection.close()


def ask(
    connection: http.client.HTTPSConnection, path: str, method: str, headers: dict[str, str]
) -> Reply:
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    names = {name.lower(): value for name, value in answer.getheaders()}
    return Reply(answer.status, names, answer.read())


@pytest.fixture(scope="module")
def published(
    tmp_path_factory: pytest.TempPathFactory, pictures_folder: Path
) -> Iterator[Published]:
    """The site lies at a folder of its own, brought there by ssh as anybody would."""
    root = Path(tmp_path_factory.mktemp("show"))
    ports = free_ports(2)
    with open_folder() as work, pytest.MonkeyPatch.context() as patch, ssh_server() as sshd:
        certificate, there = make_certificate(work, 90), work / "srv"
        certificate[1].chmod(0o644)
        patch.setenv("SSL_CERT_FILE", str(certificate[0]))
        sshd.enter(patch)
        with draw_once(pictures_folder):
            loaded = publish_at(f"https://localhost:{ports[1]}", root / "show")
        site = root / "show/output"
        target = parse_target(sshd.address("ssh", there), root)
        send_server(site, list_site(site), target)
        yield Published(loaded, site, there, certificate, ports)


@pytest.fixture(scope="module", params=["nginx", "apache", "caddy"])
def served(request: pytest.FixtureRequest, published: Published) -> Iterator[Published]:
    with running(request.param, published.configuration(request.param), published.ports):
        yield published


def test_the_doctor_is_content(served: Published) -> None:
    clients = Clients(partial(fetch, patience=5.0), partial(ask_for, patience=5.0))
    report = examine(served.loaded, f"https://localhost:{served.ports[1]}", clients, every=True)
    # http and https share a port only here; the next test asks at the right one.
    assert {finding.code for finding in report} - {"situs-http-terbuka"} == set()


def test_whoever_comes_without_tls_is_led_to_it(served: Published) -> None:
    connection = http.client.HTTPConnection("localhost", served.ports[0], timeout=20)
    connection.request("GET", "/tentang/?a=b")
    answer = connection.getresponse()
    assert answer.status in {301, 308}
    # Caddy takes whatever it is told for the usual port, and leaves it out.
    target = answer.headers["Location"].replace(f":{served.ports[1]}/", "/")
    assert target == "https://localhost/tentang/?a=b"
    connection.close()


def test_every_file_is_served_as_what_it_is(served: Published) -> None:
    addresses = served.loaded.catalogue.addresses
    with connect(served.ports[1]) as connection:
        for file in list_site(served.site):
            if file.path.startswith("."):
                continue
            path = "/" + quote(file.path.removesuffix("index.html"))
            reply = ask(connection, path, "GET", {})
            assert (reply.status, len(reply.body)) == (200, file.length), file.path
            kind = reply.headers.get("content-type", "application/octet-stream")
            right = type_of(file.path, addresses)
            assert kind.partition(";")[0] == right.partition(";")[0], file.path
            if "charset" in kind:
                assert kind.lower().endswith("charset=utf-8")
            assert reply.headers["cache-control"] == caching_of(file.path), file.path
            for name, value in HEADERS.items():
                assert reply.headers[name.lower()] == value
            if file.path.endswith(".html"):
                check_policy(reply, is_player=file.path.endswith("/embed/index.html"))


def check_policy(reply: Reply, *, is_player: bool) -> None:
    """The header says what the page says, and who may frame it."""
    told = html.document_fromstring(reply.body).xpath(
        "string(//meta[@http-equiv='Content-Security-Policy']/@content)"
    )
    framed = "*" if is_player else "'self'"
    assert reply.headers["content-security-policy"] == f"{told}; frame-ancestors {framed}"


def test_audio_is_sent_in_pieces_and_known_files_not_again(served: Published) -> None:
    (sound, *_) = sorted((served.site / "audio").iterdir())
    piece = served.ask(f"/audio/{sound.name}", Range="bytes=10-19")
    assert (piece.status, piece.body) == (206, sound.read_bytes()[10:20])
    for path in ("/", "/feed.xml", f"/audio/{sound.name}"):
        for packing in ("identity", "gzip", "br"):
            first = served.ask(path, Accept_Encoding=packing)
            tag = first.headers["etag"]
            again = served.ask(path, Accept_Encoding=packing, If_None_Match=tag)
            assert (again.status, again.body) == (304, b""), (path, packing)


def test_texts_are_packed(served: Published) -> None:
    for path in ("/", "/feed.xml"):
        plain, packed = served.ask(path), served.ask(path, Accept_Encoding="gzip")
        assert packed.headers["content-encoding"] == "gzip"
        assert gzip.decompress(packed.body) == plain.body
    (sound, *_) = sorted((served.site / "audio").iterdir())
    assert (
        "content-encoding" not in served.ask(f"/audio/{sound.name}", Accept_Encoding="gzip").headers
    )


def test_brotli_packs_where_the_server_has_it(
    served: Published, request: pytest.FixtureRequest
) -> None:
    server = request.node.callspec.params["served"]
    right = {"nginx": "br", "apache": "br", "caddy": "zstd"}[server]
    assert served.ask("/", Accept_Encoding=right).headers["content-encoding"] == right


def test_what_has_moved_leads_on_and_what_is_not_there_is_told(served: Published) -> None:
    for old, new in MOVED.items():
        reply = served.ask(quote(old))
        assert reply.status == 301
        target = reply.headers["location"].removeprefix(f"https://localhost:{served.ports[1]}")
        assert unquote(target) == new
    missing = served.ask("/tidak-ada.mp3")
    assert (missing.status, missing.body) == (404, (served.site / "404.html").read_bytes())
    assert missing.headers["content-type"].startswith("text/html")
    for hidden in ("/.nojekyll", "/.siniar-release.json"):
        assert served.ask(hidden).status == 404
    folder = served.ask("/cari")
    assert folder.status in {301, 308}
    assert folder.headers["location"].endswith("/cari/")


def test_whoever_reads_while_the_site_changes_sees_one_or_the_other_whole(
    served: Published, tmp_path: Path
) -> None:
    """Pages with all that they load, again and again, while other releases take their place."""
    other = tmp_path / "other"
    shutil.copytree(served.site, other)
    restyle(other)
    pages: list[str] = []
    wrong: list[tuple[str, int]] = []
    ended = threading.Event()
    reader = threading.Thread(target=read_on, args=(served.ports[1], ended, pages, wrong))
    reader.start()
    try:
        for site, name in ((other, "new"), (served.site, "old")):
            send_folder(site, list_site(site), served.there)
            # Until somebody has seen it.
            for _ in range(200):
                if pages[-1:] == [name]:
                    break
                time.sleep(0.1)
    finally:
        ended.set()
    reader.join()
    assert wrong == []
    assert set(pages) == {"old", "new"}
    assert len(pages) > 2


def restyle(site: Path) -> None:
    """As after a change of colours: styles under another name, in every page."""
    (old,) = (site / "theme").iterdir()
    old.rename(old.with_name("0123456789"))
    for path in (*site.rglob("*.html"), site / "sw.js"):
        path.write_bytes(path.read_bytes().replace(old.name.encode(), b"0123456789"))


def read_on(
    port: int, ended: threading.Event, pages: list[str], wrong: list[tuple[str, int]]
) -> None:
    while not ended.is_set():
        with connect(port) as connection:
            page = ask(connection, "/", "GET", {})
            text = page.body.decode()
            pages.append("new" if "/theme/0123456789/" in text else "old")
            loaded = re.findall(r'"(/(?:theme|audio)/[^"#]+)', text)
            for path in ("/feed.xml", *dict.fromkeys(loaded)):
                reply = ask(connection, path, "GET", {})
                if reply.status != 200:
                    wrong.append((path, reply.status))
