"""Applies the inline patterns of Python-Markdown to those texts that hold their marks."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import (
    AUTOLINK_RE,
    AUTOMAIL_RE,
    BACKTICK_RE,
    ENTITY_RE,
    ESCAPE_RE,
    HTML_RE,
    IMAGE_LINK_RE,
    LINE_BREAK_RE,
    LINK_RE,
    Pattern,
    ReferenceInlineProcessor,
)
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import AtomicString, Registry

from siniar.content.markdown.autolinks import BARE_ADDRESS

#: What must stand somewhere in a text for a pattern to find anything there.
MARKS = {
    BACKTICK_RE: ("`",),
    ESCAPE_RE: ("\\",),
    LINK_RE: ("[",),
    IMAGE_LINK_RE: ("![",),
    AUTOLINK_RE: ("<",),
    AUTOMAIL_RE: ("<",),
    LINE_BREAK_RE: ("  \n",),
    HTML_RE: ("<",),
    ENTITY_RE: ("&",),
    BARE_ADDRESS: ("/",),
    r"\*|_": ("*", "_"),
}


class Inlines(InlineProcessor):
    """The library's walk over the tree, past all texts that hold no mark."""

    def __init__(self, md: Markdown) -> None:
        """The patterns are those that ``md`` has when the first tree comes."""
        super().__init__(md)
        #: Whether the last tree may hold characters that were escaped.
        self.has_escapes = False
        self._marks: list[tuple[tuple[str, ...], bool]] = []
        self._chosen: dict[tuple[bool, ...], Registry[Pattern]] = {}

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """The same tree with its inline elements."""
        self.stashed_nodes = {}
        self.has_escapes = False
        marked = "\n\n".join(_shut_plain_texts(tree))
        if not marked:
            return tree
        self.has_escapes = "\\" in marked
        # The types know only the newer kind of pattern.
        self.inlinePatterns = self._choose(marked)  # type: ignore[assignment]
        return super().run(tree, ancestors)

    def _choose(self, text: str) -> Registry[Pattern]:
        """The patterns that can find something in a text, in their order.

        None of them leaves a mark behind that was not there before.
        """
        if not self._marks:
            self._marks = [
                (MARKS.get(each.pattern, ("",)), isinstance(each, ReferenceInlineProcessor))
                for each in self.md.inlinePatterns
            ]
        has_references = bool(self.md.references)
        is_wanted = tuple(
            any(mark in text for mark in marks) and (has_references or not is_reference)
            for marks, is_reference in self._marks
        )
        if is_wanted not in self._chosen:
            chosen: Registry[Pattern] = Registry()
            for number, pattern in enumerate(self.md.inlinePatterns):
                if is_wanted[number]:
                    chosen.register(pattern, str(number), -number)
            self._chosen[is_wanted] = chosen
        return self._chosen[is_wanted]


class Unescaping(UnescapeTreeprocessor):
    """Looks at the tree only where something was escaped."""

    def __init__(self, md: Markdown, inlines: Inlines) -> None:
        """``inlines`` knows what it escaped."""
        super().__init__(md)
        self._inlines = inlines

    def run(self, root: Element) -> Element | None:
        """Write characters that were escaped as themselves."""
        return super().run(root) if self._inlines.has_escapes else None


def _shut_plain_texts(tree: Element) -> Iterator[str]:
    """The texts that hold a mark; the others are shut to patterns."""
    for element in tree.iter():
        text, tail = element.text, element.tail
        if text:
            if not has_mark(text):
                element.text = AtomicString(text)
            elif not isinstance(text, AtomicString):
                yield text
        if tail and has_mark(tail):
            yield tail


def has_mark(text: str) -> bool:
    """Whether any pattern may find something in a text."""
    # Written out: this is asked of every text, and a loop takes five times as long.
    return (
        "*" in text
        or "_" in text
        or "[" in text
        or "/" in text
        or "&" in text
        or "<" in text
        or "`" in text
        or "\\" in text
        or ("\n" in text and "  \n" in text)
    )
