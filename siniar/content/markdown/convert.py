"""Converts the Markdown of notes into HTML that is safe on a page and in a feed."""

from __future__ import annotations

import re
from html import escape

from markdown import Markdown
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from siniar.content.markdown.autolinks import BareAddresses
from siniar.content.markdown.check import check_html
from siniar.content.markdown.clean import clean_html
from siniar.content.markdown.limits import find_excess
from siniar.content.markdown.rules import MARKDOWN_TOO_DEEP
from siniar.content.markdown.shape import shape_html
from siniar.model.findings import Finding, Place, found


class NotesMarkup:
    """One Markdown converter for all texts of a run."""

    def __init__(self, table_label: str = "Table") -> None:
        """``table_label`` names wide tables to those who hear the page."""
        self._table_label = table_label
        self._converter = _build_converter()

    def convert(self, text: str, path: str = "", first_line: int = 1) -> tuple[str, list[Finding]]:
        """Markdown as safe HTML, and what was left out of it or leads nowhere good.

        The text's first line is line ``first_line`` of ``path``. Addresses of the site itself
        begin with ``/`` and lack the base path. Never raises: what is too deep or too slow to
        convert stands there as it was typed, in plain paragraphs.
        """
        excess = find_excess(text)
        raw = None if excess else self._to_html(text)
        html = None if raw is None else shape_html(clean_html(raw), self._table_label)
        if raw is not None and html is not None:
            return html.strip(), check_html(raw, text, path, first_line)
        line = excess or 1
        place = Place(path, first_line + line - 1, text.split("\n")[line - 1][:200])
        return clean_html(_as_paragraphs(text)), [found(MARKDOWN_TOO_DEEP, place)]

    def _to_html(self, text: str) -> str | None:
        """What the converter makes of a text, unsafe; ``None`` when it is too deep."""
        try:
            return self._converter.reset().convert(text)
        except RecursionError:
            self._converter = _build_converter()  # the old one still believes itself inside lists
            return None


def _build_converter() -> Markdown:
    """What our notes may hold beyond plain Markdown."""
    # Extensions that are named are looked for among all installed packages.
    return Markdown(
        extensions=[
            TableExtension(use_align_attribute=True),
            SaneListExtension(),
            FencedCodeExtension(),
            BareAddresses(),
        ],
        output_format="html",
    )


def _as_paragraphs(text: str) -> str:
    paragraphs = (part.strip() for part in re.split(r"\n[ \t]*\n", text))
    return "\n".join(f"<p>{escape(part, quote=False)}</p>" for part in paragraphs if part)
