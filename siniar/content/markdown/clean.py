"""Has nh3 write HTML of notes: as a browser understands it, holding only what notes may hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape
from typing import Any

import nh3

from siniar.content.markdown.allowed import (
    ATTRIBUTES,
    FOOTNOTE_ID,
    SCHEMES,
    SILENCED_TAGS,
    TAGS,
    is_allowed_address,
    is_file_address,
    normal_address,
    written_address,
)
from siniar.content.markdown.autolinks import with_scheme

#: Characters that XML does not allow; notes may hold them as references.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
#: What begins an address without a scheme in HTML that nh3 has written. The equals sign comes first
#: because few words hold one.
_RELATIVE = re.compile(r'="(?:(?<=href=")|(?<=src="))(?![a-z]+:)')
_HEADINGS = tuple(f"h{level}" for level in range(1, 7))
_SIDES = {"class": {"align-right", "align-center"}}
#: What the program itself adds to notes: attributes with any value, and those with only these.
_ADDED_ATTRIBUTES: dict[str, set[str]] = {
    **{name: {"id"} for name in _HEADINGS},
    "div": {"aria-label"},
    "source": {"type", "srcset", "sizes"},
    "a": {"aria-label"},
}
_ADDED_VALUES: dict[str, dict[str, set[str]]] = {
    "a": {"rel": {"noopener"}},
    "img": {"loading": {"lazy"}, "decoding": {"async"}},
    "div": {"class": {"table-scroll"}, "tabindex": {"0"}, "role": {"region"}},
    "th": {"scope": {"col"}, **_SIDES},
    "td": _SIDES,
}


def clean_html(html: str) -> str:
    """HTML that anybody wrote, without what notes may not hold.

    Embedded pages stay, for :mod:`shape` to make links of, and names of files, for it to follow.
    """
    return _CONTROLS.sub("", _written_cleaner().clean(html))


def is_dropped(address: str) -> bool:
    """Whether an address would be left out, because no browser could open it."""
    return "href" not in clean_html(f'<a href="{escape(address)}">x</a>')


def write_html(html: str, complete: Callable[[str], str] | None = None) -> str:
    """HTML of finished notes; ``complete`` makes other addresses of those of the site itself."""
    if complete is None:
        return _finished_cleaner().clean(html)
    return _build_finished_cleaner(complete).clean(html)


def plain_html(html: str, complete: Callable[[str], str]) -> str:
    """HTML of finished notes for other programs: nothing in it that only our own theme reads."""
    # To build a cleaner takes as long as to clean; most notes have no address to complete.
    cleaner = _build_plain_cleaner(complete) if _RELATIVE.search(html) else _plain_cleaner()
    return cleaner.clean(html)


def _cleaner(tags: set[str], attributes: dict[str, set[str]], **others: Any) -> nh3.Cleaner:
    """A cleaner with what all have alike."""
    return nh3.Cleaner(
        tags=tags,
        attributes=attributes,
        clean_content_tags=set(SILENCED_TAGS),
        url_schemes=set(SCHEMES),
        link_rel=None,
        **others,
    )


@lru_cache(maxsize=1)
def _written_cleaner() -> nh3.Cleaner:
    attributes = {**{tag: set(names) for tag, names in ATTRIBUTES.items()}, "iframe": {"src"}}
    return _cleaner({*TAGS, "iframe"}, attributes, attribute_filter=_filter_attribute)


@lru_cache(maxsize=1)
def _finished_cleaner() -> nh3.Cleaner:
    return _build_finished_cleaner(None)


@lru_cache(maxsize=1)
def _plain_cleaner() -> nh3.Cleaner:
    return _build_plain_cleaner(None)


def _build_plain_cleaner(complete: Callable[[str], str] | None) -> nh3.Cleaner:
    attributes = {name: set(names) - {"align"} for name, names in ATTRIBUTES.items()}
    return _cleaner(set(TAGS), attributes, url_relative=complete)


def _build_finished_cleaner(complete: Callable[[str], str] | None) -> nh3.Cleaner:
    attributes = {
        name: {*ATTRIBUTES.get(name, ()), *_ADDED_ATTRIBUTES.get(name, ())} - {"align"}
        for name in {*ATTRIBUTES, *_ADDED_ATTRIBUTES}
    }
    tags = {*TAGS, "div", "picture", "source"}
    return _cleaner(tags, attributes, tag_attribute_values=_ADDED_VALUES, url_relative=complete)


def _filter_attribute(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute, ``None`` to leave it out."""
    if name == "id":
        return value if FOOTNOTE_ID.fullmatch(value) else None
    if name not in {"href", "src"}:
        return value
    address = with_scheme(value) if tag == "iframe" else value
    is_kept = is_allowed_address(address) or is_file_address(normal_address(address))
    return written_address(address) if is_kept else None
