"""Notes as HTML: headings, tables, links, pictures; and the same fit for feeds and pages."""

from __future__ import annotations

import re

import pytest
from markdown import Markdown

from siniar.content.markdown import (
    NotesMarkup,
    absolute_links,
    check_markup,
    plain_text,
    rebase_links,
    shorten_html,
)
from siniar.content.markdown.limits import find_excess

MARKUP = NotesMarkup(table_label="Tabel")


def html_of(text: str) -> str:
    return MARKUP.convert(text).html


def link(address: str, words: str | None = None) -> str:
    return f'<a href="{address}" rel="noopener">{words or address}</a>'


# --- conversion ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# a\n\n## b\n\n### c", [2, 3, 4]),
        ("## a\n\n### b\n\n## c", [2, 3, 2]),
        ("#### a\n\n##### b", [2, 3]),
        ("## a\n\n#### b\n\n##### c", [2, 3, 4]),
        ("### a\n\n## b", [2, 2]),
        ("# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f", [2, 3, 4, 5, 6, 6]),
        ("<h1>a</h1>\n\n<h2>b</h2>", [2, 3]),
    ],
)
def test_headings_begin_below_the_page_title_and_skip_no_level(
    text: str, levels: list[int]
) -> None:
    html = html_of(text)
    assert [int(level) for level in re.findall(r"<h(\d)", html)] == levels
    assert [int(level) for level in re.findall(r"</h(\d)", html)] == levels


def test_headings_have_ids_of_their_own() -> None:
    html = html_of("## Syarat & *biaya*\n\n## Syarat & biaya\n\n## 🎙️\n\n## `kode`")
    assert re.findall('id="([^"]+)"', html) == [
        "notes-syarat-biaya",
        "notes-syarat-biaya-2",
        "notes-3",
        "notes-kode",
    ]


def test_a_link_to_a_heading_finds_it_before_and_after() -> None:
    html = html_of("[ke bawah](#syarat) [ke halaman](#transkrip)\n\n## Syarat\n\n[x](#syarat)")
    assert re.findall('href="([^"]+)"', html) == ["#notes-syarat", "#transkrip", "#notes-syarat"]


def test_a_table_scrolls_by_itself_and_names_its_columns() -> None:
    assert html_of("| a | b | c |\n|---|--:|:-:|\n| 1 | 2 | 3 |").replace("\n", "") == (
        '<div class="table-scroll" tabindex="0" role="region" aria-label="Tabel"><table>'
        '<thead><tr><th scope="col">a</th><th scope="col" class="align-right">b</th>'
        '<th scope="col" class="align-center">c</th></tr></thead>'
        '<tbody><tr><td>1</td><td class="align-right">2</td><td class="align-center">3</td></tr>'
        "</tbody></table></div>"
    )


def test_a_label_of_tables_is_escaped() -> None:
    html = NotesMarkup(table_label='a"b<c').convert("|a|\n|-|\n|b|").html
    assert 'aria-label="a&quot;b&lt;c"' in html


def test_pictures_load_when_they_are_needed() -> None:
    html = html_of('![Loket & meja](/gambar/loket.jpg "Loket")\n\n<img src="/a.png" width="9">')
    assert html.count('loading="lazy" decoding="async"') == 2
    assert 'alt="Loket &amp; meja"' in html
    assert 'alt=""' in html


def test_a_picture_without_an_address_leaves_its_description() -> None:
    assert html_of("![Loket](data:x)") == "<p>Loket</p>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("https://contoh.go.id/a_b_c", link("https://contoh.go.id/a_b_c")),
        ("https://contoh.go.id/.", link("https://contoh.go.id/") + "."),
        ("(https://contoh.go.id/a)", "(" + link("https://contoh.go.id/a") + ")"),
        ("https://x.id/a_(b)!", link("https://x.id/a_(b)") + "!"),
        ("*https://x.id/a*", "<em>" + link("https://x.id/a") + "</em>"),
        ("**http://x.id**", "<strong>" + link("http://x.id") + "</strong>"),
        ("https://x.id/?a=1&b=2", link("https://x.id/?a=1&amp;b=2")),
        ("youtu.be/M7lc1UVf-VE", link("https://youtu.be/M7lc1UVf-VE", "youtu.be/M7lc1UVf-VE")),
        (
            "m.youtube.com/watch?v=M7lc1UVf-VE",
            link("https://m.youtube.com/watch?v=M7lc1UVf-VE", "m.youtube.com/watch?v=M7lc1UVf-VE"),
        ),
        ("<https://x.id/>", link("https://x.id/")),
        ("[https://x.id](https://y.id)", link("https://y.id", "https://x.id")),
        ("`https://x.id`", "<code>https://x.id</code>"),
        ("https://", "https://"),
        ("xhttps://x.id", "xhttps://x.id"),
        ("evil.youtube.com/a", "evil.youtube.com/a"),
        ("[x](/a/)", '<a href="/a/">x</a>'),
        ("[x](mailto:a@b.id)", '<a href="mailto:a@b.id">x</a>'),
        ("[x](tel:+6221)", '<a href="tel:+6221">x</a>'),
        ("[x](HTTPS://x.id/)", '<a href="HTTPS://x.id/" rel="noopener">x</a>'),
        ("[x](https://x.id/é)", link("https://x.id/é", "x")),
        ("[x](javascript:y)", "x"),
    ],
)
def test_addresses_become_links(text: str, html: str) -> None:
    assert html_of(text) == f"<p>{html}</p>"


