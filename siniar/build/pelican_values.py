"""Tells which values of Pelican's own settings it would fall over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from inspect import signature
from pathlib import Path
from typing import Any

from jinja2 import Environment

from siniar.model.findings import Phrase
from siniar.model.nearest import nearest
from siniar.model.words import N_

TEXT = Phrase(N_("Write it in quotation marks."))
_LIST = Phrase(N_("Write a list between [ and ]."))
_MAPPING = Phrase(N_("Write a mapping between { and }."))
_SWITCH = Phrase(N_("Write True or False."))
_NAMES = Phrase(N_("Write every name in it in quotation marks."))
_READER = Phrase(N_("Write None or the class of a reader behind each ending."))
#: What Pelican takes where it usually has a value of a type, and what an editor should write.
_SHAPES: dict[type, tuple[tuple[type, ...], Phrase]] = {
    list: ((list, tuple, set, frozenset, str), _LIST),
    dict: ((Mapping,), _MAPPING),
    # Some may be lists of texts.
    str: ((str, Path, list, tuple, set, frozenset), TEXT),
    bool: ((int,), _SWITCH),
}
#: Where nothing at all is something else than "no" to Pelican.
_NEEDED = frozenset(
    {
        "CACHE_PATH",
        "CHECK_MODIFIED_METHOD",
        "NEWEST_FIRST_ARCHIVES",
        "REVERSE_CATEGORY_ORDER",
        "TEMPLATE_EXTENSIONS",
    }
)
#: Switches that Pelican reckons or sorts with; of all others it only asks whether they are true,
#: as a text from the environment is.
_RECKONED = frozenset({"DEFAULT_PAGINATION", "NEWEST_FIRST_ARCHIVES", "REVERSE_CATEGORY_ORDER"})
#: Patterns, which may be compiled already.
_PATTERNS = frozenset({"FILENAME_METADATA", "PATH_METADATA"})
#: Lists that may not be one text, whose letters would count as its entries.
_LISTS_ALONE = frozenset({"DIRECT_TEMPLATES", "TEMPLATE_EXTENSIONS"})
#: Lists of something else than texts; all others, and the keys of mappings, are texts.
_OTHERS = frozenset({"LOG_FILTER", "PAGINATION_PATTERNS", "PLUGINS", "SLUG_REGEX_SUBSTITUTIONS"})
_ENVIRONMENT = "JINJA_ENVIRONMENT"


def check_value(name: str, value: Any, usual: object) -> Phrase | None:  # noqa: ANN401 (anything)
    """What to write for a setting that Pelican would fall over; ``usual`` is its own value."""
    if type(usual) not in _SHAPES or (type(usual) is bool and name not in _RECKONED):
        return None
    kinds, remedy = _SHAPES[type(usual)]
    if type(usual) in {str, bool}:
        return None if _is_simple(name, value, kinds) else remedy
    is_one_text = name in _LISTS_ALONE and isinstance(value, str) and value != ""
    if not isinstance(value, kinds) or is_one_text or (name in _NEEDED and not value):
        return remedy
    return _check_entries(name, value)


def _check_entries(name: str, value: Any) -> Phrase | None:  # noqa: ANN401 (a list or a mapping)
    if name not in _OTHERS and not all(isinstance(each, (str, Path)) for each in value):
        return _NAMES
    if name == "READERS" and not all(not each or callable(each) for each in value.values()):
        return _READER
    return _check_options(value) if name == _ENVIRONMENT else None


def _is_simple(name: str, value: object, kinds: tuple[type, ...]) -> bool:
    """Whether a value may stand for a text or a switch; functions may choose an order."""
    if name in _NEEDED:
        return isinstance(value, (kinds[0], Path)) and value != ""
    if name in _PATTERNS and isinstance(value, re.Pattern):
        return True
    return not value or isinstance(value, kinds) or callable(value)


def _check_options(options: Iterable[str]) -> Phrase | None:
    """What to write for an option that Jinja does not have."""
    known = tuple(signature(Environment).parameters)
    odd = next((option for option in options if option not in known), None)
    if odd is None:
        return None
    near = nearest(odd, known) or known[0]
    return Phrase(
        N_('Jinja has no option "{name}"; one is "{near}".'), (("name", odd), ("near", near))
    )
