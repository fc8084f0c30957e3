"""Renders the page from which the office copies; needs no network."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from siniar.model.episode import Episode
from siniar.model.show import Show
from siniar.model.words import N_, Words
from siniar.pages.announce.texts import Announcement
from siniar.system.office_pages import render_office_page

TEMPLATE = Path(__file__).with_name("page.html")
#: Message ids of the page's own words.
TEXTS = {
    "heading": N_("Tell residents"),
    "press": N_("Copy"),
    "copied": N_("Copied"),
    "save": N_("Save"),
    "picture": N_("Picture for the status"),
    "waits": N_("Not out yet: the page opens on {day}. Send nothing before."),
    "draft": N_("Still a draft: nobody can open the page."),
}


def render_announcements(  # noqa: PLR0917 (what a page shows)
    show: Show,
    episode: Episode,
    announcements: Sequence[Announcement],
    words: Words,
    picture: str,
    warning: str,
) -> bytes:
    """The page as UTF-8; ``picture`` names a file beside it, ``warning`` one of the texts."""
    texts = {name: words.t(text) for name, text in TEXTS.items()}
    return render_office_page(
        TEMPLATE,
        show=show,
        episode=episode,
        announcements=announcements,
        words=words,
        texts=texts,
        picture=picture,
        warning=texts[warning].format(day=words.date(episode.date)) if warning else "",
        lines=lambda text: min(text.count("\n") + len(text) // 60 + 2, 24),
    )
