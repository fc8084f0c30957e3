"""Each address is asked as podcast programs ask, also of servers that behave badly."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from siniar.doctor.audio import PromisedAudio, check_answers, list_promises, verify_all
from siniar.model.episode import Enclosure
from siniar.system.http import ask_for
from tests.support.factories import make_catalogue, make_episode

AUDIO = bytes(range(256)) * 20


REDIRECTS = {
    "pindah": "/baik/a b.mp3",
    "putar": "/putar/a.mp3",
    "berkas": "file:///etc/passwd",
    "rusak": "http://[x",
}


class Server(BaseHTTPRequestHandler):
    """Serves ``AUDIO``; the first part of the path says what is wrong."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        way = self.path.split("/")[1]
        is_head = self.command == "HEAD"
        if way in REDIRECTS:
            return self.send(302, b"", "text/plain", Location=REDIRECTS[way])
        if way == "hilang":
            return self.send(404, b"tidak ada", "text/html")
        if way == "halaman":
            return self.send(200, b"<html>masuk dulu</html>", "text/html; charset=utf-8")
        if way == "tanpahead" and is_head:
            return self.send(405, b"", "text/plain")
        if way == "putus":
            self.connection.close()
            return None
        if way == "sampah":
            self.wfile.write(b"halo, ini bukan http\r\n\r\n")
            return None
        if way == "diam":
            return threading.Event().wait(1.5) and None
        if way == "tetes":
            return self.drip()
        return self.send_audio(way, is_head=is_head)

    def drip(self) -> None:
        """A letter now and then, so that the connection never looks dead."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        with contextlib.suppress(OSError):
            for _ in range(60):
                self.wfile.write(b"X")
                self.wfile.flush()
                threading.Event().wait(0.1)

    def send_audio(self, way: str, *, is_head: bool) -> None:
        audio = AUDIO[:-1] if way == "pendek" else AUDIO
        kind = "application/octet-stream" if way == "biner" else "audio/mp3"
        if way == "aneh" or is_head or way == "tanpalompat":
            length = "banyak" if way == "aneh" else str(len(audio))
            return self.send(200, audio, kind, length=length)
        start = 5 if way == "salahpotong" else 0
        span = f"bytes {start}-{start + 1}/{len(audio)}"
        return self.send(206, audio[start : start + 2], kind, **{"Content-Range": span})

    def send(self, status: int, body: bytes, kind: str, length: str = "", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", length or str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)


@contextmanager
def running(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with running(Server) as address:
        yield address


def codes(url: str) -> list[str]:
    promise = PromisedAudio(Enclosure(url, len(AUDIO), "audio/mpeg"), "content/episodes/001.md")
    return [found.code for found in check_answers(promise, ask_for(url, 1.0))]


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        ("baik", []),
        ("pindah", []),
        ("hilang", ["alamat-mati"]),
        ("halaman", ["alamat-jenis", "alamat-ukuran", "alamat-tanpa-lompat"]),
        ("tanpahead", ["alamat-tanpa-head"]),
        ("putar", ["alamat-mati"]),
        ("berkas", ["alamat-mati"]),
        ("rusak", ["alamat-mati"]),
        ("putus", ["alamat-mati"]),
        ("sampah", ["alamat-mati"]),
        ("diam", ["alamat-mati"]),
        ("tetes", ["alamat-mati"]),
        ("pendek", ["alamat-ukuran"]),
        ("biner", ["alamat-jenis"]),
        ("aneh", ["alamat-tanpa-lompat"]),
        ("tanpalompat", ["alamat-tanpa-lompat"]),
        ("salahpotong", ["alamat-tanpa-lompat"]),
    ],
)
def test_what_a_server_does_wrong_is_told(base: str, way: str, expected: list[str]) -> None:
    assert codes(f"{base}/{way}/a.mp3") == expected


def test_nobody_at_home_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert codes(f"http://127.0.0.1:{port}/a.mp3") == ["alamat-mati"]
    assert codes("http://[rusak/a.mp3") == ["alamat-mati"]


HERE = Enclosure("https://s.example/audio/1.mp3", 5, "x", "audio/1.mp3")


def test_every_address_is_asked_at_its_future_place_too(base: str) -> None:
    local = make_episode(
        1, enclosure=Enclosure("https://s.example/audio/1.mp3", 5, "x", "audio/1.mp3")
    )
    far = make_episode(2, enclosure=Enclosure("https://lain.example/2.mp3", 5, "x"))
    catalogue = make_catalogue(episodes=[local, far])
    now = {each.enclosure.url for each in list_promises(catalogue)}
    assert now == {"https://s.example/audio/1.mp3", "https://lain.example/2.mp3"}
    later = {each.enclosure.url for each in list_promises(catalogue, f"{base}/baik/")}
    assert later == {f"{base}/baik/1.mp3", "https://lain.example/2.mp3"}


def test_findings_come_in_the_order_of_the_episodes(base: str) -> None:
    kind: Callable[[str], PromisedAudio] = lambda name: PromisedAudio(  # noqa: E731
        Enclosure(f"{base}/{name}/a.mp3", len(AUDIO), "audio/mpeg"), name
    )
    told: list[PromisedAudio] = []
    promises = [kind("hilang"), kind("baik"), kind("pendek"), kind("biner")]
    findings = verify_all(promises, lambda url: ask_for(url, 1.0), told.append)
    assert [found.place.path for found in findings] == ["hilang", "pendek", "biner"]
    assert len(told) == 4
