"""Converts Markdown notes into safe HTML, checks them, and rewrites them for other places."""

from siniar.content.markdown.check import check_markup
from siniar.content.markdown.convert import Notes, NotesMarkup
from siniar.content.markdown.rewrite import absolute_links, plain_text, rebase_links, shorten_html

__all__ = [
    "Notes",
    "NotesMarkup",
    "absolute_links",
    "check_markup",
    "plain_text",
    "rebase_links",
    "shorten_html",
]
