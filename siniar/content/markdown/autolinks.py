"""Makes addresses of pages and mailboxes in running text of notes into links."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from siniar.content.youtube_urls import VideoAddress, parse_video
from siniar.model.text import decode_references

#: A web address in running text. It starts no word's middle and holds no mark of the converter's
#: own (U+0002, U+0003). YouTube is recognised without ``https://``, as people say it.
BARE_ADDRESS = (
    r"((?<![A-Za-z\x03])https?://[^\s<>\"\x02\x03]+"
    r"|(?<![^\s*_~(\"'“‘])(?:www\.|(?:m\.)?youtube\.com/|youtu\.be/)[^\s<>\"\x02\x03]+)"
)
#: A mailbox in running text. https://github.github.com/gfm/#extended-email-autolink
BARE_MAILBOX = (
    r"((?<![A-Za-z0-9.+/\x03-])[A-Za-z0-9][A-Za-z0-9._+-]{0,63}"
    r"@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+(?<=[A-Za-z])(?![A-Za-z0-9@-]))"
)
#: Characters that end a sentence rather than an address.
_TRAILING = ".,;:!?'*_~…”’\\"
#: A reference that ends an address, and not a part of it.
_REFERENCE = re.compile(r"&[A-Za-z]+;$")
_OPENERS = {")": "(", "]": "["}


def with_scheme(address: str) -> str:
    """An address as a browser wants it; a YouTube player becomes the video's page."""
    parsed = parse_video(address)
    if parsed.kind is VideoAddress.Kind.VIDEO and "/embed/" in address:
        return f"https://www.youtube.com/watch?v={parsed.id}"
    if address.startswith(("http://", "https://")):
        return address
    # Whoever writes no scheme may mean a site without TLS; all others lead on by themselves.
    is_other = address.startswith("www.") and parsed.kind is VideoAddress.Kind.UNKNOWN
    scheme = "http" if is_other else "https"
    return f"{scheme}://{address.lstrip('/')}"


class BareAddresses(Extension):
    """Makes addresses of pages and mailboxes in running text into links."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Run after links, code and HTML have been set aside, before emphasis reads the rest."""
        md.inlinePatterns.register(_BareAddress(BARE_ADDRESS, md), "bare_address", 85)
        md.inlinePatterns.register(_BareMailbox(BARE_MAILBOX, md), "bare_mailbox", 84)


class _BareAddress(InlineProcessor):
    """Builds the link of one address."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self, match: re.Match[str], _data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """The link with the span it stands for; nothing when only a scheme is left."""
        address = _trim(match[1])
        if address.endswith(("//", ".com/", ".be/")):
            return None, None, None
        link = Element("a", href=with_scheme(decode_references(address)))
        link.text = AtomicString(address)
        return link, match.start(1), match.start(1) + len(address)


class _BareMailbox(InlineProcessor):
    """Builds the link of one mailbox."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self, match: re.Match[str], _data: str
    ) -> tuple[Element, int, int]:
        """The link with the span it stands for."""
        link = Element("a", href=f"mailto:{match[1]}")
        link.text = AtomicString(match[1])
        return link, match.start(1), match.end(1)


def _trim(address: str) -> str:
    """An address without the marks of the sentence around it.

    A closing bracket belongs to the address when it closes one inside it.
    """
    address = _REFERENCE.sub("", address)
    surplus = {mark: address.count(mark) - address.count(_OPENERS[mark]) for mark in _OPENERS}
    end = len(address)
    while end and (address[end - 1] in _TRAILING or surplus.get(address[end - 1], 0) > 0):
        end -= 1
        if address[end] in surplus:
            surplus[address[end]] -= 1
    return address[:end]
