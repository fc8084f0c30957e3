"""Reads what stands behind a colon as it was meant, and writes a value as any program reads it."""

from __future__ import annotations

import json
import re

from msgspec import Struct

from siniar.content.frontmatter.values import UnreadableError
from siniar.content.frontmatter.yaml import parse_yaml

_DOUBLE = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"(?:\s+#(.*))?')
_SINGLE = re.compile(r"'([^']*(?:''[^']*)*)'(?:\s+#(.*))?")
#: A backslash that YAML has no meaning for; pairs are looked at together.
_WRONG_ESCAPE = re.compile(
    r"(?<!\\)(?:\\\\)*\\(?![\\\"/ abtnvfre0N_LP]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})"
)
#: The letter ain in names of Arabic origin: 'Aisyiyah, 'Idul Fitri, 'Umrah.
_APOSTROPHE = re.compile("'[AIUEO]")
_COMMENT = re.compile(r"(?:(?<=\s)|^)#(?=\s|$)")
#: Marks that slip in before a value when a list or a table is copied.
_LEADING = re.compile(r"(?:[-|•–—]\s+)+(?=[^\s#])")
_HASH = re.compile(r"(?:(?<=\s)|^)#(?=\S)")
#: Quotes of word processors, which put them in place of the straight ones.
_CURLY = {"“": "”", "„": "“", "”": "”", "‘": "’", "«": "»", "‚": "‘"}
#: Quotes at the beginning and end of what stands between commas and brackets.
_EDGE_QUOTES = re.compile(r"(?<=[\[{,:])(\s*)[\"']|[\"'](?=\s*[,\]}:]|\s*$)")
#: What YAML takes for something else at the beginning of a value.
_SPECIAL = frozenset("!@%&*`,]}|>")
_CLOSING = {"[": "]", "{": "}"}


class Typed(Struct, frozen=True):
    """What a value on one line says."""

    text: str
    #: The character that other programs read otherwise; empty when all agree.
    mark: str = ""
    comment: str = ""
    #: Whether only YAML can tell: escapes between quotes, lists and maps in brackets.
    is_yaml: bool = False


def write_value(text: str) -> str:
    """The text as a YAML value: as it stands where that is safe, else between double quotes."""
    if text[:1].isalnum() and "\n" not in text and text == text.strip():
        typed = read_typed(text)
        if not (typed.mark or typed.comment or " #" in text):
            return text
    if '"' in text and not re.search("['\n\\\\]", text):
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False)


def read_typed(typed: str) -> Typed:
    """What one line says; ``typed`` has no blanks around it."""
    first = typed[:1]
    if first in _CLOSING:
        return _read_bracket(typed)
    if first == '"':
        return _read_double(typed)
    if first == "'":
        return _read_single(typed)
    slipped = _LEADING.match(typed)
    if slipped:
        rest = read_typed(typed[slipped.end() :])
        return Typed(rest.text, first, rest.comment)
    text, comment = _cut_comment(typed)
    closing = _CURLY.get(first)
    if closing and len(text) > 2 and text.endswith(closing) and not _holds(text[1:-1], first):
        return Typed(text[1:-1].strip(), first, comment)
    return Typed(text, _odd_mark(text), comment)


def _holds(inner: str, opening: str) -> bool:
    """Whether quotes of the same kind stand inside too, so that the outer ones are no pair."""
    return opening in inner or (opening != "‘" and _CURLY[opening] in inner)


def _cut_comment(typed: str) -> tuple[str, str]:
    match = _COMMENT.search(typed) if "#" in typed else None
    if match is None:
        return typed, ""
    return typed[: match.start()].rstrip(), typed[match.end() :].strip()


def _odd_mark(text: str) -> str:
    """The first character that YAML would take for more than a letter; empty if there is none."""
    if text[:1] in _SPECIAL:
        return text[0]
    if text[:2] == "? " or text in ("-", "?"):
        return text[0]
    if "#" in text and _HASH.search(text):
        return "#"
    return ":" if ": " in text or ":\t" in text or text.endswith(":") else ""


def _read_double(typed: str) -> Typed:
    match = _DOUBLE.fullmatch(typed)
    if match:
        comment = (match[2] or "").strip()
        if _WRONG_ESCAPE.search(match[1]):  # C:\Users
            return Typed(match[1], "\\", comment)
        return Typed(match[1], "", comment, is_yaml="\\" in match[1])
    return _read_half_quoted(typed, '"')


def _read_single(typed: str) -> Typed:
    match = _SINGLE.fullmatch(typed)
    if match:
        return Typed(match[1].replace("''", "'"), "", (match[2] or "").strip())
    return _read_half_quoted(typed, "'")


def _read_half_quoted(typed: str, quote: str) -> Typed:
    """A value that begins with a quote which does not end with it.

    ``"Program "Jumat Bersih" kita"`` has quotes in quotes, ``"Surat" dan "izin"`` are words in
    quotes, ``'Aisyiyah`` begins with an apostrophe, and any other lone quote has lost its partner.
    """
    text, comment = _cut_comment(typed)
    inner = text[1:-1]
    if len(text) > 2 and text.endswith(quote):
        first = inner.find(quote)
        before, after = inner[first - 1 : first], inner[first + 1 : first + 2]
        if first <= 0 or before.isspace() or (before.isalnum() and after.isalnum()):
            return Typed(inner, quote, comment)
        return Typed(text, quote, comment)
    if text.count(quote) == 1 and not (quote == "'" and _APOSTROPHE.match(text)):
        return Typed(text[1:].strip(), quote, comment)
    return Typed(text, quote, comment)


def _read_bracket(typed: str) -> Typed:
    end = closing_index(typed)
    after = typed[end + 1 :].strip() if end is not None else ""
    if end is None or not after or after.startswith("#"):
        return Typed(typed, is_yaml=True)
    text, comment = _cut_comment(typed)
    return Typed(text, typed[0], comment)


def closing_index(text: str) -> int | None:
    """Where the bracket that the text begins with is closed; ``None`` if it is not."""
    return _find_ends(text)[0]


def _find_ends(text: str) -> tuple[int | None, int | None]:
    """Where the first bracket is closed, and where a quote begins that nothing ends."""
    depth = 0
    closed: int | None = None
    opened: int | None = None
    for index, char in enumerate(text):
        before = text[index - 1 : index]
        if opened is not None:
            opened = None if char == text[opened] and before != "\\" else opened
        elif char in "\"'" and before in " ,[{:\n":
            opened = index
        elif char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
            closed = index if closed is None and not depth else closed
    return closed, opened


def is_open(typed: str) -> bool:
    """Whether a quote or bracket that the value begins with is closed further down, or never."""
    if typed[:1] in _CLOSING:
        return closing_index(typed) is None
    quote = typed[:1]
    return quote in ('"', "'") and quote not in typed[1:]


def close(typed: str) -> str:
    """A list or map without quotes that have no partner, and with its bracket; a word in quotes."""
    closing = _CLOSING.get(typed[:1])
    if not closing or ("," not in typed and closing not in typed):
        return write_value(typed)
    bare = _EDGE_QUOTES.sub(r"\1", typed)
    for text in (typed, _without_open_quote(typed), bare):
        for whole in (text, f"{text.rstrip(' ,')}{closing}"):
            if _is_yaml(whole):
                return whole
    return write_value(typed)


def _without_open_quote(typed: str) -> str:
    """The text without the quote that goes on to its end."""
    _, index = _find_ends(typed)
    return typed if index is None else typed[:index] + typed[index + 1 :]


def _is_yaml(text: str) -> bool:
    try:
        parse_yaml(text)
    except UnreadableError:
        return False
    return True
