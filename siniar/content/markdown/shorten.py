"""Shortens finished notes to descriptions in the few tags that podcast apps show."""

from __future__ import annotations

import re
from html import escape

from lxml import etree
from lxml.html import HtmlElement

from siniar.content.markdown.parse import WRAPPER, parse_finished
from siniar.content.markdown.rewrite import BLOCKS, CELLS, drop_struck

#: What podcast apps show in a description.
#: https://help.apple.com/itc/podcasts_connect/#/itcb54353390
_SIMPLE_BLOCKS = frozenset({"p", "ol", "ul", "li"})
_SIMPLE_TAGS = _SIMPLE_BLOCKS | {"a", "b", "i", "strong", "em"}
#: Blocks that have no simple tag of their own become paragraphs, these in strong letters.
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "summary")
_PARAGRAPHS = ("pre", "caption", "tr")
#: All white space but no-break spaces.
_WHITE = re.compile(r"[^\S\xa0]+")
_ELLIPSIS = "…"


def shorten_html(html: str, max_bytes: int) -> str:
    """Notes in simple tags, at most ``max_bytes`` bytes of UTF-8, every tag closed.

    It ends after the last block that fits; a first block that is too long by itself ends after a
    word. Empty when not even that fits.
    """
    root = parse_finished(html)
    _simplify(root)
    _tidy(root)
    excess = len(_inner_html(root).encode()) - max_bytes
    blocks = root.xpath(".//p | .//li[not(p)]")
    while excess > 0 and len(blocks) > 1:
        excess -= _remove(blocks.pop())
    if excess > 0:
        _cut_words(root, excess)
    return _inner_html(root)


def _inner_html(root: HtmlElement) -> str:
    # Not as HTML, in which lxml would change addresses.
    whole = etree.tostring(root, encoding="unicode")
    return whole.removeprefix(f"<{WRAPPER}>").removesuffix(f"</{WRAPPER}>").strip()


# --- tags ---------------------------------------------------------------------------------------


def _simplify(root: HtmlElement) -> None:
    """Leave simple tags only; the text of others stays."""
    for row in list(root.iter("tr")):
        _flatten(row)
    for heading in list(root.iter(*_HEADINGS)):
        _embolden(heading)
    for block in root.iter(*_PARAGRAPHS):
        block.tag = "p"
    drop_struck(root)
    for sign in list(root.iter("sup")):
        _shorten_footnote(sign)
    for line_break in root.iter("br"):
        line_break.tail = f" {line_break.tail or ''}"
    for element in root.iter():
        address = element.get("href")
        element.attrib.clear()
        if address:
            element.set("href", address)
    etree.strip_tags(root, *({each.tag for each in root.iter()} - _SIMPLE_TAGS - {WRAPPER}))


def _shorten_footnote(sign: HtmlElement) -> None:
    """The sign of a footnote in brackets, so that it is no part of the word before it."""
    if sign.get("id"):
        number = sign.text_content()
        sign.clear(keep_tail=True)
        sign.text = f" [{number}]"


def _flatten(row: HtmlElement) -> None:
    """A row of a table as one line, with blanks between cells and between blocks in them."""
    for part in row.iterdescendants(*BLOCKS, *CELLS):
        part.text = f" {part.text or ''}" if part.text or len(part) else None
        part.tail = f" {part.tail}" if (part.tail or "").strip() else None
    etree.strip_tags(row, *BLOCKS, *CELLS)


def _embolden(heading: HtmlElement) -> None:
    strong = etree.Element("strong")
    strong.text, heading.text = heading.text, None
    strong.extend(heading)
    heading.append(strong)
    heading.tag = "p"


def _tidy(root: HtmlElement) -> None:
    """Leave single blanks, none at the beginning of a block, and nothing that is empty."""
    for element in root.iter():
        is_block = element.tag in _SIMPLE_BLOCKS or element is root
        for name in ("text", "tail"):
            words = _WHITE.sub(" ", getattr(element, name) or "")
            setattr(element, name, words.lstrip(" ") if is_block else words)
    for element in reversed(list(root.iterdescendants())):
        if not len(element) and not element.text:
            element.drop_tag()
    for block in root.iter(*_SIMPLE_BLOCKS):
        for before in (block.getprevious(), block[-1] if len(block) else None):
            if before is not None and before.tail == " ":
                before.tail = None


# --- size ---------------------------------------------------------------------------------------


def _remove(element: HtmlElement) -> int:
    """Take an element away with whatever holds nothing else; the bytes that this saves."""
    parent = element.getparent()
    if parent is None:
        return 0
    saved = len(etree.tostring(element, encoding="utf-8"))
    parent.remove(element)
    if parent.tag != WRAPPER and not len(parent) and not parent.text:
        parent.text = ""
        saved += _remove(parent)
    return saved


def _cut_words(root: HtmlElement, excess: int) -> None:
    """Take words from the end until this many bytes are saved; three dots stand for them."""
    excess += len(_ELLIPSIS.encode())
    for event, element in reversed(list(etree.iterwalk(root, events=("start", "end")))):
        name = "text" if event == "start" else "tail"
        text = getattr(element, name) or ""
        kept = _shorten_text(text, _cost(text) - excess)
        setattr(element, name, f"{kept}{_ELLIPSIS}" if kept else "")
        if kept:
            return
        excess -= _cost(text)
        if event == "start":
            excess -= _remove(element)


def _shorten_text(text: str, max_bytes: int) -> str:
    """As many words as fit, or letters of the first word."""
    size = 0
    for end, letter in enumerate(text):
        size += _cost(letter)
        if size > max_bytes:
            return text[:end].rpartition(" ")[0] or text[:end]
    return text


def _cost(text: str) -> int:
    """Bytes of a text in HTML."""
    return len(escape(text, quote=False).encode())
