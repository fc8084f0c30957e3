"""Tells where the page shows something else than GitHub, or less than was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it.token import Token

from siniar.content.markdown.half_typed import Told, find_half_typed
from siniar.content.markdown.mend import Mending, mend_table
from siniar.content.markdown.rules import (
    CELL_LEFT_OUT,
    CODE_NOT_CLOSED,
    FOOTNOTE_MISSING,
    FOOTNOTE_UNUSED,
    MARKDOWN_IN_HTML,
    STARS_BETWEEN_DIGITS,
    TABLE_LINE_ALONE,
    WORDS_IN_ANGLES,
)
from siniar.content.markdown.structure import Structure, WordRun, find_words
from siniar.content.markdown.tags import TAG, is_word
from siniar.model.findings import Finding, Place, found
from siniar.model.rules import Rule

_TICKS = re.compile(r"\\`|`+")
_STARS = re.compile(r"(?<!\\)\*+")
_PRODUCT = re.compile(r"\d+(?:\*+\d+)+")
_TAG = re.compile(rf"(?<!\\){TAG}")
_NOTE = re.compile(r"(?<![\\!])\[\^([^\s\[\]]+)\](?!\()")
_CELL_END = re.compile(r"(?<!\\)\|")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\S|.*(?:\*\*\S.*\*\*|\]\(\S+\))")
#: The line below a table's head. A single ``---`` underlines a heading or divides.
_DASHES = re.compile(r"(?=.*[|:])[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*(?::?-+:?)?[ \t]*")
#: Findings of one rule in one note; whoever has more knows.
_ENOUGH = 20


def tell_mendings(mendings: list[Mending], path: str, first_line: int) -> Iterator[Finding]:
    """A finding for each group of lines that should be written in another way, neighbours as one.

    ``first_line`` is the line of the text's first one in ``path``.
    """
    groups: list[list[Mending]] = []
    for mending in mendings:
        before = groups[-1][-1] if groups else None
        if before and before.rule is mending.rule and before.line + len(before.old) == mending.line:
            groups[-1].append(mending)
        else:
            groups.append([mending])
    for group in groups:
        place = Place(path, first_line + group[0].line - 1, group[0].old[0][:200])
        mended = "\n".join(line for each in group for line in each.new)
        yield found(group[0].rule, place, mended=mended[:4000])


def check_words(
    text: str,
    structure: Structure,
    html: str,
    path: str,
    first_line: int,
    *,
    empty: frozenset[str],
) -> list[Finding]:
    """What of a text is shown otherwise than by GitHub or than it was meant, or not at all.

    ``html`` is what a page shows of it, ``empty`` are the names of footnotes that show nothing.
    """
    lines = text.split("\n")
    typed = list(find_words(structure))
    words = [_without_code(each) for each in typed]
    told: list[Told] = [*find_half_typed(html, structure.references, typed, words)]
    for each in words:
        told += _check_stars(each, lines)
    for each in (*words, *_find_html(structure.tokens)):
        told += _check_angles(each, lines)
    told += [*_check_footnotes(structure.tokens, words, empty), *_check_dashes(words)]
    told += [*_check_rows(structure.tokens, lines), *_check_html(structure.tokens, lines)]
    told += _check_fences(structure.tokens)
    counts: dict[Rule, int] = {}
    findings = []
    for rule, line, values in told:
        counts[rule] = counts.get(rule, 0) + 1
        if counts[rule] <= _ENOUGH:
            place = Place(path, first_line + line - 1, lines[line - 1][:200])
            findings.append(found(rule, place, **values))
    return findings


def _without_code(words: WordRun) -> WordRun:
    """The words with blanks in place of code."""
    if "`" not in words.text:
        return words
    runs = [each for each in _TICKS.finditer(words.text) if each[0] != "\\`"]
    ends: dict[int, list[int]] = {}
    for run in reversed(runs):
        ends.setdefault(len(run[0]), []).append(run.end())
    parts, at = [], 0
    for run in runs:
        later = ends[len(run[0])]
        later.pop()
        if run.start() >= at and later:
            parts += [
                words.text[at : run.start()],
                re.sub(r"\S", " ", words.text[run.start() : later[-1]]),
            ]
            at = later[-1]
    return WordRun(words.line, "".join(parts) + words.text[at:], words.tag, words.height)


def _find(pattern: re.Pattern[str], words: WordRun) -> Iterator[tuple[int, re.Match[str]]]:
    """Where a pattern stands, with its line."""
    line, at = words.line, 0
    for match in pattern.finditer(words.text):
        line += words.text.count("\n", at, match.start())
        at = match.start()
        yield line, match


def _check_stars(words: WordRun, lines: list[str]) -> Iterator[Told]:
    """Stars between digits, where GitHub may find another star to pair them with."""
    if "*" not in words.text or len(_STARS.findall(words.text)) < 2:
        return
    for line, product in _find(_PRODUCT, words):
        typed = lines[line - 1]
        mended = _PRODUCT.sub(lambda each: re.sub(r"\*+", "×", each[0]), typed)
        yield STARS_BETWEEN_DIGITS, line, {"value": product[0][:80], "mended": mended[:1000]}


def _check_angles(words: WordRun, lines: list[str]) -> Iterator[Told]:
    """Words between angles, a finding for each line that holds some."""
    if "<" not in words.text:
        return
    told = set()
    for line, tag in _find(_TAG, words):
        if is_word(tag[0]) and line not in told:
            told.add(line)
            mended = _TAG.sub(_escaped, lines[line - 1])
            yield WORDS_IN_ANGLES, line, {"value": tag[0][:80], "mended": mended[:1000]}


def _escaped(tag: re.Match[str]) -> str:
    return f"\\<{tag[0][1:-1]}\\>" if is_word(tag[0]) else tag[0]


def _check_footnotes(
    tokens: list[Token], words: list[WordRun], empty: frozenset[str]
) -> Iterator[Told]:
    texts = {
        token.meta["label"]: token.map[0] + 1
        for token in reversed(tokens)
        if token.type == "footnote_open" and token.map
    }
    told = {token.meta["label"] for token in tokens if token.meta.get("text", "").strip()} - empty
    used = set()
    for each in words:
        for line, sign in _find(_NOTE, each) if "[^" in each.text else ():
            used.add(sign[1])
            if sign[1] not in told:
                yield FOOTNOTE_MISSING, line, {"value": sign[0][:80]}
    for label, line in texts.items():
        if label not in used:
            yield FOOTNOTE_UNUSED, line, {"value": f"[^{label}]"[:80]}


def _check_rows(tokens: list[Token], lines: list[str]) -> Iterator[Told]:
    columns = 0
    for before, token in pairwise(tokens):
        if before.type == "thead_open":
            columns = 0
        elif before.type == "th_open":
            columns += 1
        elif before.type == "tr_open" and token.type == "td_open" and before.map:
            row = lines[before.map[0]].lstrip(" \t>").removeprefix("|")
            count = len(_CELL_END.split(row.rstrip().removesuffix("|")))
            if count > columns:
                yield CELL_LEFT_OUT, before.map[0] + 1, {"count": count, "columns": columns}


def _check_dashes(words: list[WordRun]) -> Iterator[Told]:
    """Lines of dashes without a head above them; after one GitHub's paragraph has no table more."""
    for line in sorted({each.line for each in words if each.tag == "th" and _is_rule(each)}):
        yield TABLE_LINE_ALONE, line, {}
    for each in words:
        rows = each.text.split("\n")
        alone = [number for number, row in enumerate(rows) if number and _DASHES.fullmatch(row)]
        if each.tag == "p" and alone and not mend_table(rows):
            yield TABLE_LINE_ALONE, each.line + alone[0], {}


