"""Front matter that is read line by line is read as YAML's own parser reads it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from siniar.content.frontmatter.plain import read_plainly
from siniar.content.frontmatter.yaml import read_carefully

ROOT = Path(__file__).parents[2]

#: What means something in YAML, and what has surprised parsers.
SPECIAL = st.sampled_from(
    [*": #-?,[]{}&*!|>'\"%@`~=\\ \t\n", ": ", " #", "- ", "--", "...", "<<", "é", "\xa0", "ﷺ", "²"]
)
TEXT = st.lists(SPECIAL | st.sampled_from([*"aZ09", "yes", "00:30", "https://x.id/a"]), max_size=7)
WORDS = TEXT.map("".join)
#: What editors write.
PLAIN = st.sampled_from(["Satu dua", "00:30 Awal", "tidak", "2026-11-20", "0012", "a-b_c", "Ég"])
VALUE = st.one_of(
    PLAIN,
    PLAIN.map('"{}"'.format),
    PLAIN.map("'{}' ".format),
    st.lists(PLAIN, max_size=3).map(lambda words: f"[{', '.join(words)}]"),
    WORDS,
    WORDS.map('"{}"'.format),
    WORDS.map("[{}]".format),
)
INDENT = st.sampled_from(["", "", "", " ", "  ", "  ", "    "])
KEY = st.sampled_from(["judul", "a", "b-c", "D_e", "y"]) | WORDS
LINE = st.one_of(
    st.builds("{}{}: {}".format, INDENT, KEY, VALUE),
    st.builds("{}{}:".format, INDENT, KEY),
    st.builds("{}- {}".format, INDENT, VALUE),
    st.builds("{}# {}".format, INDENT, WORDS),
    st.sampled_from(["", "  ", "-", "---"]),
    WORDS,
)
LINES = st.lists(LINE, max_size=8).map(lambda lines: "\n".join(lines).split("\n"))


@settings(max_examples=1500, deadline=None)
@given(lines=LINES)
@example(lines=["a:", "  - b", "", "# c", "  - d", "e: f"])
@example(lines=["a:", "    - b", "  - c"])
@example(lines=["a: b", "  c"])
@example(lines=["a: b", "  # c", "d: e"])
@example(lines=["a: b #c", "d: e # f"])
@example(lines=["a: [b, c ,d e]"])
@example(lines=["a: ''", 'b: " c "'])
@example(lines=["a:", "  b:", "    - c", "  d: e"])
@example(lines=["  a: b", "c: d"])
def test_what_is_read_plainly_is_what_the_parser_reads(lines: list[str]) -> None:
    plainly = read_plainly(lines)
    if plainly is not None:
        assert plainly == read_carefully("\n".join(lines))


@settings(max_examples=300, deadline=None)
@given(lines=st.lists(st.builds("{}: {}".format, st.sampled_from(["a", "b"]), PLAIN), max_size=5))
def test_simple_entries_need_no_parser(lines: list[str]) -> None:
    assert read_plainly(lines) == read_carefully("\n".join(lines))


@pytest.mark.parametrize(
    "lines",
    [
        ["judul: \"Contoh: satu\"", "bab:", "  - 00:00 Awal", '  - "00:20 Isi"', "status: terbit"],
        ["layanan:", "  syarat:", "    - Kartu", "  tempat: Loket, lantai 1", "a: [b c, d]"],
        ["# Judul di bawah ini.", "", "judul: Satu"],
        [],
    ],
    ids=["chapters", "service", "comments", "nothing"],
)  # fmt: skip
def test_what_editors_write_needs_no_parser(lines: list[str]) -> None:
    assert read_plainly(lines) == read_carefully("\n".join(lines))


def test_the_sample_notes_need_no_parser() -> None:
    notes = sorted((ROOT / "content" / "episodes").glob("*.md"))
    fronts = [note.read_text(encoding="utf-8").split("\n---\n")[0] for note in notes]
    assert fronts
    for front in fronts:
        # Lists of mappings are few.
        assert read_plainly(front.split("\n")[1:]) or "\norang:" in front


def test_reading_notes_does_not_import_the_parser() -> None:
    program = "import siniar.content.episodes, sys; print('yaml' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout == "False\n"
