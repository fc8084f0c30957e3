"""What would take minutes is shown as typed and told; what is only long is converted."""

from __future__ import annotations

import pytest
from markdown import Markdown

from siniar.content.markdown import NotesMarkup
from siniar.content.markdown.limits import find_excess
from tests.support.findings import codes, lines

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
    "backticks": "`" * 100_000,
    "growing backticks": "".join("`" * n + "a" for n in range(400)),
    "stars": "*" * 250_000,
    "emphasis": "*a " * 80_000,
    "underlines": "_a_ " * 20_000,
    "both": "*a **b _c " * 25_000,
    "elements": "<div>" * 20_000,
    "entities": "&#" * 120_000,
    "a long list": "- [x](https://contoh.go.id/) dan **ini**\n" * 2000,
    "a long table": "|a|b|\n|-|-|\n" + "| [x](/a) | `b` |\n" * 2000,
    "paragraphs": "Kata [tautan](/a/) dan *miring*.\n\n" * 5000,
    "addresses": "https://contoh.go.id/ " * 10_000,
    "closing marks": "https://x.id/" + ")!" * 100_000,
    "fences": "```\n" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_would_take_minutes_is_shown_as_typed_and_told(name: str) -> None:
    html, findings = MARKUP.convert(HOSTILE[name], "001.md", 5)
    assert html.startswith("<p>")
    (finding,) = findings
    assert finding.code == TOO_DEEP
    assert finding.place.line >= 5


@pytest.mark.parametrize("name", HEAVY)
def test_what_is_only_long_is_converted(name: str) -> None:
    assert find_excess(HEAVY[name]) is None
    _, findings = MARKUP.convert(HEAVY[name], "001.md")
    assert TOO_DEEP not in codes(findings)


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
