"""`report` from files to table and page, as an office would run it."""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from siniar.build.load import Loaded
from siniar.build.pelican import read_project
from siniar.commands.report import ReportOptions, run, write_report
from siniar.report.downloads import counted_files
from siniar.report.history import Month
from siniar.system.exits import FINDINGS, GOOD, UseError
from tests.support.factories import JAKARTA
from tests.support.logs import combined
from tests.support.shows import copy_sample, load_show

OCTOBER = Month(2026, 10)


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Loaded:
    monkeypatch.setenv("NOW", "2026-11-21T12:00:00+07:00")
    return load_show(read_project(copy_sample(tmp_path)))


def write_log(loaded: Loaded, path: Path, heard: int) -> str:
    """So many devices that load the oldest episode, on all days of October."""
    audio, file = list(counted_files(loaded.catalogue).items())[-1]
    start = datetime(2026, 10, 1, 1, tzinfo=JAKARTA)
    path.write_text(
        "".join(
            combined(
                start + timedelta(days=number % 31),
                (f"10.0.0.{number}", "AntennaPod/3.5"),
                f"GET {audio} HTTP/1.1",
                200,
                file.length,
            )
            for number in range(heard)
        )
    )
    return file.guid


def test_a_log_becomes_a_table_and_a_page(
    loaded: Loaded, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guid = write_log(loaded, tmp_path / "access.log", 40)
    options = ReportOptions(logs=(str(tmp_path / "access.log"),))
    table = loaded.project.content / "laporan/2026-10.csv"
    page = loaded.project.cache / "laporan/2026-10.html"
    written = []
    for _ in range(2):
        assert write_report(loaded, OCTOBER, options, None) == GOOD
        written.append((table.read_bytes(), page.read_bytes()))
    assert written[0] == written[1]
    rows = {row["guid"]: row for row in csv.DictReader(table.read_text().splitlines())}
    assert rows[guid]["diunduh"] == "40"
    assert {row["diunduh"] for row in rows.values()} == {"40", "0"}
    assert b"10.0.0." not in b"".join(written[0])
    assert "content/laporan/2026-10.csv" in capsys.readouterr().out


def test_a_spoiled_table_stays_as_it_is(
    loaded: Loaded, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = loaded.project.content / "laporan/2026-10.csv"
    table.parent.mkdir()
    table.write_text("guid;kode\n")
    write_log(loaded, tmp_path / "access.log", 3)
    options = ReportOptions(logs=(str(tmp_path / "access.log"),))
    assert write_report(loaded, OCTOBER, options, None) == FINDINGS
    assert table.read_text() == "guid;kode\n"
    assert "laporan-rusak" in capsys.readouterr().out


@pytest.mark.parametrize("options", [ReportOptions(month="Oktober"), ReportOptions(op3=True)])
def test_what_cannot_be_done_is_told_at_once(
    options: ReportOptions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OP3_TOKEN", raising=False)
    with pytest.raises(UseError):
        run(copy_sample(tmp_path), options)
