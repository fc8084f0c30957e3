"""What can be wrong with the file of a note and with its front matter as such."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

FILE_BYTE_ORDER_MARK = Rule(
    "berkas-bom",
    Level.ADVICE,
    N_("The file starts with an invisible byte order mark."),
    N_('Save it as "UTF-8" and not as "UTF-8 with BOM".'),
    "(BOM)---",
    "---",
)

FILE_WINDOWS_LINE_ENDS = Rule(
    "berkas-crlf",
    Level.ADVICE,
    N_("The file has Windows line ends (CRLF)."),
    N_('Save it with line ends "LF"; the check can do it with --fix.'),
    "baris pertama (CRLF)",
    "baris pertama (LF)",
)

NOTE_EMPTY = Rule(
    "catatan-kosong",
    Level.ERROR,
    N_("The note is empty."),
    N_("Copy another episode's note and change it, or delete the file."),
    "(berkas 0 byte)",
    "---\njudul: Cara mengurus KTP-el\n---\nIsi catatan.",
)

CONTROL_CHARACTER = Rule(
    "karakter-kendali",
    Level.WARNING,
    N_("There is an invisible control character ({name}) in the line; it is removed."),
    N_("Delete the line and type it again."),
    "judul: KTP(U+0007) hilang",
    "judul: KTP hilang",
)

FRONT_MATTER_NOT_OPENED = Rule(
    "pembuka-tidak-ada",
    Level.ERROR,
    N_("The note does not start with a line of three dashes."),
    N_("Make --- the first line, then the fields, then --- again."),
    "judul: Cara mengurus KTP-el",
    "---\njudul: Cara mengurus KTP-el\n---",
)

FRONT_MATTER_NOT_CLOSED = Rule(
    "penutup-tidak-ada",
    Level.ERROR,
    N_("The closing line of three dashes is missing."),
    N_("Write --- on a line of its own after the last field."),
    "---\njudul: Cara mengurus KTP-el\nIsi catatan.",
    "---\njudul: Cara mengurus KTP-el\n---\nIsi catatan.",
)

YAML_UNREADABLE = Rule(
    "yaml-rusak",
    Level.ERROR,
    N_("The line cannot be read ({problem})."),
    N_('Write "key: value"; put text with : or # or quotes between double quotes.'),
    'judul: "KTP-el hilang',
    'judul: "KTP-el hilang"',
)

YAML_TAB = Rule(
    "yaml-tab",
    Level.ERROR,
    N_("The line is indented with a tab."),
    N_("Use two blanks instead of the tab."),
    "layanan:\n(tab)biaya: Gratis",
    "layanan:\n  biaya: Gratis",
)

FIELD_TWICE = Rule(
    "kunci-ganda",
    Level.ERROR,
    N_('The field "{key}" stands here twice.'),
    N_("Keep one of the two lines."),
    "nomor: 3\nnomor: 4",
    "nomor: 4",
)
