"""What can be wrong with the fields of front matter."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

ALIAS_INVALID = Rule(
    "alias-salah",
    Level.ERROR,
    N_('"{value}" is no address that this site can serve a page at.'),
    N_("Write the part behind the domain, beginning with a slash, without ? and #: {example}"),
    "aliases: [https://lama.contoh.example/?p=12]",
    "aliases: [/siaran/ktp-el-hilang/]",
)

FIELD_UNKNOWN = Rule(
    "kunci-tidak-dikenal",
    Level.ERROR,
    N_('The field "{key}" is not known.'),
    N_("{hint} See the list of fields in the handbook (isian.md)."),
    "jdul: Cara mengurus KTP-el",
    "judul: Cara mengurus KTP-el",
)

FIELD_RENAMED = Rule(
    "kunci-usang",
    Level.ADVICE,
    N_('The field "{key}" has a new name.'),
    N_("Run the check with --fix, or copy this into the place of the line: {mended}"),
    "mp3: 003.mp3",
    "audio: 003.mp3",
)

FIELD_MISSING = Rule(
    "isian-wajib",
    Level.ERROR,
    N_('The field "{key}" is missing.'),
    N_("Add a line such as: {example}"),
    "---\ntanggal: 2026-11-20\n---",
    "---\njudul: Cara mengurus KTP-el\ntanggal: 2026-11-20\n---",
)

FIELD_EMPTY = Rule(
    "isian-kosong",
    Level.ERROR,
    N_('The field "{key}" is empty.'),
    N_("Write a value, such as: {example}; or delete the line."),
    "judul:",
    "judul: Cara mengurus KTP-el",
)

FIELD_SHAPE = Rule(
    "bentuk-salah",
    Level.ERROR,
    N_('The field "{key}" has the wrong form.'),
    N_("Write it like this: {example}"),
    "judul: [KTP-el, hilang]",
    "judul: KTP-el hilang",
)

NUMBER_INVALID = Rule(
    "angka-salah",
    Level.ERROR,
    N_('"{value}" is not a whole number.'),
    N_("Write digits only, such as: {example}"),
    "nomor: tiga",
    "nomor: 3",
)

NUMBER_ZERO = Rule(
    "angka-nol",
    Level.ERROR,
    N_('"{key}" is 0, which Apple Podcasts and other apps leave out or refuse.'),
    N_("Count from 1, such as: {example}; or delete the line."),
    "musim: 0",
    "musim: 1",
)

PLACE_INVALID = Rule(
    "lokasi-salah",
    Level.ERROR,
    N_('"{value}" is no {key} that apps could find on a map.'),
    N_("Write it like this: {example}"),
    'lokasi: {nama: Kantor contoh, geo: "-6.2, 107.0"}',
    'lokasi: {nama: Kantor contoh, geo: "geo:-6.2,107.0"}',
)

DATE_UNREADABLE = Rule(
    "tanggal-salah",
    Level.ERROR,
    N_("The date is not understood."),
    N_("Write it like 20 November 2026 or 2026-11-20 08:00."),
    "tanggal: minggu depan",
    "tanggal: 2026-11-20 08:00",
)

DATE_IMPOSSIBLE = Rule(
    "tanggal-tidak-ada",
    Level.ERROR,
    N_("There is no such day: {value}."),
    N_("Look at the calendar and write it like 2026-11-20 08:00."),
    "tanggal: 31 Februari 2026",
    "tanggal: 28 Februari 2026",
)

DATE_CLOCK = Rule(
    "tanggal-jam",
    Level.ERROR,
    N_("There is no such time of day: {value}."),
    N_("Write the hour from 00:00 to 23:59, such as in 2026-11-20 08:00."),
    "tanggal: 2026-11-20 25:00",
    "tanggal: 2026-11-20 15:00",
)

DATE_WEEKDAY = Rule(
    "tanggal-hari",
    Level.WARNING,
    N_('"{value}": that date is a {day}. Which of the two is right?'),
    N_("Correct the date or the name of the day; the date counts until then."),
    "tanggal: Senin, 20 November 2026",
    "tanggal: Jumat, 20 November 2026",
)

DATE_DAY_OR_MONTH = Rule(
    "tanggal-dua-arti",
    Level.ADVICE,
    N_('"{value}" is read as day {day} of month {month}: the day first.'),
    N_("If that is right, write {mended}; if the month stands first, write {other}"),
    "tanggal: 3/4/2026",
    "tanggal: 2026-04-03",
)

DATE_FAR = Rule(
    "tanggal-jauh",
    Level.ERROR,
    N_("The year of {value} is ages ago or far ahead."),
    N_("Correct the year, such as in 2026-11-20 08:00."),
    "tanggal: 1926-11-20",
    "tanggal: 2026-11-20",
)

DATE_DISTANT = Rule(
    "tanggal-janggal",
    Level.WARNING,
    N_("The date is {value}: long before podcasts or many years ahead."),
    N_("Correct the year if it is a typing error, such as in 2026-11-20 08:00."),
    "tanggal: 2062-11-20",
    "tanggal: 2026-11-20",
)

TOPIC_SEVERAL = Rule(
    "topik-banyak",
    Level.ERROR,
    N_("An episode has one topic; here are several."),
    N_("Keep the one that fits best: {mended}. The others can be keywords: {more}"),
    "topik: Kependudukan, Sosial",
    "topik: Kependudukan\nkata-kunci: sosial",
)

FIELD_FOREIGN = Rule(
    "kunci-lain",
    Level.WARNING,
    N_('The field "{key}" is not used here; what it says is left out.'),
    N_("{hint} Otherwise delete the line."),
    "author: Rani Contoh",
    "pembawa: Rani Contoh",
)

EXAMPLE_LEFT = Rule(
    "contoh-tertinggal",
    Level.WARNING,
    N_('The field "{key}" still holds the example of a new note; it is not published.'),
    N_("Write what is true for this episode, or put # before the line again."),
    'pembawa: ["Nama Pembawa, pembawa acara"]',
    'pembawa: ["Rani Contoh, pembawa acara"]',
)

PERSON_UNCERTAIN = Rule(
    "orang-ragu",
    Level.WARNING,
    N_('"{value}" may be one person or two; it is taken for one.'),
    N_("One person: {one} — two people: {two}"),
    "narasumber: Budi Santoso, Siti Aminah",
    "narasumber: Budi Santoso; Siti Aminah",
)

GUID_INVALID = Rule(
    "guid-salah",
    Level.ERROR,
    N_("There are blanks before or after the guid; many apps lose them."),
    N_("Write it without them: guid: {example}"),
    'guid: " 1600-2823"',
    "guid: dibuat-oleh-periksa-fix",
)

SLUG_INVALID = Rule(
    "slug-salah",
    Level.ERROR,
    N_('"{value}" cannot be part of an address.'),
    N_("Use small letters a to z, digits and hyphens, such as: {example}"),
    "slug: KTP Hilang!",
    "slug: ktp-hilang",
)

SLUG_RESERVED = Rule(
    "slug-milik-situs",
    Level.ERROR,
    N_('The address "{value}" is one of the site\'s own words.'),
    N_("Write another one, such as: {example}"),
    "slug: admin",
    "slug: petugas-admin",
)

URL_INVALID = Rule(
    "alamat-salah",
    Level.ERROR,
    N_('"{value}" is not a web address.'),
    N_("Write the whole address, beginning with https://"),
    "sumber: contoh.go.id",
    "sumber: https://contoh.go.id/halaman",
)

TOPIC_UNKNOWN = Rule(
    "topik-tidak-dikenal",
    Level.ERROR,
    N_('The topic "{value}" is not one of the show\'s.'),
    N_("{hint} The topics: {choices}."),
    "topik: Kependudukn",
    "topik: Kependudukan",
)

ROLE_UNKNOWN = Rule(
    "peran-salah",
    Level.ERROR,
    N_('The role "{value}" is not known.'),
    N_("Choose one of: {choices}."),
    "orang: [{nama: Ibu Contoh, peran: bos}]",
    "orang: [{nama: Ibu Contoh, peran: narasumber}]",
)

CHAPTER_START = Rule(
    "bab-mulai",
    Level.ERROR,
    N_("The chapter's beginning is not understood."),
    N_('Write it like this: mulai: "01:30"'),
    "bab: [{mulai: nanti, judul: Syarat}]",
    'bab: [{mulai: "01:30", judul: Syarat}]',
)

TRANSLATION_LANGUAGE = Rule(
    "terjemahan-bahasa",
    Level.ERROR,
    N_('The name of "{value}" does not tell its language; apps would offer it as the show\'s own.'),
    N_("Give it a name that ends in the language, such as 003-ktp-el.en.vtt"),
    "terjemahan: [003-ktp-el-inggris.vtt]",
    "terjemahan: [003-ktp-el.en.vtt]",
)

FILM_NOT_MP4 = Rule(
    "film-jenis",
    Level.ERROR,
    N_("{value} holds no film that podcast apps can show."),
    N_("Export it as MP4 with H.264 pictures and AAC sound, or delete the line."),
    "film: 003.avi",
    "film: 003-ktp-el-hilang.mp4",
)

DURATION_UNLIKE = Rule(
    "durasi-beda",
    Level.WARNING,
    N_("The line says {value}, but the audio lasts {duration}, which is what is shown."),
    N_("See whether {audio} is the right file; if it is, delete this line."),
    "audio: 003-ktp-el-hilang.mp3\ndurasi: 12 menit",
    "audio: 003-ktp-el-hilang.mp3",
)

SOUNDBITE_AFTER_END = Rule(
    "kutipan-lewat-akhir",
    Level.ERROR,
    N_("The passage ends at {start}, but the audio at {end}; apps would play nothing there."),
    N_("Correct the times."),
    'kutipan: ["00:00-59:00 Yang sering lupa"]',
    'kutipan: ["00:40-01:05 Yang sering lupa"]',
)

VIDEO_TWICE = Rule(
    "youtube-ganda",
    Level.WARNING,
    N_("The video {value} stands here twice; it is shown once."),
    N_("Delete one of the lines, or copy the address of the other part."),
    "youtube: [https://youtu.be/XXXXXXXXXXX, https://youtu.be/XXXXXXXXXXX]",
    "youtube: [https://youtu.be/XXXXXXXXXXX, https://youtu.be/YYYYYYYYYYY]",
)

VIDEOS_ON_ONE_LINE = Rule(
    "youtube-sebaris",
    Level.ERROR,
    N_("Several addresses of videos stand on one line; each needs a line of its own."),
    N_("Copy this into the place of the line:\n{mended}"),
    "youtube: https://youtu.be/XXXXXXXXXXX https://youtu.be/YYYYYYYYYYY",
    "youtube:\n  - https://youtu.be/XXXXXXXXXXX\n  - https://youtu.be/YYYYYYYYYYY",
)

# --- Questions of residents ----------------------------------------------------------------------

ANSWER_TIME = Rule(
    "jawaban-waktu",
    Level.ERROR,
    N_('"{value}" is no time that a clock shows.'),
    N_('Write minutes and seconds, such as jawaban: "02:15"'),
    'pertanyaan: [{tanya: Apa syaratnya?, jawaban: "02:75"}]',
    'pertanyaan: [{tanya: Apa syaratnya?, jawaban: "02:15"}]',
)

ANSWER_AFTER_END = Rule(
    "jawaban-lewat-akhir",
    Level.ERROR,
    N_("The answer begins at {start}, but the audio ends at {end}."),
    N_("Correct the time."),
    'pertanyaan: [{tanya: Apa syaratnya?, jawaban: "59:00"}]',
    'pertanyaan: [{tanya: Apa syaratnya?, jawaban: "02:15"}]',
)

QUESTION_UNANSWERED = Rule(
    "pertanyaan-tanpa-jawaban",
    Level.WARNING,
    N_("The question is not shown: nothing tells where it is answered."),
    N_(
        "Write the time before it, such as {mended}, or put the question into content/pertanyaan/ "
        "until an episode answers it."
    ),
    "pertanyaan: [Apa syaratnya?]",
    'pertanyaan: ["02:15 Apa syaratnya?"]',
)

QUESTION_TELLS_WHO = Rule(
    "pertanyaan-orang",
    Level.WARNING,
    N_('"{value}" seems to tell who asked, and everybody can read it.'),
    N_('Write it in general terms: dari: "warga RW 05"'),
    'pertanyaan: [{tanya: Apa syaratnya?, dari: Ibu Contoh, jawaban: "02:15"}]',
    'pertanyaan: [{tanya: Apa syaratnya?, dari: warga RW 05, jawaban: "02:15"}]',
)
