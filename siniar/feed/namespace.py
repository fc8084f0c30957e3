"""The elements that feedgen does not know, and their namespaces with the usual prefixes."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

#: AntennaPod compares both the address and the prefix of a namespace.
NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}

#: Declared where it is used: on the pages of archives. https://www.rfc-editor.org/rfc/rfc5005
ARCHIVES = {"fh": "http://purl.org/syndication/history/1.0"}


class Element(Struct, frozen=True):
    """An element to be written: ``prefix:name``, text, attributes, children."""

    name: str
    text: str = ""
    #: One without a value is left out.
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Element, ...] = ()
