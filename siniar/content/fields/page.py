"""The table of what may stand in the front matter of a page."""

from __future__ import annotations

from siniar.content.fields.aliases import ALIASES
from siniar.content.fields.confirmed import CONFIRMED
from siniar.content.fields.table import Field
from siniar.content.fields.values import parse_number, parse_slug, parse_status, parse_text
from siniar.model.words import N_

PAGE_FIELDS = (
    Field("title", "judul", parse_text, N_("The page's title."), "Tentang kami", is_required=True),
    Field("slug", "slug", parse_slug, N_("The page's address."), "tentang"),
    Field("summary", "ringkasan", parse_text, N_("One sentence for searches."), "Siapa kami."),
    Field("order", "urutan", parse_number, N_("Place in the menu, smallest first."), "10"),
    Field(
        "status",
        "status",
        parse_status,
        N_("A draft never appears on the site; a withdrawn page says only that it was there."),
        "draf",
    ),
    CONFIRMED,
    ALIASES,
)
