"""Converts Markdown notes into safe HTML, checks them, and rewrites them for other places."""

from siniar.content.markdown.convert import NotesMarkup
from siniar.content.markdown.mend import mend_markdown
from siniar.content.markdown.rewrite import absolute_links, plain_text, rebase_links
from siniar.content.markdown.shorten import shorten_html

__all__ = [
    "NotesMarkup",
    "absolute_links",
    "mend_markdown",
    "plain_text",
    "rebase_links",
    "shorten_html",
]
