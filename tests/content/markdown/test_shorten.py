"""Descriptions: the beginning of notes in simple tags, whole blocks, every tag closed."""

from __future__ import annotations

import re

import pytest

from siniar.content.markdown import NotesMarkup, absolute_links, plain_text
from tests.support.notes import shorten_html

MARKUP = NotesMarkup(table_label="Tabel")


def test_a_description_keeps_simple_tags_only() -> None:
    html, _ = MARKUP.convert(
        "# Judul\n\nSatu `kode` **dua** [x](https://x.id/)\n\n> kutipan\n\n- a\n- b\n\n"
        "|x|y|\n|-|-|\n|1|2|\n\n---\n\n![Loket](/a)"
    )
    assert shorten_html(html, 4000) == (
        "<p><strong>Judul</strong></p>"
        '<p>Satu kode <strong>dua</strong> <a href="https://x.id/">x</a></p>'
        "<p>kutipan</p><ul><li>a</li><li>b</li></ul><p>x: 1 · y: 2</p><p>[Loket]</p>"
    )


@pytest.mark.parametrize(
    ("size", "short"),
    [
        (0, ""),
        (7, ""),
        (24, "<p>satu dua …</p>"),
        (55, "<p>satu dua</p><ul><li>tiga empat …</li></ul>"),
        (75, "<p>satu dua</p><ul><li>tiga empat</li><li>lima</li></ul>"),
    ],
)
def test_a_description_ends_after_a_block(size: int, short: str) -> None:
    html = "<p>satu dua</p>\n<ul>\n<li>tiga empat</li>\n<li>lima</li>\n</ul>"
    assert shorten_html(html, size) == short


def test_a_table_in_a_table_is_one_line_and_every_tag_stays_closed() -> None:
    inner = "<table><tr><td>b</td></tr><tr><td>c</td></tr></table>"
    html = f"<table>\n<tr><td>a</td><td>{inner}</td></tr>\n</table>\n<p>d</p>"
    assert shorten_html(html, 4000) == "<p>a · b c</p><p>d</p>"


def test_lines_that_look_like_blocks_inside_attributes_or_rows_are_none() -> None:
    html = '<p><a href="/x" title="a\n<p>b</p>\nc">d</a></p>\n<p>e <b></b></p>'
    assert shorten_html(html, 4000) == '<p><a href="/x">d</a></p><p>e </p>'
    row = "<table><tr><td>\n<p>a</p>\n<p>b</p>\n</td></tr></table>"
    assert shorten_html(row, 4000) == "<p>a b</p>"


@pytest.mark.parametrize(
    ("html", "short"),
    [
        ("", ""),
        ("<p>a<br>b</p>", "<p>a b</p>"),
        ("<ol start='3'><li>a</li></ol>", "<ol><li>a</li></ol>"),
        ('<p>a <a href="https://x.id/é?b=1&amp;c">b</a></p>', None),
        ("<ul><li><strong>a</strong>\n<ul><li>b</li></ul></li></ul>", None),
        ("<ul><li><p>a</p></li></ul>", None),
    ],
)
def test_a_description_says_the_same(html: str, short: str | None) -> None:
    assert shorten_html(html, 4000) == (html.replace("\n", "") if short is None else short)


def test_a_first_block_that_is_too_long_ends_after_a_word() -> None:
    html = f"<p>Pembuka <b>penting</b> {'kata ' * 2000}</p>"
    short = shorten_html(html, 4000)
    assert 3950 < len(short.encode()) <= 4000
    assert short.startswith("<p>Pembuka <b>penting</b> kata ")
    assert short.endswith("kata…</p>")


@pytest.mark.parametrize("tag", ["li", "p"])
def test_a_first_list_that_is_too_long_ends_in_its_first_item(tag: str) -> None:
    item = "kata " * 100
    inner = item if tag == "li" else f"<p>{item}</p>"
    short = shorten_html(f"<ul><li>{inner}</li><li>b</li></ul><p>c</p>", 100)
    assert len(short.encode()) <= 100
    assert short.startswith("<ul><li>")
    assert short.endswith(("kata…</li></ul>", "kata…</p></li></ul>"))


def test_words_of_many_bytes_are_not_cut_in_two() -> None:
    for size in range(12, 60):
        short = shorten_html("<p>" + "é" * 100 + " &amp;&amp;&amp; " + "ꦲ" * 50 + "</p>", size)
        assert len(short.encode()) <= size
        assert "\ufffd" not in short
        assert not re.search("&(?!amp;)", short)


def test_a_description_says_no_struck_words_and_shows_signs_of_footnotes_and_tasks() -> None:
    note = "~~Rp 10.000~~ Gratis[^1], 2 m<sup>2</sup>.\n\n- [ ] KTP\n- [x] KK\n\n[^1]: Sejak kini."
    html, findings = MARKUP.convert(note)
    assert findings == []
    assert shorten_html(html, 4000) == (
        "<p>Gratis [1], 2 m2.</p><ul><li>\u2610 KTP</li><li>\u2611 KK</li></ul>"
        "<ol><li><p>Sejak kini.\xa0</p></li></ol>"
    )
    assert plain_text(html) == "Gratis, 2 m2.\n\u2610 KTP\n\u2611 KK\nSejak kini."


def test_notes_in_a_feed_keep_strikes_tasks_and_footnotes_with_whole_addresses() -> None:
    html, _ = MARKUP.convert("~~lama~~ baru[^1]\n\n- [x] KK\n\n[^1]: Kaki.")
    whole = absolute_links(html, "https://contoh.example", "https://contoh.example/e/")
    assert "<del>lama</del> baru" in whole
    assert "<li>\u2611 KK</li>" in whole
    assert 'href="https://contoh.example/e/#notes-fn:1"' in whole
    assert '<li id="notes-fn:1">' in whole
