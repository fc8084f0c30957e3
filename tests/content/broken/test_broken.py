"""Each bad input gives one clear finding where it was made, with the others of the same run."""

from __future__ import annotations

from pathlib import Path

import pytest

from siniar.build.load import Loaded, Refused, load
from siniar.build.plan import Plan, plan_site
from siniar.model.findings import Format, Report, render_findings
from siniar.model.words import load_words
from tests.support.cases import CASES, Case, lay_out, read_case

NAMES = sorted(path.stem for path in CASES.glob("*.txt"))


def read(case: Case, root: Path) -> Plan | Refused:
    loaded = load(lay_out(case, root))
    return plan_site(loaded) if isinstance(loaded, Loaded) else loaded


def found_in(report: Report) -> list[str]:
    return sorted(f"{each.code} {each.place.path} {each.place.line}" for each in report)


def test_there_are_cases() -> None:
    assert len(NAMES) > 50


@pytest.mark.parametrize("name", NAMES)
def test_exactly_the_expected_findings_are_told_in_indonesian(name: str, tmp_path: Path) -> None:
    case, words = read_case(CASES / f"{name}.txt"), load_words("id")
    report = read(case, tmp_path).report
    assert found_in(report) == case.expected
    for style in Format:
        assert render_findings(report, words, style)
    text = render_findings(report, words)
    for finding in report:
        assert f"[{finding.code}, " in text
        assert finding.reason(words) != finding.rule.reason
        assert "{" not in finding.reason(words).replace("{ ", "")


def test_everything_wrong_in_a_site_is_reported_in_one_run(tmp_path: Path) -> None:
    whole = Case("all")
    expected = set()
    for number, name in enumerate(NAMES, 1):
        case = read_case(CASES / f"{name}.txt")
        only = [path for path in case.files if path.startswith("episodes/")]
        if only != ["episodes/001-satu.md"] or any(
            isinstance(given, Path) for given in case.files.values()
        ):
            continue
        target = f"episodes/{number:03}-kasus.md"
        whole.files[target] = case.files[only[0]]
        expected |= {
            line.replace("001-satu.md", f"{number:03}-kasus.md")
            for line in case.expected
            if "/001-satu.md " in line
            and line.startswith(("yaml-", "berkas-", "tanggal-", "kunci-", "judul-", "catatan-"))
        }
    whole.files["audio/001.mp3"] = read_case(CASES / "crlf.txt").files["audio/001.mp3"]
    assert len(expected) > 15
    assert expected <= set(found_in(read(whole, tmp_path).report))
