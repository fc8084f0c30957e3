"""Turns cleaned HTML of notes into what a page wants: headings, tables, pictures and links."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

from siniar.model.slugs import slugify

#: A tag as the cleaner writes it: small letters, quotes around values, ``<`` and ``>`` escaped.
TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s[^\s=<>]+="[^"]*")*)\s*/?>')
#: The same of those tags that are written anew.
_CHANGED = re.compile(TAG.pattern.replace("[a-z][a-z0-9]*", "a|img|table|td|th|h[1-6]"))
_HEADING = re.compile(r"<h([1-6])>")
_ATTRIBUTE = re.compile(r'\s([^\s=<>]+)="([^"]*)"')
ID_PREFIX = "notes-"
#: A page's own title is the only first-level heading.
FIRST_LEVEL, LAST_LEVEL = 2, 6


class Finisher:
    """Walks once over the tags of one cleaned text."""

    def __init__(self, html: str, table_label: str) -> None:
        self._html = html
        self._wrapper = (
            '<div class="table-scroll" tabindex="0" role="region" '
            f'aria-label="{escape(table_label)}"><table>'
        )
        self._levels = _plan_levels(html)
        self._ids = _plan_ids(html)
        self._seen = 0
        self._open_headings: list[int] = []
        self._kept_links: list[bool] = []
        headings = {f"h{level}" for level in range(1, 7)}
        self._starts: dict[str, Callable[[dict[str, str]], str]] = {
            "a": self._start_link,
            "img": _start_picture,
            "table": lambda _: self._wrapper,
            "td": lambda attributes: _write_tag("td", _aligned(attributes)),
            "th": lambda attributes: _write_tag("th", {"scope": "col"} | _aligned(attributes)),
            **dict.fromkeys(headings, self._start_heading),
        }
        self._ends: dict[str, Callable[[], str]] = {
            "a": self._end_link,
            "table": lambda: "</table></div>",
            **dict.fromkeys(headings, self._end_heading),
        }

    def finish(self) -> str:
        """The HTML for a page."""
        # Values hold no ``<``, so none of these stands inside another tag.
        return _CHANGED.sub(self._replace, self._html)

    def _replace(self, match: re.Match[str]) -> str:
        slash, name, _ = match.groups()
        if slash:
            return self._ends[name]() if name in self._ends else match[0]
        return self._starts[name](attributes_of(match))

    def _start_heading(self, _attributes: dict[str, str]) -> str:
        level, identity = self._levels[self._seen], self._ids[self._seen]
        self._seen += 1
        self._open_headings.append(level)
        return f'<h{level} id="{escape(identity)}">'

    def _end_heading(self) -> str:
        return f"</h{self._open_headings.pop()}>"

    def _start_link(self, attributes: dict[str, str]) -> str:
        address = attributes.get("href", "")
        self._kept_links.append(bool(address))
        if not address:
            return ""
        own = ID_PREFIX + address.removeprefix("#")
        if address.startswith("#") and own in self._ids:
            attributes["href"] = f"#{own}"
        if address.lower().startswith(("http:", "https:")):
            attributes["rel"] = "noopener"
        return _write_tag("a", attributes)

    def _end_link(self) -> str:
        return "</a>" if self._kept_links.pop() else ""


def _start_picture(attributes: dict[str, str]) -> str:
    """A picture that loads when it comes near; without an address only its description."""
    attributes = {"alt": ""} | attributes
    if not attributes.get("src"):
        return escape(attributes["alt"])
    return _write_tag("img", attributes | {"loading": "lazy", "decoding": "async"})


def attributes_of(match: re.Match[str]) -> dict[str, str]:
    """The attributes of a tag that :data:`TAG` matched, decoded."""
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(match[3])}


def _write_tag(name: str, attributes: dict[str, str]) -> str:
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>"


def _aligned(attributes: dict[str, str]) -> dict[str, str]:
    """``align`` as a class."""
    side = attributes.pop("align", "")
    return attributes | ({"class": f"align-{side}"} if side in {"right", "center"} else {})


def _plan_levels(html: str) -> list[int]:
    """A level for each heading: the highest becomes 2, and none skips a level going down."""
    written = [int(level) for level in _HEADING.findall(html)]
    shift = FIRST_LEVEL - min(written, default=FIRST_LEVEL)
    levels: list[int] = []
    previous = FIRST_LEVEL - 1
    for level in written:
        previous = min(level + shift, previous + 1, LAST_LEVEL)
        levels.append(previous)
    return levels


def _plan_ids(html: str) -> list[str]:
    """A different id for each heading, made from its words."""
    ids: list[str] = []
    taken: set[str] = set()
    for number, match in enumerate(_HEADING.finditer(html), 1):
        words = TAG.sub("", html[match.end() : html.find("</h", match.end())])
        wish = ID_PREFIX + (slugify(unescape(words)) or str(number))
        identity, count = wish, 1
        while identity in taken:
            count += 1
            identity = f"{wish}-{count}"
        taken.add(identity)
        ids.append(identity)
    return ids
