"""Converts the Markdown of notes into HTML that is safe on a page and in a feed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape

import nh3
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from siniar.content.markdown.allowed import (
    ATTRIBUTES,
    SCHEMES,
    SILENCED_TAGS,
    TAGS,
    is_allowed_address,
    normal_address,
)
from siniar.content.markdown.autolinks import BareAddresses, with_scheme
from siniar.content.markdown.converter import Converter
from siniar.content.markdown.finish import Finisher
from siniar.content.markdown.limits import find_excess
from siniar.content.markdown.rewrite import plain_text

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_EMBED = re.compile(
    r"<iframe\b[^<>]*?\ssrc\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s\"'<>]+))[^<>]*>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Notes:
    """Converted notes."""

    #: Safe HTML; addresses of the site itself start with ``/`` and lack the base path.
    html: str
    #: Whether the Markdown was too much to convert and stands here as it was typed.
    is_plain: bool = False

    @property
    def text(self) -> str:
        """The same as plain text, a line for each block."""
        return plain_text(self.html)


class NotesMarkup:
    """One Markdown converter and one HTML cleaner for all texts of a run."""

    def __init__(self, table_label: str = "Table") -> None:
        """``table_label`` names wide tables to those who hear the page."""
        self._table_label = table_label
        self._converters: dict[bool, Converter] = {}
        self._cleaner = nh3.Cleaner(
            tags=set(TAGS),
            clean_content_tags=set(SILENCED_TAGS),
            attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
            attribute_filter=_filter_attribute,
            url_schemes=set(SCHEMES),
            link_rel=None,
        )

    def convert(self, text: str) -> Notes:
        """Markdown as HTML.

        Never raises: what is too deep or too slow to convert is kept as plain paragraphs.
        """
        raw = None if find_excess(text) else self._to_html(text)
        html = self._clean(_as_paragraphs(text) if raw is None else raw)
        return Notes(html, raw is None)

    def _to_html(self, text: str) -> str | None:
        has_code = has_fences(text)
        if has_code not in self._converters:
            self._converters[has_code] = Converter(
                extensions=build_extensions(has_code=has_code), output_format="html"
            )
        converter = self._converters[has_code]
        converter.reset()
        try:
            return converter.convert(text)
        except RecursionError:
            del self._converters[has_code]  # it still believes itself inside lists
            return None

    def _clean(self, html: str) -> str:
        linked = _EMBED.sub(_link_embed, html)
        cleaned = _CONTROLS.sub("", self._cleaner.clean(linked))
        return Finisher(cleaned, self._table_label).finish().strip()


def has_fences(text: str) -> bool:
    """Whether a text may hold code between fences; what reads them is slow to import."""
    # Single characters are quicker to find.
    return ("`" in text and "```" in text) or ("~" in text and "~~~" in text)


def build_extensions(*, has_code: bool) -> list[Extension]:
    """What our notes may hold beyond plain Markdown; code between fences when asked for."""
    # Extensions that are named are looked for among all installed packages.
    extensions = [TableExtension(use_align_attribute=True), SaneListExtension(), BareAddresses()]
    if has_code:
        from markdown.extensions.fenced_code import FencedCodeExtension  # noqa: PLC0415 (see above)

        extensions.append(FencedCodeExtension())
    return extensions


def _filter_attribute(_tag: str, name: str, value: str) -> str | None:
    """The value of an attribute, ``None`` to leave it out."""
    if name in {"href", "src"}:
        return normal_address(value) if is_allowed_address(value) else None
    return value


def _as_paragraphs(text: str) -> str:
    paragraphs = (part.strip() for part in re.split(r"\n[ \t]*\n", text))
    return "\n".join(f"<p>{escape(part, quote=False)}</p>" for part in paragraphs if part)


def _link_embed(match: re.Match[str]) -> str:
    """An embedded page as a link to it; a YouTube player becomes the video's page."""
    address = unescape(next(group for group in match.groups() if group is not None))
    address = with_scheme(address)
    return f'<p><a href="{escape(address)}">{escape(address)}</a></p>'
