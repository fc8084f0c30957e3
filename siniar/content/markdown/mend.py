"""Finds lists, lines and tables that were written by other habits, and how Markdown has them.

What an editor pastes from a word processor or a phone stands in the lines it was typed in; Markdown
would join them. What keeps the number of lines is read as meant at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from siniar.content.markdown.limits import find_excess
from siniar.content.markdown.rules import (
    HEADING_GLUED,
    LINES_TOGETHER,
    LIST_IN_ONE_LINE,
    LIST_PASTED,
    TABLE_WITHOUT_LINE,
)
from siniar.content.markdown.structure import (
    Structure,
    TooDeepError,
    WordRun,
    find_words,
    read_structure,
)
from siniar.model.rules import Rule

#: Signs that begin an item wherever they begin a line; the second are lesser items of Word.
_BULLET = re.compile(r"[•●▪◦‣■□➢➤·∙⁃]\s*(?=[^\s•●▪◦‣■□➢➤·∙⁃])")
_LESSER = re.compile(r"o[ \t]{2,}(?=\S)")
#: Marks of Markdown with a blank that is none to it.
_WIDE_BLANK = re.compile(r"([-*+]|\d{1,3}[.)])[\xa0\u2007\u202f]+(?=\S)")
#: Signs that begin an item only where the next line begins with one too.
_DASH = re.compile(r"[–—][ \t]+(?=\S)|[-+*](?=[^\W\d_])(?![^*]*\*)")
_NUMBER = re.compile(r"(\d{1,2})([.)])(?=[^\W\d_])")
_HEADING = re.compile(r"(#{2,6})[\xa0\u2007\u202f]*(?=[^\W\d_])|(#)[\xa0\u2007\u202f]+(?=\S)")
#: ``1. KK 2. KTP``: numbers with words behind them. What stands before a mark is asked last: a
#: pattern that begins with a set of letters is looked for five times as fast.
_NUMBERED = re.compile(r"(\d(?<!\S.)\d?)[.)]\s*(?=[^\W\d_])")
_FIRST = re.compile(r"1[.)]\s")
_SECOND = re.compile(r"[\s>]*2[.)]\s")
_BULLETED = re.compile(r"[•●▪‣■➢➤](?<!\S.)\s*(?=\S)")
#: The last bar may be missing, unless it is the only one beside the first.
_ROW = re.compile(r"\|.*\|.*")
_TABLE_LINE = re.compile(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*")
_CELL_END = re.compile(r"(?<!\\)\|")
_LAST_BAR = re.compile(r"(?<!\\)\|$")
#: A list that is mended may have lists in it.
_ROUNDS = 5
#: A line of an address, a label with its value, a part of an enumeration.
_SHORT = 60
_OWN_LINE = re.compile(r"[\W_]*[^\W_a-z]|[a-z][.)]\s|\S+(?:://|@)\S+$", re.UNICODE)
_LABEL = re.compile(r"[^\W\d_][\w ./]{0,24}:[ \t]+\S|\(?[a-z0-9][.)][ \t]+\S")
_SENTENCE = re.compile(r"[.!?][\"”’)]?$")
_BROKEN = re.compile(r"(?:\\|  )$")


class Mending(Struct, frozen=True):
    """Lines of a note and how they should be written."""

    rule: Rule
    #: Counted from 1.
    line: int
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def is_read(self) -> bool:
        """Whether it can be read as meant without another line."""
        return len(self.old) == len(self.new)


def find_mendings(text: str, structure: Structure) -> list[Mending]:
    """What of a text should be written in another way, in the order of lines, no line twice."""
    lines = text.split("\n")
    paragraphs = [each for each in find_words(structure) if each.tag == "p"]
    dashed = _dashed_lines(paragraphs)
    mendings: list[Mending] = []
    for words in paragraphs:
        mendings += _mend_paragraph(words, lines, dashed)
    return mendings


def mend_lines(text: str, mendings: Iterable[Mending]) -> str:
    """The text with lines written as they should be."""
    lines = text.split("\n")
    for mending in reversed(list(mendings)):
        lines[mending.line - 1 : mending.line - 1 + len(mending.old)] = mending.new
    return "\n".join(lines)


def mend_markdown(text: str) -> str:
    """The text with all that is to be mended, which may take several rounds; else as it is."""
    if find_excess(text) is not None:
        return text
    for _ in range(_ROUNDS):
        try:
            mended = mend_lines(text, find_mendings(text, read_structure(text)))
        except TooDeepError:
            break
        if mended == text:
            break
        text = mended
    return text


def _mend_paragraph(words: WordRun, lines: list[str], dashed: set[int]) -> list[Mending]:
    first = words.line - 1
    bare = words.text.split("\n")
    typed = tuple(lines[first : first + len(bare)])
    table = mend_table(bare)
    if table:
        mending = Mending(
            TABLE_WITHOUT_LINE, words.line, typed, _indented(typed[0], bare[0], table)
        )
        return [mending] if mending.new != typed else []
    if "`" in words.text:
        return []
    bare[0] = _with_number(bare[0], typed[0])
    mendings = list(_mend_each(words.line, bare, typed, dashed))
    if mendings or not _are_own_lines(bare):
        return [each for each in mendings if not _goes_on(each, lines)]
    broken = (f"{line.rstrip()}\\" for line in typed[:-1])
    return [Mending(LINES_TOGETHER, words.line, typed, (*broken, typed[-1]))]


def _mend_each(
    first: int, bare: list[str], typed: tuple[str, ...], dashed: set[int]
) -> Iterator[Mending]:
    """Line by line; ``bare`` are the lines without the marks of quotes and lists before them."""
    for number, (line, whole) in enumerate(zip(bare, typed, strict=True), first):
        rule, new = _mend_line(line.strip(), is_dashed=number in dashed)
        if rule is not None:
            yield Mending(rule, number, (whole,), _indented(whole, line, new))


def _indented(typed: str, bare: str, new: list[str]) -> tuple[str, ...]:
    """New lines behind the marks of quotes and lists that the old one stands behind."""
    before = typed[: max(typed.find(bare.strip()), 0)]
    # A list in an item stands below its words.
    below = before if before.lstrip().startswith(">") else re.sub(r"\S", " ", before)
    return (before + new[0], *(below + line for line in new[1:]))


def _with_number(bare: str, typed: str) -> str:
    """The first words of a list's first item, with its number; other words as they are."""
    whole = typed.lstrip(" \t>")
    return whole if _FIRST.match(whole) else bare