def test_an_address_in_the_words_of_html_stays_one_link() -> None:
    html = html_of('<a href="https://x.id/">https://x.id/</a>')
    assert html == f"<p>{link('https://x.id/')}</p>"


@pytest.mark.parametrize(
    ("embed", "address"),
    [
        (
            "https://www.youtube.com/embed/M7lc1UVf-VE?rel=0",
            "https://www.youtube.com/watch?v=M7lc1UVf-VE",
        ),
        ("//www.youtube.com/embed/M7lc1UVf-VE", "https://www.youtube.com/watch?v=M7lc1UVf-VE"),
        ("https://maps.contoh.go.id/?a=1&amp;b=2", "https://maps.contoh.go.id/?a=1&amp;b=2"),
    ],
)
def test_an_embedded_page_becomes_a_link(embed: str, address: str) -> None:
    html = html_of(f'<iframe width="560" src="{embed}" allowfullscreen></iframe>')
    assert html == f"<p>{link(address)}</p>"


def test_lists_code_and_small_words_stay() -> None:
    html = html_of(
        "3. tiga\n4. empat\n\n```\na < b\n```\n\nH<sub>2</sub>O <abbr title='x'>RT</abbr>"
    )
    assert '<ol start="3">' in html
    assert "<pre><code>a &lt; b\n</code></pre>" in html
    assert 'H<sub>2</sub>O <abbr title="x">RT</abbr>' in html


def test_quotes_and_dashes_stay_as_typed() -> None:
    assert html_of('"a" -- b...') == '<p>"a" -- b...</p>'


def test_braces_of_templates_stay_text() -> None:
    assert html_of("{{ 7*7 }} {% x %}") == "<p>{{ 7*7 }} {% x %}</p>"


def test_one_converter_keeps_notes_apart() -> None:
    MARKUP.convert("## Syarat\n\n[a]: https://contoh.go.id/")
    assert html_of("## Syarat\n\n[a]") == '<h2 id="notes-syarat">Syarat</h2>\n<p>[a]</p>'


def test_control_characters_by_entity_do_not_reach_the_feed() -> None:
    assert html_of("a&#1;b&#x1f;c&#xfffe;d") == "<p>abcd</p>"


def test_an_empty_text_gives_nothing() -> None:
    notes = MARKUP.convert(" \n")
    assert (notes.html, notes.text, notes.is_plain) == ("", "", False)


# --- what is too much -----------------------------------------------------------------------------

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
    "bold elements": "<b>" * 20_000,
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
    text = HOSTILE[name]
    notes = MARKUP.convert(text)
    assert notes.is_plain
    assert notes.html.startswith("<p>")
    (finding,) = check_markup(text, "001.md", 5)
    assert finding.code == "markdown-terlalu-rumit"
    assert finding.place.line >= 5


@pytest.mark.parametrize("name", HEAVY)
def test_what_is_only_long_is_converted(name: str) -> None:
    assert find_excess(HEAVY[name]) is None
    assert not MARKUP.convert(HEAVY[name]).is_plain
    assert isinstance(check_markup(HEAVY[name], "001.md", 1), list)


def test_the_line_of_what_is_too_much_is_told() -> None:
    text = "satu\n\ndua\n\n" + "> " * 100 + "tiga"
    assert [finding.place.line for finding in check_markup(text, "001.md", 10)] == [14]


def test_what_is_too_deep_does_not_spoil_the_next_note() -> None:
    deep = NotesMarkup()
    text = "\n\n".join(" " * 4 * depth + "- a" for depth in range(36))
    deep.convert(text)
    assert deep.convert("- a").html == "<ul>\n<li>a</li>\n</ul>"


def test_a_converter_that_ran_too_deep_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    markup = NotesMarkup()

    def fail(_markdown: Markdown, _text: str) -> str:
        raise RecursionError

    monkeypatch.setattr(Markdown, "convert", fail)
    notes = markup.convert("satu & <b>dua</b>\n\ntiga")
    monkeypatch.undo()
    assert notes.html == "<p>satu &amp; &lt;b&gt;dua&lt;/b&gt;</p>\n<p>tiga</p>"
    assert notes.is_plain
    assert markup.convert("*a*").html == "<p><em>a</em></p>"


