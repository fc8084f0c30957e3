"""Reads what AntennaPod shows of questions in a feed, by the rules of its parser.

It takes ``uri`` of ``podcast:socialInteract`` inside an item whatever ``protocol`` says, where
prefix or address of the namespace are those that it knows, and makes every time that stands in the
longer of description and content a link to that moment.
https://github.com/AntennaPod/AntennaPod/pull/7127
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml import sax
from xml.sax.handler import ContentHandler, feature_namespaces
from xml.sax.xmlreader import AttributesNSImpl

_PODCAST = "https://podcastindex.org/namespace/1.0"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
#: Its pattern of times in notes.
_TIME = re.compile(r"(?<![\d:])(?:(\d{1,3}):)?(\d{1,2}):(\d\d)(?![\d:])")


@dataclass
class AntennaPodItem:
    """What it keeps of an item."""

    guid: str = ""
    #: Opened by the button for discussions; empty for none.
    discussion: str = ""
    notes: str = ""

    @property
    def moments(self) -> list[int]:
        """The seconds that its notes lead to."""
        times = (map(int, (part or "0" for part in found)) for found in _TIME.findall(self.notes))
        return [hours * 3600 + minutes * 60 + seconds for hours, minutes, seconds in times]


@dataclass
class _Handler(ContentHandler):
    items: list[AntennaPodItem] = field(default_factory=list)
    text: str = ""

    def startElementNS(  # noqa: N802 (the reader's)
        self, name: tuple[str | None, str], _qname: str | None, attrs: AttributesNSImpl
    ) -> None:
        self.text = ""
        if name == (None, "item"):
            self.items.append(AntennaPodItem())
        elif name == (_PODCAST, "socialInteract") and self.items:
            self.items[-1].discussion = str(attrs.get((None, "uri")) or "")  # type: ignore[call-overload]

    def characters(self, content: str) -> None:
        self.text += content

    def endElementNS(self, name: tuple[str | None, str], _qname: str | None) -> None:  # noqa: N802 (the reader's)
        if not self.items:
            return
        item = self.items[-1]
        if name == (None, "guid"):
            item.guid = self.text.strip()
        elif name in {(None, "description"), (_CONTENT, "encoded")} and len(self.text) > len(
            item.notes
        ):
            item.notes = self.text


def read_as_antennapod(xml: bytes) -> dict[str, AntennaPodItem]:
    """The items of a feed by their guids."""
    handler = _Handler()
    parser = sax.make_parser()
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(handler)
    parser.feed(xml.decode())  # type: ignore[attr-defined]  # expat reads by pieces
    parser.close()  # type: ignore[attr-defined]
    return {item.guid: item for item in handler.items}
