"""Downloads are counted as the IAB's rules want, exactly, and nobody can be found in the result."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siniar.model.findings import Finding
from siniar.report.count import count_logs
from siniar.report.downloads import BOTS, FAILED, Downloads, count_downloads, counted_files
from siniar.report.history import Month
from siniar.report.log_lines import LogLine, parse_line
from tests.support.factories import JAKARTA, make_catalogue
from tests.support.logs import START, LabelledLog, as_json, combined

CATALOGUE = make_catalogue(3)
FILES = counted_files(CATALOGUE)
PATH = "/podcast/audio/001-contoh.mp3"
FILE = FILES[PATH]
OCTOBER = Month(2026, 10)
ANTENNA = "AntennaPod/3.5.0"
#: A second's look in every run; 200,000 lines when somebody asks for them.
LINES = int(os.environ.get("LOG_LINES", "6000"))
NGINX = ("remote_addr", "time_iso8601", "request", "status", "body_bytes_sent", "http_user_agent")


def count(lines: Iterable[LogLine]) -> Downloads:
    first, after = (moment.timestamp() for moment in OCTOBER.bounds("Asia/Jakarta"))
    return count_downloads(lines, FILES, lambda when: first <= when < after)


def request(minutes: float = 0, **changes: object) -> LogLine:
    values: dict[str, object] = {
        "address": "198.51.100.7",
        "when": START.timestamp() + 60 * minutes,
        "method": "GET",
        "path": PATH,
        "status": 200,
        "sent": FILE.length,
        "agent": ANTENNA,
    }
    return LogLine(**(values | changes))  # type: ignore[arg-type]


def read(names: Iterable[Path], findings: list[Finding]) -> dict[str, int]:
    _, rows = count_logs([str(name) for name in names], CATALOGUE, OCTOBER, findings)
    return {row.guid: row.downloads or 0 for row in rows}


@pytest.fixture(scope="module")
def log() -> LabelledLog:
    return LabelledLog(FILES).fill(LINES)


def test_a_labelled_log_is_counted_exactly(log: LabelledLog, tmp_path: Path) -> None:
    path = tmp_path / "access.log"
    path.write_text("".join(log.texts()), encoding="utf-8")
    findings: list[Finding] = []
    assert read([path], findings) == dict(log.truth)
    assert {finding.code for finding in findings} <= {"log-kurang"}


def test_rotated_packed_and_json_logs_say_the_same(log: LabelledLog, tmp_path: Path) -> None:
    third = len(log.lines) // 3
    (tmp_path / "access.log").write_text("".join(list(log.texts())[2 * third :]))
    (tmp_path / "access.log.1").write_text(
        "".join(as_json(line, NGINX) for line in log.lines[third : 2 * third])
    )
    packed = "".join(list(log.texts())[:third]).encode()
    (tmp_path / "access.log.2.gz").write_bytes(gzip.compress(packed))
    # Rotation packs what lies there already: it is counted once.
    (tmp_path / "access.log.2").write_bytes(packed)
    findings: list[Finding] = []
    assert read([tmp_path], findings) == dict(log.truth)
    assert "log-dua-kali" in {finding.code for finding in findings}


def test_the_order_of_lines_does_not_matter(log: LabelledLog, tmp_path: Path) -> None:
    path = tmp_path / "access.log"
    path.write_text("".join(reversed(list(log.texts()))), encoding="utf-8")
    assert read([path], []) == dict(log.truth)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([request()], 1),
        ([request(), request(23 * 60)], 1),
        ([request(), request(24 * 60)], 2),
        ([request(), request(1, address="198.51.100.8")], 2),
        ([request(), request(1, agent="Podcasts/1.0")], 2),
        ([request(sent=FILE.minute - 1)], 0),
        ([request(sent=FILE.minute)], 1),
        ([request(status=206, sent=FILE.minute, first=0)], 1),
        ([request(status=206, sent=FILE.minute // 2, first=0)] * 2, 0),
        ([request(status=206, sent=FILE.minute // 2 + 1)] * 2, 1),
        ([request(sent=FILE.minute // 2)] * 9, 0),
        ([request(agent="-")], 0),
        ([request(agent="SemrushBot/7")], 0),
        ([request(agent="Mozilla/5.0 (Linux; Android 9; CUBOT X19)")], 1),
        ([request(method="HEAD")], 0),
        ([request(status=304)], 0),
        ([request(path="/podcast/audio/001-contoh.mp3.php")], 0),
        ([request(-1)], 0),
        ([request(-1), request(1)], 0),
        ([request(31 * 24 * 60 - 1)], 1),
        ([request(31 * 24 * 60)], 0),
    ],
)
def test_a_download_is_a_minute_of_sound_once_a_day(lines: list[LogLine], expected: int) -> None:
    assert count(lines).counts.get(FILE.guid, 0) == expected


def test_why_requests_are_no_downloads_is_told() -> None:
    told = count([request(), request(1, agent="AhrefsBot/7"), request(2, status=404)])
    assert told.left_out == {BOTS: 1, FAILED: 1}


def test_addresses_reach_nothing_that_is_kept() -> None:
    assert "198.51.100.7" not in repr(count([request(), request(1, agent="AhrefsBot/7")]))


@given(st.text(max_size=300))
def test_no_line_breaks_the_reader(text: str) -> None:
    for line in (text, f'1.2.3.4 - - [01/Oct/2026:00:00:00 +0700] "{text}" 200 5 "-" "{text}"'):
        parsed = parse_line(line)
        assert parsed is None or parsed.sent >= 0
    count(filter(None, [parse_line(text)]))


def test_what_is_no_log_is_told_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "lagu.mp3").write_bytes(bytes(range(256)) * 100)
    moment = datetime(2026, 10, 5, 8, tzinfo=JAKARTA)
    whole = combined(moment, ("1.2.3.4", ANTENNA), f"GET {PATH} HTTP/1.1", 200, 960_001)
    cut = gzip.compress((whole * 5000).encode())
    (tmp_path / "putus.gz").write_bytes(cut[: len(cut) // 2])
    (tmp_path / "lain.log").write_text(whole.replace("/podcast/", "/lain/"))
    (tmp_path / "rusak.log").write_text(whole + "bukan baris log\n")
    codes: dict[str, set[str]] = {}
    for name in ("lagu.mp3", "putus.gz", "lain.log", "rusak.log", "tidak-ada.log"):
        findings: list[Finding] = []
        read([tmp_path / name], findings)
        codes[name] = {finding.code for finding in findings} - {"log-kurang"}
    assert codes == {
        "lagu.mp3": {"log-tidak-terbaca"},
        "putus.gz": {"log-terpotong"},
        "lain.log": {"log-situs-lain"},
        "rusak.log": {"log-baris-rusak"},
        "tidak-ada.log": {"log-tidak-terbaca"},
    }


def test_a_damaged_line_is_told_by_its_number_and_shows_nobody(tmp_path: Path) -> None:
    moment = datetime(2026, 10, 5, 8, tzinfo=JAKARTA)
    whole = combined(moment, ("203.0.113.9", ANTENNA), f"GET {PATH} HTTP/1.1", 200, 960_001)
    (tmp_path / "access.log").write_text(whole + whole.replace(ANTENNA + '"', ""))
    findings: list[Finding] = []
    read([tmp_path / "access.log"], findings)
    told = next(finding for finding in findings if finding.code == "log-baris-rusak")
    assert told.place.line == 2
    assert "203.0.113.9" not in repr(findings)


def test_a_log_of_another_month_changes_no_number(tmp_path: Path) -> None:
    moment = START - timedelta(days=20)
    line = combined(moment, ("1.2.3.4", ANTENNA), f"GET {PATH} HTTP/1.1", 200, 960_001)
    (tmp_path / "access.log").write_text(line)
    findings: list[Finding] = []
    assert read([tmp_path / "access.log"], findings) == {}
    assert [finding.code for finding in findings] == ["log-kurang"]
