"""The spared converter gives what the library gives, letter for letter."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from siniar.content.markdown import inlines
from siniar.content.markdown.convert import build_extensions, has_fences
from siniar.content.markdown.converter import Converter
from siniar.content.markdown.limits import find_excess

ROOT = Path(__file__).parents[2]
NOTES = sorted(path for path in ROOT.glob("*/**/*.md") if "node_modules" not in path.parts)
#: Beginnings of lines, marks, words and whole constructs, to be strung together.
PIECES = (
    *("\n", "\n\n", "\n   \n", " ", "  ", "  \n", "    ", "\t", "\r\n", "\r", "\x0b", "\xa0"),
    *("# ", "## ", "#", " #\n", "===", "---", "\n---\n", "\n***\n", "_ _ _", "- ", "* ", "+ "),
    *("1. ", "2) ", "    - ", "> ", ">", "| a | b |\n|---|:-:|\n| 1 | 2 |", "|", "|-", ":-", ":"),
    *("*", "**", "***", "_", "__", "*a*", "**b**", "__c__", "_d_", "`", "``", "`a*b`", "\\", "\\*"),
    *("\\\\", "\\`", "\\|", "[", "]", "(", ")", "](", "[a](/b)", '[a](<b c> "d")', "![a](/b.png)"),
    *(
        "![",
        "!",
        "[a][b]",
        "[b]: /c",
        "\n\n[b]: /c 'd'\n\n",
        "[^1]",
        "[b]",
        "]:",
        "<",
        "&",
        "&amp;",
    ),
    *("&#42;", "&#x2a;", "&copy", ";", "<b>", "</b>", "<br>", "<div>", "</div>", "<!--", "-->"),
    *("<a href='/x'>", "<p>\n", "<hr>", "<?x?>", "<![CDATA[x]]>", "<x@y.id>", "<https://x.id/a_b>"),
    *("https://x.id/a_b_c", "http://", "www.youtube.com/watch?v=M7lc1UVf-VE", "youtu.be/", "\\["),
    *("\x02", "\x03", "\x02klzzwxh:0000\x03", "\x02wzxhzdk:0\x03", "\x0242\x03", "\x02amp\x03"),
    *(
        "kata",
        "Kata kata. ",
        "a",
        "1",
        "é",
        "ǅ",
        "²",
        "١",
        "🙂",
        "'",
        '"',
        "=",
        "-",
        "x\ny",
        ".",
        ",",
    ),
    *("```\n", "~~~\n", "```py\na*b\n```\n", "<script>", "</script>", "<code>", "<details>", "/"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=60)


@cache
def converters(*, has_code: bool) -> tuple[Markdown, Markdown]:
    """Ours and the library's, with the same extensions."""
    ours = Converter(extensions=build_extensions(has_code=has_code), output_format="html")
    theirs = Markdown(extensions=build_extensions(has_code=has_code), output_format="html")
    return ours, theirs


def assert_same(text: str) -> None:
    ours, theirs = converters(has_code=has_fences(text))
    assert ours.reset().convert(text) == theirs.reset().convert(text)


@settings(max_examples=600, deadline=None)
@given(text=TEXTS)
@example(text="a  \nb\n  \nc\t[d]: e")
@example(text=" #\n  ")
@example(text="- a\n\n    ## b\n    c\n\n- d *e*\n- f")
@example(text='*a `b* c` \\*d\\* [e *f*](/g_h_i "j") https://x.id/*k*.')
@example(text="a\n===\n\nb | c\n--|--\n`d|e` | \\|")
def test_no_text_comes_out_otherwise(text: str) -> None:
    if find_excess(text) is None:
        assert_same(text)


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_page_of_the_project_comes_out_otherwise(path: Path) -> None:
    assert_same(path.read_text(encoding="utf-8").rpartition("\n---\n")[2])


@pytest.mark.parametrize("has_code", [False, True])
def test_the_marks_of_every_pattern_are_known(*, has_code: bool) -> None:
    """A pattern that somebody adds must not be passed over in silence."""
    ours, _ = converters(has_code=has_code)
    for pattern in ours.inlinePatterns:
        for mark in inlines.MARKS[pattern.pattern]:
            assert inlines.has_mark(mark), pattern.pattern
