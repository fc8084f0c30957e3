"""A hub hears of every feed that names it, and stops nothing when it is away."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from lxml import etree
from msgspec.structs import replace

from siniar.commands.options import NoOptions
from siniar.commands.ping_hub import run
from siniar.feed.hub import list_feeds, ping_hub
from siniar.feed.namespace import NAMESPACES
from siniar.model.catalogue import Catalogue
from siniar.model.findings import Place
from siniar.model.show import FeedOptions
from siniar.system.exits import GOOD
from tests.feed.test_contract import pages_of
from tests.support.factories import make_catalogue, make_show
from tests.support.shows import SHOW, write_settings
from tests.support.tools.quiet import QuietServer

FEEDS = [
    "https://contoh.example/podcast/feed.xml",
    "https://contoh.example/podcast/topik/kependudukan/feed.xml",
    "https://contoh.example/podcast/topik/sosial/feed.xml",
]


@dataclass
class FakeHub:
    status: int = 204
    asked: list[dict[str, list[str]]] = field(default_factory=list)
    address: str = ""


@pytest.fixture
def hub() -> Iterator[FakeHub]:
    fake = FakeHub()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base's name)
            """Nothing."""

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            assert self.headers["Content-Type"] == "application/x-www-form-urlencoded"
            fake.asked.append(parse_qs(body))
            self.send_response(fake.status)
            self.end_headers()

    server = QuietServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    fake.address = f"http://127.0.0.1:{server.server_address[1]}/"
    yield fake
    server.shutdown()
    thread.join()
    server.server_close()


def given(address: str) -> Catalogue:
    options = FeedOptions(page_size=1, hub=address, has_topic_feeds=True)
    return make_catalogue(3, show=make_show(feed=options))


def test_first_pages_name_the_hub_and_archives_do_not() -> None:
    catalogue = given("https://hub.contoh.example/")
    named = {
        path: etree.fromstring(xml).xpath(
            "/rss/channel/atom:link[@rel='hub']/@href", namespaces=NAMESPACES
        )
        for path, xml in pages_of(catalogue).items()
    }
    assert {f"https://contoh.example/podcast/{path}" for path in named if named[path]} == set(FEEDS)
    assert [path for path in named if not named[path]]
    assert named["feed.xml"] == ["https://hub.contoh.example/"]


def test_the_hub_is_told_of_each_feed(hub: FakeHub) -> None:
    catalogue = given(hub.address)
    assert list(list_feeds(catalogue)) == FEEDS
    assert list(ping_hub(catalogue, Place("pelicanconf.py"))) == []
    assert hub.asked == [{"hub.mode": ["publish"], "hub.url": [feed]} for feed in FEEDS]


@pytest.mark.parametrize("status", [404, 500])
def test_what_a_hub_does_not_take_is_told(hub: FakeHub, status: int) -> None:
    hub.status = status
    findings = list(ping_hub(given(hub.address), Place("pelicanconf.py")))
    assert [each.code for each in findings] == ["hub-tidak-menjawab"] * 3
    assert dict(findings[0].values)["problem"] == f"HTTP {status}"


def test_a_hub_that_is_away_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "content").mkdir()
    for address, told in (("", "tidak ada hub"), ("https://127.0.0.1:9/", "hub-tidak-menjawab")):
        feed = {"feed": {"hub": address}} if address else {}
        write_settings(tmp_path, {**SHOW, **feed})
        assert run(tmp_path, NoOptions()) == GOOD
        assert told in capsys.readouterr().out


def test_without_a_hub_no_feed_names_one() -> None:
    catalogue = given("")
    plain = replace(catalogue, show=replace(catalogue.show, feed=FeedOptions()))
    assert b'rel="hub"' not in pages_of(plain)["feed.xml"]
