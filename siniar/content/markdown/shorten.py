"""Shortens finished notes to descriptions in the few tags that podcast apps show."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree
from lxml.html import HtmlElement

from siniar.content.markdown.cut import cut_tree
from siniar.content.markdown.parse import WRAPPER, parse_finished
from siniar.content.markdown.rewrite import BLOCKS, CELLS, drop_struck

#: What podcast apps show in a description.
#: https://help.apple.com/itc/podcasts_connect/#/itcb54353390
_SIMPLE_BLOCKS = frozenset({"p", "ol", "ul", "li"})
_SIMPLE_TAGS = _SIMPLE_BLOCKS | {"a", "b", "i", "strong", "em"}
#: Blocks that have no simple tag of their own become paragraphs, these in strong letters.
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "summary")
_PARAGRAPHS = ("pre", "caption", "tr")
#: All white space but no-break spaces, where it is not a single blank already.
_WHITE = re.compile(r"[^\S\xa0]{2,}|[^\S\xa0 ]")
_POINT = "·"


def simplify_html(html: str) -> str:
    """The whole notes in simple tags."""
    root = parse_finished(html)
    # lxml makes an element's object anew for whoever asks, unless somebody holds it.
    elements = list(root.iter())
    _simplify(root, elements)
    _tidy(root)
    return _inner_html(root)


def cut_html(simple: str, max_bytes: int) -> str:
    """As much of notes in simple tags as ``max_bytes`` bytes of UTF-8 hold, every tag closed.

    What is cut ends after a whole sentence and three dots; a first sentence that is too long by
    itself ends after a word. Empty when not even that fits.
    """
    excess = len(simple.encode()) - max_bytes
    if excess <= 0:
        return simple
    root = parse_finished(simple)
    cut_tree(root, excess)
    return _inner_html(root)


def _inner_html(root: HtmlElement) -> str:
    # Else an empty one would be written as a single tag.
    root.text = root.text or ""
    # Not as HTML, in which lxml would change addresses.
    whole = etree.tostring(root, encoding="unicode")
    return whole.removeprefix(f"<{WRAPPER}>").removesuffix(f"</{WRAPPER}>").strip()


# --- tags ---------------------------------------------------------------------------------------


def _simplify(root: HtmlElement, elements: Sequence[HtmlElement]) -> None:
    """Leave simple tags only; the text of others stays. ``elements`` are all there are."""
    for picture in root.iter("img"):
        picture.text = f"[{picture.get('alt')}]" if picture.get("alt") else None
    for table in list(root.iter("table")):
        _label_cells(table)
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
    for element in elements:
        address = element.get("href")
        element.attrib.clear()
        if address:
            element.set("href", address)
    etree.strip_tags(root, *({each.tag for each in elements} - _SIMPLE_TAGS - {WRAPPER}))


def _label_cells(table: HtmlElement) -> None:
    """Each cell says which column it stands in, and a point parts it from the next.

    Else a reader, or a voice that reads aloud, gets a heap of words.
    """
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    heads = [_words_of(cell) for cell in rows[0]] if rows else []
    is_headed = len(rows) > 1 and all(cell.tag == "th" for cell in rows[0])
    for row in rows[1:] if is_headed else rows:
        filled = [cell for cell in row if _words_of(cell)]
        for number, cell in enumerate(row):
            head = heads[number] if is_headed and number < len(heads) else ""
            if head and cell in filled:
                cell.text = f"{head}: {cell.text or ''}"
            cell.tail = f" {_POINT} " if cell in filled[:-1] else None
    if is_headed:
        rows[0].drop_tree()


def _words_of(cell: HtmlElement) -> str:
    return " ".join(cell.text_content().split())


def _shorten_footnote(sign: HtmlElement) -> None:
    """The sign of a footnote in brackets, so that it is no part of the word before it."""
    if sign.get("id"):
        number = sign.text_content()
        sign.clear(keep_tail=True)
        sign.text = f" [{number}]"


def _flatten(row: HtmlElement) -> None:
    """A row of a table as one line, with blanks between blocks in its cells."""
    for part in row.iterdescendants(*BLOCKS):
        part.text = f" {part.text or ''}" if part.text or len(part) else None
        part.tail = f" {part.tail}" if (part.tail or "").strip() else None
    etree.strip_tags(row, *BLOCKS, *CELLS)


def _embolden(heading: HtmlElement) -> None:
    strong = etree.Element("strong")
    strong.text, heading.text = heading.text, None
    strong.extend(heading)
    heading.append(strong)
    heading.tag = "p"


def is_even(words: str) -> bool:
    """Whether nothing stands between words but single blanks, which is told at once."""
    return words.isprintable() and "  " not in words


def _tidy(root: HtmlElement) -> None:
    """Leave single blanks, none at the beginning of a block, and nothing that is empty."""
    for element in root.iter():
        is_block = element.tag in _SIMPLE_BLOCKS or element is root
        for name in ("text", "tail"):
            words = getattr(element, name)
            if words:
                folded = words if is_even(words) else _WHITE.sub(" ", words)
                folded = folded.lstrip(" ") if is_block else folded
                if folded is not words:
                    setattr(element, name, folded)
    for element in reversed(list(root.iterdescendants())):
        if not len(element) and not element.text:
            element.drop_tag()
    for block in root.iter(*_SIMPLE_BLOCKS):
        for before in (block.getprevious(), block[-1] if len(block) else None):
            if before is not None and before.tail == " ":
                before.tail = None
