"""Tells of which blocks a note consists, as GitHub reads it: markdown-it's rules and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import html_block as read_html
from markdown_it.rules_block import paragraph as read_paragraph
from markdown_it.token import Token
from msgspec import Struct

from siniar.content.markdown.tags import is_tag

#: Tokens in each other at which markdown-it would leave out what is deeper; a list counts twice.
_NESTING_LIMIT = 100
#: Tokens in each other that are too deep for a page.
_DEEPEST = 62
_FOOTNOTE = re.compile(r"\[\^([^\s\[\]]+)\]:[ \t]*")
_OPENED_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)")


class TooDeepError(RecursionError):
    """Lists or quotes stand too deep in each other."""


class WordRun(Struct, frozen=True):
    """Running text of one block, in which Markdown's small marks mean something."""

    #: Of its first line, counted from 1.
    line: int
    #: As typed, without the marks of quotes and lists before its lines.
    text: str
    #: ``p``, ``h1``, ``th``, ``td``, …
    tag: str
    #: How many lines it has in the note.
    height: int


class Structure(Struct, frozen=True):
    """The blocks of a note, and the addresses that its links name by a word."""

    tokens: list[Token]
    #: Address and title by name.
    references: dict[str, tuple[str, str | None]]


def read_structure(text: str) -> Structure:
    """The blocks of a text; empty lines at its end are none.

    Raises:
        TooDeepError: lists or quotes stand too deep in each other.
    """
    return _read(text.rstrip("\n"))


# What a note is mended by is what Python-Markdown asks for next, in nearly every note.
@lru_cache(maxsize=1)
def _read(text: str) -> Structure:
    environment: dict[str, dict[str, dict[str, str]]] = {}
    tokens = _parser().parse(text, environment)
    if any(token.level > _DEEPEST for token in tokens):
        raise TooDeepError
    references = {
        name.lower(): (each["href"], each["title"] or None)
        for name, each in environment.get("references", {}).items()
    }
    return Structure(tokens, references)


def find_words(structure: Structure) -> Iterator[WordRun]:
    """All running text, block by block."""
    tag, line, height = "p", 1, 1
    for token in structure.tokens:
        if token.nesting == 1:
            tag = token.tag
        if token.map:
            line, height = token.map[0] + 1, token.map[1] - token.map[0]
        if token.type == "inline":
            yield WordRun(line, token.content, tag, height)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING_LIMIT}).enable("table")
    interrupts: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}
    # Addresses stay as typed; what they may be is judged later, and told.
    parser.validateLink = bool  # type: ignore[assignment, method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.block.ruler.before("reference", "footnote", _read_footnote, interrupts)
    parser.block.ruler.at("html_block", _read_known_html, interrupts)
    parser.block.ruler.at("paragraph", _read_paragraph)
    return parser


def _read_known_html(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """A rule of markdown-it: what looks like a tag and is none stays a word."""
    begin = state.bMarks[start] + state.tShift[start]
    tag = _OPENED_TAG.match(state.src, begin, state.eMarks[start])
    if tag is not None and not is_tag(tag[1]):
        return False
    return read_html(state, start, end, silent)


def _read_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """A rule of markdown-it, which else takes marks that stand too far right of a list for marks.

    To CommonMark they are words: https://spec.commonmark.org/0.31.2/#lazy-continuation-line
    """
    line = start + 1
    while line < state.lineMax and 0 <= state.listIndent <= state.sCount[line] - 4:
        if state.isEmpty(line) or state.sCount[line] >= state.blkIndent:
            break
        state.sCount[line] = state.blkIndent + 4
        line += 1
    return read_paragraph(state, start, end, silent)


def _read_footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """A rule of markdown-it: a footnote, with whatever stands four blanks to the right below it."""
    begin = state.bMarks[start] + state.tShift[start]
    mark = _FOOTNOTE.match(state.src, begin, state.eMarks[start])
    if mark is None or state.is_code_block(start):
        return False
    if silent:
        return True
    before = state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType
    token = state.push("footnote_open", "footnote", 1)
    state.bMarks[start], state.tShift[start] = mark.end(), 0
    state.blkIndent += 4
    state.sCount[start] = state.blkIndent
    state.parentType = "footnote"
    state.md.block.tokenize(state, start, end)
    text = state.getLines(start, state.line, state.blkIndent, keepLastLF=False)
    state.blkIndent -= 4
    state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType = before
    token.meta = {"label": mark[1], "text": text}
    token.map = [start, state.line]
    state.push("footnote_close", "footnote", -1)
    return True
