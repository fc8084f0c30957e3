"""Attacks on notes, listed and made at random: nothing harmful comes out, the editor is told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html

from siniar.content.markdown import (
    NotesMarkup,
    absolute_links,
    plain_text,
    rebase_links,
)
from siniar.content.markdown.allowed import TAGS
from tests.support.findings import codes
from tests.support.notes import shorten_html

MARKUP = NotesMarkup(table_label='Tabel "lebar"')
ALLOWED_ATTRIBUTES = frozenset((
    "href", "title", "rel", "src", "alt", "width", "height", "loading", "decoding", "start",
    "scope", "class", "colspan", "rowspan", "open", "id", "tabindex", "role", "aria-label",
))  # fmt: skip
FOLDER = Path(__file__).parent


def read_attacks() -> dict[str, tuple[list[str], str]]:
    """Codes and text by name."""
    text = (FOLDER / "attacks.txt").read_text(encoding="utf-8")
    parts = re.split(r"^=== (.+?): ?(.*)\n", text, flags=re.MULTILINE)[1:]
    return {
        name: (sorted(filter(None, codes.split(", "))), note)
        for name, codes, note in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    }


ATTACKS = read_attacks()


def assert_harmless(html: str) -> None:
    """Parse HTML as a browser would and look at every element, attribute and address."""
    if not html.strip():
        return
    root = lxml_html.fragment_fromstring(html, create_parent="main")
    for element in root.iter():
        if element is root:
            continue
        assert isinstance(element.tag, str), f"comment or instruction in {html!r}"
        assert element.tag in TAGS | {"div"}, html
        assert set(element.keys()) <= ALLOWED_ATTRIBUTES, html
        for name in ("href", "src"):
            address = element.get(name)
            if address is not None:
                assert_leads_somewhere(address)


def assert_leads_somewhere(address: str) -> None:
    assert re.match(r"(https?://[^/\\]|mailto:.|tel:.|#|/(?![/\\]))", address, re.IGNORECASE), (
        address
    )
    assert not re.search("[\x00-\x20\x7f]", address), address


def words_of(note: str) -> str:
    return plain_text(MARKUP.convert(note)[0])


def test_the_list_is_read_whole() -> None:
    assert len(ATTACKS) > 100
    assert all(note.strip() for _, note in ATTACKS.values())


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_comes_out_harmless(name: str) -> None:
    html, _ = MARKUP.convert(ATTACKS[name][1])
    assert_harmless(html)
    assert_harmless(absolute_links(html, "https://contoh.example/s", "https://x.example/"))
    assert_harmless(rebase_links(html, "/podcast"))
    assert_harmless(shorten_html(html, 4000))


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_told_to_the_editor(name: str) -> None:
    expected, note = ATTACKS[name]
    _, findings = MARKUP.convert(note, "content/episodes/001.md", 10)
    assert sorted({finding.code for finding in findings}) == expected
    for finding in findings:
        assert 10 <= finding.place.line < 10 + note.count("\n")
        assert finding.place.text == note.split("\n")[finding.place.line - 10]


def test_words_survive_attacks_around_them() -> None:
    note = "Bawa <script>alert(1)</script> KTP, <b onclick=x>KK</b> dan [surat](javascript:x)."
    assert words_of(note) == "Bawa KTP, KK dan surat."


# --- at random ----------------------------------------------------------------------------------

_PIECES = st.sampled_from(json.loads((FOLDER / "pieces.json").read_text(encoding="utf-8")))
_NOTES = st.lists(_PIECES | st.text(max_size=6), max_size=40).map("".join) | st.text()


@settings(max_examples=400)
@given(_NOTES)
def test_any_text_comes_out_harmless(note: str) -> None:
    html, findings = MARKUP.convert(note, "001.md")
    assert_harmless(html)
    assert_harmless(shorten_html(html, 300))
    assert not re.search(r"<script|<[^>]*\son\w+\s*=|=\"\s*javascript:", html, re.IGNORECASE)
    if "markdown-terlalu-rumit" in codes(findings):
        assert len(findings) == 1
    for finding in findings:
        assert 1 <= finding.place.line <= note.count("\n") + 1


@settings(max_examples=200)
@given(_NOTES)
def test_any_text_fits_where_xml_wants_it(note: str) -> None:
    html, _ = MARKUP.convert(note)
    for text in (html, plain_text(html), shorten_html(html, 4000)):
        element = etree.Element("description")
        element.text = text
        assert etree.fromstring(etree.tostring(element)).text == (text or None)


@settings(max_examples=200)
@given(_NOTES, st.integers(0, 400))
def test_any_text_is_shortened_to_size_with_tags_closed(note: str, size: int) -> None:
    short = shorten_html(MARKUP.convert(note)[0], size)
    assert len(short.encode()) <= size
    opened: list[str] = []
    for slash, name in re.findall(r"<(/?)([a-z0-9]+)[^>]*>", short):
        assert name in {"p", "ol", "ul", "li", "a", "b", "i", "strong", "em"}
        if not slash:
            opened.append(name)
        else:
            assert opened.pop() == name
    assert opened == []


@given(st.text())
def test_plain_text_of_plain_text_is_itself(text: str) -> None:
    once = words_of(text)
    assert "\n\n" not in once
    assert once == once.strip()


# --- wherever it stands -------------------------------------------------------------------------

CONTEXTS = (
    "{}",
    "teks {} teks",
    "- {}",
    "1. satu\n2. {}",
    "- satu\n\n    {}",
    "- satu\n    - {}",
    "> {}",
    "> - {}",
    "## {}",
    "**{}**",
    "| a | b |\n|---|---|\n| {} | c |",
    "`kode` {} `kode`",
    "```\nkode\n```\n\n{}",
    "    kode\n\n{}",
    "satu\n\n\n{}",
    "teks\n    {}",
    "\\`{}\\`",
    "satu ` dua\n\n{} ` tiga",
    "````\n```\n````\n{}",
)
PAYLOADS = (
    ("<script>alert(1)</script>", "html-dilarang"),
    ("<b onclick=alert(1)>x</b>", "html-dilarang"),
    ("<nama>", "kata-dalam-kurung-siku"),
    ("[x](javascript:alert(1))", "tautan-berbahaya"),
    ('<a href="javascript:alert(1)">x</a>', "tautan-berbahaya"),
    ("![x](data:image/png;base64,AAAA)", "tautan-berbahaya"),
)


#: Python-Markdown leaves what stands in an element of HTML as it is.
IN_HTML = "<details><summary>x</summary>\n{}\n</details>"
EVERYWHERE = [
    (context, payload, code)
    for context in (*CONTEXTS, IN_HTML)
    for payload, code in PAYLOADS
    if context != IN_HTML or payload.startswith("<")
]


@pytest.mark.parametrize(("context", "payload", "code"), EVERYWHERE)
def test_what_is_left_out_is_told_wherever_it_stands(context: str, payload: str, code: str) -> None:
    note = context.format(payload)
    html, (finding,) = MARKUP.convert(note, "001.md")
    assert_harmless(html)
    line = note[: note.index(payload)].count("\n") + 1
    assert (finding.code, finding.place.line) == (code, line)


@pytest.mark.parametrize(
    "context",
    [
        "`{}`",
        "teks ``{}`` teks",
        "- `{}`",
        "```\n{}\n```",
        "~~~ html\n{}\n~~~",
        "teks\n\n    {}",
        "## Judul\n\n\t{}\n\nteks",
        "- satu\n\n        {}",
        "> `{}`",
    ],
)
@pytest.mark.parametrize("payload", [payload for payload, _ in PAYLOADS])
def test_what_stands_in_code_is_shown_and_not_told(context: str, payload: str) -> None:
    assert_shown_and_not_told(context, payload)


@pytest.mark.parametrize("payload", [each for each, _ in PAYLOADS if not each.startswith("<")])
def test_links_of_markdown_in_html_are_shown_as_typed_and_told(payload: str) -> None:
    note = IN_HTML.format(payload)
    html, findings = MARKUP.convert(note, "001.md")
    assert payload in plain_text(html)
    assert codes(findings) == ["markdown-dalam-html"]


def assert_shown_and_not_told(context: str, payload: str) -> None:
    note = context.format(payload)
    html, findings = MARKUP.convert(note, "001.md")
    assert payload in plain_text(html)
    assert findings == []
