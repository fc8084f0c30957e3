"""Sends sites to a server that speaks S3."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import obstore
import pytest
from obstore.store import S3Store

from siniar.deploy import storage
from siniar.deploy.facts import ASKED, DAY, FOREVER
from siniar.deploy.release import MANIFEST, list_site
from siniar.deploy.rules import KEY_REFUSED, PROGRAM_MISSING, SENDING_FAILED, UNREACHABLE
from siniar.deploy.send import send, try_send
from siniar.deploy.sent import SendError, Sent
from siniar.deploy.storage import send_storage
from siniar.deploy.target import parse_target
from siniar.model.urls import Addresses
from tests.deploy.sites import FIRST, SECOND, THIRD, write_site
from tests.support.s3_server import s3_server
from tests.support.web_servers import free_ports

pytestmark = pytest.mark.servers
BUCKET = "situs-contoh"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with s3_server(BUCKET) as running:
        yield running


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in storage.KEYS:
        monkeypatch.setenv(name, "contoh")


class Desk:
    """A site here and its place in a bucket."""

    def __init__(self, address: str, folder: Path, bucket: str = BUCKET) -> None:
        self.site = folder / "site"
        self.prefix = folder.name
        where = f"s3://{bucket}/{self.prefix}?endpoint={address}"
        self.target = parse_target(where, folder)
        self.store = S3Store(
            bucket,
            prefix=self.prefix,
            endpoint=address,
            region="us-east-1",
            client_options={"allow_http": True},
        )

    def send(self, files: dict[str, bytes]) -> Sent:
        write_site(self.site, files)
        return send_storage(self.site, list_site(self.site), self.target, Addresses())

    @property
    def public(self) -> dict[str, bytes]:
        return {name: bytes(obstore.get(self.store, name).bytes()) for name in self.names}

    @property
    def names(self) -> set[str]:
        listed = {item["path"] for page in obstore.list(self.store) for item in page}
        return listed - {MANIFEST}


@pytest.fixture
def desk(address: str, tmp_path: Path) -> Desk:
    return Desk(address, tmp_path)


def test_a_site_is_sent_whole_and_then_only_what_is_new(desk: Desk) -> None:
    first = desk.send(FIRST)
    assert (first.files, first.kept) == (len(FIRST), 0)
    assert desk.public == FIRST
    obstore.put(desk.store, "milik-orang-lain.txt", b"tetap")
    second = desk.send(SECOND)
    assert (second.files, second.kept) == (3, len(SECOND) - 3)
    stays = {"milik-orang-lain.txt"}
    assert desk.names == {*SECOND, "theme/aaaaaaaaaa/site.css"} | stays
    assert desk.send(SECOND).files == 0
    write_site(desk.site, THIRD)
    before = desk.names
    promised = try_send(desk.site, desk.target)
    assert desk.names == before
    assert promised == desk.send(THIRD)
    assert desk.names == {*THIRD, "theme/bbbbbbbbbb/site.css"} | stays


def test_each_file_has_its_type_and_is_kept_as_long_as_is_right(desk: Desk) -> None:
    desk.send({**FIRST, "chapters/satu.json": b"{}", "transcript/satu.vtt": b"WEBVTT"})
    right = {
        "index.html": ("text/html; charset=utf-8", ASKED),
        "theme/aaaaaaaaaa/site.css": ("text/css; charset=utf-8", FOREVER),
        "audio/satu.mp3": ("audio/mpeg", DAY),
        "chapters/satu.json": ("application/json+chapters", ASKED),
        "transcript/satu.vtt": ("text/vtt; charset=utf-8", ASKED),
    }
    for name, (kind, caching) in right.items():
        attributes = obstore.get(desk.store, name).attributes
        assert (attributes["Content-Type"], attributes["Cache-Control"]) == (kind, caching)


def test_pages_come_after_what_they_name(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    write = storage._write

    def note(store: S3Store, name: str, *rest: object) -> None:
        written.append(name)
        write(store, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(storage, "_write", note)
    desk.send({**FIRST, "feed.xml": b"<rss/>"})
    order = [written.index(name) for name in ("theme/aaaaaaaaaa/site.css", "audio/satu.mp3")]
    assert order == sorted(order)
    assert max(order) < min(written.index(name) for name in ("index.html", "feed.xml"))
    assert written[-1] == MANIFEST


def test_a_run_that_broke_off_is_made_good_by_the_next(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.send(FIRST)
    write = storage._write

    def fail(store: S3Store, name: str, *rest: object) -> None:
        if name.endswith(".html"):
            raise SendError(UNREACHABLE, "reset")
        write(store, name, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(storage, "_write", fail)
        with pytest.raises(SendError):
            desk.send(SECOND)
    # Every page of the old site finds what it names.
    assert desk.public.items() >= FIRST.items()
    desk.send(SECOND)
    assert desk.public.items() >= SECOND.items()


def rule_of(desk: Desk) -> object:
    with pytest.raises(SendError) as caught:
        desk.send(FIRST)
    return caught.value.rule


def test_storage_of_amazon_needs_no_endpoint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The one that such programs ask in place of Amazon's: nobody is there.
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"https://127.0.0.1:{free_ports(1)[0]}")
    monkeypatch.setattr(storage, "_PATIENCE", storage.timedelta(seconds=1))
    for text in (f"s3://{BUCKET}", f"s3://{BUCKET}/amazon?region=ap-southeast-3"):
        with pytest.raises(SendError) as caught:
            send(tmp_path, parse_target(text, tmp_path), Addresses())
        assert caught.value.rule is UNREACHABLE


def test_what_goes_wrong_is_told(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (port,) = free_ports(1)
    monkeypatch.setattr(storage, "_PATIENCE", storage.timedelta(seconds=1))
    assert rule_of(Desk(f"http://127.0.0.1:{port}", tmp_path)) is UNREACHABLE
    assert rule_of(Desk(address, tmp_path, "tidak-ada-bucket")) is SENDING_FAILED
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "obstore.store", None)
        patch.delitem(sys.modules, "siniar.deploy.storage")
        with pytest.raises(SendError) as caught:
            send(tmp_path, parse_target(f"s3://{BUCKET}/a", tmp_path), Addresses())
        assert caught.value.rule is PROGRAM_MISSING
    desk = Desk(address, tmp_path)
    monkeypatch.delenv(storage.KEYS[1])
    assert rule_of(desk) is KEY_REFUSED
    assert desk.prefix


class _Refusing(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = b"<Error><Code>InvalidAccessKeyId</Code></Error>"
        self.send_response(403)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def refusing() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Refusing)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_key_that_the_server_refuses_is_told(tmp_path: Path) -> None:
    """The one of the tests believes every key; one that refuses all of them is made here."""
    with refusing() as address:
        assert rule_of(Desk(address, tmp_path)) is KEY_REFUSED
