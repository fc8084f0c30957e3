"""Gives cleaned HTML of notes the form of a page: headings, tables, pictures and links."""

from __future__ import annotations

from collections import Counter

from lxml import etree
from lxml.html import HtmlElement

from siniar.content.markdown.clean import write_html
from siniar.content.markdown.parse import parse_cleaned, serialize
from siniar.content.markdown.targets import Resolve, resolve_alone
from siniar.model.slugs import slugify

ID_PREFIX = "notes-"
#: How the address of a way back from a footnote begins.
WAY_BACK = f"#{ID_PREFIX}fnref"
#: A page's own title is the only first-level heading.
FIRST_LEVEL, LAST_LEVEL = 2, 6
#: What a footnote ends with: the way back.
BACK = "↩"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
#: No note may hold it, so that in the end only what stands in it is left.
_UNWRAPPED = "span"


def shape_html(
    html: str, table_label: str, back_label: str = "", resolve: Resolve = resolve_alone
) -> str | None:
    """Cleaned HTML as it stands on a page; ``None`` when it is too deep.

    To those who hear the page, ``table_label`` names wide tables and ``back_label`` the links that
    lead from footnotes back into the text. ``resolve`` knows where addresses lead.
    """
    root = parse_cleaned(html)
    if root is None:
        return None
    for embed in list(root.iter("iframe")):
        _link_embed(embed)
    ids = _shape_headings(list(root.iter(*_HEADINGS))) | _shape_footnotes(root)
    for link in list(root.iter("a")):
        _shape_link(link, ids, resolve)
        if link.text == BACK and link.get("href", "").startswith("#"):
            _shape_way_back(link, ids, back_label)
    for picture in list(root.iter("img")):
        _shape_picture(picture, resolve)
    for cell in root.iter("td", "th"):
        _shape_cell(cell)
    for table in list(root.iter("table")):
        _wrap_table(table, table_label)
    return write_html(serialize(root))


def _link_embed(embed: HtmlElement) -> None:
    """An embedded page as a link to it, in a paragraph of its own."""
    address = embed.get("src")
    embed.text = None
    if not address:
        embed.tag = _UNWRAPPED
        return
    embed.tag = "p"
    embed.attrib.clear()
    etree.SubElement(embed, "a", href=address).text = address


def _shape_headings(headings: list[HtmlElement]) -> set[str]:
    """Levels and ids for all headings; the ids.

    The highest level becomes 2, and none skips a level going down. Ids are made from words.
    """
    written = [int(heading.tag[1]) for heading in headings]
    shift = FIRST_LEVEL - min(written, default=FIRST_LEVEL)
    ids: set[str] = set()
    counts: Counter[str] = Counter()
    level = FIRST_LEVEL - 1
    for number, heading in enumerate(headings, 1):
        level = min(written[number - 1] + shift, level + 1, LAST_LEVEL)
        heading.tag = f"h{level}"
        wish = ID_PREFIX + (slugify(heading.text_content()) or str(number))
        identity = wish
        while identity in ids:
            counts[wish] += 1
            identity = f"{wish}-{counts[wish] + 1}"
        ids.add(identity)
        heading.set("id", identity)
    return ids


def _shape_footnotes(root: HtmlElement) -> set[str]:
    """Ids of footnotes and of the places that lead there, beside those of a page; all of them."""
    ids: set[str] = set()
    for element in list(root.iter("li", "sup")):
        identity = element.attrib.pop("id", "")
        if identity and ID_PREFIX + identity not in ids:
            element.set("id", ID_PREFIX + identity)
            ids.add(ID_PREFIX + identity)
    return ids


def _shape_link(link: HtmlElement, ids: set[str], resolve: Resolve) -> None:
    """A link finds its heading; other sites do not find our window; without address it goes."""
    address = resolve(link.get("href") or "", False).address
    if not address:
        link.tag = _UNWRAPPED
        return
    link.set("href", address)
    own = ID_PREFIX + address.removeprefix("#")
    if address.startswith("#") and own in ids:
        link.set("href", f"#{own}")
    if address.lower().startswith(("http:", "https:")):
        link.set("rel", "noopener")


def _shape_way_back(link: HtmlElement, ids: set[str], label: str) -> None:
    """From a footnote into the text, if anything leads from there to it."""
    link.attrib.pop("title", None)
    if link.get("href", "").removeprefix("#") in ids:
        link.set("aria-label", label)
    else:
        link.text, link.tag = "", _UNWRAPPED


def _shape_picture(picture: HtmlElement, resolve: Resolve) -> None:
    """A picture that loads when it comes near; without an address only its description.

    A picture that lies elsewhere would not be shown: a link leads to it.
    """
    target = resolve(picture.get("src") or "", True)
    text = picture.get("alt", "")
    if not target.address:
        picture.text = text
        picture.tag = _UNWRAPPED
    elif not target.address.startswith("/"):
        picture.text = text or target.address
        picture.tag = "a"
        picture.attrib.clear()
        picture.attrib.update({"href": target.address, "rel": "noopener"})
    else:
        lazy = {"loading": "lazy", "decoding": "async"}
        picture.attrib.update({"src": target.address, "alt": text, **lazy})
    if target.figure and picture.tag == "img":
        size = {"width": str(target.figure.width), "height": str(target.figure.height)}
        picture.attrib.update(size)


def _shape_cell(cell: HtmlElement) -> None:
    """A cell aligned by a class, so that pages need no inline style; headings name columns."""
    if cell.tag == "th":
        cell.set("scope", "col")
    side = cell.attrib.pop("align", "")
    if side in {"right", "center"}:
        cell.set("class", f"align-{side}")


def _wrap_table(table: HtmlElement, label: str) -> None:
    """A table in a box that scrolls by itself, by keys too."""
    scrolling = {"class": "table-scroll", "tabindex": "0", "role": "region", "aria-label": label}
    box = etree.Element("div", scrolling)
    table.addprevious(box)
    box.tail, table.tail = table.tail, None
    box.append(table)
