"""Finds what the cleaner will leave out of notes, and links that lead nowhere good, with lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from siniar.content.markdown.allowed import TAGS, is_allowed_address, normal_address
from siniar.content.markdown.convert import has_fences
from siniar.content.markdown.limits import find_excess
from siniar.content.rules import HTML_NOT_ALLOWED, LINK_UNSAFE, MARKDOWN_TOO_DEEP, URL_WITHOUT_TLS
from siniar.model.findings import Finding, Place, found
from siniar.model.rules import Rule

#: A tag as Python-Markdown sees one; quotes may hold ``>``. No part is tried in two ways: what was
#: looked ahead at is taken as a whole.
_TAG = re.compile(
    r"<([a-zA-Z][^\s<>/@]*+)(?=[\s/>])"
    r"(?=((?:[^<>\"'=]|=\s*+(?:\"[^\"]*+\"|'[^']*+')|[=\"'])*))\2>"
)
_ATTRIBUTE = re.compile(
    r"([a-zA-Z][\w:.-]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++)))?"
)
_ADDRESS_ATTRIBUTES = frozenset({"href", "src", "action", "formaction", "xlink:href", "data"})
_ACTIVE_ATTRIBUTE = re.compile(r"on\w+|style|srcdoc|formaction", re.IGNORECASE)
#: The end of a link or picture: its address and title, with parentheses in parentheses.
_LINK = re.compile(r"\]\((?=((?:[^()\n]++|\n(?!\s*\n)|\((?=((?:[^()]++|\([^()]*+\))*))\2\))*))\1\)")
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]++)\]:[ \t]*+\n?[ \t]*+<?([^\n]*)", re.MULTILINE)
_TITLE = re.compile(r"\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\))\s*$")
#: What is meant as an address between angles; other words with colons are tags of Word.
_AUTOLINK = re.compile(
    r"(?:(?:java|vb)script|data|blob|file|ftp|https?|mailto|tel):", re.IGNORECASE
)
#: ``<!-->`` is a whole comment to a browser.
_COMMENT_END = re.compile("--!?>")
#: Columns of a level in Python-Markdown.
_INDENT = 4
_LIST_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)])\s")


def check_markup(text: str, path: str, first_line: int) -> list[Finding]:
    """Findings of the Markdown ``text``, whose first line is line ``first_line`` of ``path``.

    What stands in code is not looked at.
    """
    excess = find_excess(text)
    if excess:
        place = Place(path, first_line + excess - 1, text.split("\n")[excess - 1][:200])
        return [found(MARKDOWN_TOO_DEEP, place)]
    problems = sorted(_problems(_without_code(text)), key=lambda each: (each[0], each[1].code))
    return _place(problems, text, path, first_line) if problems else []


def _place(
    problems: list[tuple[int, Rule, str]], text: str, path: str, first_line: int
) -> list[Finding]:
    """A finding for each position, rule and value."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    findings = []
    for position, rule, value in problems:
        number = bisect_right(starts, position) - 1
        place = Place(path, first_line + number, lines[number][:200])
        findings.append(found(rule, place, **({"value": value[:200]} if value else {})))
    return list(dict.fromkeys(findings))


def _problems(text: str) -> Iterator[tuple[int, Rule, str]]:
    """Position, rule and value of everything wrong."""
    if "<" in text:
        for match in _TAG.finditer(text):
            yield from _check_tag(match)
    for match in _LINK.finditer(text):
        opening = text.rfind("[", 0, match.start())
        if opening >= 0:
            is_picture = text[max(opening - 1, 0)] == "!"
            yield from _check_address(match.start(), match[1], is_picture=is_picture)
    for match in _DEFINITION.finditer(text) if "]:" in text else ():
        if not match[1].startswith("^"):
            yield from _check_address(match.start(), match[2].split(">", 1)[0])


