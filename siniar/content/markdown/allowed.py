"""Tells which HTML and which addresses notes may hold, as tables that checker and cleaner share."""

from __future__ import annotations

import re

from siniar.content.addresses import split_address
from siniar.model.text import decode_references

#: Tags that reach pages and feed. Anything else is left out, its text kept.
TAGS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr"}
    | {"br", "a", "img", "strong", "em", "b", "i", "sup", "sub", "del", "s", "abbr"}
    | {"details", "summary"}
    | {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
)
#: Tags that go together with what stands in them.
SILENCED_TAGS = frozenset({"script", "style", "svg", "math", "template", "noscript", "textarea"})
#: Attributes that stay; ``align`` becomes a class, so that pages need no inline style.
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "abbr": {"title"},
    "ol": {"start"},
    "th": {"align", "colspan", "rowspan"},
    "td": {"align", "colspan", "rowspan"},
    "details": {"open"},
    "sup": {"id"},
    "li": {"id"},
}
#: What the converter calls footnotes and the places that lead there; nothing else has an id.
FOOTNOTE_ID = re.compile(r"fn(?:ref\d*)?:.+")
SCHEMES = frozenset({"https", "http", "mailto", "tel"})

#: What browsers take out of an address before they read it, and more that nobody can see.
#: https://url.spec.whatwg.org/#concept-basic-url-parser
_INVISIBLE = re.compile("[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
#: The same without the blanks that people type in addresses.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_BLANK = re.compile("[ \xa0]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(.*)", re.DOTALL)
#: What no blank belongs to: scheme and host of a page, a telephone, a mailbox.
_UNBROKEN = re.compile(r"https?://[^/?#]*|tel:.*|mailto:[^?]*", re.IGNORECASE)


def is_blank(text: str) -> bool:
    """Whether nothing of a text can be seen."""
    return not _INVISIBLE.sub("", text)


def normal_address(address: str) -> str:
    """An address as a browser would read it: entities decoded, invisible characters gone."""
    return _INVISIBLE.sub("", decode_references(address))


def written_address(address: str) -> str:
    """The same as it is published: a blank inside is ``%20``, where a host may have one not."""
    normal = normal_address(address)
    kept = _UNSEEN.sub("", decode_references(address)).strip(" \xa0")
    has_scheme = [_SCHEME.fullmatch(each.lower()) is not None for each in (normal, kept)]
    if kept == normal or has_scheme == [True, False]:
        return normal
    head = _UNBROKEN.match(kept)
    end = head.end() if head else 0
    return _BLANK.sub("", kept[:end]) + _BLANK.sub("%20", kept[end:])


def is_file_address(address: str) -> bool:
    """Whether a normal address names something beside the notes, such as ``formulir.pdf``."""
    has_scheme = _SCHEME.fullmatch(address.lower()) is not None
    return bool(address) and not has_scheme and not address.startswith(("/", "\\", "#", "?"))


def is_site_address(address: str) -> bool:
    """Whether a normal address stays on the site: ``/page/`` or ``#part``."""
    if address.startswith("#"):
        return True
    return address.startswith("/") and not address.startswith(("//", "/\\"))


def is_allowed_address(address: str) -> bool:
    """Whether an address, as written, leads to a page, a mailbox or a telephone."""
    address = normal_address(address)
    match = _SCHEME.fullmatch(address.lower())
    if match is None:
        return is_site_address(address)
    scheme, rest = match.groups()
    if scheme in {"http", "https"}:
        return re.match(r"//[^/\\]", rest) is not None and bool(split_address(address).netloc)
    return scheme in SCHEMES and bool(rest)