def test_ruled_lines_of_many_dashes_are_honest() -> None:
    assert html_of("a\n\n" + "- " * 60 + "\n\nb").count("<hr>") == 1


# --- for other places ---------------------------------------------------------------------------

NOTES = (
    '<h2 id="notes-a">A</h2>\n<p><a href="/langganan/">ikuti</a> <a href="#notes-a">atas</a> '
    '<a href="https://x.id/" rel="noopener">x</a> '
    '<img src="/a.png" alt="Loket" loading="lazy"> href="/teks"</p>'
)


def test_addresses_are_completed_for_a_feed() -> None:
    html = absolute_links(NOTES, "https://contoh.example/podcast", "https://contoh.example/e/")
    assert re.findall('(?:href|src)="([^"]+)"', html) == [
        "https://contoh.example/podcast/langganan/",
        "https://contoh.example/e/#notes-a",
        "https://x.id/",
        "https://contoh.example/podcast/a.png",
        "/teks",
    ]


def test_addresses_get_the_base_path_for_a_page() -> None:
    html = rebase_links(NOTES, "/podcast")
    assert re.findall('(?:href|src)="([^"]+)"', html) == [
        "/podcast/langganan/",
        "#notes-a",
        "https://x.id/",
        "/podcast/a.png",
        "/teks",
    ]
    assert rebase_links(NOTES, "") == NOTES


def test_plain_text_has_a_line_for_each_block() -> None:
    text = (
        "# Judul\n\nSatu\ndua  **tiga**\n\n- a\n- b\n\n|x|y|\n|-|-|\n|1|2|\n\n"
        "```\nk < l\n```\n\n![Loket](/a)"
    )
    assert MARKUP.convert(text).text == "Judul\nSatu dua tiga\na\nb\nx y\n1 2\nk < l\nLoket"
    assert plain_text("<p>R&amp;D &lt;b&gt;</p>") == "R&D <b>"


def test_a_description_keeps_simple_tags_only() -> None:
    html = html_of(
        "# Judul\n\nSatu `kode` **dua** [x](https://x.id/)\n\n> kutipan\n\n- a\n- b\n\n"
        "|x|y|\n|-|-|\n|1|2|\n\n---\n\n![Loket](/a)"
    )
    assert shorten_html(html, 4000) == (
        "<p><strong>Judul</strong></p>"
        '<p>Satu kode <strong>dua</strong> <a href="https://x.id/">x</a></p>'
        "<p>kutipan</p><ul><li>a</li><li>b</li></ul><p>x y</p><p>1 2</p>"
    )


@pytest.mark.parametrize(
    ("size", "short"),
    [
        (0, ""),
        (7, ""),
        (24, "<p>satu dua</p>"),
        (55, "<p>satu dua</p><ul><li>tiga empat</li></ul>"),
        (75, "<p>satu dua</p><ul><li>tiga empat</li><li>lima</li></ul>"),
    ],
)
def test_a_description_ends_after_a_block(size: int, short: str) -> None:
    html = "<p>satu dua</p>\n<ul>\n<li>tiga empat</li>\n<li>lima</li>\n</ul>"
    assert shorten_html(html, size) == short


def test_a_table_in_a_table_is_one_line_and_every_tag_stays_closed() -> None:
    inner = "<table><tr><td>b</td></tr><tr><td>c</td></tr></table>"
    html = f"<table>\n<tr><td>a</td><td>{inner}</td></tr>\n</table>\n<p>d</p>"
    assert shorten_html(html, 4000) == "<p>a b c</p><p>d</p>"


def test_lines_that_look_like_blocks_inside_attributes_or_rows_are_none() -> None:
    html = '<p><a href="/x" title="a\n<p>b</p>\nc">d</a></p>\n<p>e <b></b></p>'
    assert shorten_html(html, 4000) == '<p><a href="/x">d</a></p><p>e </p>'
    row = "<table><tr><td>\n<p>a</p>\n<p>b</p>\n</td></tr></table>"
    assert shorten_html(row, 4000) == "<p>a b</p>"


def test_a_first_block_that_is_too_long_ends_after_a_word() -> None:
    html = f"<p>Pembuka <b>penting</b> {'kata ' * 2000}</p>"
    short = shorten_html(html, 4000)
    assert 3950 < len(short.encode()) <= 4000
    assert short.endswith("kata…</p>")


def test_words_of_many_bytes_are_not_cut_in_two() -> None:
    for size in range(12, 60):
        short = shorten_html("<p>" + "é" * 100 + " &amp;&amp;&amp; " + "ꦲ" * 50 + "</p>", size)
        assert len(short.encode()) <= size
        assert "\ufffd" not in short
        assert not re.search("&(?!amp;)", short)
