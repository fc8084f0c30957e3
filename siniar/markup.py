"""Turns notes from Markdown into safe HTML and plain text, and makes such HTML fit pages and feeds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from siniar.findings import Finding, Place, found

_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height", "loading"},
    "abbr": {"title"},
    "ol": {"start"},
    "th": {"scope"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
    "div": {"class", "role", "aria-label", "tabindex"},
    "sup": {"id"},
    "li": {"id"},
}
_TAGS = frozenset(
    "p h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tr th td strong em b i s code pre "
    "blockquote hr br a img sup sub abbr details summary div".split()
)
#: What editors may write as HTML; headings of level 1 come from Markdown only.
_WRITABLE = _TAGS - {"div"} | {"h1"}
_SCHEMES = frozenset({"https", "http", "mailto", "tel"})
#: Apple keeps only these in a description.
_SIMPLE_TAGS = frozenset({"p", "ol", "ul", "li", "a", "b", "i", "strong", "em"})
_BLOCK_TAGS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr blockquote pre hr br details summary div".split()
)
#: Deeper quotes and lists would take Python-Markdown past the interpreter's stack.
_NESTING_LIMIT = 20
_ADDRESS = re.compile(r"(?<![\w\"'=(<>\[/])https?://[^\s<>\"'`|]+[^\s<>\"'`|.,;:!?)\]*_]")


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes in both forms."""

    html: str
    text: str


class _Shape(Treeprocessor):
    """Shifts headings below the page's own and makes wide tables scroll by themselves."""

    table_label = ""

    def run(self, root: Element) -> None:
        levels = [int(e.tag[1]) for e in root.iter() if re.fullmatch("h[1-6]", str(e.tag))]
        shift = 2 - min(levels, default=2)
        for element in root.iter():
            if re.fullmatch("h[1-6]", str(element.tag)):
                element.tag = f"h{min(max(int(element.tag[1]) + shift, 2), 6)}"
            elif element.tag == "img":
                element.set("loading", "lazy")
        self._wrap_tables(root)

    def _wrap_tables(self, parent: Element) -> None:
        for parent_element in list(parent.iter()):
            for index, child in enumerate(list(parent_element)):
                if child.tag == "table" and parent_element.get("class") != "table-scroll":
                    box = Element(
                        "div",
                        {
                            "class": "table-scroll",
                            "role": "region",
                            "aria-label": self.table_label,
                            "tabindex": "0",
                        },
                    )
                    box.tail, child.tail = child.tail, None
                    parent_element[index] = box
                    box.append(child)


class _Shaping(Extension):
    def __init__(self, table_label: str) -> None:
        super().__init__()
        self.table_label = table_label

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        shape = _Shape(md)
        shape.table_label = self.table_label
        md.treeprocessors.register(shape, "siniar-shape", 5)


class NotesMarkup:
    """One Markdown converter for all notes of a run; building one costs more than using it."""

    def __init__(self, table_label: str = "Table") -> None:
        self._markdown = Markdown(
            extensions=["tables", "sane_lists", "fenced_code", "footnotes", _Shaping(table_label)],
            output_format="html",
        )

    def convert(self, text: str) -> Notes:
        """Safe HTML and plain text; text too deeply nested is shown as it was typed."""
        if _is_too_nested(text):
            html = f"<pre>{escape(text)}</pre>"
        else:
            html = self._markdown.reset().convert(_link_addresses(text))
        clean = nh3.clean(
            html,
            tags=set(_TAGS),
            attributes=_ATTRIBUTES,
            url_schemes=set(_SCHEMES),
            link_rel="noopener",
            strip_comments=True,
            clean_content_tags={"script", "style", "iframe", "object", "svg", "math", "template"},
        )
        return Notes(clean, plain_text(clean))


def _is_too_nested(text: str) -> bool:
    """Whether quotes, lists, brackets or emphasis are nested as no person writes them."""
    for line in text.split("\n"):
        marks = re.match(r"(?:[\s>]|[-*+]\s|\d+[.)]\s)*", line)
        if marks and len(re.findall(r"[>\-*+.)]", marks[0])) > _NESTING_LIMIT:
            return True
        if len(line) - len(line.lstrip()) > _NESTING_LIMIT * 4 and line.strip():
            return True
    return bool(re.search(r"[\[(]{50}|[*_]{200}|`{2000}|<{500}", text)) or any(
        text.count(mark) > 5_000 for mark in "[<*_`!"
    )


def _link_addresses(text: str) -> str:
    """Bare addresses become links, outside code and existing links."""
    lines = []
    is_code = False
    for line in text.split("\n"):
        if re.match(r"\s*(```|~~~)", line):
            is_code = not is_code
        if is_code or line.startswith(("    ", "\t")) or "`" in line or re.match(r"\s*\[", line):
            lines.append(line)
        else:
            lines.append(_ADDRESS.sub(lambda match: f"<{match[0]}>", line))
    return "\n".join(lines)


# --- checking what editors wrote --------------------------------------------------------------

