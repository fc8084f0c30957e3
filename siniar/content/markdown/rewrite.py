"""Rewrites finished notes for other places: feeds, sites below a path, descriptions, searches."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from lxml import etree
from lxml.html import HtmlElement

from siniar.content.markdown.clean import plain_html, write_html
from siniar.content.markdown.parse import parse_finished, serialize
from siniar.content.markdown.shape import WAY_BACK
from siniar.model.attached import Figure

#: Elements that stand in lines of their own.
BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr", "br"}
    | {"table", "caption", "thead", "tbody", "tfoot", "tr", "div", "details", "summary"}
)
CELLS = frozenset({"th", "td"})
#: How wide pictures of notes stand: as wide as the words.
_SIZES = "(min-width: 44rem) 40rem, 100vw"
#: What stands between words instead of a tag.
_GAPS = dict.fromkeys(BLOCKS, "\n") | dict.fromkeys(CELLS, " ")


def absolute_links(html: str, site_url: str, page_url: str = "") -> str:
    """Notes for feeds, with complete addresses: ``/x`` of the site, ``#x`` of the page."""
    return plain_html(html, lambda url: complete_address(url, site_url, page_url))


def complete_address(url: str, site_url: str, page_url: str) -> str:
    """An address of the site itself, complete: that of a part stands behind the page's."""
    return f"{page_url if url.startswith('#') else site_url.rstrip('/')}{url}"


def rebase_links(html: str, base_path: str) -> str:
    """Notes for a site that lives below ``base_path`` (``/repo``, or empty)."""
    base = base_path.rstrip("/")
    if not base:
        return html
    return write_html(html, lambda url: url if url.startswith("#") else f"{base}{url}")


def with_lighter_pictures(html: str, figures: Iterable[Figure], base_path: str) -> str:
    """Notes for a page: each picture also in the lighter formats, of which the browser takes one.

    Apps that read feeds know the plain picture only. The notes have been rebased already.
    """
    base = base_path.rstrip("/")
    known = {f"{base}/{figure.files[0].path}": figure for figure in figures}
    if not known:
        return html
    root = parse_finished(html)
    for picture in list(root.iter("img")):
        figure = known.get(picture.get("src") or "")
        if figure is not None:
            _wrap_picture(picture, figure, base)
    return write_html(serialize(root))


def _wrap_picture(picture: HtmlElement, figure: Figure, base: str) -> None:
    box = etree.Element("picture")
    picture.addprevious(box)
    box.tail, picture.tail = picture.tail, None
    for kind, files in groupby(figure.files[1:], key=lambda file: file.type):
        source = etree.SubElement(box, "source", type=kind)
        # The addresses hold nothing but what a path of ours may.
        source.set("srcset", ", ".join(f"{base}/{file.path} {file.width}w" for file in files))
        source.set("sizes", _SIZES)
    box.append(picture)


def drop_struck(root: HtmlElement) -> None:
    """Leave out what means nothing where only words are: struck ones, the ways back from footnotes.

    Without its line, a price that was struck would be said.
    """
    ways = (link for link in root.iter("a") if WAY_BACK in (link.get("href") or ""))
    for element in (*root.iter("del", "s"), *ways):
        if element.getparent() is not None:
            element.drop_tree()


def plain_text(html: str) -> str:
    """The words of notes, a line for each block; pictures by their description."""
    root = parse_finished(html)
    drop_struck(root)
    for sign in root.xpath("//sup[@id]"):
        sign.drop_tree()
    words: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_start = event == "start"
        inside = element.get("alt") or element.text
        words.append(_GAPS.get(element.tag, ""))
        words.append(((inside if is_start else element.tail) or "").replace("\n", " "))
    lines = (" ".join(line.split()) for line in "".join(words).split("\n"))
    return "\n".join(filter(None, lines))
