"""Tells whether a text would cost a Markdown converter more than any honest note does.

Python-Markdown looks for the end of every opened bracket, so that 16,000 of them take minutes, and
calls itself for every level of nesting. What it would cost is counted here first, in linear time.
"""

from __future__ import annotations

import re
from itertools import islice

#: Characters; a book chapter has fewer.
LENGTH_LIMIT = 300_000
#: Characters looked through for closing marks; about a second of Python-Markdown.
WORK_LIMIT = 3_000_000
#: Quotes in quotes, lists in lists.
DEPTH_LIMIT = 30
#: Marks of one kind in one paragraph that an honest note never reaches.
RUN_LIMIT = 300
#: What costs a part of a millisecond each, and how many of it are about a second: lines, marks
#: that may begin something, addresses, for each of which the text is put together once more, and
#: signs of footnotes, for each of which those before it are counted.
_COUNTED = (
    (re.compile(r"\n"), 6_000),
    (re.compile(r"[*_~`<\[&\\|@]"), 20_000),
    (re.compile(r"://|www\."), 12_000),
    (re.compile(r"\[\^"), 1000),
)

_BLOCK = re.compile(r"\S.*(?:\n(?!\s*\n).*)*")
_MARK = re.compile(r"[\[\]()<>]")
_CLOSERS = {"]": "[", ")": "(", ">": "<"}
#: Underlined headings, escaped backticks and CDATA are slow in other ways.
_SLOW = re.compile(r"^[=-]+[ ]*$|\\`|<!\[", re.MULTILINE)
#: The marks of quotes and lists at the beginning of a line.
_NESTING = re.compile(r"(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))+")
_NESTING_MARK = re.compile(r">|[-+*]|\d+[.)]")
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*")
#: A list two hundred columns to the right is forty lists deep.
_FAR_RIGHT = re.compile(r"[ \t]{150,}(?:[-+*]|\d{1,9}[.)])[ \t]")


def find_excess(text: str) -> int | None:
    """The line, counted from 1, at which a text becomes too much to convert; ``None`` if none."""
    if len(text) > LENGTH_LIMIT:
        return 1
    # No text holds more of them than it has characters.
    for pattern, limit in (row for row in _COUNTED if len(text) > row[1]):
        last = next(islice(pattern.finditer(text), limit, None), None)
        if last is not None:
            return text.count("\n", 0, last.start()) + 1
    deep = (number for number, line in enumerate(text.split("\n"), 1) if _is_deep(line))
    return next(deep, None) or _find_slow_block(text)


def _is_deep(line: str) -> bool:
    """Whether a line begins with more marks of quotes and lists than are allowed."""
    if _FAR_RIGHT.match(line):
        return True
    nesting = _NESTING.match(line)
    if nesting is None or len(_NESTING_MARK.findall(nesting[0])) <= DEPTH_LIMIT:
        return False
    return _RULE.fullmatch(line) is None


def _find_slow_block(text: str) -> int | None:
    """The line of the paragraph that takes too long to convert."""
    work = 0
    for block in _BLOCK.finditer(text):
        work += _block_work(block[0])
        if work > WORK_LIMIT or len(_SLOW.findall(block[0])) > RUN_LIMIT:
            return text.count("\n", 0, block.start()) + 1
    return None


def _block_work(block: str) -> int:
    """Characters between all opening marks of a paragraph and their closing ones."""
    if _MARK.search(block) is None:
        return 0
    opened: dict[str, list[int]] = {mark: [] for mark in _CLOSERS.values()}
    work = 0
    for match in _MARK.finditer(block):
        mark, position = match[0], match.start()
        if mark in opened:
            opened[mark].append(position)
        elif opened[_CLOSERS[mark]]:
            work += position - opened[_CLOSERS[mark]].pop()
    return work + sum(len(block) - position for kind in opened.values() for position in kind)
