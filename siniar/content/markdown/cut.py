"""Cuts a tree of simple tags to a size, after a whole sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from lxml import etree
from lxml.html import HtmlElement

from siniar.content.markdown.parse import WRAPPER

_ELLIPSIS = " …"
#: Where a sentence ends: its mark, perhaps with what closes brackets and quotes, before a blank.
#: A point behind a short word is one of an abbreviation, as in "Jl." and "Dra."
_POINT = r"\.(?:(?<=\w\w\w\.)(?<!\bDra\.)(?<!\bDrs\.)(?<!\bSdr\.)|(?<=[)\]\"'”’»%]\.))"
_SENTENCE_END = re.compile(rf"(?:{_POINT}|[!?…。۔])[)\]\"'”’»]*(?=\s|$)")
#: Blocks that hold words of their own.
_BLOCKS = ".//p | .//li[not(p)]"


def cut_tree(root: HtmlElement, excess: int) -> None:
    """Take from the end until this many bytes are saved; three dots stand for what went."""
    excess += len(_ELLIPSIS.encode())
    blocks: list[HtmlElement] = root.xpath(_BLOCKS)
    while excess > 0 and len(blocks) > 1 and not _sentences_end(blocks[-1], excess):
        excess -= _remove(blocks.pop())
    if excess > 0:
        last = blocks[-1] if blocks else root
        wanted = _sentences_end(last, excess)
        if wanted:
            _keep_letters(last, wanted)
        else:
            _cut_words(root, excess)
            return
    elif len(blocks) > 1 and _is_heading(blocks[-1]):
        _remove(blocks.pop())
    if blocks:
        _append(blocks[-1], _ELLIPSIS)


def _sentences_end(block: HtmlElement, excess: int) -> int:
    """How many letters of a block its whole sentences have that leave so many bytes out."""
    text = block.text_content()
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return next((end for end in reversed(ends) if _cost(text[end:]) >= excess), 0)


def _is_heading(block: HtmlElement) -> bool:
    """Whether a block is nothing but strong words; alone at the end it announces nothing."""
    return len(block) == 1 and block[0].tag == "strong" and not block.text and not block[0].tail


def _append(block: HtmlElement, text: str) -> None:
    if len(block):
        block[-1].tail = (block[-1].tail or "") + text
    else:
        block.text = (block.text or "") + text


def _texts(root: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Every text of a tree from the end: its element, and whether it stands in or behind it."""
    for event, element in reversed(list(etree.iterwalk(root, events=("start", "end")))):
        if event == "start" or element is not root:
            yield element, "text" if event == "start" else "tail"


def _keep_letters(block: HtmlElement, number: int) -> None:
    """Leave the first letters of a block, and no element that became empty."""
    spare = len(block.text_content()) - number
    for element, name in _texts(block):
        text = getattr(element, name) or ""
        setattr(element, name, text[: max(0, len(text) - spare)])
        spare = max(0, spare - len(text))
        if name == "text" and not spare and text:
            return
        if name == "text" and element is not block and not element.text and not len(element):
            _remove(element)


def _remove(element: HtmlElement) -> int:
    """Take an element away with whatever holds nothing else; the bytes that this saves."""
    parent = element.getparent()
    if parent is None:
        return 0
    saved = len(etree.tostring(element, encoding="utf-8"))
    parent.remove(element)
    # Not by its length, for which lxml counts all children of thousands, each time.
    is_empty = not parent.text and next(parent.iterchildren(), None) is None
    if parent.tag != WRAPPER and is_empty:
        parent.text = ""
        saved += _remove(parent)
    return saved


def _cut_words(root: HtmlElement, excess: int) -> None:
    """Take words from the end until this many bytes are saved; three dots stand for them."""
    for element, name in _texts(root):
        text = getattr(element, name) or ""
        kept = _shorten_text(text, _cost(text) - excess)
        setattr(element, name, f"{kept}{_ELLIPSIS.strip()}" if kept else "")
        if kept:
            return
        excess -= _cost(text)
        if name == "text":
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
