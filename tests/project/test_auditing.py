"""What pip-audit says of the locked sets is understood, and silence is no good news."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from siniar.system.exits import FINDINGS, GOOD, PROGRAM_ERROR
from tools.audit import audit_locks, judge_audit, parse_audit

WEAK = {
    "name": "jinja2",
    "version": "2.0",
    "vulns": [{"id": "PYSEC-2019-217", "fix_versions": ["2.10.1"], "aliases": []}],
}
SOUND = {"name": "markdown", "version": "3.10", "vulns": []}
UNKNOWN = {"name": "resvg-py", "skip_reason": "Dependency not found on PyPI"}


def said(*rows: object) -> str:
    return json.dumps({"dependencies": list(rows), "fixes": []})


@pytest.mark.parametrize(
    ("rows", "status", "line"),
    [
        ([SOUND], GOOD, "run: 1 packages, no known weakness"),
        ([SOUND, WEAK], FINDINGS, "run: jinja2 2.0: PYSEC-2019-217 (mended in 2.10.1)"),
        ([SOUND, UNKNOWN], PROGRAM_ERROR, "run: no answer about resvg-py"),
        ([WEAK, UNKNOWN], FINDINGS, "run: jinja2 2.0: PYSEC-2019-217 (mended in 2.10.1)"),
    ],
)
def test_each_answer_has_its_status(rows: list[object], status: int, line: str) -> None:
    told, lines = judge_audit("run", parse_audit(said(*rows)))
    assert (told, lines[0]) == (status, line)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"dependencies": [3]}', "Traceback"])
def test_anything_else_is_not_taken_for_an_answer(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (whatever JSON says)
        parse_audit(text)


def test_a_set_that_cannot_be_audited_is_told(tmp_path: Path) -> None:
    lines: list[str] = []
    assert audit_locks(tmp_path, ["run"], lines.append) == PROGRAM_ERROR
    assert lines[0].startswith("run: not audited")
