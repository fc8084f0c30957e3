"""Makes stars, low lines and tildes around words into emphasis and strikes, as GitHub does.

The rules are those of https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis, but for
stars between digits, which multiply: ``5*3*2``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import punctuation
from unicodedata import category
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from msgspec import Struct, field

_RUN = re.compile(r"\*+|_+|~+")
#: Python-Markdown writes two of its own around what it has set aside.
_MARKS = frozenset(punctuation + "\x02\x03")
_STOCK = ("em_strong", "em_strong2", "not_strong")
_TAGS = {1: "em", 2: "strong"}


class GithubEmphasis(Extension):
    """Emphasis, strong emphasis and strikes."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Run when links and code are made, in place of Python-Markdown's patterns."""
        for name in _STOCK:
            md.inlinePatterns.deregister(name, strict=False)
        md.treeprocessors.register(_Emphasis(md), "emphasis", 18)


class _Run(Struct, eq=False):
    """Marks of one kind in a row."""

    mark: str
    length: int
    opens: bool
    closes: bool
    #: Marks that no tag has been made of.
    left: int
    ended: list[str] = field(default_factory=list)
    #: Outermost last.
    begun: list[str] = field(default_factory=list)


_Part = str | Element | _Run


class _Emphasis(Treeprocessor):
    """Goes through the tree once."""

    def run(self, root: Element) -> None:
        """Emphasise in every element that holds words."""
        for element in list(root.iter()):
            if element.tag not in {"code", "pre"} and any(map(_has_marks, _texts(element))):
                self._emphasise(element)

    def _emphasise(self, element: Element) -> None:
        parts = list(_split(element))
        if not any(isinstance(part, _Run) for part in parts):
            return
        for group in self._groups(parts):
            _pair(group)
        _rebuild(element, parts)

    def _groups(self, parts: list[_Part]) -> Iterator[list[_Run]]:
        """The runs between blocks: emphasis ends where a list begins."""
        group: list[_Run] = []
        for part in parts:
            if isinstance(part, _Run):
                group.append(part)
            elif isinstance(part, Element) and self.md.is_block_level(part.tag):
                yield group
                group = []
        yield group


def _texts(element: Element) -> list[str]:
    """The texts before, between and behind the children of an element."""
    return [element.text or "", *(child.tail or "" for child in element)]


def _has_marks(text: str) -> bool:
    return not isinstance(text, AtomicString) and _RUN.search(text) is not None


def _split(element: Element) -> Iterator[_Part]:
    """The text of an element, its runs of marks and its children, in their order."""
    children = list(element)
    edges = ["", *map(_edge, children), ""]
    for number, text in enumerate(_texts(element)):
        if _has_marks(text):
            yield from _split_text(text, edges[number], edges[number + 1])
        else:
            yield text
        if number < len(children):
            yield children[number]


def _edge(child: Element) -> str:
    """What a child is to the marks beside it: the end of a line, or a mark itself."""
    return "\n" if child.tag == "br" else ")"


def _split_text(text: str, before: str, after: str) -> Iterator[_Part]:
    start = 0
    for match in _RUN.finditer(text):
        begin, end = match.span()
        near = _near(text, begin, end, match[0][0])
        run = _judge(match[0], near[0] or before, near[1] or after)
        if run is None:
            continue
        yield text[start:begin]
        yield run
        start = end
    yield text[start:]


def _near(text: str, begin: int, end: int, mark: str) -> tuple[str, str]:
    """The letters before and behind a run. Stars and low lines do not see tildes."""
    while mark != "~" and begin and text[begin - 1] == "~":
        begin -= 1
    while mark != "~" and text.startswith("~", end):
        end += 1
    return text[max(begin - 1, 0) : begin], text[end : end + 1]


def _judge(marks: str, before: str, after: str) -> _Run | None:
    """What a run of marks may do by the letters around it; ``None`` when it is text."""
    mark = marks[0]
    if (mark == "~" and len(marks) > 2) or (mark == "*" and before.isdigit() and after.isdigit()):
        return None
    left = _leans(after, before)
    right = _leans(before, after)
    opens, closes = left, right
    if mark == "_":
        opens = left and (not right or _is_mark(before))
        closes = right and (not left or _is_mark(after))
    return _Run(mark, len(marks), opens, closes, len(marks)) if opens or closes else None


def _leans(near: str, far: str) -> bool:
    """Whether a run leans on the letter ``near``, and not on the other side's."""
    if _is_blank(near):
        return False
    return not _is_mark(near) or _is_blank(far) or _is_mark(far)


def _is_blank(letter: str) -> bool:
    return not letter or letter.isspace()


def _is_mark(letter: str) -> bool:
    return bool(letter) and (letter in _MARKS or category(letter)[0] == "P")


def _pair(runs: list[_Run]) -> None:
    """Pair what opens with what closes; each run remembers its tags."""
    openers: list[_Run] = []
    #: Below which opener none is to be looked for once more.
    bottoms: dict[tuple[str, int], int] = {}
    for run in runs:
        kind = (run.mark, run.length % 3)
        while run.closes and run.left:
            at = _find_opener(openers, run, bottoms.get(kind, 0))
            if at is None:
                bottoms[kind] = len(openers)
                break
            opener = openers[at]
            del openers[at:]
            if not _join(opener, run):
                break
            if opener.left:
                openers.append(opener)
            bottoms = {key: min(value, len(openers)) for key, value in bottoms.items()}
        if run.opens and run.left:
            openers.append(run)


def _find_opener(openers: list[_Run], closer: _Run, bottom: int) -> int | None:
    for at in range(len(openers) - 1, bottom - 1, -1):
        opener = openers[at]
        if opener.mark == closer.mark and _fits(opener, closer):
            return at
    return None


def _fits(opener: _Run, closer: _Run) -> bool:
    """Rules 9 and 10 of the specification; strikes have as many marks on both sides."""
    if not (closer.opens or opener.closes) or closer.length % 3 == 0:
        return True
    return (opener.length + closer.length) % 3 != 0


def _join(opener: _Run, closer: _Run) -> bool:
    """Make one tag of the marks of both; ``False`` when strikes differ and both become text."""
    if opener.mark == "~" and opener.length != closer.length:
        closer.opens = False
        return False
    count = 2 if opener.left > 1 and closer.left > 1 else 1
    tag = "del" if opener.mark == "~" else _TAGS[count]
    opener.left -= count
    closer.left -= count
    opener.begun.append(tag)
    closer.ended.append(tag)
    return True


def _rebuild(element: Element, parts: list[_Part]) -> None:
    """Fill an element anew, with tags in place of the marks that were paired."""
    for child in list(element):
        element.remove(child)
    element.text = ""
    opened = [element]
    for part in parts:
        if isinstance(part, str):
            _append_text(opened[-1], part)
        elif isinstance(part, Element):
            part.tail = None
            opened[-1].append(part)
        else:
            del opened[len(opened) - len(part.ended) :]
            _append_text(opened[-1], part.mark * part.left)
            for tag in reversed(part.begun):
                is_twice = tag == opened[-1].tag == "strong"
                opened.append(opened[-1] if is_twice else SubElement(opened[-1], tag))


def _append_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
