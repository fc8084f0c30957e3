"""HTML of foreign notes becomes Markdown of which our converter makes the same words and links."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siniar.content.markdown import NotesMarkup, plain_text
from siniar.content.markdown.clean import clean_html
from siniar.content.markdown.shape import shape_html
from siniar.transfer.markdown import write_markdown
from siniar.transfer.read_feed import read_feed
from siniar.transfer.tree import as_markup, has_markup
from tests.support.foreign import render, simple

CASES = json.loads((Path(__file__).parent / "notes.json").read_text(encoding="utf-8"))


def words(html: str) -> str:
    return "".join(plain_text(html).split())


@pytest.mark.parametrize(("markup", "wanted"), CASES)
def test_notes_say_the_same_as_markdown(markup: str, wanted: str | None) -> None:
    markup = markup if has_markup(markup) else as_markup(markup)
    written = write_markdown(markup)
    assert written.lost == ""
    if wanted is not None:
        assert written.text == wanted
    html, findings = NotesMarkup().convert(written.text)
    cleaned = shape_html(clean_html(markup), "") or ""
    assert words(html) == words(cleaned)
    assert re.findall('href="([^"]*)"', cleaned) <= re.findall('href="([^"]*)"', html)
    assert [finding.code for finding in findings] == []


TAGS = [
    "p",
    "b",
    "i",
    "ul",
    "li",
    "ol",
    "h2",
    "blockquote",
    "pre",
    "code",
    "table",
    "tr",
    "td",
    "div",
]
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        ["*", "_", "`", "# ", "- ", "1. ", "\n", "  ", "|", "[", "](", "&amp;", "&lt;", "<br>"]
    ),
    st.text("abc é*_", min_size=1, max_size=6),
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_no_tangle_of_tags_loses_a_word_unsaid(markup: str) -> None:
    written = write_markdown(markup)
    cleaned = shape_html(clean_html(markup), "") or ""
    is_same = words(NotesMarkup().convert(written.text)[0]) == words(cleaned)
    assert is_same or written.lost


FEED = render([simple(1), simple(2)])


@given(st.lists(st.tuples(st.integers(0, len(FEED) - 1), st.binary(max_size=6)), max_size=6))
def test_a_damaged_feed_is_read_or_told_and_never_an_error(damage: list[tuple[int, bytes]]) -> None:
    content = FEED
    for place, piece in damage:
        content = content[:place] + piece + content[place + len(piece) + 1 :]
    read = read_feed(content, "feed.xml")
    assert read.feed is not None or read.findings
