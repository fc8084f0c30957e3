"""Prepares the template environment: escaping on, unknown names are errors, words and formats."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from siniar.model.words import Words
from siniar.pages.compiling import PageEnvironment

#: A word of at most 15 letters with a hyphen that has at most three letters on one side.
_SHORT_HYPHENED = re.compile(r"(\b(?:\w{1,3}-\w{1,12}|\w{1,12}-\w{1,3})\b)")


def build_environment(theme: Path, words: Words, kept: Path | None = None) -> Environment:
    """The environment of the theme's templates, for one build.

    Compiled templates are kept in the folder ``kept``.
    """
    environment = PageEnvironment(
        words,
        kept,
        loader=FileSystemLoader(theme / "templates"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["keep"] = keep_words
    return environment


def keep_words(text: str) -> Markup:
    """``text`` with words such as KTP-el and e-KTP marked, so that no line ends at their hyphen.

    Doubled words such as benar-benar may still be parted.
    """
    if "-" not in text:
        return escape(text)
    parts = _SHORT_HYPHENED.split(text)
    kept = Markup('<span class="keep">{}</span>')
    return Markup("").join(
        kept.format(part) if place % 2 else part for place, part in enumerate(parts)
    )


def iso_day(day: date | datetime) -> str:
    """``2026-11-20``."""
    return day.isoformat()[:10]
