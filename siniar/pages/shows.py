"""The page with all shows of an office, at the address that they share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from siniar.model.show import Show
from siniar.model.words import Words
from siniar.system.office_pages import render_office_page

_TEMPLATE = Path(__file__).with_name("shows.html")


def render_shows(title: str, shows: Sequence[Show], style: str, opml: str, words: Words) -> bytes:
    """The page as UTF-8; ``style`` and ``opml`` are paths from the root on."""
    return render_office_page(
        _TEMPLATE,
        title=title,
        language=words.language,
        style=style,
        opml=opml,
        shows=shows,
        feed=words.t("RSS feed"),
        told=words.t("All shows for a podcast program (OPML)"),
    )
