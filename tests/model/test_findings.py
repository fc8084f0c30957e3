"""Findings are shown to people, to GitHub and to programs, and no input can become a command."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from siniar.content.fields.rules import DATE_IMPOSSIBLE, FIELD_RENAMED
from siniar.content.frontmatter.rules import NOTE_EMPTY
from siniar.model.findings import (
    ANNOTATIONS_PER_LEVEL,
    Finding,
    Format,
    Level,
    Place,
    Report,
    found,
    render_findings,
)
from siniar.model.words import load_words

WORDS, ENGLISH = load_words("id"), load_words("en")
EVIL = "a\n::error::x\r\n%0A|`*<b>[x](y)@z,:"
#: How GitHub's runner reads a line: https://github.com/actions/runner, ActionCommand.cs
COMMAND = re.compile(r"::(\w+) file=([^,:]*),line=(\d+),title=([^,:]*)::(.*)")
OTHER_LINE_ENDS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def report_of(*findings: Finding) -> Report:
    return Report(list(findings))


def error(line: int = 3, value: str = "besok") -> Finding:
    return found(DATE_IMPOSSIBLE, Place("content/a.md", line, f"tanggal: {value}"), value=value)


def advice(line: int = 1) -> Finding:
    return found(FIELD_RENAMED, Place("content/a.md", line), key="mp3", mended="audio: 3.mp3")


def test_text_names_place_line_reason_remedy_and_code() -> None:
    text = render_findings(report_of(error()), WORDS)
    head, quoted, words, code, empty, counts = text.rstrip("\n").split("\n")
    assert head == "content/a.md baris 3"
    assert quoted == "    tanggal: besok"
    assert "besok" in words
    assert code == f"  [tanggal-tidak-ada, {WORDS.t('error')}]"
    assert not empty
    assert counts == f"1 {WORDS.t('error')}"


def test_a_finding_about_a_whole_file_has_no_line() -> None:
    text = render_findings(report_of(found(NOTE_EMPTY, Place("a.md"))), WORDS)
    assert text.startswith("a.md\n  ")


def test_nothing_wrong_is_said_in_each_form() -> None:
    nothing = WORDS.t("Nothing wrong was found.")
    assert render_findings(Report(), WORDS) == f"{nothing}\n"
    assert render_findings(Report(), WORDS, Format.GITHUB) == f"{nothing}\n"
    assert render_findings(Report(), WORDS, Format.MARKDOWN) == f"### {nothing}\n\n"
    assert render_findings(Report(), WORDS, Format.JSON) == "[]\n"


def test_findings_stand_once_the_gravest_first_and_then_by_line() -> None:
    report = report_of(advice(3), error(3), error(3), error(1), advice(1))
    assert [(item.place.line, item.code) for item in report] == [
        (1, "tanggal-tidak-ada"),
        (3, "tanggal-tidak-ada"),
        (1, "kunci-usang"),
        (3, "kunci-usang"),
    ]


def test_on_one_line_errors_stand_before_advice() -> None:
    place = Place("a.md", 3, "x")
    soft = found(FIELD_RENAMED, place, key="mp3", mended="audio: 3.mp3")
    hard = found(DATE_IMPOSSIBLE, place, value="x")
    assert list(report_of(soft, hard)) == [hard, soft]


def test_a_report_knows_its_levels() -> None:
    report = report_of(error(), advice())
    assert report.has_errors
    assert not report_of(advice()).has_errors
    assert [item.code for item in report.of(Level.ERROR)] == ["tanggal-tidak-ada"]
    assert len(report) == 2


def test_github_gets_a_command_for_each_finding() -> None:
    lines = render_findings(report_of(error(), advice()), WORDS, Format.GITHUB).splitlines()
    commands = [match.groups() for line in lines if (match := COMMAND.fullmatch(line))]
    assert [command[:4] for command in commands] == [
        ("error", "content/a.md", "3", "tanggal-tidak-ada"),
        (commands[1][0], "content/a.md", "1", "kunci-usang"),
    ]
    assert commands[1][0] in {"warning", "notice"}


@given(st.text(max_size=40) | st.just(EVIL), st.text(min_size=1, max_size=20) | st.just(EVIL))
def test_no_text_becomes_a_command_of_github(value: str, path: str) -> None:
    finding = found(DATE_IMPOSSIBLE, Place(path, 2, value), value=value)
    text = render_findings(report_of(finding), WORDS, Format.GITHUB)
    command, counts, rest = re.split("[\r\n]", text)
    match = COMMAND.fullmatch(command) or re.fullmatch("(?s)" + COMMAND.pattern, command)
    assert match
    assert (counts, rest) == (f"1 {WORDS.t('error')}", "")
    shown = match[2].replace("%2C", ",").replace("%3A", ":").replace("%0D", "\r")
    # Other line ends would end lines in other programs, and have become blanks.
    assert shown.replace("%0A", "\n").replace("%25", "%") == OTHER_LINE_ENDS.sub(" ", path)


def test_github_shows_ten_of_each_level_and_the_count_of_all() -> None:
    report = report_of(*(error(n) for n in range(1, 31)), *(advice(n) for n in range(1, 31)))
    lines = render_findings(report, WORDS, Format.GITHUB).splitlines()
    assert len(lines) == 2 * ANNOTATIONS_PER_LEVEL + 1
    assert lines[-1].count("30") == 2
    assert sum(line.startswith("::error ") for line in lines) == ANNOTATIONS_PER_LEVEL


@given(st.text(max_size=40) | st.just(EVIL))
def test_json_reads_back_exactly(value: str) -> None:
    finding = error(7, value)
    (record,) = json.loads(render_findings(report_of(finding), WORDS, Format.JSON))
    assert record == {
        "code": "tanggal-tidak-ada",
        "level": "error",
        "path": "content/a.md",
        "line": 7,
        "text": f"tanggal: {value}",
        "reason": finding.reason(WORDS),
        "remedy": finding.remedy(WORDS),
    }


@given(st.text(max_size=40) | st.just(EVIL) | st.just("<img src=x onerror=y> https://a.example"))
def test_markdown_keeps_text_as_text_in_its_cell(value: str) -> None:
    finding = found(DATE_IMPOSSIBLE, Place("a|b.md", 3), value=value)
    rendered = render_findings(report_of(finding), ENGLISH, Format.MARKDOWN)
    heading, _, _, _, row, rest = rendered.split("\n")
    assert heading == "### 1 error"
    assert not rest
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == 4
    html = markdown(row)
    assert not re.search(r"<(?!/?p>)", html)


def test_values_with_braces_are_not_filled_again() -> None:
    assert "{value} {0}" in error(1, "{value} {0}").reason(WORDS) + error(1, "{value} {0}").remedy(
        WORDS
    )


@pytest.mark.parametrize("style", list(Format))
def test_each_form_says_the_code(style: Format) -> None:
    text = render_findings(report_of(error()), WORDS, style)
    assert "tanggal-tidak-ada" in text
