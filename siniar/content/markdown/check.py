"""Finds what is left out of notes, and links that lead nowhere good, and their lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate
from string import ascii_lowercase, ascii_uppercase

from lxml import etree

from siniar.content.markdown.allowed import TAGS, is_allowed_address, normal_address
from siniar.content.markdown.rules import HTML_NOT_ALLOWED, LINK_UNSAFE
from siniar.content.rules import URL_WITHOUT_TLS
from siniar.model.findings import Finding, Place, found
from siniar.model.rules import Rule

_ADDRESS_ATTRIBUTES = frozenset({"href", "src", "action", "formaction", "xlink:href", "data"})
_ACTIVE_ATTRIBUTE = re.compile(r"on\w+|style|srcdoc|formaction")
#: What is meant as an address between angles; other words with colons are tags of Word.
_AUTOLINK = re.compile(r"(?:(?:java|vb)script|data|blob|file|ftp|https?|mailto|tel):")
_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\n]+\]:[ \t]*(\S+)", re.MULTILINE)
#: Tags of a whole page, which lxml puts around whatever it reads.
_PAGE_TAGS = frozenset({"html", "head", "body"})
_BEFORE_ADDRESS = frozenset(" \t\n([<\"'=")
_WORDS = re.compile(r"\S")
#: Makes capital letters small without changing how many there are.
_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)
#: Characters within which words of the HTML are looked for in the text, from the last ones on.
_REACH = 2000


def check_html(raw: str, text: str, path: str, first_line: int) -> list[Finding]:
    """A finding for each line, rule and value of what is wrong in the HTML of a note.

    ``raw`` is what a converter made of the Markdown ``text``, whose first line is line
    ``first_line`` of ``path``.
    """
    reader = _Reader(text)
    # lxml's types want bytes too, which it never finds in a text.
    parser = etree.HTMLParser(target=reader)  # type: ignore[arg-type]
    etree.fromstring(f"<html><body>{raw}", parser)
    # Python-Markdown takes the word of a footnote for an address.
    footnotes = set(_FOOTNOTE.findall(text))
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    findings = []
    for position, rule, value in sorted(reader.problems, key=lambda each: (each[0], each[1].code)):
        number = bisect_right(starts, position)
        line = text[starts[number - 1] : starts[number] - 1]
        place = Place(path, first_line + number - 1, line[:200])
        if value not in footnotes:
            findings.append(found(rule, place, **({"value": value[:200]} if value else {})))
    return list(dict.fromkeys(findings))


class _Reader:
    """Follows the HTML tag by tag, and in the Markdown the words that it came from.

    In code, tags are words: whoever follows the words finds the tags that are meant as such.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._small = text.translate(_SMALL)
        self._position = 0
        #: Where it stands in the Markdown, as well as it can be found; rule and value.
        self.problems: list[tuple[int, Rule, str]] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Look at a tag; called by lxml."""
        if name in _PAGE_TAGS:
            return
        for rule, value, written in _check_tag(name, attributes):
            self.problems.append((self._find(written), rule, value))

    def end(self, name: str) -> None:
        """Nothing; called by lxml."""

    def data(self, words: str) -> None:
        """Follow the words of a text; called by lxml."""
        for line in map(str.strip, words.split("\n")):
            end = self._position + _REACH + len(line)
            found_at = self._text.find(line, self._position, end) if line else -1
            if found_at >= 0:
                self._position = found_at + len(line)

    def close(self) -> None:
        """Nothing; called by lxml."""

    def _find(self, written: str) -> int:
        """Where something stands from here on; where the next words stand when it does not."""
        written = written.translate(_SMALL)
        at = self._small.find(written, self._position)
        # "form.html" is not what ends "/old-form.html".
        while at > 0 and written[0].isalnum() and self._small[at - 1] not in _BEFORE_ADDRESS:
            at = self._small.find(written, at + 1)
        if at >= 0:
            return at
        following = _WORDS.search(self._text, self._position)
        return following.start() if following else len(self._text.rstrip())


def _check_tag(name: str, attributes: Mapping[str, str]) -> Iterator[tuple[Rule, str, str]]:
    """Rules and values of everything wrong with a tag, and how that is written in Markdown."""
    tag = f"<{name}"
    if _AUTOLINK.match(name):
        if not is_allowed_address(name):
            yield LINK_UNSAFE, name, tag
        return
    if name not in TAGS:
        yield HTML_NOT_ALLOWED, f"{tag}>", tag
    for key, value in attributes.items():
        if _ACTIVE_ATTRIBUTE.fullmatch(key):
            yield HTML_NOT_ALLOWED, f"{tag} {key}>", tag
        elif key in _ADDRESS_ATTRIBUTES and (value or name in TAGS):
            yield from _check_address(value.strip(), is_picture=name == "img")


def _check_address(address: str, *, is_picture: bool) -> Iterator[tuple[Rule, str, str]]:
    if not is_allowed_address(address):
        yield LINK_UNSAFE, address or "()", address or "]()"
    elif is_picture and normal_address(address).lower().startswith("http:"):
        yield URL_WITHOUT_TLS, "", address
