"""What can be wrong with the text of notes."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

HTML_NOT_ALLOWED = Rule(
    "html-dilarang",
    Level.WARNING,
    N_('The HTML "{value}" is not allowed in notes and was left out.'),
    N_("Use Markdown: a link is [text](address), bold is **text**."),
    '<iframe src="https://contoh.go.id/">',
    "[Buka halaman](https://contoh.go.id/)",
)

LINK_UNSAFE = Rule(
    "tautan-berbahaya",
    Level.ERROR,
    N_('The link "{value}" does not lead to a web page.'),
    N_("Use an address that begins with https:// or / (or mailto:, tel:)."),
    "[Klik](javascript:alert(1))",
    "[Klik](https://contoh.go.id/)",
)

MARKDOWN_TOO_DEEP = Rule(
    "markdown-terlalu-rumit",
    Level.ERROR,
    N_("Lists, quotes or brackets are nested too deeply; the notes are shown as typed."),
    N_("Write the notes more simply: at most three lists inside each other."),
    "> > > > > > > > > > > > > > > > > > > > > Bawa KTP",
    "> Bawa KTP",
)
