"""Whatever a host says or does, the examination ends in time, with findings."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from siniar.doctor.audio import PromisedAudio, check_answers
from siniar.doctor.deadline import Deadline
from siniar.doctor.examine import Clients, examine
from siniar.doctor.feed import compare, read_public_feed
from siniar.doctor.site import Visit, check_feed_answer
from siniar.model.episode import Enclosure
from siniar.model.findings import Place
from siniar.system.http import Answer, Answers
from tests.support.factories import make_catalogue
from tests.support.shows import load_show, make_project

URL = "https://contoh.example/"
DIGITS = "9" * 5000
FEED = """<rss xmlns:atom="http://www.w3.org/2005/Atom"
xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
<atom:link rel="self" href="http://["/><atom:link rel="next" href="http://["/>
<itunes:image href="http://["/><item><guid>a</guid><enclosure url="http://[" length="{digits}"
type="audio/mpeg"/></item></channel></rss>"""


def hostile(
    url: str, method: str = "GET", headers: Mapping[str, str] | None = None, *, limit: int = 3
) -> Answer:
    del method, headers, limit
    told = {
        "cache-control": f"max-age={DIGITS}",
        "content-length": DIGITS,
        "content-range": f"bytes 0-1/{DIGITS}",
        "location": "http://[",
        "content-type": "\x1b[2J",
    }
    return Answer(200, told, FEED.format(digits=DIGITS).encode(), url)


def test_numbers_and_addresses_that_are_none_make_nothing_fall() -> None:
    visit = Visit(URL, make_catalogue(), hostile)
    assert {"situs-tanpa-penanda", "situs-simpan-lama"} == {
        finding.code for finding in check_feed_answer(visit)
    }
    feed = read_public_feed(visit)
    assert feed.enclosures == {"a": Enclosure("http://[", 0, "audio/mpeg")}
    assert [each.code for each in compare(feed, [], visit.catalogue, Place(URL))] == ["umpan-asing"]
    answers = Answers(hostile(URL), hostile(URL))
    promise = PromisedAudio(Enclosure("http://[", 7, "audio/mpeg"), "a.md")
    assert "alamat-ukuran" in {each.code for each in check_answers(promise, answers)}


def test_a_whole_examination_of_such_a_host_ends_with_findings(tmp_path: Path) -> None:
    loaded = load_show(make_project(tmp_path))
    clients = Clients(hostile, lambda url: Answers(hostile(url), hostile(url)))
    report = examine(loaded, "http://127.0.0.1:1/", clients, every=True)
    assert {"situs-bukan-404", "situs-jenis", "umpan-alamat-lain"} <= {each.code for each in report}


def test_nobody_waits_for_a_host_beyond_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def silent(url: str, *_: object, patience: float, whole: float, **__: object) -> Answer:
        asked.append((patience, whole))
        time.sleep(whole)
        return Answer(url=url, problem="timeout")

    monkeypatch.setattr("siniar.doctor.deadline.fetch", silent)
    begin = time.monotonic()
    deadline = Deadline.within(0.3)
    for number in range(50):
        assert deadline.fetch(f"{URL}{number}").problem == "timeout"
        assert deadline.ask_audio(URL).head.problem or deadline.is_over
    assert time.monotonic() - begin < 2
    assert deadline.is_over
    assert len(asked) == 1
