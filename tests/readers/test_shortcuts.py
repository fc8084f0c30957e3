"""What notes and transcripts spare themselves changes nothing: the same as written plainly."""

from __future__ import annotations

import re
from html import escape, unescape
from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st

from siniar.content.markdown import NotesMarkup, plain_text, shorten_html
from siniar.content.markdown import rewrite as rewriting
from siniar.content.markdown.finish import TAG, attributes_of
from siniar.content.markdown.limits import DEPTH_LIMIT, find_excess
from tests.readers.test_converter import TEXTS

MARKUP = NotesMarkup()
TAGS = st.sampled_from(
    (
        *("<p>", "</p>", "\n", " ", "  ", "<li>", "</li>", "<h2>", "</h2>", '<h3 id="notes-a">'),
        *("</h3>", "<strong>", "</strong>", "<em>", "</em>", "<sup>", "</sup>", "<br>", "<tr>"),
        *("</tr>", "<td>", "</td>", '<a href="/b">', '<a href="https://x.id/" rel="noopener">'),
        *(
            "</a>",
            '<a href="/?a=1&amp;b">',
            '<img src="/a.png" alt="a\n  b">',
            "kata",
            "a b",
            "&lt;",
        ),
        *(
            "&nbsp;",
            "&#9;",
            "&copy",
            "\t",
            "\u2028",
            "\u200d",
            "é",
            '<a title="x\ny" href="/">',
            '"',
        ),
    )
)
HTML = st.lists(TAGS, max_size=30).map("".join) | TEXTS.map(lambda text: MARKUP.convert(text).html)


def deep_line(text: str) -> int | None:
    """The first line that begins with too many marks, counted line by line."""
    nesting = re.compile(r"(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*")
    rule = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*")
    for number, line in enumerate(text.split("\n"), 1):
        match = nesting.match(line)
        marks = re.findall(r">|[-+*]|\d{1,9}[.)]", match[0] if match else "")
        if len(marks) > DEPTH_LIMIT and not rule.fullmatch(line):
            return number
    return None


@settings(max_examples=300, deadline=None)
@given(
    pieces=st.lists(
        st.sampled_from(("> " * 15, ">" * 16, "- " * 16, "1. " * 15, "12) ", "-", " ", "x", "\n")),
        max_size=12,
    )
)
@example(pieces=["- " * 16, "- " * 16, "\n", "> " * 15, "> " * 15, "> x"])
def test_a_line_that_is_too_deep_is_found_as_if_lines_were_counted(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert find_excess(text) == deep_line(text)


def words_of(html: str) -> str:
    """Tag by tag."""
    parts: list[str] = []
    position = 0
    for match in TAG.finditer(html):
        parts.append(re.sub(r"\s+", " ", html[position : match.start()]))
        position = match.end()
        if match[2] in rewriting._BLOCKS:
            parts.append("\n")
        elif match[2] in {"th", "td"}:
            parts.append(" ")
        elif match[2] == "img":
            parts.append(escape(attributes_of(match).get("alt", "")))
    parts.append(re.sub(r"\s+", " ", html[position:]))
    lines = (" ".join(line.split()) for line in unescape("".join(parts)).split("\n"))
    return "\n".join(line for line in lines if line)


@settings(max_examples=400, deadline=None)
@given(html=HTML)
def test_words_are_the_same_as_read_tag_by_tag(html: str) -> None:
    assert plain_text(html) == words_of(html)


@settings(max_examples=400, deadline=None)
@given(html=HTML, size=st.integers(5, 400))
def test_whole_blocks_are_shortened_as_tags_and_texts_are(html: str, size: int) -> None:
    html = MARKUP.convert(html).html
    short = shorten_html(html, size)
    with patch.object(rewriting, "_simple_block", return_value=""):
        assert shorten_html(html, size) == short
