"""Python-Markdown, spared the work that can find nothing in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Self
from xml.etree.ElementTree import Element, ElementTree, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import (
    BlockProcessor,
    BlockQuoteProcessor,
    HashHeaderProcessor,
    HRProcessor,
    ReferenceProcessor,
    SetextHeaderProcessor,
)
from markdown.extensions.tables import TableProcessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace

from siniar.content.markdown.inlines import Inlines, Unescaping

#: What must stand somewhere in a block for its processor to find anything.
_MARKS: dict[type[BlockProcessor], tuple[str, ...]] = {
    TableProcessor: ("|",),
    HashHeaderProcessor: ("#",),
    SetextHeaderProcessor: ("\n=", "\n-"),
    HRProcessor: ("-", "_", "*"),
    BlockQuoteProcessor: (">",),
    ReferenceProcessor: ("]:",),
}
_BLANK_LINE = re.compile(r"\n +(?:\n|\Z)")
_CHANGED_MARKS = ("\x02", "\x03", "\r", "\t")


class Converter(Markdown):
    """The library's converter with its own results, in a third of its time for usual notes."""

    def build_parser(self) -> Self:
        """Put our processors in the places of those that they extend."""
        super().build_parser()
        self._blocks = frozenset(self.block_level_elements)
        parser = Blocks(self)
        for processor in self.parser.blockprocessors:
            processor.parser = parser
        parser.blockprocessors = self.parser.blockprocessors
        self.parser = parser
        self.preprocessors.register(_Whitespace(self), "normalize_whitespace", 30)
        self.preprocessors.register(_HtmlBlocks(self), "html_block", 20)
        inlines = Inlines(self)
        self.treeprocessors.register(inlines, "inline", 20)
        self.treeprocessors.register(Unescaping(self, inlines), "unescape", 0)
        return self

    def is_block_level(self, tag: object) -> bool:
        """Whether a tag is a block's; asked of every element, so no list is searched."""
        return isinstance(tag, str) and tag.lower().rstrip("/") in self._blocks


class _Whitespace(NormalizeWhitespace):
    """Most texts have no tabs, and nothing in their empty lines."""

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        if any(mark in source for mark in _CHANGED_MARKS) or _BLANK_LINE.search(source):
            return super().run(lines)
        return [*lines, "", ""]


class _HtmlBlocks(HtmlBlockPreprocessor):
    """Without these two marks a parser of HTML sees nothing but words."""

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        return super().run(lines) if "<" in source or "&" in source else lines


class Blocks(BlockParser):
    """Asks only those processors that can find something in a block."""

    def __init__(self, md: Markdown) -> None:
        """Begin without processors; extensions go on adding them."""
        super().__init__(md)
        self._steps: list[tuple[BlockProcessor, tuple[str, ...]]] = []

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:  # noqa: N802 (Python-Markdown's name)
        """The tree of a document."""
        self._steps = [
            (processor, _MARKS.get(type(processor), ("",))) for processor in self.blockprocessors
        ]
        return super().parseDocument(lines)

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802 (see above)
        """Add the elements of all blocks to ``parent``."""
        while blocks:
            block = blocks[0]
            # One line that begins with a letter can be nothing but a paragraph.
            if block[:1].isalpha() and "\n" not in block:
                if self.state.isstate("list"):
                    self.blockprocessors["paragraph"].run(parent, blocks)
                else:
                    SubElement(parent, "p").text = blocks.pop(0)
            else:
                self._parse_first(parent, blocks)

    def _parse_first(self, parent: Element, blocks: list[str]) -> None:
        """Let the first processor have the first block that wants it."""
        block = blocks[0]
        for processor, marks in self._steps:
            for mark in marks:
                if mark in block:
                    break
            else:
                continue
            if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                break
