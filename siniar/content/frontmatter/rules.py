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

FILE_OTHER_KIND = Rule(
    "berkas-bukan-teks",
    Level.ERROR,
    N_("The file is not a text but {name}, whatever its name says."),
    N_("Open it there, copy the text, and save it with a plain text editor such as Notepad."),
    "{\\rtf1 judul: KTP-el hilang}",
    "---\njudul: KTP-el hilang\n---",
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
    N_("If this is what you mean, copy it into the place of the line: {mended}"),
    "kata-kunci: [ktp, hilang",
    "kata-kunci: [ktp, hilang]",
)

LINE_LOOSE = Rule(
    "baris-longgar",
    Level.ADVICE,
    N_("The line is read as you mean it, but {mark} means something else to other programs."),
    N_("Run the check with --fix, or copy this into its place: {mended}"),
    "judul: Surat pindah #1",
    'judul: "Surat pindah #1"',
)

LINES_LOOSE = Rule(
    "baris-bersambung",
    Level.ADVICE,
    N_("The lines are read as you mean them, but other programs join them or stop here."),
    N_("Run the check with --fix, or copy this into their place:\n{mended}"),
    "bab:\n  00:00 Pembuka\n  01:30 Syarat",
    "bab: |\n  00:00 Pembuka\n  01:30 Syarat",
)

FENCE_LOOSE = Rule(
    "pagar-longgar",
    Level.ADVICE,
    N_("Three dashes are missing here or written otherwise; the note is read as you mean it."),
    N_("Run the check with --fix, or write on a line of its own: {mended}"),
    "—\njudul: KTP-el hilang\n—",
    "---\njudul: KTP-el hilang\n---",
)

VALUE_CUT = Rule(
    "nilai-terpotong",
    Level.WARNING,
    N_('What stands behind # is taken for a remark of yours and is not shown: "{value}".'),
    N_("If it belongs to the text, copy this into the place of the line: {mended}"),
    "judul: Surat pindah # bagian satu",
    'judul: "Surat pindah # bagian satu"',
)

EXPLANATION_LEFT = Rule(
    "penjelasan-tertinggal",
    Level.ADVICE,
    N_("The line only explains the field below it; it is left out."),
    N_("Delete it, run the check with --fix, or write it as a remark again: {mended}"),
    "Nomor musim.\nmusim: 2",
    "## Nomor musim.\nmusim: 2",
)

CONFLICT_LEFT = Rule(
    "konflik-git",
    Level.ERROR,
    N_("Two versions of the note stand here, one below the other, with the marks <<<<<<< >>>>>>>."),
    N_("Keep the lines that hold, and delete the others and all three lines of marks."),
    "<<<<<<< HEAD\nKTP\n=======\nKK\n>>>>>>> cabang",
    "KTP",
)

FRONT_MATTER_TOO_LONG = Rule(
    "isian-panjang",
    Level.ERROR,
    N_("The fields take more than {lines} lines or {length} characters; none of them is read."),
    N_("Look for the line of three dashes that ends them, and write long texts below it."),
    "---\njudul: KTP-el\n(10.000 baris)",
    "---\njudul: KTP-el\n---\n(isi catatan)",
)

FRONT_MATTER_TWICE = Rule(
    "isian-dua-kali",
    Level.ERROR,
    N_("The fields stand in the text once more, from line {first} to line {last}; not shown."),
    N_("Delete these lines, or move what is missing above into the first fields."),
    "---\njudul: KTP-el\nnomor: 3\n---\n---\njudul: KTP-el\nnomor: 3\n---",
    "---\njudul: KTP-el\nnomor: 3\n---",
)

FIELD_TWICE = Rule(
    "kunci-ganda",
    Level.ERROR,
    N_('The field "{key}" stands here twice.'),
    N_("Keep one of the two lines."),
    "nomor: 3\nnomor: 4",
    "nomor: 4",
)
