"""Turns the HTML of foreign notes into Markdown that says the same, and makes sure that it does."""

from __future__ import annotations

import re
from functools import cache

from bs4 import Tag
from markdownify import ATX, MarkdownConverter
from msgspec import Struct

from siniar.content.markdown import NotesMarkup, plain_text
from siniar.content.markdown.clean import clean_html
from siniar.content.markdown.shape import shape_html

#: What Markdown reads as a mark, wherever it stands. A backslash before the others is read as one.
_MARKS = re.compile(r"([\\`*_\[\]])")
_STRIKES = re.compile("~~")
#: What Markdown reads as a mark at the beginning of a line.
_LINE_MARKS = re.compile(
    r"(?m)^([ \t]*)(#|[-+](?=[ \t\n]|$)|\d{1,9}[.)](?=[ \t\n]|$)|[-=]{2,}[ \t]*$)"
)
#: Blocks that notes may not hold become paragraphs: without them two lines would be one word.
_BLOCKS = re.compile(
    r"<(/?)(?:div|section|article|header|footer|aside|main|figure|figcaption|dl|dt|dd|center)\b[^<>]*>",
    re.IGNORECASE,
)
#: Words without blanks, and where links lead.
_Meaning = tuple[str, tuple[str, ...]]


class WrittenNotes(Struct, frozen=True):
    """Notes as Markdown, with allowed HTML where Markdown cannot say it."""

    text: str
    #: Words that stood there and are gone; empty when nothing is.
    lost: str = ""


class _Converter(MarkdownConverter):
    """Markdown as our own converter reads it."""

    def escape(self, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 (its signature)
        """Words in which nothing is a mark."""
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        text = _STRIKES.sub("&#126;&#126;", _MARKS.sub(r"\\\1", text))
        return _LINE_MARKS.sub(_escape_first, text)

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A link whose address holds nothing that would end it too early."""
        address = str(el.get("href") or "")
        if address:
            quoted = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", '"': "%22"}
            el["href"] = "".join(quoted.get(letter, letter) for letter in address)
        if el.find("img") is None and not text.strip():
            return text
        written: str = super().convert_a(el, text, parent_tags)  # type: ignore[misc]
        return written

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        """An item of a list, wide enough for what stands below it."""
        # Python-Markdown takes four blanks for what belongs to an item.
        body = text.strip()
        if not body:
            return "\n"
        parent = el.parent
        is_numbered = parent is not None and parent.name == "ol"
        first = str(parent.get("start") or "1") if parent is not None else "1"
        start = int(first) if first.isdecimal() else 1
        number = start + len(el.find_previous_siblings("li"))
        bullet = f"{number}." if is_numbered else "-"
        lines = body.split("\n")
        rest = [f"    {line}" if line.strip() else "" for line in lines[1:]]
        return "\n".join([f"{bullet:<3} {lines[0]}", *rest]) + "\n"

    def _keep(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        return str(el)

    # Markdown has no sign for these.
    convert_sub = convert_sup = convert_abbr = convert_details = _keep


def _escape_first(match: re.Match[str]) -> str:
    blanks, mark = match.groups()
    if mark[0].isdigit():
        return f"{blanks}{mark[:-1]}\\{mark[-1]}"
    return f"{blanks}\\{mark}"


@cache
def _converter() -> _Converter:
    return _Converter(
        heading_style=ATX,
        bullets="-",
        autolinks=False,
        escape_asterisks=False,
        escape_underscores=False,
        newline_style="spaces",
        table_infer_header=True,
    )


@cache
def _markup() -> NotesMarkup:
    return NotesMarkup()


def write_markdown(markup: str) -> WrittenNotes:
    """Notes of a foreign feed as Markdown.

    What our own converter makes of it is compared with the original, word for word and link for
    link. Where Markdown says something else the allowed HTML stays.
    """
    allowed = clean_html(_BLOCKS.sub(r"<\1p>", markup))
    cleaned = shape_html(allowed, "")
    if cleaned is None:  # nested deeper than any browser shows
        return WrittenNotes("", " ".join(re.sub("<[^<>]*>", " ", markup).split())[:200])
    wanted = _meaning(cleaned)
    text = _tidy(_converter().convert(cleaned))
    for candidate in (text, _as_blocks(allowed)):
        if _says_the_same(_meaning(_markup().convert(candidate)[0]), wanted):
            return WrittenNotes(candidate)
    got = _meaning(_markup().convert(text)[0])
    gone = [word for word in wanted[0].split() if word not in got[0]]
    return WrittenNotes(text, " ".join(gone)[:200] or wanted[0][:200])


def _says_the_same(got: _Meaning, wanted: _Meaning) -> bool:
    """Whether words and links are the same; addresses that became links are no difference."""
    words = wanted[0]
    links = [link for link in got[1] if link in wanted[1] or link.partition("://")[2] not in words]
    return got[0] == words and tuple(links) == wanted[1]


def _tidy(text: str) -> str:
    """At most one empty line, no blanks before one."""
    lines = [line if line.endswith("  ") else line.rstrip() for line in text.split("\n")]
    lines = [line if line.strip() else "" for line in lines]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _as_blocks(allowed: str) -> str:
    """Allowed HTML that Markdown passes on: without empty lines, each block beginning a line."""
    joined = re.sub(r"\n[ \t]*(?=\n)", "", allowed).strip()
    return joined if joined.startswith("<") else f"<p>{joined}</p>"


def _meaning(finished: str) -> _Meaning:
    """The words of finished notes, and where their links lead."""
    words = "".join(plain_text(finished).split())
    # A link without a word shows nothing that could be missed.
    links = re.findall(r'<a\b[^>]*?href="([^"]*)"[^>]*>(?!(?:\s|&nbsp;)*</a>)', finished)
    return words, tuple(link.rstrip("/") for link in links)
