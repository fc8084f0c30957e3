"""Prepares the template environment: escaping on, unknown names are errors, words and formats."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from siniar.words import Words


def build_environment(theme: Path, words: Words) -> Environment:
    """The environment of the theme's templates.

    ``_("Play {size}", size=...)`` translates and fills, ``ngettext`` counts. What they give is
    escaped afterwards like any other text.
    """
    environment = Environment(
        loader=FileSystemLoader(theme / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(_=words.t, gettext=words.t, ngettext=words.n)
    environment.filters["number"] = words.number
    return environment


def iso_moment(moment: datetime) -> str:
    """ISO 8601 to the second with its offset."""
    return moment.isoformat(timespec="seconds")


def iso_day(day: date | datetime) -> str:
    """``2026-11-20``."""
    return f"{day:%Y-%m-%d}"
