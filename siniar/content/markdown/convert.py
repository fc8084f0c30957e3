"""Converts the Markdown of notes into HTML that is safe on a page and in a feed."""

from __future__ import annotations

import re
from html import escape

from markdown import Markdown
from msgspec import Struct

from siniar.content.markdown.autolinks import BareAddresses
from siniar.content.markdown.blocks import GithubBlocks
from siniar.content.markdown.check import check_html
from siniar.content.markdown.check_words import check_words, tell_mendings
from siniar.content.markdown.clean import clean_html
from siniar.content.markdown.emphasis import GithubEmphasis
from siniar.content.markdown.footnotes import Footnotes, find_empty
from siniar.content.markdown.inlines import GithubInlines
from siniar.content.markdown.limits import find_excess
from siniar.content.markdown.mend import find_mendings, mend_lines
from siniar.content.markdown.rules import MARKDOWN_TOO_DEEP
from siniar.content.markdown.shape import shape_html
from siniar.content.markdown.structure import TooDeepError, read_structure
from siniar.content.markdown.targets import Resolve, SiteLink, resolve_alone
from siniar.model.findings import Finding, Place, found


class ConvertedNotes(Struct, frozen=True):
    """Notes as HTML with what was found in them."""

    html: str
    findings: tuple[Finding, ...] = ()
    #: Links to the site itself, which only the whole site can tell right from wrong.
    links: tuple[SiteLink, ...] = ()


class NotesMarkup:
    """One Markdown converter for all texts of a run."""

    def __init__(self, table_label: str = "Table", back_label: str = "Back") -> None:
        """To those who hear the page, the labels name wide tables and the way from a footnote."""
        self._labels = table_label, back_label
        # Extensions that are named are looked for among all installed packages.
        self._footnotes = Footnotes(USE_DEFINITION_ORDER=False, BACKLINK_TITLE="")
        self._converter = _build_converter(self._footnotes)

    def convert(self, text: str, path: str = "", first_line: int = 1) -> tuple[str, list[Finding]]:
        """The same of a text with nothing beside it: its HTML, and what was found in it."""
        notes = self.read(text, path, first_line)
        return notes.html, list(notes.findings)

    def read(
        self, text: str, path: str = "", first_line: int = 1, resolve: Resolve = resolve_alone
    ) -> ConvertedNotes:
        """Markdown as safe HTML, and what was left out of it or leads nowhere good.

        The text's first line is line ``first_line`` of ``path``; ``resolve`` knows where addresses
        lead. Addresses of the site itself begin with ``/`` and lack the base path. Never raises:
        what is too deep or too slow to convert stands there as it was typed, in plain paragraphs.
        """
        text = text.replace("\r\n", "\n").replace("\r", " ")  # else they would be lines to some
        excess = find_excess(text)
        if excess is None:
            try:
                return self._convert(text, path, first_line, resolve)
            except RecursionError:
                # The old one may be in the middle of a note.
                self._converter = _build_converter(self._footnotes)
        line = excess or 1
        place = Place(path, first_line + line - 1, text.split("\n")[line - 1][:200])
        return ConvertedNotes(clean_html(_as_paragraphs(text)), (found(MARKDOWN_TOO_DEEP, place),))

    def _convert(self, text: str, path: str, first_line: int, resolve: Resolve) -> ConvertedNotes:
        """Markdown as HTML with findings.

        Raises:
            RecursionError: it is too deep.
        """
        structure = read_structure(text)
        mendings = find_mendings(text, structure)
        meant = mend_lines(text, (each for each in mendings if each.is_read))
        if meant != text:
            structure = read_structure(meant)
        raw, html = self._show(meant, resolve)
        empty = find_empty(html)
        if empty:
            _, html = self._show(meant, resolve, empty)
        findings, links = check_html(raw, text, path, first_line, resolve)
        told = (
            *tell_mendings(mendings, path, first_line),
            *check_words(meant, structure, html, path, first_line, empty=empty),
            *findings,
        )
        return ConvertedNotes(html.strip(), told, links)

    def _show(
        self, text: str, resolve: Resolve, left_out: frozenset[str] = frozenset()
    ) -> tuple[str, str]:
        """Markdown as HTML, as it was written and as a page has it, without some footnotes.

        Raises:
            RecursionError: it is too deep.
        """
        self._footnotes.left_out = left_out
        raw = self._converter.reset().convert(text)
        html = shape_html(clean_html(raw), *self._labels, resolve)
        if html is None:
            raise TooDeepError
        return raw, html


def _build_converter(footnotes: Footnotes) -> Markdown:
    """Python-Markdown, taught what GitHub shows beyond plain Markdown."""
    return Markdown(
        extensions=[
            footnotes,
            GithubBlocks(footnotes),
            GithubInlines(),
            GithubEmphasis(),
            BareAddresses(),
        ],
        output_format="html",
    )


def _as_paragraphs(text: str) -> str:
    paragraphs = (part.strip() for part in re.split(r"\n[ \t]*\n", text))
    return "\n".join(f"<p>{escape(part, quote=False)}</p>" for part in paragraphs if part)
