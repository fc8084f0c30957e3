"""Rewrites converted notes for other places: feeds, sites below a path, descriptions, searches."""

from __future__ import annotations

import re
from html import escape, unescape

from siniar.markup.finishing import TAG, attributes_of

_ADDRESS = re.compile(r'(<(?:a|img)\b[^<>]*?\s(?:href|src)=")((?:/(?![/\\])|#)[^"]*)"')
_BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr", "br"}
    | {"table", "caption", "thead", "tbody", "tfoot", "tr", "div", "details", "summary"}
)
#: What podcast apps show in a description.
#: https://help.apple.com/itc/podcasts_connect/#/itcb54353390
_SIMPLE_TAGS = frozenset({"p", "ol", "ul", "li", "a", "b", "i", "strong", "em"})
#: Blocks that have no simple tag of their own become paragraphs, with tags inside.
_AS_PARAGRAPH = {
    **{f"h{level}": ("<p><strong>", "</strong></p>") for level in range(1, 7)},
    "pre": ("<p>", "</p>"),
    "caption": ("<p>", "</p>"),
    "summary": ("<p><strong>", "</strong></p>"),
    "tr": ("<p>", "</p>"),
}
_CELLS = frozenset({"th", "td"})
_BLOCK_TAG = re.compile(r"</?(?:p|ol|ul|li)>")


def absolute_links(html: str, site_url: str, page_url: str = "") -> str:
    """Converted notes with complete addresses: ``/x`` of the site, ``#x`` of the page."""

    def complete(match: re.Match[str]) -> str:
        start = page_url if match[2].startswith("#") else site_url.rstrip("/")
        return f'{match[1]}{escape(start)}{match[2]}"'

    return _ADDRESS.sub(complete, html)


def rebase_links(html: str, base_path: str) -> str:
    """Converted notes for a site that lives below ``base_path`` (``/repo``, or empty)."""

    def below(match: re.Match[str]) -> str:
        start = "" if match[2].startswith("#") else escape(base_path.rstrip("/"))
        return f'{match[1]}{start}{match[2]}"'

    return _ADDRESS.sub(below, html) if base_path else html


def plain_text(html: str) -> str:
    """The words of converted notes, a line for each block; pictures by their description."""
    parts: list[str] = []
    position = 0
    for match in TAG.finditer(html):
        parts.append(" ".join(re.split(r"\s+", html[position : match.start()])))
        position = match.end()
        name = match[2]
        if name in _BLOCKS:
            parts.append("\n")
        elif name in _CELLS:
            parts.append(" ")
        elif name == "img":
            parts.append(escape(attributes_of(match).get("alt", "")))
    parts.append(" ".join(re.split(r"\s+", html[position:])))
    lines = (" ".join(line.split()) for line in unescape("".join(parts)).split("\n"))
    return "\n".join(line for line in lines if line)


def shorten_html(html: str, max_bytes: int) -> str:
    """Converted notes in simple tags, at most ``max_bytes`` bytes of UTF-8, every tag closed.

    It ends after the last block that fits; a first block that is too long by itself ends after a
    word. Empty when not even that fits.
    """
    kept: list[str] = []
    opened: list[str] = []
    size = 0
    after_block: tuple[int, list[str]] | None = None
    for piece in _simple_pieces(html):
        if not piece.startswith("</"):
            size += _cost(piece)
        if size > max_bytes:
            if after_block:
                return "".join([*kept[: after_block[0]], *after_block[1]]).strip()
            return _cut_text(kept, opened, piece, max_bytes - size + _cost(piece))
        kept.append(piece)
        if piece.startswith("</"):
            opened.pop()
            if piece in {"</p>", "</li>"}:
                after_block = len(kept), _closers(opened)
        elif piece.startswith("<"):
            opened.append(_name_of(piece))
    return "".join(kept).strip()


def _cost(piece: str) -> int:
    """Bytes of a text, or of a tag together with its closing one."""
    closer = f"</{_name_of(piece)}>" if piece.startswith("<") else ""
    return len((piece + closer).encode())


def _name_of(tag: str) -> str:
    return tag.strip("<>").split(" ", 1)[0]


def _cut_text(kept: list[str], opened: list[str], piece: str, room: int) -> str:
    """What was kept of the first block, with as many words of the next piece as fit."""
    words = ""
    if not piece.startswith("<"):
        words = piece.encode()[: max(room - len("…".encode()), 0)].decode("utf-8", "ignore")
        words = re.sub(r"&[^;\s]*$", "", words)
        words = words.rpartition(" ")[0] or words
    if not words and not any(part.strip() for part in kept if not part.startswith("<")):
        return ""
    return "".join([*kept, f"{words}…" if words else "", *_closers(opened)])


def _closers(opened: list[str]) -> list[str]:
    return [f"</{name}>" for name in reversed(opened)]


def _simple_pieces(html: str) -> list[str]:
    """Tags and texts in order, with simple tags only; blanks are single, empty blocks left out."""
    pieces: list[str] = []
    position = 0
    is_row = False
    for match in [*TAG.finditer(html), None]:
        text = re.sub(r"\s+", " ", html[position : match.start() if match else len(html)])
        _add_text(pieces, text)
        if match is None:
            break
        position = match.end()
        if match[2] == "tr":
            is_row = not match[1]
        for tag in _simple_tag(match, is_row=is_row and match[2] != "tr"):
            if tag == " ":
                _add_text(pieces, tag)
            else:
                _add_tag(pieces, tag)
    return pieces


def _add_text(pieces: list[str], text: str) -> None:
    last = pieces[-1] if pieces else "</p>"
    if last.endswith(" ") or _BLOCK_TAG.fullmatch(last):
        text = text.lstrip()
    if text:
        pieces.append(text)


def _add_tag(pieces: list[str], tag: str) -> None:
    """Add a tag; one that closes what was just opened takes the opening one away."""
    if pieces and _BLOCK_TAG.fullmatch(tag) and not pieces[-1].strip():
        pieces.pop()
    if tag.startswith("</") and pieces and pieces[-1].startswith(f"<{tag[2:-1]}"):
        pieces.pop()
        return
    pieces.append(tag)


def _simple_tag(match: re.Match[str], *, is_row: bool) -> list[str]:
    slash, name, _ = match.groups()
    if name in _CELLS or name == "br" or (is_row and name in _BLOCKS):
        return [" "]
    if name in _AS_PARAGRAPH:
        return re.findall("<[^>]+>", _AS_PARAGRAPH[name][1 if slash else 0])
    if name not in _SIMPLE_TAGS:
        return []
    if name == "a" and not slash:
        return [f'<a href="{escape(attributes_of(match).get("href", ""))}">']
    return [f"<{slash}{name}>"]
