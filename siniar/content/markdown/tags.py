"""Tells tags of HTML from words that somebody put between angles."""

from __future__ import annotations

import re

from lxml.html import defs
from markdown_it.common.html_re import HTML_TAG_RE

#: Tags that browsers know, of any age. ``data`` is left out: people fill it in.
_NEWER = {"main", "picture", "template", "bdi", "dialog", "slot", "frame", "noframes"}
#: What stands in ``svg`` and ``math``, as far as it is nobody's word.
_DRAWN = frozenset(
    {"text", "tspan", "use", "path", "g", "rect", "circle", "ellipse", "polygon", "polyline"}
    | {"defs", "symbol", "image", "animate", "foreignobject", "mtext", "mrow", "mi", "mo", "mn"}
    | {"mglyph", "malignmark", "annotation-xml"}
)
_NAMES = defs.tags | _NEWER | _DRAWN
#: Tags, comments, addresses between angles, and tags of word processors (``<o:p>``).
TAG = rf"({HTML_TAG_RE.pattern}|</?[A-Za-z][A-Za-z0-9+.-]*:[^<>\x00-\x20]*>)"
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9+.:-]*)")


def is_tag(name: str) -> bool:
    """Whether a name is one of HTML; names with a colon are nobody's words."""
    return ":" in name or name.lower() in _NAMES


def is_word(tag: str) -> bool:
    """Whether what looks like a tag is none: ``<nama lengkap>``."""
    name = _NAME.match(tag)
    return name is not None and not is_tag(name[1])


def show_words(html: str) -> str:
    """HTML in which a browser shows the words between angles that are no tags."""
    return _NAME.sub(_shown, html)


def _shown(name: re.Match[str]) -> str:
    return name[0].replace("<", "&lt;") if is_word(name[0]) else name[0]
