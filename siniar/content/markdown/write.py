"""Writes finished notes as Markdown again, for readers and programs that take no HTML.

The note itself would not do: what an editor left in remarks is nobody's business, and links name
files there. A converter for any HTML would: it takes five times as long for the few tags we have.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from siniar.content.markdown.parse import parse_finished
from siniar.content.markdown.rewrite import complete_address
from siniar.content.markdown.shape import WAY_BACK
from siniar.content.markdown.shorten import is_even

#: What is a mark inside of a line, and at its beginning.
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<~|"})
_FIRST = re.compile(r"^(\d{1,9})([.)])(?= |$)|^([#+=>-])")
_WHITE = re.compile(r"[ \t\n\r\f]+")
#: What would end an address.
_QUOTED = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"})
_AROUND = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~"}
#: Blocks that only hold others.
_PLAIN = frozenset({"div", "thead", "tbody", "tfoot"})


def as_markdown(html: str, site_url: str, page_url: str) -> str:
    """Notes as Markdown with complete addresses: ``/x`` of the site, ``#x`` of the page."""
    root = parse_finished(html)
    for element in list(root.iter("a", "img")):
        name = "href" if element.tag == "a" else "src"
        address = element.get(name) or ""
        if element.tag == "a" and WAY_BACK in address:
            element.drop_tree()
        elif address.startswith(("/", "#")):
            element.set(name, complete_address(address, site_url, page_url))
    return "\n\n".join(_blocks(root))


def _blocks(parent: HtmlElement) -> Iterator[str]:
    """The blocks of an element; words and tags between them are paragraphs."""
    line = escape_markdown(parent.text)
    for child in parent:
        if child.tag in _BLOCKS or child.tag in _PLAIN:
            yield from _paragraph(line)
            line = ""
            yield from _blocks(child) if child.tag in _PLAIN else _BLOCKS[child.tag](child)
        else:
            line += _inline(child)
        line += escape_markdown(child.tail)
    yield from _paragraph(line)


def _paragraph(line: str) -> Iterator[str]:
    text = "\n".join(part.strip(" ") for part in line.split("\n")).strip()
    if text:
        yield _FIRST.sub(r"\1\\\2\3" if text[0].isdigit() else r"\\\3", text)


# --- inside of a line ----------------------------------------------------------------------------


def escape_markdown(text: str | None) -> str:
    """Words on one line in which nothing is a mark."""
    words = text or ""
    return (words if is_even(words) else _WHITE.sub(" ", words)).translate(_MARKS)


def _inner(element: HtmlElement) -> str:
    parts = [escape_markdown(element.text)]
    for child in element:
        parts += [_inline(child), escape_markdown(child.tail)]
    return "".join(parts)


def _inline(element: HtmlElement) -> str:
    tag, words = element.tag, _inner(element)
    if tag == "br":
        return "\\\n"
    if tag == "img":
        return f"![{escape_markdown(element.get('alt'))}]({_address(element, 'src')})"
    if tag == "code":
        return _code("".join(element.itertext()))
    if tag == "a" and element.get("href"):
        return f"[{words.strip()}]({_address(element, 'href')})" if words.strip() else ""
    mark = _AROUND.get(tag, "")
    inside = words.strip(" ")
    if not mark or not inside:
        return words
    # A mark beside a blank is none.
    start, end = (" " if words[place] == " " else "" for place in (0, -1))
    return f"{start}{mark}{inside}{mark}{end}"


def _address(element: HtmlElement, name: str) -> str:
    return (element.get(name) or "").translate(_QUOTED)


def _code(text: str) -> str:
    """Between more of the marks than it holds itself."""
    runs = [len(run) for run in re.findall("`+", text)]
    fence = "`" * (max(runs, default=0) + 1)
    gap = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{gap}{text}{gap}{fence}"


# --- blocks --------------------------------------------------------------------------------------


def _heading(element: HtmlElement) -> Iterator[str]:
    words = " ".join(_inner(element).replace("\\\n", " ").split())
    if words:
        yield f"{'#' * int(element.tag[1])} {words}"


def _list(element: HtmlElement) -> Iterator[str]:
    start = int(element.get("start") or 1) if element.tag == "ol" else 0
    items = []
    for number, item in enumerate(element.iterchildren("li"), start):
        mark = f"{number}. " if element.tag == "ol" else "- "
        items.append(mark + _indented("\n\n".join(_blocks(item)), len(mark)))
    if items:
        yield ("\n\n" if any("\n\n" in item for item in items) else "\n").join(items)


def _indented(text: str, width: int) -> str:
    return re.sub(r"\n(?=[^\n])", "\n" + " " * width, text)


def _quote(element: HtmlElement) -> Iterator[str]:
    inside = "\n\n".join(_blocks(element))
    if inside:
        yield "\n".join(f"> {line}".rstrip() for line in inside.split("\n"))


def _verbatim(element: HtmlElement) -> Iterator[str]:
    text = "".join(element.itertext()).strip("\n")
    runs = [len(run) for run in re.findall("^`{3,}", text, re.MULTILINE)]
    fence = "`" * max(3, max(runs, default=0) + 1)
    yield f"{fence}\n{text}\n{fence}"


def _table(element: HtmlElement) -> Iterator[str]:
    for caption in element.iterchildren("caption"):
        yield from _paragraph(_inner(caption))
    rows = [[_cell(cell) for cell in row.iterchildren("th", "td")] for row in element.iter("tr")]
    rows = [row for row in rows if row]
    if rows:
        width = max(map(len, rows))
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
        yield "\n".join((lines[0], f"|{' --- |' * width}", *lines[1:]))


def _cell(cell: HtmlElement) -> str:
    return " ".join(" ".join(_blocks(cell)).replace("\\\n", " ").split())


def _details(element: HtmlElement) -> Iterator[str]:
    for summary in list(element.iterchildren("summary")):
        yield from _paragraph(f"**{_inner(summary).strip()}**")
        summary.drop_tree()
    yield from _blocks(element)


def _rule(_element: HtmlElement) -> Iterator[str]:
    yield "* * *"


_BLOCKS: dict[str, Callable[[HtmlElement], Iterator[str]]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("ul", "ol"), _list),
    "p": _blocks,
    "blockquote": _quote,
    "pre": _verbatim,
    "table": _table,
    "details": _details,
    "hr": _rule,
}
