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

# --- Where addresses lead ------------------------------------------------------------------------

PICTURE_WITHOUT_ALT = Rule(
    "gambar-tanpa-keterangan",
    Level.ADVICE,
    N_("The picture {value} has no description, which blind people hear in its place."),
    N_("Write between the brackets what it shows: ![The counter, open until 15.00]({value})"),
    "![](loket.jpg)",
    "![Loket pelayanan, buka sampai 15.00](loket.jpg)",
)

PICTURE_REMOTE = Rule(
    "gambar-jauh",
    Level.WARNING,
    N_("The picture lies at another site ({host}), so only a link to it is shown."),
    N_(
        "Save it, if you may use it, into content/images and write its name: ![…]({name}) – or run "
        "the check with --fix."
    ),
    "![Peta](https://contoh.go.id/peta.jpg)",
    "![Peta](peta.jpg)",
)

PICTURE_UNUSABLE = Rule(
    "gambar-tak-terbaca",
    Level.ERROR,
    N_("The picture {value} cannot be shown ({problem})."),
    N_("Save it again as JPEG or PNG, and put that into content/images."),
    "![Loket](loket.jpg) (rusak)",
    "![Loket](loket.jpg)",
)

DOCUMENT_KIND = Rule(
    "berkas-jenis",
    Level.ERROR,
    N_("{value} is {kind}; only PDF, DOCX and ODT files are given out, and with their endings."),
    N_("Save it as PDF and put that into content/files."),
    "[Daftar](daftar.xlsx)",
    "[Daftar](daftar.pdf)",
)

LINK_BROKEN = Rule(
    "tautan-putus",
    Level.ERROR,
    N_("The link {value} leads to nothing that is on the site."),
    N_("Correct it. The most similar address there: {nearest}"),
    "[Syarat](/episode/ktp-hilng/)",
    "[Syarat](/episode/ktp-hilang/)",
)

# --- What Markdown reads in another way than it was meant ----------------------------------------

LIST_PASTED = Rule(
    "daftar-tempelan",
    Level.ADVICE,
    N_("This line is shown as an item of a list, but GitHub and other tools do not read it so."),
    N_("Write it like this, or run the check with --fix:\n{mended}"),
    "• Kartu keluarga",
    "- Kartu keluarga",
)

LIST_IN_ONE_LINE = Rule(
    "daftar-sebaris",
    Level.WARNING,
    N_("Several items of a list stand in one line, and are shown as one sentence."),
    N_("Write each item in a line of its own, or run the check with --fix:\n{mended}"),
    "1. Kartu keluarga 2. KTP",
    "1. Kartu keluarga\n2. KTP",
)

LINES_TOGETHER = Rule(
    "baris-sendiri",
    Level.ADVICE,
    N_("These lines are shown one below the other, but GitHub and other tools join them."),
    N_("End each line but the last with \\, or run the check with --fix:\n{mended}"),
    "Kantor Contoh\nJalan Contoh 1\nBekasi",
    "Kantor Contoh\\\nJalan Contoh 1\\\nBekasi",
)

HEADING_GLUED = Rule(
    "judul-tanpa-spasi",
    Level.ADVICE,
    N_("This line is shown as a heading, but GitHub and other tools do not read it so."),
    N_("Write a blank behind the #, or run the check with --fix:\n{mended}"),
    "##Syarat",
    "## Syarat",
)

TABLE_WITHOUT_LINE = Rule(
    "tabel-tanpa-garis",
    Level.WARNING,
    N_("These rows are no table without a line of dashes below the first, a cell for each column."),
    N_("Write them like this, or run the check with --fix:\n{mended}"),
    "| Layanan | Biaya |\n| KTP | Gratis |",
    "| Layanan | Biaya |\n|---|---|\n| KTP | Gratis |",
)

