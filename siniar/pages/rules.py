"""What can be wrong with the pages of a site."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

# --- Addresses -----------------------------------------------------------------------------------

ALIAS_TAKEN = Rule(
    "alias-bentrok",
    Level.ERROR,
    N_("{other} stands at /{value} already, so the address cannot lead here."),
    N_("Delete the address from this list, or change the slug of the other one."),
    "aliases: [/tentang/] (padahal ada content/pages/tentang.md)",
    "aliases: [/tentang-kami/]",
)

ADDRESS_TAKEN = Rule(
    "alamat-dipakai-lagi",
    Level.WARNING,
    N_("/{value} led here, and {other} stands there now: old links show something else."),
    N_("Give the other one a slug that was never published."),
    "slug: ktp-el (dahulu alamat episode lain)",
    "slug: ktp-el-2027",
)

WITHDRAWN_ADDRESS_TAKEN = Rule(
    "alamat-ditarik-dipakai",
    Level.ADVICE,
    N_("/{value} was the address of what was taken back; now {other} answers there."),
    N_("Nothing to do if that is meant: whoever follows an old link finds the new one."),
    "slug: ktp-el (dahulu alamat episode yang ditarik)",
    "aliases: [/episode/ktp-el/] (episode penggantinya)",
)

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

OUTPUT_POLICY_MISSING = Rule(
    "keluaran-kebijakan",
    Level.ERROR,
    N_("This page lacks the Content-Security-Policy that keeps others' scripts out."),
    N_("Let the theme's base.html write it at the beginning of the head, before any script."),
    "<head><script src=skrip.js>",
    '<head><meta http-equiv="Content-Security-Policy" …>',
)

OUTPUT_LOADS_FOREIGN = Rule(
    "keluaran-asal-lain",
    Level.ERROR,
    N_("This page would load {value} from elsewhere, without protection, or run it in the page."),
    N_("Put the file into theme/static, or take the line out of the template."),
    '<script src="https://cdn.example/x.js">',
    '<script type="module" src="{{ site.script_url }}">',
)

OUTPUT_MACHINE_WRONG = Rule(
    "keluaran-mesin",
    Level.ERROR,
    N_("What browsers and search engines read here is missing, empty or wrong: {value}"),
    N_("Publish again; if it happens again, tell the developers, with this line."),
    "(sitemap.xml tanpa isi)",
    "(sitemap.xml dengan semua halaman)",
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