def _check_tag(match: re.Match[str]) -> Iterator[tuple[int, Rule, str]]:
    name = match[1].lower()
    if _AUTOLINK.match(name):
        address = match[0].strip("<>")
        if not is_allowed_address(address):
            yield match.start(), LINK_UNSAFE, address
        return
    if name not in TAGS:
        yield match.start(), HTML_NOT_ALLOWED, f"<{name}>"
    for key, *values in _ATTRIBUTE.findall(match[2]):
        value = next(filter(None, values), "")
        if _ACTIVE_ATTRIBUTE.fullmatch(key):
            yield match.start(), HTML_NOT_ALLOWED, f"<{name} {key.lower()}>"
        elif key.lower() in _ADDRESS_ATTRIBUTES and name in TAGS:
            yield from _check_address(match.start(), value, is_picture=name == "img", is_html=True)
        elif key.lower() in _ADDRESS_ATTRIBUTES and not _is_web(value):
            yield match.start(), LINK_UNSAFE, value


def _check_address(
    position: int, written: str, *, is_picture: bool = False, is_html: bool = False
) -> Iterator[tuple[int, Rule, str]]:
    address = written.strip()
    if not is_html:
        address = _TITLE.sub("", address).strip().removeprefix("<").removesuffix(">")
        address = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", address)
    if not is_allowed_address(address):
        yield position, LINK_UNSAFE, written.strip() or "()"
    elif is_picture and normal_address(address).lower().startswith("http:"):
        yield position, URL_WITHOUT_TLS, ""


def _is_web(value: str) -> bool:
    return not value or is_allowed_address(value)


def _without_code(text: str) -> str:
    if has_fences(text):
        # Slow to import.
        from markdown.extensions.fenced_code import FencedBlockPreprocessor  # noqa: PLC0415

        text = FencedBlockPreprocessor.FENCED_BLOCK_RE.sub(_blank, text)
    text = _blank_indented(text)
    text = _blank_spans(text)
    return _blank_comments(text) if "<" in text else text


def _blank(match: re.Match[str]) -> str:
    return _blanked(match[0])


def _blanked(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _blank_indented(text: str) -> str:
    """Without code that is indented by four columns more than the list item it stands in."""
    if "\t" not in text and " " * _INDENT not in text:
        return text
    lines = text.split("\n")
    is_after_blank, is_code = True, False
    depth = 0
    for index, line in enumerate(lines):
        if not line.strip():
            is_after_blank = True
            continue
        levels = _columns(line) // _INDENT
        is_code = levels > depth and (is_after_blank or is_code)
        if is_code:
            lines[index] = " " * len(line)
        elif _LIST_ITEM.match(line.lstrip()):
            depth = min(levels, depth) + 1
        elif is_after_blank:
            depth = min(levels, depth)
        is_after_blank = False
    return "\n".join(lines)


def _columns(line: str) -> int:
    indented = line.expandtabs(_INDENT)
    return len(indented) - len(indented.lstrip(" "))


def _blank_spans(text: str) -> str:
    """Without code between runs of backticks of one length, inside a paragraph."""
    if "`" not in text:
        return text
    parts = re.split(r"(\n[ \t]*\n)", text)
    return "".join(_blank_spans_of(part) if "`" in part else part for part in parts)


def _blank_spans_of(paragraph: str) -> str:
    runs = [
        (match.start(), match.end())
        for match in re.finditer(r"`+", re.sub(r"\\[\\`]", "  ", paragraph))
    ]
    ends_by_length: dict[int, list[int]] = {}
    for index, (start, end) in enumerate(runs):
        ends_by_length.setdefault(end - start, []).append(index)
    pieces, position, index = [], 0, 0
    while index < len(runs):
        start, end = runs[index]
        same = ends_by_length[end - start]
        following = bisect_right(same, index)
        if following == len(same):
            index += 1
            continue
        closing = same[following]
        pieces += [paragraph[position:start], _blanked(paragraph[start : runs[closing][1]])]
        position = runs[closing][1]
        index = closing + 1
    return "".join([*pieces, paragraph[position:]])


def _blank_comments(text: str) -> str:
    pieces, position = [], 0
    while (start := text.find("<!--", position)) >= 0:
        end = _COMMENT_END.search(text, start + 2)
        if end is None:
            break
        pieces += [text[position:start], _blanked(text[start : end.end()])]
        position = end.end()
    return "".join([*pieces, text[position:]])
