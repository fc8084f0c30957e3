"""Converts Markdown notes into safe HTML, checks them, and rewrites them for other places."""

from siniar.content.markdown.convert import NotesMarkup
from siniar.content.markdown.mend import mend_markdown
from siniar.content.markdown.rewrite import (
    absolute_links,
    plain_text,
    rebase_links,
    with_lighter_pictures,
)
from siniar.content.markdown.shorten import cut_html, simplify_html
from siniar.content.markdown.targets import SiteLink, Target, TargetProblem, resolve_alone
from siniar.content.markdown.write import as_markdown, escape_markdown

__all__ = [
    "NotesMarkup",
    "SiteLink",
    "Target",
    "TargetProblem",
    "absolute_links",
    "as_markdown",
    "cut_html",
    "escape_markdown",
    "mend_markdown",
    "plain_text",
    "rebase_links",
    "resolve_alone",
    "simplify_html",
    "with_lighter_pictures",
]
