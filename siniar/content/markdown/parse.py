"""Parses HTML of notes into trees of lxml."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, fragment_fromstring

#: Around notes; no note may hold it.
WRAPPER = "main"
#: Elements that never hold anything.
_VOID = frozenset({"br", "hr", "img", "source"})


def parse_cleaned(html: str) -> HtmlElement | None:
    """The tree of cleaned HTML; ``None`` when elements stand in each other over 255 deep."""
    parser = HTMLParser()
    root = fragment_fromstring(html, create_parent=WRAPPER, parser=parser)
    too_deep = etree.ErrorTypes.ERR_RESOURCE_LIMIT
    return None if any(error.type == too_deep for error in parser.error_log) else root


def parse_finished(html: str) -> HtmlElement:
    """The tree of finished notes."""
    return fragment_fromstring(html, create_parent=WRAPPER, parser=HTMLParser(huge_tree=True))


def serialize(root: HtmlElement) -> str:
    """As XML, because lxml's HTML would change addresses: ``é`` becomes ``%C3%A9`` there."""
    for element in root.iter():
        # Else it would be written as one tag, which HTML takes for an opening one.
        if not len(element) and not element.text and element.tag not in _VOID:
            element.text = ""
    return etree.tostring(root, encoding="unicode", method="xml")
