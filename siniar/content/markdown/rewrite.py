"""Rewrites converted notes for other places: feeds, sites below a path, descriptions, searches."""

from __future__ import annotations

import re
from html import escape, unescape

from siniar.content.markdown.finish import TAG, attributes_of

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
#: What stands between words instead of a tag.
_GAPS = dict.fromkeys(_BLOCKS, "\n") | dict.fromkeys(_CELLS, " ")
_EACH_TAG = re.compile("<[^>]+>")
_BLOCK_ENDS = ("</p>", "</li>")
_BLOCK_TAGS = tuple(f"<{slash}{name}>" for slash in ("", "/") for name in ("p", "ol", "ul", "li"))
#: After these, blanks mean nothing.
_SWALLOWING = (" ", *_BLOCK_TAGS)
#: What becomes of a tag, by its name with its slash; any other tag goes, and its text stays.
_SIMPLE: dict[str, tuple[str, ...]] = {
    **{f"{slash}{name}": (f"<{slash}{name}>",) for name in _SIMPLE_TAGS for slash in ("", "/")},
    **{name: tuple(_EACH_TAG.findall(tags)) for name, (tags, _) in _AS_PARAGRAPH.items()},
    **{f"/{name}": tuple(_EACH_TAG.findall(tags)) for name, (_, tags) in _AS_PARAGRAPH.items()},
    **{f"{slash}{name}": (" ",) for name in (*_CELLS, "br") for slash in ("", "/")},
}
#: The same by whole tags without attributes; rows of tables have to be counted.
_READY = {f"<{name}>": tags for name, tags in _SIMPLE.items() if name not in {"a", "tr", "/tr"}}
_TAGS = re.compile(r'(</?[a-z][a-z0-9]*(?:\s[^\s=<>]+="[^"]*")*\s*/?>)')
_PLAIN_LINK = re.compile(r"""<a href="[^"'&<>]*">""")
_LINK_REL = re.compile(r"""(<a href="[^"'&<>]*") rel="noopener">""")
_SIMPLE_BLOCK = re.compile(
    r"""<(?:(p|li)|(h[2-6])(?: id="[a-z0-9-]*")?)>(?!\s|</)"""
    r"""([^<]*+(?:<(?:/?(?:strong|em|b|i)|a href="[^"'&<>]*"(?: rel="noopener")?|/a)>[^<]*+)*)"""
    r"</(?:\1|\2)>"
)
_WHITE = re.compile(r"\s+")


def absolute_links(html: str, site_url: str, page_url: str = "") -> str:
    """Converted notes with complete addresses: ``/x`` of the site, ``#x`` of the page."""
    if '="/' not in html and '="#' not in html:
        return html

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
    flat = html.replace("\n", " ")
    if flat.isprintable() and "<img" not in flat:
        words = _plain_words(flat)
        if "&" not in words and "  " not in words:
            return "\n".join(filter(None, (line.strip() for line in words.split("\n"))))
    else:
        words = _words(html)
    lines = (" ".join(line.split()) for line in unescape(words).split("\n"))
    return "\n".join(filter(None, lines))