TABLE_LINE_ALONE = Rule(
    "garis-tabel",
    Level.WARNING,
    N_("This line of dashes makes no table: the row above it has another number of cells."),
    N_("Write the head of the table directly above it, with as many cells."),
    "Layanan\n|---|---|\n| KTP | Gratis |",
    "| Layanan | Biaya |\n|---|---|\n| KTP | Gratis |",
)

CELL_LEFT_OUT = Rule(
    "sel-berlebih",
    Level.WARNING,
    N_("The row has {count} cells, but the table has {columns} columns; the rest is not shown."),
    N_('Write a "|" inside a cell as "\\|", or give the first row as many cells.'),
    "| a | b |\n|---|---|\n| satu | dua | tiga |",
    "| a | b | c |\n|---|---|---|\n| satu | dua | tiga |",
)

STARS_BETWEEN_DIGITS = Rule(
    "bintang-kali",
    Level.ADVICE,
    N_('"{value}" is shown as typed, but GitHub and other tools take the stars for italics.'),
    N_("Write × or put \\ before each star:\n{mended}"),
    "Ukuran 5*3*2 meter",
    "Ukuran 5×3×2 meter",
)

STRONG_NOT_CLOSED = Rule(
    "tebal-tak-ditutup",
    Level.ADVICE,
    N_('The signs of "{value}" are shown as typed: no others end the bold words.'),
    N_(
        "Write ** directly before the first bold word and behind the last, such as {mended}, or \\ "
        "before each sign that is to be shown."
    ),
    "Bawa **KTP asli dan fotokopi.",
    "Bawa **KTP asli** dan fotokopi.",
)

LINK_HALF_TYPED = Rule(
    "tautan-setengah-jadi",
    Level.WARNING,
    N_('The link "{value}" is shown as typed, with its brackets.'),
    N_("Write [words](address), both brackets closed and no blank between them: {mended}"),
    "[Halaman resmi] (https://contoh.go.id/surat)",
    "[Halaman resmi](https://contoh.go.id/surat)",
)

CODE_NOT_CLOSED = Rule(
    "kotak-kode-terbuka",
    Level.WARNING,
    N_("The box of code that begins with {value} has no end; what stands below is shown in it."),
    N_("Write a line with nothing but {value} where the box ends, or delete this line."),
    "~~~\nKTP\n\n## Syarat",
    "~~~\nKTP\n~~~\n\n## Syarat",
)

WORDS_IN_ANGLES = Rule(
    "kata-dalam-kurung-siku",
    Level.ADVICE,
    N_('"{value}" is shown as typed, but GitHub and other tools show nothing there.'),
    N_("Write other brackets, or \\ before each:\n{mended}"),
    "Tulis <nama lengkap> di formulir",
    "Tulis [nama lengkap] di formulir",
)

FOOTNOTE_MISSING = Rule(
    "catatan-kaki-tidak-ada",
    Level.WARNING,
    N_("The footnote {value} has no text; the sign is shown as typed."),
    N_("Write its text at the end of the notes: {value}: text"),
    "Sejak tahun ini[^1].",
    "Sejak tahun ini[^1].\n\n[^1]: Menurut contoh.",
)

FOOTNOTE_UNUSED = Rule(
    "catatan-kaki-tidak-dipakai",
    Level.ADVICE,
    N_("Nothing in the notes leads to the footnote {value}; GitHub does not show it."),
    N_("Write {value} behind the words that it belongs to, or delete it."),
    "Sejak tahun ini.\n\n[^1]: Menurut contoh.",
    "Sejak tahun ini[^1].\n\n[^1]: Menurut contoh.",
)

MARKDOWN_IN_HTML = Rule(
    "markdown-dalam-html",
    Level.ADVICE,
    N_("What stands directly below a tag of HTML is shown as typed, with the marks of Markdown."),
    N_("Leave an empty line above it and below it."),
    "<details><summary>Syarat</summary>\n- KTP\n</details>",
    "<details><summary>Syarat</summary>\n\n- KTP\n\n</details>",
)
