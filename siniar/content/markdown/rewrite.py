"""Rewrites finished notes for other places: feeds, sites below a path, descriptions, searches."""

from __future__ import annotations

from lxml import etree

from siniar.content.markdown.clean import write_html
from siniar.content.markdown.parse import parse_finished

#: Elements that stand in lines of their own.
BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr", "br"}
    | {"table", "caption", "thead", "tbody", "tfoot", "tr", "div", "details", "summary"}
)
CELLS = frozenset({"th", "td"})
#: What stands between words instead of a tag.
_GAPS = dict.fromkeys(BLOCKS, "\n") | dict.fromkeys(CELLS, " ")


def absolute_links(html: str, site_url: str, page_url: str = "") -> str:
    """Notes with complete addresses: ``/x`` of the site, ``#x`` of the page."""
    site = site_url.rstrip("/")
    return write_html(html, lambda url: f"{page_url if url.startswith('#') else site}{url}")


def rebase_links(html: str, base_path: str) -> str:
    """Notes for a site that lives below ``base_path`` (``/repo``, or empty)."""
    base = base_path.rstrip("/")
    if not base:
        return html
    return write_html(html, lambda url: url if url.startswith("#") else f"{base}{url}")


def plain_text(html: str) -> str:
    """The words of notes, a line for each block; pictures by their description."""
    words: list[str] = []
    for event, element in etree.iterwalk(parse_finished(html), events=("start", "end")):
        is_start = event == "start"
        inside = element.get("alt") or element.text
        words.append(_GAPS.get(element.tag, ""))
        words.append(((inside if is_start else element.tail) or "").replace("\n", " "))
    lines = (" ".join(line.split()) for line in "".join(words).split("\n"))
    return "\n".join(filter(None, lines))
