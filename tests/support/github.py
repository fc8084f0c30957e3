"""What GitHub makes of Markdown, by its own converter, and the structure of HTML to compare."""

from __future__ import annotations

import re
from urllib.parse import unquote

from cmarkgfm.cmark import Options, markdown_to_html_with_extensions
from lxml import html as lxml_html
from lxml.html import HtmlElement

from siniar.content.markdown.clean import clean_html
from siniar.content.markdown.shape import shape_html

#: Not ``tagfilter``: what notes may not hold is left out by our own table.
_EXTENSIONS = ["table", "autolink", "strikethrough", "tasklist"]
_OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
#: Boxes of tasks and signs of footnotes are other letters here.
_SAME = (
    (re.compile(r'<input type="checkbox" disabled="" />'), "☐"),
    (re.compile(r'<input type="checkbox" checked="" disabled="" />'), "☑"),
    (re.compile(r"<a [^>]*data-footnote-backref.*?</a>"), ""),
    (re.compile(r"([☐☑])\s*<p>"), r"<p>\1 "),
    (re.compile(r'<section class="footnotes"[^>]*>'), "<hr>"),
    # The library sees the box of a task at the beginning of a line only, github.com also behind
    # the marks of quotes and other lists.
    (re.compile(r"(<li>(?:\s*<p>)?)\[ \][ \t]+(?=\S)"), r"\1☐ "),
    (re.compile(r"(<li>(?:\s*<p>)?)\[[xX]\][ \t]+(?=\S)"), r"\1☑ "),
)
_FOOTNOTE_ADDRESS = re.compile(r"#notes-fn|#fn")
_BLOCKS = frozenset(
    [
        "p",
        "h",
        "ul",
        "ol",
        "li",
        "blockquote",
        "pre",
        "hr",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "details",
        "summary",
        "main",
    ]
)

#: A text, or a tag with what tells it from others and what stands in it.
Part = str | tuple[str, str, tuple["Part", ...]]


def github_html(text: str) -> str:
    """The page text that GitHub would show, cleaned as notes are."""
    html = markdown_to_html_with_extensions(text, _OPTIONS, _EXTENSIONS)
    for pattern, other in _SAME:
        html = pattern.sub(other, html)
    return shape_html(clean_html(html), "") or ""


def structure(html: str) -> tuple[Part, ...]:
    """The blocks and marks of finished notes, with their words in single blanks."""
    return _parts(lxml_html.fragment_fromstring(html, create_parent="main"))


def _parts(element: HtmlElement) -> tuple[Part, ...]:
    parts: list[Part] = []
    _add(parts, element.text)
    for child in element:
        if child.tag in {"div", "span"}:
            parts.extend(_parts(child))
        elif (child.text or "").startswith("↩"):
            pass  # the way back from a footnote: both have one
        elif child.tag != "p" or _inside(child):
            parts.append((_tag(child), _mark(child), _inside(child)))
        _add(parts, child.tail)
    return _tidy(parts, is_block=_tag(element) in _BLOCKS)


def _inside(element: HtmlElement) -> tuple[Part, ...]:
    if element.tag == "pre":
        lines = element.text_content().expandtabs(4).split("\n")
        return ("\n".join(line.rstrip() for line in lines).strip("\n"),)
    return _parts(element)


def _tag(element: HtmlElement) -> str:
    return "h" if re.fullmatch("h[1-6]", element.tag) else str(element.tag)


def _mark(element: HtmlElement) -> str:
    if element.tag == "a" and _FOOTNOTE_ADDRESS.match(element.get("href", "")):
        return "footnote"
    kept = ("href", "src", "alt", "title", "start", "class")
    return " ".join(f"{name}={unquote(element.get(name))}" for name in kept if element.get(name))


def _add(parts: list[Part], text: str | None) -> None:
    if not text:
        return
    if parts and isinstance(parts[-1], str):
        parts[-1] += text
    else:
        parts.append(text)


def _tidy(parts: list[Part], *, is_block: bool) -> tuple[Part, ...]:
    """Single blanks; none beside blocks and line breaks."""
    tidy: list[Part] = []
    for number, part in enumerate(parts):
        if not isinstance(part, str):
            tidy.append(part)
            continue
        text = re.sub(r"\s+", " ", part)
        if _is_edge(parts[number - 1]) if number else is_block:
            text = text.lstrip(" ")
        if _is_edge(parts[number + 1]) if number + 1 < len(parts) else is_block:
            text = text.rstrip(" ")
        if text:
            tidy.append(text)
    return tuple(tidy)


def _is_edge(part: Part) -> bool:
    return not isinstance(part, str) and part[0] in _BLOCKS | {"br"}
