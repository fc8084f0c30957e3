"""Makes web addresses in running text of notes into links."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from siniar.content.youtube_urls import VideoAddress, parse_video
from siniar.model.text import decode_references

#: A web address in running text. It starts no word's middle and holds no mark of the converter's
#: own (U+0002, U+0003). YouTube is recognised without ``https://``, as people say it.
BARE_ADDRESS = (
    r"(?<![\w/@.:\x03-])"
    r"((?:https?://|(?:www\.|m\.)?youtube\.com/|youtu\.be/)[^\s<>\"\x02\x03]+)"
)
#: Characters that end a sentence rather than an address.
_TRAILING = ".,;:!?'*_~…”’"
_OPENERS = {")": "(", "]": "["}


def with_scheme(address: str) -> str:
    """An address as a browser wants it; a YouTube player becomes the video's page."""
    parsed = parse_video(address)
    if parsed.kind is VideoAddress.Kind.VIDEO and "/embed/" in address:
        return f"https://www.youtube.com/watch?v={parsed.id}"
    if address.startswith(("http://", "https://")):
        return address
    return f"https://{address.lstrip('/')}"


class BareAddresses(Extension):
    """Makes web addresses in running text into links."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Run after links, code and HTML have been set aside, before emphasis reads the rest."""
        md.inlinePatterns.register(_BareAddress(BARE_ADDRESS, md), "bare_address", 85)


class _BareAddress(InlineProcessor):
    """Builds the link of one address."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self, match: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """The link with the span it stands for; nothing when only a scheme is left."""
        del data
        address = _trim(match[1])
        if address.endswith(("//", ".com/", ".be/")):
            return None, None, None
        link = Element("a", href=with_scheme(decode_references(address)))
        link.text = address
        return link, match.start(1), match.start(1) + len(address)


def _trim(address: str) -> str:
    """An address without the marks of the sentence around it.

    A closing bracket belongs to the address when it closes one inside it.
    """
    surplus = {mark: address.count(mark) - address.count(_OPENERS[mark]) for mark in _OPENERS}
    end = len(address)
    while end and (address[end - 1] in _TRAILING or surplus.get(address[end - 1], 0) > 0):
        end -= 1
        if address[end] in surplus:
            surplus[address[end]] -= 1
    return address[:end]