def _is_rule(cell: WordRun) -> bool:
    """Whether a cell holds what stands in a line of dashes."""
    return "--" in cell.text and not cell.text.strip(":-")


def _find_html(tokens: list[Token]) -> Iterator[WordRun]:
    for token in tokens:
        if token.type == "html_block" and token.map:
            yield WordRun(token.map[0] + 1, token.content, "", token.map[1] - token.map[0])


def _check_html(tokens: list[Token], lines: list[str]) -> Iterator[Told]:
    """Lists and bold words directly below tags."""
    for token in tokens:
        if token.type != "html_block" or not token.map or token.content.startswith("<!"):
            continue
        for line in range(token.map[0] + 1, token.map[1]):
            if _ITEM.match(lines[line][:1000]):
                yield MARKDOWN_IN_HTML, line + 1, {}
                break


def _check_fences(tokens: list[Token]) -> Iterator[Told]:
    """Boxes of code that run on to the end of the note, the list or the quote they stand in."""
    for token in tokens:
        if token.type == "fence" and token.map and token.content.strip():
            shown = token.content.removesuffix("\n").count("\n") + 1
            if token.map[1] - token.map[0] == 1 + shown:
                yield CODE_NOT_CLOSED, token.map[0] + 1, {"value": token.markup[:80]}