def _plain_words(html: str) -> str:
    """Words, with line ends for blocks, as HTML; of a text whose only blanks are spaces."""
    # The text between tags is every fourth part, followed by the tag's slash, name and attributes.
    parts = TAG.split(html)
    words = [""] * (len(parts) // 2 + 1)
    words[::2] = parts[::4]
    words[1::2] = [_GAPS.get(name, "") for name in parts[2::4]]
    return "".join(words)


def _words(html: str) -> str:
    """Words, with line ends for blocks, as HTML; pictures by their description."""
    parts: list[str] = []
    position = 0
    for match in TAG.finditer(html):
        parts.append(_WHITE.sub(" ", html[position : match.start()]))
        position = match.end()
        name = match[2]
        if name == "img":
            parts.append(escape(attributes_of(match).get("alt", "")))
        else:
            parts.append(_GAPS.get(name, ""))
    parts.append(_WHITE.sub(" ", html[position:]))
    return "".join(parts)


def shorten_html(html: str, max_bytes: int) -> str:
    """Converted notes in simple tags, at most ``max_bytes`` bytes of UTF-8, every tag closed.

    It ends after the last block that fits; a first block that is too long by itself ends after a
    word. Empty when not even that fits.
    """
    pieces = _simple_pieces(html)
    whole = "".join(pieces)
    if _size(whole) <= max_bytes:
        return whole.strip()
    measure = len if whole.isascii() else _size
    room = max_bytes
    opened: list[str] = []
    kept, still_open = 0, opened
    for end, piece in enumerate(pieces, 1):
        # A tag is paid together with its closing one.
        if piece.startswith("</"):
            opened.pop()
        else:
            room -= measure(piece)
            if _is_tag(piece):
                opened.append(piece[1:-1].partition(" ")[0])
                room -= len(opened[-1]) + 3
            if room < 0:
                break
        if piece.endswith(_BLOCK_ENDS):
            kept, still_open = end, opened.copy()
    if kept:
        return f"{''.join(pieces[:kept])}{_close(still_open)}".strip()
    return _cut_first(
        [token for piece in pieces for token in _TAGS.split(piece) if token], max_bytes
    )


def _cut_first(pieces: list[str], room: int) -> str:
    """As many words of the first block as fit."""
    opened: list[str] = []
    for index, piece in enumerate(pieces):
        cost = _size(piece)
        if piece.startswith("</"):
            opened.pop()
            continue
        if piece.startswith("<"):
            opened.append(piece[1:-1].partition(" ")[0])
            cost += len(opened[-1]) + 3
        if cost > room:
            if piece.startswith("<"):
                opened.pop()
            return _cut_text(pieces[:index], opened, piece, room)
        room -= cost
    return ""


def _is_tag(piece: str) -> bool:
    """Whether a piece is a tag, not a text and not a whole block."""
    return piece.startswith("<") and piece.count("<") == 1


def _size(text: str) -> int:
    """Bytes of UTF-8."""
    return len(text) if text.isascii() else len(text.encode())


def _cut_text(kept: list[str], opened: list[str], piece: str, room: int) -> str:
    """What was kept of the first block, with as many words of the next piece as fit."""
    words = ""
    if not piece.startswith("<"):
        words = piece.encode()[: max(room - len("…".encode()), 0)].decode("utf-8", "ignore")
        words = re.sub(r"&[^;\s]*$", "", words)
        words = words.rpartition(" ")[0] or words
    if not words and not any(part.strip() for part in kept if not part.startswith("<")):
        return ""
    return "".join([*kept, f"{words}…" if words else "", _close(opened)])


def _close(opened: list[str]) -> str:
    return "".join(f"</{name}>" for name in reversed(opened))


def _simple_pieces(html: str) -> list[str]:
    """Tags, texts and whole blocks in order, with simple tags only.

    Blanks are single, empty blocks are left out.
    """
    pieces: list[str] = []
    rows = 0
    waiting = ""
    has_single_blanks = html.replace("\n", "").isprintable() and "  " not in html
    for line in html.split("\n"):
        # Most lines are a block that stays as it is. One inside an attribute is none.
        is_outside = has_single_blanks and waiting.count('"') % 2 == 0
        block = _simple_block(line) if is_outside else ""
        if not block:
            waiting += f"{line}\n"
            continue
        if waiting:
            rows = _add_tokens(pieces, waiting, rows)
            waiting = ""
        if rows:
            rows = _add_tokens(pieces, line, rows)
        else:
            if pieces and pieces[-1] == " ":
                pieces.pop()
            pieces.append(block)
    _add_tokens(pieces, waiting.removesuffix("\n"), rows)
    return pieces


def _simple_block(line: str) -> str:
    """What becomes of a line that is a block with simple tags; nothing when it is none."""
    match = _SIMPLE_BLOCK.fullmatch(line)
    if match is None or " </" in line:
        return ""
    name, inner = match[1] or match[2], match[3]
    if "></" in inner:
        return ""
    if ' rel="' in inner:
        inner = _LINK_REL.sub(r"\1>", inner)
    if name in _AS_PARAGRAPH:
        before, after = _AS_PARAGRAPH[name]
        return f"{before}{inner}{after}"
    return f"<{name}>{inner}</{name}>"


def _add_tokens(pieces: list[str], html: str, rows: int) -> int:
    """Add tags and texts; ``rows`` and the answer say inside how many table rows we are."""
    # Texts stand at the even places, tags at the odd ones.
    for index, token in enumerate(_TAGS.split(html)):
        if not index % 2:
            _add_text(pieces, token)
            continue
        tags = None if rows else _READY.get(token)
        if tags is None:
            rows, tags = _simple_tags(token, rows)
        for tag in tags:
            if tag == " ":
                _add_text(pieces, tag)
            else:
                _add_tag(pieces, tag)
    return rows


def _fold(text: str) -> str:
    """The text with single blanks; most texts have no others."""
    return text if text.isprintable() and "  " not in text else _WHITE.sub(" ", text)


def _add_text(pieces: list[str], text: str) -> None:
    """Add a text with single blanks, and none at the beginning of a block."""
    if not text:
        return
    text = _fold(text)
    if not pieces or pieces[-1].endswith(_SWALLOWING):
        text = text.lstrip()
        if not text:
            return
    pieces.append(text)


def _add_tag(pieces: list[str], tag: str) -> None:
    """Add a tag; one that closes what was just opened takes the opening one away."""
    last = pieces[-1] if pieces else ""
    if last == " " and tag in _BLOCK_TAGS:
        pieces.pop()
        last = pieces[-1] if pieces else ""
    if tag[1] == "/" and _is_tag(last) and last.startswith(f"<{tag[2:-1]}"):
        pieces.pop()
    else:
        pieces.append(tag)


def _simple_tags(tag: str, rows: int) -> tuple[int, tuple[str, ...]]:
    """Inside how many table rows we are after a tag, and what becomes of it."""
    if _PLAIN_LINK.fullmatch(tag):
        return rows, (tag,)
    match = TAG.fullmatch(tag)
    if match is None:
        return rows, ()
    slash, name, _ = match.groups()
    is_inside = rows > 0
    if name == "tr":
        # Only the outer row of tables in tables is a line.
        rows = max(rows - 1, 0) if slash else rows + 1
        is_inside = rows > (0 if slash else 1)
    if is_inside and name in _BLOCKS:
        return rows, (" ",)
    if name == "a" and not slash:
        return rows, (f'<a href="{escape(attributes_of(match).get("href", ""))}">',)
    return rows, _SIMPLE.get(f"{slash}{name}", ())
