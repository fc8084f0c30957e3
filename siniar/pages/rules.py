"""What can be wrong with the pages of a site."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

# --- The finished site ---------------------------------------------------------------------------

OUTPUT_LINK_BROKEN = Rule(
    "keluaran-tautan",
    Level.ERROR,
    N_("The link {value} on this page leads to nothing on the site."),
    N_("Correct the link in the note, or keep the page that it leads to."),
    "[Syarat](/episode/ktp-hilng/)",
    "[Syarat](/episode/ktp-hilang/)",
)

OUTPUT_HEAVY = Rule(
    "keluaran-berat",
    Level.ERROR,
    N_("This file has {size} bytes on the way to residents; {limit} are promised."),
    N_("Shorten the note, or tell the developers when it is not about a note."),
    "(halaman 140 KB)",
    "(halaman 10 KB)",
)

# --- Settings of the show ------------------------------------------------------------------------

SYNONYMS_UNREADABLE = Rule(
    "sinonim-salah",
    Level.WARNING,
    N_("This line of the synonyms cannot be read, so the search goes without it."),
    N_("Write at least two words of one meaning: - [KTP, kartu tanda penduduk]"),
    "- KTP = kartu tanda penduduk",
    "- [KTP, kartu tanda penduduk]",
)
