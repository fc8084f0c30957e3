"""A command line becomes a value of a dataclass of options, whatever stands in it first."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from siniar.commands.new import NewOptions
from siniar.commands.options import list_options, option
from siniar.commands.parser import parse_options
from siniar.commands.preview import PreviewOptions
from siniar.commands.produce import ProduceOptions
from siniar.commands.serve import ServeOptions
from siniar.commands.table import TASKS
from siniar.model.words import load_words
from siniar.system.exits import UseError
from tools.run_tests import SuiteOptions
from tools.table import DEVELOPMENT

WORDS = load_words("id")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One of each kind."""

    name: str = option("A name.", is_loose=True)
    number: int = option("A number.", 3)
    flag: bool = option("A flag.", False)
    on: bool = option("Another flag.", True)
    kind: str = option("A kind.", "a", choices=("a", "b"))
    part: tuple[str, ...] = option("Parts.", ())
    import_: str = option("A file.", "")
    dry_run: bool = option("Nothing.", False)


def parse(*arguments: str) -> Wanted:
    parsed = parse_options(Wanted, arguments, WORDS)
    assert isinstance(parsed, Wanted)
    return parsed


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("satu",), Wanted("satu")),
        (("--name", "satu"), Wanted("satu")),
        (("--number=-5", "satu", "--flag"), Wanted("satu", -5, flag=True)),
        (("--flag", "satu"), Wanted("satu", flag=True)),
        (("--no-on", "satu"), Wanted("satu", on=False)),
        (("satu", "--on", "--kind", "b"), Wanted("satu", kind="b")),
        (("--part", "x", "satu", "--part=y"), Wanted("satu", part=("x", "y"))),
        (
            ("satu", "--import", "a b.csv", "--dry-run"),
            Wanted("satu", import_="a b.csv", dry_run=True),
        ),
        (("-n", "satu", "-u", "7", "-f"), Wanted("satu", 7, flag=True)),
        (("satu dua",), Wanted("satu dua")),
        (("",), Wanted("")),
    ],
)
def test_what_is_typed_is_what_is_given(arguments: tuple[str, ...], expected: Wanted) -> None:
    assert parse(*arguments) == expected


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("satu", "dua"),
        ("satu", "--fla"),
        ("satu", "--number", "2.5"),
        ("satu", "--number", ""),
        ("satu", "--kind", "A"),
        ("satu", "--no-flag"),
        ("satu", "-x"),
        ("satu", "--part"),
    ],
)
def test_what_is_nothing_is_refused(arguments: tuple[str, ...]) -> None:
    with pytest.raises(UseError):
        parse(*arguments)


def test_recordings_stand_anywhere_between_the_options() -> None:
    given = ("a.wav", "--title", "Satu", "b c.wav", "--mono", "--file", "-d.wav", "--bitrate", "64")
    with pytest.raises(UseError):  # a name like an option has to be written with =
        parse_options(ProduceOptions, given, WORDS)
    given = ("a.wav", "--title", "Satu", "b c.wav", "--mono", "--file=-d.wav", "--bitrate", "64")
    parsed = parse_options(ProduceOptions, given, WORDS)
    assert isinstance(parsed, ProduceOptions)
    assert parsed.file == ("-d.wav", "a.wav", "b c.wav")
    assert (parsed.title, parsed.mono, parsed.bitrate, parsed.highpass) == ("Satu", True, 64, True)


def test_what_stands_behind_two_dashes_is_handed_on() -> None:
    parsed = parse_options(SuiteOptions, ("--quick", "tests/feed", "--", "-x", "--", "-k"), WORDS)
    assert isinstance(parsed, SuiteOptions)
    assert (parsed.quick, parsed.only, parsed.pytest) == (True, "tests/feed", ("-x", "--", "-k"))


@pytest.mark.parametrize("kind", [ServeOptions, PreviewOptions])
@pytest.mark.parametrize("port", ["-1", "65536", "70000", "9" * 5000])
def test_a_port_that_no_computer_has_is_wrong_use(kind: type[object], port: str) -> None:
    given = ("--port", port) if kind is ServeOptions else ("x.zip", "--port", port)
    with pytest.raises(UseError, match="0 sampai 65535"):
        parse_options(kind, given, WORDS)
    assert parse_options(kind, (*given[:-1], "65535"), WORDS).port == 65535
    assert parse_options(kind, (*given[:-1], "0"), WORDS).port == 0


def test_every_port_has_limits() -> None:
    kinds = [task.load()[1] for task in (*TASKS, *DEVELOPMENT)]
    ports = [each for kind in kinds for each in list_options(kind) if each.word == "port"]
    assert len(ports) == 2
    assert all(each.hint.limits == (0, 65535) for each in ports)


@pytest.mark.parametrize(
    "word", [each.word for each in list_options(NewOptions) if not each.is_flag]
)
def test_bytes_that_are_no_text_are_wrong_use(word: str) -> None:
    with pytest.raises(UseError, match=f"--{word}.*UTF-8: �"):
        parse_options(NewOptions, (f"--{word}", os.fsdecode(b"\xff")), WORDS)


def test_a_file_that_is_there_may_have_any_name(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.m4a")
    Path(name).touch()
    assert parse_options(NewOptions, ("--file", name), WORDS).file == name
    with pytest.raises(UseError, match="UTF-8"):
        parse_options(NewOptions, ("--title", name), WORDS)


def test_no_two_options_have_one_letter() -> None:
    letters = [each.letter for each in list_options(ProduceOptions) if each.letter]
    assert len(letters) == len(set(letters))
    assert "h" not in letters
