"""Finished notes for other places: feeds, sites below a path, and as plain words."""

from __future__ import annotations

import re
from html import escape

import pytest

from siniar.content.markdown import NotesMarkup, absolute_links, plain_text, rebase_links

NOTES = (
    '<h2 id="notes-a">A</h2>\n<p><a href="/langganan/">ikuti</a> <a href="#notes-a">atas</a> '
    '<a href="https://x.id/é" rel="noopener">x</a> '
    '<img src="/a.png" alt="Loket" loading="lazy" decoding="async"> href="/teks"</p>'
)


def addresses(html: str) -> list[str]:
    return re.findall('(?:href|src)="([^"]+)"', html)


def test_addresses_are_completed_for_a_feed() -> None:
    html = absolute_links(NOTES, "https://contoh.example/podcast", "https://contoh.example/e/")
    assert addresses(html) == [
        "https://contoh.example/podcast/langganan/",
        "https://contoh.example/e/#notes-a",
        "https://x.id/é",
        "https://contoh.example/podcast/a.png",
        "/teks",
    ]


def test_addresses_get_the_base_path_for_a_page() -> None:
    html = rebase_links(NOTES, "/podcast")
    assert addresses(html) == [
        "/podcast/langganan/",
        "#notes-a",
        "https://x.id/é",
        "/podcast/a.png",
        "/teks",
    ]
    assert rebase_links(NOTES, "") == NOTES


@pytest.mark.parametrize("mark", ["&", '"', "<"])
def test_an_address_with_marks_stays_one_address(mark: str) -> None:
    html = absolute_links('<p><a href="/x">a</a></p>', f"https://contoh.example/{mark}")
    assert addresses(html) == [f"https://contoh.example/{escape(mark)}/x"]


def test_plain_text_has_a_line_for_each_block() -> None:
    text = (
        "# Judul\n\nSatu\ndua  **tiga**\n\n- a\n- b\n\n|x|y|\n|-|-|\n|1|2|\n\n"
        "```\nk < l\n```\n\n![Loket](/a)"
    )
    html, _ = NotesMarkup().convert(text)
    assert plain_text(html) == "Judul\nSatu dua tiga\na\nb\nx y\n1 2\nk < l\nLoket"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("", ""),
        ("<p>R&amp;D &lt;b&gt;</p>", "R&D <b>"),
        ("<p>a<br>b&nbsp;c</p>d", "a\nb c\nd"),
        ("<p>Tulis <b>te</b>bal</p>", "Tulis tebal"),
        ('<p>a\u2028b\tc <img src="/x" alt="Loket\n2"> d</p>', "a b c Loket 2 d"),
        ("<ul>\n<li>a\n<ul>\n<li>b</li></ul></li></ul>", "a\nb"),
    ],
)
def test_plain_text_is_what_people_read(html: str, words: str) -> None:
    assert plain_text(html) == words
