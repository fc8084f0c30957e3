"""Tells whether a text would cost a Markdown converter more than any honest note does.

Python-Markdown looks for the end of every opened bracket, so that 16,000 of them take minutes, and
calls itself for every level of nesting. What it would cost is counted here first, in linear time.
"""

from __future__ import annotations

import re

#: Characters; a book chapter has fewer.
LENGTH_LIMIT = 300_000
#: Characters looked through for closing marks; about a second of Python-Markdown.
WORK_LIMIT = 3_000_000
#: Quotes in quotes, lists in lists.
DEPTH_LIMIT = 30
#: Marks of one kind in one paragraph that an honest note never reaches.
RUN_LIMIT = 300

_BLOCK = re.compile(r"\S.*(?:\n(?!\s*\n).*)*")
_MARK = re.compile(r"[\[\]()<>]")
#: A line that begins with more marks of quotes and lists than are allowed.
_DEEP = re.compile(
    r"\n(?=[ \t]*[>+*\d-])(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))"
    rf"{{{DEPTH_LIMIT + 1}}}"
)
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*")
#: Underlined headings, escaped backticks and CDATA are slow in other ways.
_SLOW = re.compile(r"^[=-]+[ ]*$|\\`|<!\[", re.MULTILINE)
#: Each match holds one of these, or is the first thing in its block.
_SLOW_MARKS = ("\n=", "\n-", "\\`", "<![")
_CLOSERS = {"]": "[", ")": "(", ">": "<"}
#: A list two hundred columns to the right is forty lists deep.
_FAR_COLUMNS = 150
_FAR_RIGHT = re.compile(rf"^[ \t]{{{_FAR_COLUMNS},}}(?:[-+*]|\d{{1,9}}[.)])[ \t]", re.MULTILINE)


def find_excess(text: str) -> int | None:
    """The line, counted from 1, at which a text becomes too much to convert; ``None`` if none."""
    if len(text) > LENGTH_LIMIT:
        return 1
    position = _first_deep_line(text)
    if position is None and not _is_light(text):
        position = _first_slow_block(text)
    return None if position is None else text.count("\n", 0, position) + 1


def _first_deep_line(text: str) -> int | None:
    if "\t" in text or " " * _FAR_COLUMNS in text:
        match = _FAR_RIGHT.search(text)
        if match:
            return match.start()
    for match in _DEEP.finditer(f"\n{text}"):
        position = match.start()
        if not _RULE.fullmatch(text[position:].partition("\n")[0]):
            return position
    return None


def _is_light(text: str) -> bool:
    """Whether so few marks cannot be too much work, wherever they stand."""
    opened = sum(map(text.count, _CLOSERS.values()))
    if opened * len(text) > WORK_LIMIT:
        return False
    # Single characters are quicker to count, and few texts have many of them.
    slow = opened + text.count("\n") + text.count("\\")
    return slow < RUN_LIMIT or sum(map(text.count, _SLOW_MARKS)) < RUN_LIMIT


def _first_slow_block(text: str) -> int | None:
    work = 0
    for block in _BLOCK.finditer(text):
        work += _block_work(block[0])
        if work > WORK_LIMIT or len(_SLOW.findall(block[0])) > RUN_LIMIT:
            return block.start()
    return None


def _block_work(block: str) -> int:
    """Characters between all opening marks of a paragraph and their closing ones."""
    opened: dict[str, list[int]] = {mark: [] for mark in _CLOSERS.values()}
    work = 0
    for match in _MARK.finditer(block):
        mark, position = match[0], match.start()
        if mark in opened:
            opened[mark].append(position)
        elif opened[_CLOSERS[mark]]:
            work += position - opened[_CLOSERS[mark]].pop()
    return work + sum(len(block) - position for kind in opened.values() for position in kind)
