"""Lines of servers as they are found: each file in lines/ has some, and what they say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import asdict

from siniar.report.log_lines import parse_line

CASES = sorted((Path(__file__).parent / "lines").glob("*.jsonl"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_server_writes_lines_that_are_read(path: Path) -> None:
    rows = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]
    assert rows
    for row in rows:
        line = parse_line(row["line"])
        told = asdict(line) if line else {}
        assert {key: told.get(key) for key in row["says"]} == row["says"], row["line"]
