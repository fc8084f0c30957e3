"""Cleans texts so that every reader shows them as they were meant, whatever it does to them.

What each step is for was seen in real readers: some remove ``<`` and all up to the next ``>``, some
turn references such as ``&amp;`` (HTML: also ``&copy`` without its semicolon) into characters a
second time, some fold white space, and one reads control characters above 127 as Windows' letters.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape

#: Bytes of a single line; Apple cuts every text there, and a reader of Node stops at attributes
#: of 64 KB. https://podcasters.apple.com/support/823-podcast-requirements
LINE_LIMIT = 4000
#: Characters of a name or label in the Podcasting 2.0 namespace; readers cut there.
#: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/schema/podcast.xsd
LABEL_LIMIT = 128
#: What leaves a text: characters that XML 1.0 does not allow, not even as references, those that
#: it discourages, and byte order marks; and ends of lines that are not everybody's.
_SUSPECT = "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
_LINE_ENDS = "\r\n?|[\x85\u2028\u2029]"
#: What Python's or JavaScript's programs call white space, together.
_BLANKS = "[\\s\ufeff]+"
_CONTROLS = "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
#: Nothing in such a text needs cleaning.
_PLAIN = "[!-%'-;=?-~\xa1-\u167f]+(?: [!-%'-;=?-~\xa1-\u167f]+)*"
_REFERENCE = "&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?"
#: References to characters that no one has; Python refuses numbers of thousands of digits.
_HUGE_REFERENCE = "&#(?:[0-9]{10,}|[xX][0-9a-fA-F]{10,});?"
_BRACKETS = str.maketrans("<>", "‹›")

#: Compiles what is first asked for: most texts need none of them.
_pattern = cache(re.compile)


def clean(text: str) -> str:
    """The text without control characters and byte order marks, with one kind of line end."""
    if text.replace("\n", "").isprintable() or _pattern(_SUSPECT).search(text) is None:
        return text
    return _pattern(_SUSPECT).sub("", _pattern(_LINE_ENDS).sub("\n", text))


def decode_references(text: str) -> str:
    """The text with HTML's references as their characters, however long somebody made one."""
    if "&" not in text:
        return text
    return unescape(_pattern(_HUGE_REFERENCE).sub("\ufffd", text))


def clean_line(text: str) -> str:
    """The text as one line of at most ``LINE_LIMIT`` bytes that no reader changes.

    Control characters go, white space is folded, references become their characters (an ampersand
    that only looks like one gets a blank after it), and < > become ‹ ›.
    """
    if len(text) <= 900 and (_is_plain(text) or _pattern(_PLAIN).fullmatch(text)):
        return text
    text = _fold(text)
    while True:
        decoded = _fold(_pattern(_REFERENCE).sub(_decode, text).translate(_BRACKETS))
        if decoded == text:
            break
        text = decoded
    return _shorten(text)


def clip_line(text: str) -> str:
    """The same, of at most ``LABEL_LIMIT`` characters."""
    line = clean_line(text)
    if len(line) <= LABEL_LIMIT:
        return line
    words = line[: LABEL_LIMIT - 1]
    return f"{(words.rpartition(' ')[0] or words).rstrip(' ')}…"


def _is_plain(text: str) -> bool:
    """What the pattern of plain texts says of most of them, without compiling it."""
    return (
        text.isascii()
        and text.isprintable()
        and not ("&" in text or "<" in text or ">" in text or "  " in text)
        and text[:1] not in {"", " "}
        and text[-1] != " "
    )


def _fold(text: str) -> str:
    return _pattern(_CONTROLS).sub("", _pattern(_BLANKS).sub(" ", text)).strip(" ")


def _decode(match: re.Match[str]) -> str:
    """The character of a reference; what looks like one by mistake is taken apart."""
    reference = match[0]
    character = decode_references(reference)
    if character == reference and not reference.endswith(";"):
        return reference
    is_whole = reference.endswith(";") and not character.endswith(";")
    return character if is_whole else f"& {reference[1:]}"


def _shorten(text: str) -> str:
    if len(text.encode()) <= LINE_LIMIT:
        return text
    words = text.encode()[: LINE_LIMIT - len("…".encode())].decode("utf-8", "ignore")
    return f"{words.rstrip(' ')}…"
