"""Python-Markdown's footnotes, each with a way back, and those that show nothing."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from lxml.html import HtmlElement
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, FootnoteExtension

from siniar.content.markdown.allowed import is_blank
from siniar.content.markdown.parse import parse_finished
from siniar.content.markdown.shape import BACK, ID_PREFIX

_WAY_BACK = "footnote-backref"
_ID = f"{ID_PREFIX}fn:"


class Footnotes(FootnoteExtension):
    """Python-Markdown gives one that shows nothing no way back, and falls over looking for it."""

    #: Names of those that are left out of the next text.
    left_out: frozenset[str] = frozenset()

    def setFootnote(self, id: str, text: str) -> None:  # noqa: A002, N802 (Python-Markdown's)
        """Keep the text of a footnote, the first one of a name."""
        if id not in self.footnotes and id not in self.left_out and text.strip():
            super().setFootnote(id, text)

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: N802 (Python-Markdown's)
        """All footnotes in a box, ``None`` without any."""
        box: Element | None = super().makeFootnotesDiv(root)
        items = [] if box is None else box.findall("ol/li")
        for name, item in zip(self.footnotes, items, strict=True):
            if item.find(f".//a[@class='{_WAY_BACK}']") is None:
                target = {"href": f"#{self.makeFootnoteRefId(name)}", "class": _WAY_BACK}
                SubElement(SubElement(item, "p"), "a", target).text = FN_BACKLINK_TEXT
        return box


def find_empty(html: str) -> frozenset[str]:
    """The names of footnotes that show nothing in finished notes but their way back.

    Only there it is known: remarks, tags that notes may not hold and pictures that are nowhere have
    gone by then.
    """
    if f'id="{_ID}' not in html:
        return frozenset()
    notes = [each for each in parse_finished(html).iter("li") if each.get("id", "").startswith(_ID)]
    return frozenset(each.get("id", "").removeprefix(_ID) for each in notes if _is_empty(each))


def _is_empty(note: HtmlElement) -> bool:
    words = "".join(note.itertext()).replace(BACK, "")
    return is_blank(words) and next(note.iter("img"), None) is None
