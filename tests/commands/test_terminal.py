"""What a task writes: results apart from lines about the work, progress only where one looks."""

from __future__ import annotations

import io

import pytest

from siniar.commands.terminal import (
    end_progress,
    end_with,
    find_asker,
    make_safe,
    say,
    show,
    show_findings,
    show_progress,
)
from siniar.model.findings import Format, Place, Report, found
from siniar.model.rules import FILE_NOT_UTF8
from siniar.model.words import load_words
from siniar.system.exits import FINDINGS, GOOD

WORDS = load_words("id")


class Screen(io.StringIO):
    """A terminal with somebody in front of it."""

    def isatty(self) -> bool:
        return True


def test_results_and_lines_about_the_work_do_not_mix(capsys: pytest.CaptureFixture[str]) -> None:
    show("hasil")
    say("kabar\n")
    show_progress("50%")
    end_progress()
    assert capsys.readouterr() == ("hasil\n", "kabar\n")


def test_progress_replaces_itself_and_is_gone_before_the_next_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    show_progress("a" * 300)
    say("selesai")
    shown = screen.getvalue().split("\r\x1b[K")
    assert shown == ["", "a" * 100, "selesai\n"]


@pytest.mark.parametrize("style", Format)
def test_no_form_of_findings_commands_the_terminal(
    style: Format, capsys: pytest.CaptureFixture[str]
) -> None:
    told = found(FILE_NOT_UTF8, Place("a\x1b[2J.md", 1, "\x9b31m\u202e\x07judul: Surat"))
    show_findings(Report([told]), WORDS, style)
    assert not set("\x1b\x9b\u202e\x07") & set(capsys.readouterr().out)


def test_people_are_asked_at_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_asker() is None
    monkeypatch.setattr("sys.stdin", Screen("  Dua \n\n"))
    monkeypatch.setattr("sys.stdout", Screen())
    ask = find_asker()
    assert ask
    assert ask("Judul", "Satu") == "Dua"
    assert ask("Judul", "Satu") == "Satu"


def test_an_end_with_errors_has_their_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert end_with([], WORDS) == GOOD
    assert capsys.readouterr().out == ""
    assert end_with([found(FILE_NOT_UTF8, Place("a.md"))], WORDS) == FINDINGS
    assert "a.md" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text",
    ["::stop-commands::x", "  ::add-mask::rahasia", "a ##[group]x", "a\n::warning::x"],
)
def test_no_word_of_a_note_commands_the_machine_that_publishes(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    safe = make_safe(text)
    assert safe.replace("\u200b", "") == text
    assert "##[" not in safe
    assert not any(line.strip().startswith("::") for line in safe.split("\n"))


def test_no_word_of_a_note_commands_the_terminal() -> None:
    assert make_safe("a\x1b[2Jb\u202ec\td\n") == "a\ufffd[2Jb\ufffdc\td\n"
    # What Python puts in the place of bytes in file names that are no UTF-8.
    assert make_safe("a\udcffb") == "a\ufffdb"
