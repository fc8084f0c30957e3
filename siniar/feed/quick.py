"""Writes items and the channel's date as text: the bytes of feedgen and lxml, without them."""

from __future__ import annotations

from email.utils import format_datetime

from siniar.feed.elements import Source, newest_date
from siniar.feed.item import Item
from siniar.feed.namespace import Element
from siniar.model.text import clean

_INDENT = "      "
#: How lxml writes the characters that mean something in an attribute's value.
_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
)


class _UnusualError(Exception):
    """Only lxml knows how to write it, or that it cannot be written."""


def write_item(item: Item) -> bytes | None:
    """The item on lines of its own; ``None`` when it holds something unusual."""
    try:
        return f"    <item>\n{_write_known(item)}{_write_ours(item)}    </item>\n".encode()
    except (_UnusualError, UnicodeEncodeError):
        return None


def write_date(source: Source) -> bytes:
    """The element that says when the feed's content last changed."""
    return f"<lastBuildDate>{format_datetime(newest_date(source))}</lastBuildDate>".encode()


def pack_frame(begin: bytes, end: bytes, source: Source) -> bytes:
    """What stands around the items, without its date, to be kept; XML holds no zero."""
    return b"\0".join([*begin.split(write_date(source)), end])


def open_frame(frame: bytes, source: Source) -> tuple[bytes, bytes] | None:
    """What stood around the items, with the date of today's feed."""
    parts = frame.split(b"\0")
    if len(parts) != 3 or newest_date(source).year < 1000:
        return None
    return parts[0] + write_date(source) + parts[1], parts[2]


def _write_known(item: Item) -> str:
    """What feedgen itself writes, in its order."""
    if item.date.year < 1000:
        raise _UnusualError
    enclosure = ""
    if item.enclosure:
        url, kind = _attribute(item.enclosure.url), _attribute(item.enclosure.type)
        length = item.enclosure.length
        enclosure = f'{_INDENT}<enclosure url="{url}" length="{length}" type="{kind}"/>\n'
    return (
        f"{_INDENT}<title>{_text(item.title)}</title>\n"
        f"{_INDENT}<link>{_text(item.link)}</link>\n"
        f"{_INDENT}<description>{_text(item.description)}</description>\n"
        f"{_INDENT}<content:encoded>{_text(item.notes)}</content:encoded>\n"
        f'{_INDENT}<guid isPermaLink="false">{_text(item.guid)}</guid>\n'
        f"{enclosure}"
        f"{_INDENT}<pubDate>{format_datetime(item.date)}</pubDate>\n"
    )


def _write_ours(item: Item) -> str:
    return "".join([_write_element(element, _INDENT) for element in item.elements])


def _write_element(element: Element, indent: str) -> str:
    name, text = element.name, element.text
    attributes, children = element.attributes, element.children
    if attributes:
        pairs = [f' {key}="{_attribute(value)}"' for key, value in attributes.items() if value]
        start = f"{indent}<{name}{''.join(pairs)}"
    else:
        start = f"{indent}<{name}"
    if children:
        if text:
            raise _UnusualError
        inner = "".join([_write_element(child, f"{indent}  ") for child in children])
        return f"{start}>\n{inner}{indent}</{name}>\n"
    return f"{start}>{_text(text)}</{name}>\n" if text else f"{start}/>\n"


def _text(text: str) -> str:
    if not text or clean(text) is not text:
        raise _UnusualError
    if "&" in text:
        text = text.replace("&", "&amp;")
    return text.replace("<", "&lt;").replace(">", "&gt;")


def _attribute(value: str) -> str:
    if value.isalnum():
        return value
    if clean(value) is not value:
        raise _UnusualError
    return value.translate(_ATTRIBUTE)
