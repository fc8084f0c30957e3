"""Our one extension of feedgen, by which it writes the elements that it does not know."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

from siniar.feed.namespace import ARCHIVES, NAMESPACES, Element
from siniar.model.text import clean

#: The name that feedgen keeps the extension under; ``podcast`` is taken by its iTunes extension.
NAME = "siniar"


@cache
def _qualified(name: str) -> str:
    """``prefix:name`` as lxml writes it; there are a few dozen."""
    prefix, _, local = name.partition(":")
    return f"{{{(NAMESPACES | ARCHIVES)[prefix]}}}{local}"


def _append(parent: etree._Element, element: Element) -> None:
    name, text = element.name, element.text
    attributes, children = element.attributes, element.children
    node = etree.SubElement(parent, _qualified(name))
    if text:
        node.text = text if text.isprintable() else clean(text)
    for key, value in attributes.items():
        if value:
            node.set(key, value if value.isprintable() else clean(value))
    for child in children:
        _append(node, child)


class _Elements:
    """Elements of a channel or item in the order in which they are given."""

    def __init__(self) -> None:
        self._elements: Iterable[Element] = ()
        self._namespaces = NAMESPACES

    def elements(self, elements: Iterable[Element]) -> None:
        """Set what will be written; an iterator is asked when they are, and once."""
        self._elements = elements

    def archive(self) -> None:
        """Declare what a page of an archive needs beside the usual."""
        self._namespaces = NAMESPACES | ARCHIVES

    def extend_ns(self) -> dict[str, str]:
        """The namespaces that the feed's root declares."""
        return self._namespaces

    def _write(self, parent: etree._Element) -> etree._Element:
        for element in self._elements:
            _append(parent, element)
        return parent


class ChannelExtension(_Elements, BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """Our elements in the channel."""

    def extend_rss(self, rss: etree._Element) -> etree._Element:
        """Write into the channel of ``rss``."""
        self._write(rss[0])
        return rss


class ItemExtension(_Elements, BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """Our elements in an item."""

    def extend_rss(self, item: etree._Element) -> etree._Element:
        """Write into the item."""
        return self._write(item)
