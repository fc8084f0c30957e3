"""Parses HTML of notes into trees of lxml."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, fragment_fromstring

#: Around notes; no note may hold it.
WRAPPER = "main"


def parse_cleaned(html: str) -> HtmlElement | None:
    """The tree of cleaned HTML; ``None`` when elements stand in each other over 255 deep."""
    parser = HTMLParser()
    root = fragment_fromstring(html, create_parent=WRAPPER, parser=parser)
    too_deep = etree.ErrorTypes.ERR_RESOURCE_LIMIT
    return None if any(error.type == too_deep for error in parser.error_log) else root


def parse_finished(html: str) -> HtmlElement:
    """The tree of finished notes."""
    return fragment_fromstring(html, create_parent=WRAPPER, parser=HTMLParser(huge_tree=True))
