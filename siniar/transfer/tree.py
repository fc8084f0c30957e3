"""Parses XML that anybody wrote into trees, and finds elements by the names that feeds know."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from html import unescape

from lxml import etree
from msgspec import Struct

from siniar.transfer.foreign import UnreadPart

#: What namespaces are called here, by a part of their address; programs write many variants.
_PREFIXES = (
    ("itunes.com/dtds/podcast", "itunes"),
    ("podcastindex.org/namespace", "podcast"),
    ("podcastindex-org/podcast-namespace", "podcast"),
    ("podlove.org/simple-chapters", "psc"),
    ("purl.org/rss/1.0/modules/content", "content"),
    ("w3.org/2005/atom", "atom"),
    ("purl.org/atom/ns", "atom"),
    ("search.yahoo.com/mrss", "media"),
    ("purl.org/dc/elements", "dc"),
    ("purl.org/dc/terms", "dcterms"),
    ("backend.userland.com/creativecommonsrssmodule", "creativecommons"),
    ("google.com/schemas/play-podcasts", "googleplay"),
    ("georss.org/georss", "georss"),
    ("rawvoice.com/rawvoicerssmodule", "rawvoice"),
    ("purl.org/syndication/history", "fh"),
    ("w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
    ("purl.org/rss/1.0/", ""),
    ("my.netscape.com/rdf", ""),
    ("backend.userland.com/rss", ""),
    ("w3.org/1999/xhtml", "xhtml"),
)


@cache
def _prefix(namespace: str) -> str:
    folded = namespace.casefold()
    known = (prefix for part, prefix in _PREFIXES if part in folded)
    return next(known, folded)


@cache
def usual_name(tag: str) -> str:
    """``prefix:name`` of an element as feeds usually write it; plain RSS has no prefix."""
    if not tag.startswith("{"):
        return tag  # also "itunes:author" of a feed that forgot to declare it
    namespace, _, local = tag[1:].partition("}")
    prefix = _prefix(namespace)
    return f"{prefix}:{local}" if prefix else local


class ReadingProblem(Struct, frozen=True):
    """Why XML is not well-formed, in the parser's words, and the line."""

    words: str
    line: int


def parse_strictly(text: str) -> etree._Element | ReadingProblem:
    """The tree of well-formed XML. Nothing outside of the text is opened."""
    try:
        return etree.fromstring(text.encode(), _parser(recover=False))
    except etree.XMLSyntaxError as error:
        return ReadingProblem(str(error.msg or error)[:160], error.lineno or 1)
    except (ValueError, etree.LxmlError) as error:
        return ReadingProblem(str(error)[:160], 1)


def parse_leniently(text: str) -> etree._Element | None:
    """What can be read of XML that is not well-formed; ``None`` when it is nothing."""
    try:
        return etree.fromstring(text.encode(), _parser(recover=True))
    except (ValueError, etree.LxmlError):
        return None


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )


class Parts:
    """The children of an element by their usual names."""

    def __init__(self, element: etree._Element) -> None:
        self.element = element
        self.by_name: dict[str, list[etree._Element]] = defaultdict(list)
        for child in element:
            if isinstance(child.tag, str):
                self.by_name[usual_name(child.tag)].append(child)

    @property
    def line(self) -> int:
        """The line that the element begins on, counted from 1."""
        line: object = self.element.sourceline
        return line if isinstance(line, int) else 0

    def all(self, *names: str) -> list[etree._Element]:
        """The children of these names, in the order of the names."""
        return [each for name in names for each in self.by_name.get(name, ())]

    def text(self, *names: str) -> str:
        """The first text that is not empty, without blanks around it."""
        return next(filter(None, (text_of(each) for each in self.all(*names))), "")

    def line_of_text(self, *names: str) -> str:
        """The same as one line of plain words: references decoded, white space folded."""
        return plain_line(self.text(*names))

    def unread(self, known: frozenset[str]) -> Iterator[UnreadPart]:
        """The elements that are not ``known``: they have no place with us."""
        for name, elements in self.by_name.items():
            if name in known or name.startswith(("http:", "https:", "fh:")):
                continue
            for each in elements:
                said = text_of(each) or " ".join(str(value) for value in each.attrib.values())
                yield UnreadPart(name, plain_line(said)[:200])

    def markup(self, *names: str) -> str:
        """The first content that is not empty, as HTML."""
        return next(filter(None, (markup_of(each) for each in self.all(*names))), "")


def text_of(element: etree._Element) -> str:
    """The text of an element and of what stands in it."""
    return "".join(map(str, element.itertext())).strip()


def attribute(element: etree._Element, *names: str) -> str:
    """The first of some attributes that is not empty."""
    return next(filter(None, (str(element.get(name) or "").strip() for name in names)), "")


def markup_of(element: etree._Element) -> str:
    """The content of an element as HTML.

    Feeds hold HTML as text; some forget to escape it, and Atom may hold it as elements.
    """
    if len(element):
        inner = [str(element.text or "")]
        inner += [etree.tostring(child, encoding="unicode") for child in element]
        return re.sub(r"(</?)\w+:(?=\w)|\sxmlns(?::\w+)?=\"[^\"]*\"", r"\1", "".join(inner)).strip()
    text = str(element.text or "").strip()
    is_plain = attribute(element, "type") in {"text", "text/plain"}
    return text if has_markup(text) and not is_plain else as_markup(text)


_MARKUP = re.compile(r"<(?:/?[A-Za-z][^<>]*|!--.*?--)>", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")


def has_markup(text: str) -> bool:
    """Whether a text is HTML rather than plain words."""
    return bool(_MARKUP.search(text) or _REFERENCE.search(text))


def as_markup(text: str) -> str:
    """Plain words as HTML: empty lines part paragraphs, other line ends stay."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    paragraphs = re.split(r"\n\s*\n", "\n".join(line.strip() for line in escaped.split("\n")))
    kept = (part.strip() for part in paragraphs)
    return "\n".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in kept if part)


def plain_line(text: str) -> str:
    """A text as one line: references decoded as often as they were encoded, blanks folded."""
    for _ in range(3):
        decoded = unescape(text) if _REFERENCE.search(text) else text
        if decoded == text:
            break
        text = decoded
    return " ".join(text.split())
