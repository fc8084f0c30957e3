"""Parses HTML of notes into trees of lxml."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

#: Around notes; no note may hold it.
WRAPPER = "main"
#: Elements that never hold anything.
_VOID = frozenset({"br", "hr", "img", "source"})


def parse_cleaned(html: str) -> HtmlElement | None:
    """The tree of cleaned HTML; ``None`` when elements stand in each other over 255 deep."""
    parser = _build_parser()
    root = _parse(html, parser)
    too_deep = etree.ErrorTypes.ERR_RESOURCE_LIMIT
    return None if any(error.type == too_deep for error in parser.error_log) else root


def parse_finished(html: str) -> HtmlElement:
    """The tree of finished notes."""
    return _parse(html, _build_parser(huge_tree=True))


def _build_parser(*, huge_tree: bool = False) -> etree.HTMLParser:
    """lxml.html's parser, but that it asks no function of Python for the class of each element."""
    parser = etree.HTMLParser(huge_tree=huge_tree)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    return parser


def _parse(html: str, parser: etree.HTMLParser) -> HtmlElement:
    """What stands in a body, as lxml.html's ``fragment_fromstring`` has it."""
    body = etree.fromstring(f"<html><body>{html}</body></html>", parser)[0]
    root = parser.makeelement(WRAPPER)
    root.text = body.text if (body.text or "").strip() else None
    root.extend(body)
    return root


def serialize(root: HtmlElement) -> str:
    """As XML, because lxml's HTML would change addresses: ``é`` becomes ``%C3%A9`` there."""
    for element in root.iter():
        # Else it would be written as one tag, which HTML takes for an opening one.
        if not len(element) and not element.text and element.tag not in _VOID:
            element.text = ""
    return etree.tostring(root, encoding="unicode", method="xml")
