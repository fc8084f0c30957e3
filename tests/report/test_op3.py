"""OP3 is asked as its documentation says, against a server on this computer."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

import pytest

from siniar.model.findings import Finding
from siniar.report.count import count_by_op3
from siniar.report.history import Month
from siniar.report.op3 import Op3
from tests.support.factories import make_catalogue
from tests.support.tools.quiet import QuietServer

CATALOGUE = make_catalogue(2)
OCTOBER = Month(2026, 10)
SHOW = "3299ee267635404e9cd660088a755b34"
AUDIO = "https://op3.example/e/contoh.example/podcast/audio"


@dataclass
class FakeOp3:
    """What is answered, and what was asked."""

    pages: list[dict[str, object]]
    status: int = 200
    moved_to: str = ""
    asked: list[tuple[str, dict[str, list[str]], str]] = field(default_factory=list)
    address: str = ""


def make_row(name: str) -> dict[str, str]:
    return {"time": "2026-10-02T01:00:00.000Z", "url": f"{AUDIO}/{name}", "audienceId": "x"}


@pytest.fixture
def op3() -> Iterator[FakeOp3]:
    fake = FakeOp3([])

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base's name)
            """Nothing."""

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            key = self.headers.get("Authorization", "")
            fake.asked.append((parts.path, parse_qs(parts.query), key))
            is_show = parts.path.startswith("/api/1/shows/")
            value = {"showUuid": SHOW, "episodes": []} if is_show else fake.pages.pop(0)
            self.send_response(302 if fake.moved_to else fake.status)
            if fake.moved_to:
                self.send_header("Location", fake.moved_to)
            self.end_headers()
            self.wfile.write(json.dumps(value).encode())

    server = QuietServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    fake.address = f"http://127.0.0.1:{server.server_address[1]}/api/1"
    yield fake
    server.shutdown()
    thread.join()
    server.server_close()


def count(fake: FakeOp3) -> tuple[dict[str, int | None], list[str]]:
    findings: list[Finding] = []
    rows = count_by_op3(Op3("rahasia", fake.address), CATALOGUE, OCTOBER, findings)
    return {row.guid: row.op3 for row in rows}, [dict(each.values)["problem"] for each in findings]  # type: ignore[misc]


def test_every_page_of_downloads_is_counted(op3: FakeOp3) -> None:
    first = [make_row("001-contoh.mp3")] * 3 + [make_row("lain.mp3"), {"url": 7}]
    op3.pages = [
        {"rows": first, "count": 5, "queryTime": 3, "continuationToken": "abc"},
        {"rows": [make_row("001-contoh.mp3?_from=x")], "count": 1, "queryTime": 3},
    ]
    assert count(op3) == ({"guid-contoh-0001": 4, "guid-contoh-0002": 0}, [])
    paths = [path for path, _, _ in op3.asked]
    downloads = f"/api/1/downloads/show/{SHOW}"
    assert paths == [f"/api/1/shows/{CATALOGUE.show.guid}", downloads, downloads]
    assert op3.asked[1][1] == {
        "start": ["2026-09-30T17:00:00.000Z"],
        "end": ["2026-10-31T17:00:00.000Z"],
        "format": ["json"],
        "bots": ["exclude"],
        "limit": ["20000"],
    }
    assert op3.asked[2][1]["continuationToken"] == ["abc"]
    assert {key for _, _, key in op3.asked} == {"Bearer rahasia"}


@pytest.mark.parametrize(("status", "problem"), [(401, "HTTP 401"), (500, "HTTP 500")])
def test_a_refusal_is_told_and_no_number_made_up(op3: FakeOp3, status: int, problem: str) -> None:
    op3.status = status
    assert count(op3) == ({}, [problem])


def test_a_part_of_a_month_is_no_number(op3: FakeOp3) -> None:
    op3.pages = [{"rows": [make_row("001-contoh.mp3")], "continuationToken": "abc"}, {"x": 1}]
    assert count(op3) == ({}, ["rows"])


def test_the_key_goes_to_no_other_server(op3: FakeOp3) -> None:
    port = urlsplit(op3.address).port
    op3.moved_to = f"http://localhost:{port}/api/1/shows/elsewhere"
    count(op3)
    assert op3.asked[0][2] == "Bearer rahasia"
    assert [key for path, _, key in op3.asked if "elsewhere" in path][:1] == [""]