_HTML_TAG = re.compile(r"<\s*(/?)\s*([A-Za-z][A-Za-z0-9:-]*)((?:\s[^<>]*)?)/?\s*>?")
_HANDLER = re.compile(r"\s(on[a-z]+|style)\s*=", re.IGNORECASE)
_LINK = re.compile(
    r"\]\(\s*<?([^)>\s]*)|^\s{0,3}\[[^\]]+\]:\s*<?(\S+)|<([a-z][a-z0-9+.-]*:[^>\s]*)>", re.I
)
_HTML_LINK = re.compile(r"\b(?:href|src|action|formaction|xlink:href)\s*=\s*[\"']?([^\"'>]*)", re.I)
_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?(http://[^)>\s]*)")


def check_markup(text: str, path: str, first_line: int) -> list[Finding]:
    """HTML that is left out and links that lead nowhere good, outside code."""
    findings = []
    if _is_too_nested(text):
        findings.append(found("markdown-terlalu-rumit", Place(path, first_line)))
    for number, line in _prose(text, first_line):
        place = Place(path, number, line.strip()[:200])
        bare = _CODE_SPAN.sub("", line)
        findings += [found("html-dilarang", place, value=tag) for tag in _foreign_tags(bare)]
        findings += [
            found("tautan-berbahaya", place, value=link[:100]) for link in _bad_links(bare)
        ]
        if _PICTURE.search(bare):
            findings.append(found("alamat-http", place))
    return list(dict.fromkeys(findings))


def _prose(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    fence = ""
    for number, line in enumerate(text.split("\n"), first_line):
        mark = re.match(r"\s{0,3}(```+|~~~+)", line)
        if mark and not fence:
            fence = mark[1]
        elif fence:
            fence = "" if line.strip().startswith(fence) else fence
        elif not line.startswith(("    ", "\t")) or re.match(r"\s*([-*+>]|\d+\.)\s", line):
            yield number, line


def _foreign_tags(line: str) -> Iterator[str]:
    seen = set()
    for match in _HTML_TAG.finditer(line):
        closing, name, attributes = match[1], match[2].lower(), match[3] or ""
        if ":" in name or (not match[0].endswith(">") and not attributes):
            continue  # an automatic link, or a lone < in a sentence
        handler = _HANDLER.search(attributes)
        if name not in _WRITABLE or handler:
            shown = handler[1].lower() if handler and name in _WRITABLE else f"<{name}>"
            if not closing and shown not in seen:
                seen.add(shown)
                yield shown


def _bad_links(line: str) -> Iterator[str]:
    candidates = [next(filter(None, match), "") for match in _LINK.findall(line)]
    candidates += _HTML_LINK.findall(line)
    yield from (link for link in candidates if not is_safe_link(link))


def is_safe_link(link: str) -> bool:
    """Whether a link is relative or has one of the allowed schemes, whatever it is disguised as."""
    plain = re.sub(r"[\s\x00-\x20]", "", unescape(link)).lower()
    match = re.match(r"([a-z][a-z0-9+.-]*|[^/?#]*?):", plain)
    return match is None or match[1] in _SCHEMES


# --- fitting HTML to where it is shown --------------------------------------------------------

_SITE_ADDRESS = re.compile(r"(\s(?:href|src)=\")(/(?!/)[^\"]*|#[^\"]*)(\")")


def rebase_links(html: str, base: str) -> str:
    """Addresses of the site get its base path (``/repo``), for pages."""
    return _SITE_ADDRESS.sub(
        lambda m: m[0] if m[2].startswith("#") else f"{m[1]}{base}{m[2]}{m[3]}", html
    )


def absolute_links(html: str, site_url: str, page_url: str = "") -> str:
    """Addresses of the site become absolute, for feeds; ``#parts`` are those of ``page_url``."""

    def absolute(match: re.Match[str]) -> str:
        start = page_url if match[2].startswith("#") else site_url
        return f"{match[1]}{escape(start)}{match[2]}{match[3]}"

    return _SITE_ADDRESS.sub(absolute, html)


def plain_text(html: str) -> str:
    """The words of HTML, a line for each block."""
    spaced = re.sub(rf"</?(?:{'|'.join(sorted(_BLOCK_TAGS))})\b[^>]*>", "\n", html)
    spaced = re.sub(r"</t[dh]>", " ", spaced)
    text = unescape(re.sub(r"<[^>]*>", "", spaced))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


class _Shortener(HTMLParser):
    """Copies simple tags and text until the budget is spent; always closes what it opened."""

    def __init__(self, limit: int) -> None:
        super().__init__(convert_charrefs=True)
        self.left = limit
        self.parts: list[str] = []
        self.open: list[str] = []
        self.is_full = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = "p" if tag in {"h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "tr"} else tag
        if tag not in _SIMPLE_TAGS or (tag == "p" and "p" in self.open):
            return
        href = dict(attrs).get("href") if tag == "a" else None
        mark = f'<a href="{escape(href)}">' if href else f"<{tag}>"
        if self._spend(len(mark.encode()) + len(tag) + 3):
            self.parts.append(mark)
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        tag = "p" if tag in {"h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "tr"} else tag
        if tag in ("td", "th"):
            self.handle_data(" ")
        if tag in self.open and not self.is_full:
            while self.open:
                last = self.open.pop()
                self.parts.append(f"</{last}>")
                if last == tag:
                    break

    def handle_data(self, data: str) -> None:
        if self.is_full:
            return
        text = escape(data, quote=False)
        if self._spend(len(text.encode())):
            self.parts.append(text)

    def _spend(self, size: int) -> bool:
        if self.is_full or size > self.left:
            self.is_full = True
            return False
        self.left -= size
        return True

    def result(self) -> str:
        return "".join(self.parts) + "".join(f"</{tag}>" for tag in reversed(self.open))


def shorten_html(html: str, max_bytes: int) -> str:
    """HTML of simple tags only, at most ``max_bytes`` long, cut where a piece of text begins.

    A single text longer than the budget is cut between words.
    """
    shortener = _Shortener(max_bytes)
    shortener.feed(html)
    shortener.close()
    return shortener.result().strip()


def is_site_address(url: str) -> bool:
    """Whether an address in notes leads to the site itself."""
    parts = urlsplit(url)
    return not parts.scheme and not parts.netloc
