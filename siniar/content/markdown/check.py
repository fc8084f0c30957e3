"""Finds what is left out of notes, and links that lead nowhere good, and their lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate
from string import ascii_lowercase, ascii_uppercase

from lxml import etree

from siniar.content.markdown.allowed import (
    TAGS,
    is_allowed_address,
    is_file_address,
    normal_address,
    written_address,
)
from siniar.content.markdown.clean import is_dropped
from siniar.content.markdown.rules import HTML_NOT_ALLOWED, LINK_UNSAFE, PICTURE_WITHOUT_ALT
from siniar.content.markdown.targets import Resolve, SiteLink, Target, TargetProblem
from siniar.model.findings import Finding, Place, found

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


def check_html(
    raw: str, text: str, path: str, first_line: int, resolve: Resolve
) -> tuple[tuple[Finding, ...], tuple[SiteLink, ...]]:
    """A finding for each line, rule and value of what is wrong in the HTML of a note; its links.

    ``raw`` is what a converter made of the Markdown ``text``, whose first line is line
    ``first_line`` of ``path``.
    """
    reader = _Reader(text, resolve)
    # lxml's types want bytes too, which it never finds in a text.
    parser = etree.HTMLParser(target=reader)  # type: ignore[arg-type]
    etree.fromstring(f"<html><body>{raw}", parser)
    # Python-Markdown takes the word of a footnote for an address.
    footnotes = set(_FOOTNOTE.findall(text)) if "[^" in text else set()
    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))

    def place(position: int) -> Place:
        number = bisect_right(starts, position)
        line = text[starts[number - 1] : starts[number] - 1]
        return Place(path, first_line + number - 1, line[:200])

    problems = sorted(reader.problems, key=lambda each: (each[0], each[1].rule.code))
    findings = (
        found(problem.rule, place(position), **problem.values)
        for position, problem in problems
        if problem.values.get("value") not in footnotes
    )
    links = (SiteLink(page, place(position)) for position, page in reader.links)
    return tuple(dict.fromkeys(findings)), tuple(dict.fromkeys(links))


class _Reader:
    """Follows the HTML tag by tag, and in the Markdown the words that it came from.

    In code, tags are words: whoever follows the words finds the tags that are meant as such.
    """

    def __init__(self, text: str, resolve: Resolve) -> None:
        self._text = text
        self._resolve = resolve
        self._small = text.translate(_SMALL)
        self._position = 0
        #: Where it stands in the Markdown, as well as it can be found.
        self.problems: list[tuple[int, TargetProblem]] = []
        #: Paths below the site's root, with the same.
        self.links: list[tuple[int, str]] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Look at a tag; called by lxml."""
        if name in _PAGE_TAGS:
            return
        for problem, written in _check_tag(name, attributes):
            self.problems.append((self._find(written), problem))
        if not _AUTOLINK.match(name):
            self._follow(name, attributes)

    def _follow(self, name: str, attributes: Mapping[str, str]) -> None:
        """Note where the addresses of a tag lead."""
        for key, value in attributes.items():
            address, is_active = value.strip(), _ACTIVE_ATTRIBUTE.fullmatch(key)
            if key not in _ADDRESS_ATTRIBUTES or is_active or not (address or name in TAGS):
                continue
            target = _target_of(address, self._resolve, is_picture=name == "img")
            self._note(target, address)
            if name == "img" and target.address and not attributes.get("alt", "").strip():
                problem = TargetProblem(PICTURE_WITHOUT_ALT, {"value": address[:200]})
                self.problems.append((self._find(address), problem))

    def _note(self, target: Target, address: str) -> None:
        if not target.problem and not target.page:
            return
        position = self._find(address or "]()")
        if target.problem:
            self.problems.append((position, target.problem))
        if target.page:
            self.links.append((position, target.page))

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


def _check_tag(name: str, attributes: Mapping[str, str]) -> Iterator[tuple[TargetProblem, str]]:
    """Everything wrong with a tag but its addresses, and how that is written in Markdown."""
    tag = f"<{name}"
    if _AUTOLINK.match(name):
        if not is_allowed_address(name):
            yield TargetProblem(LINK_UNSAFE, {"value": name}), tag
        return
    if name not in TAGS:
        yield TargetProblem(HTML_NOT_ALLOWED, {"value": f"{tag}>"}), tag
    for key in attributes:
        if _ACTIVE_ATTRIBUTE.fullmatch(key):
            yield TargetProblem(HTML_NOT_ALLOWED, {"value": f"{tag} {key}>"}), tag


def _target_of(address: str, resolve: Resolve, *, is_picture: bool) -> Target:
    """What the cleaner leaves of an address, and where that leads."""
    is_kept = is_allowed_address(address) or is_file_address(normal_address(address))
    if is_kept and not is_dropped(address):
        return resolve(written_address(address), is_picture)
    return Target(problem=TargetProblem(LINK_UNSAFE, {"value": address[:200] or "()"}))
