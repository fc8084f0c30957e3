"""Puts the texts of an episode in the place of its old ones in a feed that is written already."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from siniar.model.text import clean

#: In the order of :func:`siniar.feed.notes.render_texts`.
_ELEMENTS = ("content:encoded", "description")


def replace_texts(
    xml: bytes, guid: str, before: Sequence[str], after: Sequence[str]
) -> bytes | None:
    """The feed with the texts ``after`` in the item of that guid.

    ``before`` and ``after`` are what :func:`siniar.feed.notes.render_texts` gives. ``None`` when
    the item, or one of its texts, is not found exactly once.
    """
    mark = _element("guid", clean(guid), ' isPermaLink="false"')
    place = xml.find(mark)
    if place < 0 or xml.count(mark) != 1:
        return None
    begin, end = xml.rfind(b"<item>", 0, place), xml.find(b"</item>", place)
    item = xml[begin:end]
    for name, old, new in zip(_ELEMENTS, before, after, strict=True):
        if item.count(_element(name, old)) != 1:
            return None
        item = item.replace(_element(name, old), _element(name, new))
    return xml[:begin] + item + xml[end:]


def _element(name: str, text: str, attributes: str = "") -> bytes:
    """An element as lxml writes it."""
    return f"<{name}{attributes}>{escape(text, quote=False)}</{name}>".encode()
