"""What would take minutes is shown as typed and told; what is only long is converted."""

from __future__ import annotations

from time import process_time

import pytest
from markdown import Markdown

from siniar.content.markdown import NotesMarkup, mend_markdown
from siniar.content.markdown.limits import find_excess
from tests.support.findings import codes, lines
from tests.support.notes import shorten_html

MARKUP = NotesMarkup(table_label="Tabel")
TOO_DEEP = "markdown-terlalu-rumit"

HOSTILE = {
    "brackets": "[" * 300_000,
    "links without end": "[](" * 100_000,
    "links in links": "[" * 60_000 + "a" + "](b)" * 60_000,
    "pictures": "![" * 150_000,
    "angles": "<a " * 100_000,
    "attributes": '<a a="' * 50_000,
    "CDATA": "<![CDATA[" * 30_000,
    "headings": "a\n=\n" * 75_000,
    "escaped backticks": "\\`" * 150_000,
    "mail": "<a@b" * 75_000,
    "quotes": "> " * 1000 + "a",
    "quotes without blanks": ">" * 1000 + "a",
    "lists in a line": "- " * 1000 + "a",
    "numbers in a line": "1. " * 1000 + "a",
    "lists far right": "".join("    " * depth + "- a\n" for depth in range(300)),
    "comments": "<!--" * 60_000,
    "parentheses": "https://x.id/" + "(" * 100_000 + ")" * 100_000,
    "iframes": "<iframe src=" * 20_000,
    "bold elements": "<b>" * 20_000,
    "a book": "kata " * 60_001,
}
HEAVY = {
    "backticks": "`" * 20_000,
    "growing backticks": "".join("`" * n + "a" for n in range(190)),
    "stars": "*" * 20_000,
    "emphasis": "*a " * 20_000,
    "underlines": "_a_ " * 10_000,
    "both": "*a **b _c " * 5_000,
    "elements": "<div>" * 19_999,
    "entities": "&#" * 20_000,
    "a long list": "- [x](https://contoh.go.id/) dan **ini**\n" * 2000,
    "a long table": "|a|b|\n|-|-|\n" + "| [x](/a) | `b` |\n" * 2000,
    "paragraphs": "Kata [tautan](/a/) dan *miring*.\n\n" * 2_500,
    "addresses": "https://contoh.go.id/ " * 10_000,
    "mailboxes": "a@b.example " * 10_000,
    "closing marks": "https://x.id/" + ")!" * 100_000,
    "fences": "```\n" * 5_999,
    "headings": "# a\n" * 5_999,
    "items": "- a\n" * 5_999,
    "pasted bullets": "\u2022 a\n" * 5_999,
    "numbers on a line": "1. a 2. b\n" * 1_500,
    "footnotes": "a[^1]\n\n[^1]: b\n\n" * 400,
    "backslashes": "\\" * 19_999,
    "pairs": "_*" * 9_999,
    "tildes": "~a ~~b " * 6_000,
    "words in angles": "<a> <nama> " * 9_000,
    "long words": "a" * 299_000,
    "dots": "a." * 149_000,
    "blanks": " " * 299_000 + "a",
}
#: Of the kinds above, more than any note has.
TOO_MANY = {
    "lines": "# a\n" * 75_000,
    "fences": "```\n" * 75_000,
    "stars": "*a " * 100_000,
    "ticks": "`" * 300_000,
    "elements": "<b>" * 100_000,
    "backslashes": "\\" * 300_000,
    "pairs": "_*" * 150_000,
    "underlined": "a\n=" * 75_000,
    "footnotes": "a[^1] " * 2_000,
}
#: Seconds of this process; about one on the machine this was written on.
SECONDS = 3


@pytest.mark.parametrize("name", HOSTILE)
def test_what_would_take_minutes_is_shown_as_typed_and_told(name: str) -> None:
    html, findings = MARKUP.convert(HOSTILE[name], "001.md", 5)
    assert html.startswith("<p>")
    (finding,) = findings
    assert finding.code == TOO_DEEP
    assert finding.place.line >= 5


@pytest.mark.parametrize("name", HEAVY)
def test_what_is_only_long_is_converted_within_seconds(name: str) -> None:
    assert find_excess(HEAVY[name]) is None
    # Half of what is let through, in a quarter of the time that is patience for all of it: what
    # takes four times as long for twice as much keeps within it too.
    half = HEAVY[name][: len(HEAVY[name]) // 2]
    begin = process_time()
    html, findings = MARKUP.convert(half, "001.md")
    shorten_html(html, 4000)
    mend_markdown(half)
    assert process_time() - begin < SECONDS
    assert TOO_DEEP not in codes(findings)


@pytest.mark.parametrize("name", TOO_MANY)
def test_what_is_more_than_any_note_has_is_told_at_once(name: str) -> None:
    begin = process_time()
    _, findings = MARKUP.convert(TOO_MANY[name], "001.md")
    assert mend_markdown(TOO_MANY[name]) == TOO_MANY[name]
    assert process_time() - begin < SECONDS * 2 / 3
    assert codes(findings) == [TOO_DEEP]


def test_the_line_of_what_is_too_much_is_told() -> None:
    text = "satu\n\ndua\n\n" + "> " * 100 + "tiga"
    assert lines(MARKUP.convert(text, "001.md", 10)[1]) == [(TOO_DEEP, 14)]


def test_what_is_too_deep_does_not_spoil_the_next_note() -> None:
    deep = NotesMarkup()
    deep.convert("\n\n".join(" " * 4 * depth + "- a" for depth in range(36)))
    assert deep.convert("- a") == ("<ul>\n<li>a</li>\n</ul>", [])


def test_a_converter_that_ran_too_deep_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    markup = NotesMarkup()

    def fail(_markdown: Markdown, _text: str) -> str:
        raise RecursionError

    monkeypatch.setattr(Markdown, "convert", fail)
    html, findings = markup.convert("satu & <b>dua</b>\n\ntiga", "a.md", 7)
    monkeypatch.undo()
    assert html == "<p>satu &amp; &lt;b&gt;dua&lt;/b&gt;</p>\n<p>tiga</p>"
    assert lines(findings) == [(TOO_DEEP, 7)]
    assert markup.convert("*a*") == ("<p><em>a</em></p>", [])
