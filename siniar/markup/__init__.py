"""Converts Markdown notes into safe HTML, checks them, and rewrites them for other places."""

from siniar.markup.checking import check_markup
from siniar.markup.conversion import Notes, NotesMarkup
from siniar.markup.rewriting import absolute_links, plain_text, rebase_links, shorten_html

__all__ = [
    "Notes",
    "NotesMarkup",
    "absolute_links",
    "check_markup",
    "plain_text",
    "rebase_links",
    "shorten_html",
]