def _goes_on(mending: Mending, lines: list[str]) -> bool:
    """Whether a list goes on below, so that another number in its first item is none."""
    following = lines[mending.line : mending.line + 1]
    return mending.rule is LIST_IN_ONE_LINE and any(map(_SECOND.match, following))


# --- single lines -------------------------------------------------------------------------------


def _mend_line(line: str, *, is_dashed: bool) -> tuple[Rule | None, list[str]]:
    """How a line should be written, as lines; no rule when it is right."""
    items = _split_items(line)
    if items:
        return LIST_IN_ONE_LINE, items
    for pattern, mark in ((_BULLET, "- "), (_LESSER, "  - "), (_WIDE_BLANK, r"\1 ")):
        if pattern.match(line):
            return LIST_PASTED, [pattern.sub(mark, line, count=1)]
    if is_dashed:
        mended = _NUMBER.sub(r"\1\2 ", _DASH.sub("- ", line, count=1), count=1)
        return LIST_PASTED, [mended]
    if _HEADING.match(line):
        return HEADING_GLUED, [_HEADING.sub(r"\1\2 ", line, count=1)]
    return None, []


def _dashed_lines(paragraphs: list[WordRun]) -> set[int]:
    """Lines that begin with a dash or a number without a blank, two or more below each other."""
    kinds = [
        (number, _kind(line.strip()))
        for words in paragraphs
        for number, line in enumerate(words.text.split("\n"), words.line)
    ]
    pairs = [pair for pair in pairwise(kinds) if _follows(pair[0][1], pair[1][1])]
    return {number for pair in pairs for number, _ in pair}


def _kind(line: str) -> str:
    number = _NUMBER.match(line)
    if number:
        return number[1]
    return line[0] if _DASH.match(line) else ""


def _follows(one: str, other: str) -> bool:
    if one.isdecimal() and other.isdecimal():
        return int(other) == int(one) + 1
    return bool(one) and one == other


def _split_items(line: str) -> list[str]:
    """The items of a list that was written on one line, and the words before it."""
    bullets = list(_BULLETED.finditer(line))
    if len(bullets) > 1:
        return _cut(line, bullets, ["- "] * len(bullets))
    numbers = list(_NUMBERED.finditer(line))
    if len(numbers) < 2 or [int(each[1]) for each in numbers] != list(range(1, len(numbers) + 1)):
        return []
    before = line[: numbers[0].start()].rstrip()
    if before and before[-1] not in ":;.,)":
        return []
    return _cut(line, numbers, [f"{each[1]}. " for each in numbers])


def _cut(line: str, marks: list[re.Match[str]], written: list[str]) -> list[str]:
    """A line cut before each mark, with marks that Markdown knows."""
    ends = [*(each.start() for each in marks[1:]), len(line)]
    before = [line[: marks[0].start()].rstrip()] if marks[0].start() else []
    items = [
        mark + line[each.end() : end].strip().rstrip(",;")
        for mark, each, end in zip(written, marks, ends, strict=True)
    ]
    return before + items


# --- lines that belong together -----------------------------------------------------------------


def _are_own_lines(lines: list[str]) -> bool:
    """Whether lines were broken on purpose: addresses, labels, enumerations."""
    if any(map(_BROKEN.search, lines[:-1])) or max(map(len, lines)) > _SHORT:
        return False
    lines = [line.strip() for line in lines]
    if len(lines) > 1 and all(map(_LABEL.match, lines)):
        return True
    is_prose = any(map(_SENTENCE.search, lines[:-1]))
    return len(lines) > 2 and not is_prose and all(map(_OWN_LINE.match, lines))


def mend_table(lines: list[str]) -> list[str]:
    """The rows of a table that lacks its line of dashes, with it."""
    rows = [line.strip() for line in lines]
    if len(rows) < 2 or not all(map(_ROW.fullmatch, rows)):
        return []
    rows = [row if _LAST_BAR.search(row) else f"{row} |" for row in rows]
    columns = len(_CELL_END.findall(rows[0])) - 1
    dashes = "|" + "---|" * columns
    if columns < 1 or rows[1] == dashes:
        return []
    return [rows[0], dashes, *rows[2 if _TABLE_LINE.fullmatch(rows[1]) else 1 :]]
