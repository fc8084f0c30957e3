"""Makes feeds of other programs, with everything that an item can hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

#: As programs declare them.
NAMESPACES = (
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:podcast="https://podcastindex.org/namespace/1.0" '
    'xmlns:psc="http://podlove.org/simple-chapters" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:atom="http://www.w3.org/2005/Atom"'
)
SHOW = (
    "<title>Siaran Lama</title><link>https://lama.example/</link>"
    "<description>Acara contoh.</description><language>id</language>"
    "<itunes:author>Kantor Lama</itunes:author>"
)


@dataclass(frozen=True)
class Item:
    """An item as its elements: name to text, and those with attributes as they are written."""

    texts: Mapping[str, str] = field(default_factory=dict)
    elements: tuple[str, ...] = ()

    def render(self) -> str:
        """The item's XML."""
        texts = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in self.texts.items())
        return f"<item>{texts}{''.join(self.elements)}</item>"


def element(name: str, text: str = "", **attributes: str) -> str:
    """An element with attributes."""
    written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{written}>{escape(text)}</{name}>"


def render(items: Iterable[Item], show: str = SHOW, extra: str = "") -> bytes:
    """A whole feed."""
    inside = "\n".join(item.render() for item in items)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {NAMESPACES}>'
        f"<channel>{show}{extra}\n{inside}\n</channel></rss>"
    ).encode()


def simple(number: int, base: str = "https://lama.example", **texts: str) -> Item:
    """An ordinary item."""
    values = {
        "title": f"Cara mengurus surat {chr(64 + number)}",
        "guid": f"siaran-lama-{number}",
        "pubDate": f"Fri, {number:02} May 2026 08:00:00 +0700",
        "description": f"<p>Catatan nomor {number}.</p>",
        "itunes:duration": "12:30",
        **texts,
    }
    enclosure = element(
        "enclosure", url=f"{base}/audio/{number}.mp3", length="14400000", type="audio/mpeg"
    )
    return Item({name: text for name, text in values.items() if text}, (enclosure,))
