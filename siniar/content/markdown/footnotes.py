"""Python-Markdown's footnotes, each with a way back."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.footnotes import FN_BACKLINK_TEXT, FootnoteExtension

_WAY_BACK = "footnote-backref"


class Footnotes(FootnoteExtension):
    """Python-Markdown gives one that shows nothing no way back, and falls over looking for it."""

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: N802 (Python-Markdown's)
        """All footnotes in a box, ``None`` without any."""
        box: Element | None = super().makeFootnotesDiv(root)
        items = [] if box is None else box.findall("ol/li")
        for name, item in zip(self.footnotes, items, strict=True):
            if item.find(f".//a[@class='{_WAY_BACK}']") is None:
                target = {"href": f"#{self.makeFootnoteRefId(name)}", "class": _WAY_BACK}
                SubElement(SubElement(item, "p"), "a", target).text = FN_BACKLINK_TEXT
        return box
