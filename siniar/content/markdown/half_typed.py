"""Finds links and bold words that somebody began to type, and Markdown shows as typed."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from msgspec import Struct

from siniar.content.markdown.rules import LINK_HALF_TYPED, STRONG_NOT_CLOSED
from siniar.content.markdown.structure import WordRun
from siniar.model.rules import Rule

_WORDS = r"(?P<words>[^\[\]()\\\n]+)"
#: With the brackets that belong to it, such as those of Wikipedia.
_ADDRESS = (
    r"(?P<address>(?>(?:https?://|www\.|mailto:|tel:|/(?=[\w-]+[/.]))"
    r"(?:[^\s()<>\[\]]|\([^\s()]*\))+))"
)
#: Every bracket that is opened up to the end of the block is closed there.
_PAIRS_ONLY = r"(?=[^()]*+(?:\([^()]*+\)[^()]*+)*\Z)"


#: A rule, a line counted from 1, and the values of a finding.
Told = tuple[Rule, int, dict[str, object]]


def _left_open(mark: str) -> re.Pattern[str]:
    """Bold words up to the end of a block; marks behind a blank end none: **KTP asli ** dan."""
    sign = re.escape(mark)
    rest = rf"(?:[^{sign}]|{sign}(?!{sign}))*"
    blank = rf"(?:(?<=\s){sign}{sign}(?!\S){rest})?"
    return re.compile(rf"(?<![^\s(]){sign}{{2,3}}(?P<words>[^\W_]++){rest}{blank}\Z")


class _HalfTyped(Struct, frozen=True):
    """What is looked for in running text."""

    rule: Rule
    #: What is then shown as typed: without it on the page, nothing has to be looked for.
    sign: str
    pattern: re.Pattern[str]
    #: How it is written, of the pattern's groups.
    written: str


_HALF_TYPED = (
    *(_HalfTyped(STRONG_NOT_CLOSED, mark * 2, _left_open(mark), "**{words}**") for mark in "*_"),
    _HalfTyped(
        LINK_HALF_TYPED,
        "](",
        # A title may hold brackets of its own: [a](/b/ "c (d")
        re.compile(rf"(?<!\\)\[{_WORDS}\]\({_ADDRESS}(?!\s+[\"'(]){_PAIRS_ONLY}"),
        "[{words}]({address})",
    ),
    _HalfTyped(
        LINK_HALF_TYPED,
        "] ",
        # Neither the box of a task nor the sign of a footnote.
        re.compile(rf"(?<![\\\]])\[(?!\^|[ xX]\]){_WORDS}\] +\({_ADDRESS}\)"),
        "[{words}]({address})",
    ),
    _HalfTyped(
        LINK_HALF_TYPED,
        ")[",
        re.compile(rf"(?<!\\)\({_WORDS}\)\[{_ADDRESS}\](?![(\[:])"),
        "[{words}]({address})",
    ),
)


def find_half_typed(
    html: str, references: Container[str], typed: list[WordRun], without_code: list[WordRun]
) -> Iterator[Told]:
    """What of a note is half-typed; ``html`` is what the page shows of it.

    ``references`` are the names in small letters that are links without an address behind them.
    """
    for kind in _HALF_TYPED:
        if kind.sign not in html:
            continue
        for whole, words in zip(typed, without_code, strict=True):
            for match in kind.pattern.finditer(words.text) if kind.sign in words.text else ():
                if match["words"].lower() not in references:
                    yield _tell(kind, whole, match)


def _tell(kind: _HalfTyped, whole: WordRun, match: re.Match[str]) -> Told:
    """With the words as typed, since there may be code in those of a link."""
    line = whole.line + whole.text.count("\n", 0, match.start())
    value = whole.text[slice(*match.span())].split("\n")[0]
    groups = {
        name: whole.text[slice(*match.span(name))].rstrip(".,;:!?") for name in match.groupdict()
    }
    mended = kind.written.format(**groups)
    return kind.rule, line, {"value": value[:80], "mended": mended[:1000]}
