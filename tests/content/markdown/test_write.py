"""Notes written as Markdown again say the same when they are read once more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from siniar.content.markdown import NotesMarkup, as_markdown, plain_text, resolve_alone

CASES = sorted(Path(__file__).parent.joinpath("cases").glob("*.html"))
MARKUP = NotesMarkup("Tabel", "Kembali ke teks")
#: The number of a footnote is a sign here and a word there.
FOOTNOTES = re.compile(r"footnote")


def again(markdown: str) -> str:
    return MARKUP.read(markdown, "catatan.md", 1, resolve_alone).html


def words(html: str) -> str:
    return "".join(plain_text(html).split())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_words_and_links_come_back(path: Path) -> None:
    html = path.read_text(encoding="utf-8")
    if FOOTNOTES.search(path.stem) or "pictures" in path.stem:
        return
    read = again(as_markdown(html, "https://s.example", "https://s.example/p/"))
    assert words(read) == words(html)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a * b_c [d] &lt;e&gt; `f` # 1</p>", "a \\* b\\_c \\[d\\] \\<e> \\`f\\` # 1"),
        ("<p># a</p><p>1. b</p><p>- c</p><p>+ d</p>", "\\# a\n\n1\\. b\n\n\\- c\n\n\\+ d"),
        ("<p>a <strong> b</strong>c</p>", "a  **b**c"),
        ("<p>a<br>b</p>", "a\\\nb"),
        ("<p><code>a`b</code></p>", "``a`b``"),
        ("<pre><code>a\n```\nb</code></pre>", "````\na\n```\nb\n````"),
        ('<ol start="3"><li>a</li><li><p>b</p><p>c</p></li></ol>', "3. a\n\n4. b\n\n   c"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n\n  - b"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        (
            "<table><tr><th>a</th><th>b|c</th></tr><tr><td>d</td></tr></table>",
            "| a | b\\|c |\n| --- | --- |\n| d |  |",
        ),
        ("<details><summary>a</summary><p>b</p></details>", "**a**\n\nb"),
        ('<p><a href="/x (1)/">a</a></p>', "[a](https://s.example/x%20%281%29/)"),
        ('<p><a href="#b">a</a></p>', "[a](https://s.example/p/#b)"),
        ('<p><img src="/#notes-fnref" alt="a"></p>', "![a](https://s.example/#notes-fnref)"),
        ("<hr>", "* * *"),
        ("", ""),
    ],
)
def test_each_tag_has_its_mark(html: str, expected: str) -> None:
    assert as_markdown(html, "https://s.example", "https://s.example/p/") == expected
