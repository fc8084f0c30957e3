"""Has Python-Markdown read running text as GitHub does: an extension."""

from __future__ import annotations

import re
from functools import lru_cache
from string import punctuation
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    LINE_BREAK_RE,
    HtmlInlineProcessor,
    InlineProcessor,
    ReferenceInlineProcessor,
    SubstituteTagInlineProcessor,
)
from markdown.util import AtomicString, code_escape

from siniar.content.markdown.allowed import is_allowed_address
from siniar.content.markdown.tags import TAG, is_word

#: Ticks that may begin code; those behind a backslash do not.
_CODE = r"\\[\\`]|(`+)"
_ADDRESS = re.compile("<((?:mailto|tel):.+)>", re.IGNORECASE)


class GithubInlines(Extension):
    """Line breaks, escaped marks, HTML in running text, links by name."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Add to Python-Markdown's patterns, or take their places."""
        md.ESCAPED_CHARS = list(punctuation)
        # After addresses: what has been set aside hides how one begins.
        for name, pattern in (("linebreak", LINE_BREAK_RE), ("hard_break", r"\\\n")):
            md.inlinePatterns.register(SubstituteTagInlineProcessor(pattern, "br"), name, 80)
        md.inlinePatterns.register(_Ampersand(r"\\(?:\\|(&))", md), "ampersand", 185)
        md.inlinePatterns.register(_Code(_CODE, md), "backtick", 190)
        md.inlinePatterns.register(_Tag(TAG, md), "html", 90)
        md.inlinePatterns.register(_NamedLink(r"\[", md), "reference", 170)


class _Ampersand(InlineProcessor):
    """An escaped ampersand, which else would begin a reference with the letters behind it."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self, match: re.Match[str], _data: str
    ) -> tuple[str | None, int | None, int | None]:
        """The ampersand as HTML has it; nothing for an escaped backslash."""
        if match[1] is None:
            return None, None, None
        return self.md.htmlStash.store("&amp;"), match.start(), match.end()


class _Code(InlineProcessor):
    """Code between as many ticks on both sides."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self, match: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """The code; nothing when the ticks are not closed."""
        closing = _closing(len(match[1] or "")).search(data, match.end())
        if match[1] is None or closing is None:
            return None, None, None
        words = data[match.end() : closing.start()].replace("\n", " ")
        if words.strip() and words[0] == words[-1] == " ":
            words = words[1:-1]
        code = Element("code")
        code.text = AtomicString(code_escape(words))
        return code, match.start(), closing.end()


@lru_cache(maxsize=1000)
def _closing(count: int) -> re.Pattern[str]:
    return re.compile(rf"(?<!`)`{{{count}}}(?!`)")


class _Tag(HtmlInlineProcessor):
    """Sets a tag aside as it is typed; words between angles stay in the text."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self, match: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """The tag, a link for an address, or nothing."""
        if is_word(match[1]):
            return None, None, None
        address = _ADDRESS.fullmatch(match[1])
        if address is None or not is_allowed_address(address[1]):
            return super().handleMatch(match, data)
        link = Element("a", href=address[1])
        link.text = AtomicString(address[1])
        return link, match.start(0), match.end(0)


class _NamedLink(ReferenceInlineProcessor):
    """``[words][name]`` without a blank between both."""

    RE_LINK = re.compile(r"\[([^\]]*)\]", re.DOTALL | re.UNICODE)
