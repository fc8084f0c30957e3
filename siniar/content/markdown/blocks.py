"""Builds Python-Markdown's tree from the blocks that GitHub sees: an extension."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.postprocessors import RawHtmlPostprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString, Registry, code_escape
from markdown_it.token import Token

from siniar.content.markdown.footnotes import Footnotes
from siniar.content.markdown.structure import read_structure
from siniar.content.markdown.tags import show_words

#: Boxes of a list of tasks, as letters that every podcast app shows.
EMPTY_BOX, TICKED_BOX = "☐", "☑"
_TASK = re.compile(r"\A\[([ xX])\][ \t]+(?=\S)")
#: Blanks before a paragraph's later lines mean nothing.
_MARGIN = re.compile(r"\n[ \t]+")
#: What every mark in running text has in it, but for those that ``_is_plain`` asks for besides.
_MARK = re.compile(r"[\\`*_~\[<&@/]")
_SIDE = re.compile("text-align:(.+)")


class GithubBlocks(Extension):
    """Lists, tables, code, HTML, headings and footnotes where GitHub sees them.

    Python-Markdown's own rules for blocks are older than GitHub's: they want empty lines before
    lists and tables, and four blanks where two are usual. What stands in the blocks is read by
    Python-Markdown.
    """

    def __init__(self, footnotes: Footnotes) -> None:
        super().__init__()
        self._footnotes = footnotes

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Take the place of all rules for blocks."""
        md.preprocessors.deregister("html_block")
        md.parser.blockprocessors = Registry()
        processor = _Blocks(md, self._footnotes)
        md.parser.blockprocessors.register(processor, "github", 100)
        md.treeprocessors.register(_Unboxed(md), "unboxed", 5)
        md.postprocessors.register(_PutHtmlBack(md), "raw_html", 30)


class _Unboxed(Treeprocessor):
    """Takes away the box around footnotes: a box that an editor wrote is no element yet."""

    def run(self, root: Element) -> None:
        """Leave what stands in the box."""
        for box in root.findall("div"):
            at = list(root).index(box)
            root.remove(box)
            for child in reversed(list(box)):
                root.insert(at, child)


class _HtmlBlock(str):
    """HTML that stands by itself, and in no paragraph."""

    __slots__ = ()


class _PutHtmlBack(RawHtmlPostprocessor):
    """Puts HTML back that was set aside."""

    def isblocklevel(self, html: str) -> bool:
        """Whether there is no paragraph around it."""
        return isinstance(html, _HtmlBlock)

    def stash_to_string(self, text: str) -> str:
        """As it was set aside."""
        return text


class _Blocks(BlockProcessor):
    """Reads a whole text at once."""

    def __init__(self, md: Markdown, footnotes: Footnotes) -> None:
        super().__init__(md.parser)
        self._md = md
        self._footnotes = footnotes

    def test(self, _parent: Element, _block: str) -> bool:
        """Whatever it is."""
        return True

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Build the elements of all blocks into ``parent``."""
        structure = read_structure("\n\n".join(blocks))
        blocks.clear()
        self._md.references.update(structure.references)  # type: ignore[arg-type]
        for token in structure.tokens:
            if token.type == "footnote_open":
                self._footnotes.setFootnote(token.meta["label"], token.meta["text"])
        opened = [parent]
        before = ""
        for token in _without_footnotes(structure.tokens):
            if token.nesting == 1 and not token.hidden:
                opened.append(SubElement(opened[-1], token.tag, _attributes(token)))
            elif token.nesting == -1 and not token.hidden:
                opened.pop()
            elif token.nesting == 0:
                self._add(opened[-1], token, is_task=before == "list_item_open")
            before = before if token.type == "paragraph_open" else token.type

    def _add(self, parent: Element, token: Token, *, is_task: bool) -> None:
        """Add what holds no other blocks; the first words of an item may have a box."""
        if token.type == "inline":
            words = _MARGIN.sub("\n", token.content)
            _add_words(parent, _TASK.sub(_box, words, 1) if is_task else words)
        elif token.type == "hr":
            SubElement(parent, "hr")
        elif token.type == "html_block":
            place = self._md.htmlStash.store(_HtmlBlock(show_words(token.content)))
            SubElement(parent, "p").text = place
        else:
            code = SubElement(SubElement(parent, "pre"), "code")
            code.text = AtomicString(code_escape(token.content))


def _without_footnotes(tokens: list[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += token.nesting if token.tag == "footnote" else 0
        if not depth and token.tag != "footnote":
            yield token


def _box(task: re.Match[str]) -> str:
    return f"{EMPTY_BOX if task[1] == ' ' else TICKED_BOX} "


def _add_words(parent: Element, text: str) -> None:
    """Add running text behind what a block holds already, as lists without gaps have it."""
    if _is_plain(text):
        text = AtomicString(text)  # else it would be searched for each kind of mark
    children = list(parent)
    if children:
        children[-1].tail = text
    else:
        parent.text = text


def _is_plain(text: str) -> bool:
    """Whether nothing in a text is a mark, an address or a line break."""
    return _MARK.search(text) is None and "www." not in text and "  \n" not in text


def _attributes(token: Token) -> dict[str, str]:
    attributes = {}
    if "start" in token.attrs:
        attributes["start"] = str(token.attrs["start"])
    side = _SIDE.fullmatch(str(token.attrs.get("style", "")))
    if side:
        attributes["align"] = side[1]
    return attributes
