"""What can be wrong with what editors write: settings, notes, pages."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

# --- The file as a whole -------------------------------------------------------------------------

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

NOTES_MISSING = Rule(
    "isi-kosong",
    Level.WARNING,
    N_("There is no text under the front matter."),
    N_("Write a few sentences: people who cannot listen read them, and searches find them."),
    "---\njudul: Cara mengurus KTP-el\n---",
    "---\njudul: Cara mengurus KTP-el\n---\nEpisode ini menjelaskan cara mengurus KTP-el.",
)

NOTES_FROM_TEMPLATE = Rule(
    "isi-contoh",
    Level.WARNING,
    N_('A line of the template is still there, and is not shown: "{value}".'),
    N_("Write what residents should know in its place, or delete it."),
    "---\njudul: Cara mengurus KTP-el\n---\n- Hal pertama",
    "---\njudul: Cara mengurus KTP-el\n---\n- KTP-el yang lama",
)

CONTROL_CHARACTER = Rule(
    "karakter-kendali",
    Level.WARNING,
    N_("There is an invisible control character ({name}) in the line; it is removed."),
    N_("Delete the line and type it again."),
    "judul: KTP(U+0007) hilang",
    "judul: KTP hilang",
)

# --- Front matter --------------------------------------------------------------------------------

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

FIELD_UNKNOWN = Rule(
    "kunci-tidak-dikenal",
    Level.ERROR,
    N_('The field "{key}" is not known.'),
    N_('Did you mean "{nearest}"? See the list of fields in the handbook.'),
    "jdul: Cara mengurus KTP-el",
    "judul: Cara mengurus KTP-el",
)

FIELD_TWICE = Rule(
    "kunci-ganda",
    Level.ERROR,
    N_('The field "{key}" stands here twice.'),
    N_("Keep one of the two lines."),
    "nomor: 3\nnomor: 4",
    "nomor: 4",
)

FIELD_RENAMED = Rule(
    "kunci-usang",
    Level.ADVICE,
    N_('The field "{key}" has a new name.'),
    N_('Write "{new}" instead; the check can do it with --fix.'),
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

CHOICE_UNKNOWN = Rule(
    "pilihan-salah",
    Level.ERROR,
    N_('"{value}" is not a choice for "{key}".'),
    N_("Choose one of: {choices}."),
    "status: mungkin",
    "status: draf",
)

NUMBER_INVALID = Rule(
    "angka-salah",
    Level.ERROR,
    N_('"{value}" is not a whole number.'),
    N_("Write digits only, such as: {example}"),
    "nomor: tiga",
    "nomor: 3",
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

GUID_MISSING = Rule(
    "guid-belum-ada",
    Level.ERROR,
    N_("The note has no guid, the mark by which podcast apps know the episode for ever."),
    N_("Run the check with --fix, or add the line: guid: {example}"),
    "---\njudul: Cara mengurus KTP-el\n---",
    "---\njudul: Cara mengurus KTP-el\nguid: 4f8c2d1e-5a6b-4c3d-9e7f-0a1b2c3d4e5f\n---",
)

GUID_INVALID = Rule(
    "guid-salah",
    Level.ERROR,
    N_("The guid must have letters, be 8 to 200 characters long and hold no blanks."),
    N_("Write a guid such as {example}, and never change it after publishing."),
    "guid: 12",
    "guid: 4f8c2d1e-5a6b-4c3d-9e7f-0a1b2c3d4e5f",
)

SLUG_INVALID = Rule(
    "slug-salah",
    Level.ERROR,
    N_('"{value}" cannot be part of an address.'),
    N_("Use small letters a to z, digits and hyphens, such as: {example}"),
    "slug: KTP Hilang!",
    "slug: ktp-hilang",
)

PATH_OUTSIDE = Rule(
    "jalur-keluar",
    Level.ERROR,
    N_('"{value}" leads out of the folder {folder}.'),
    N_("Write the file's name only, and put the file into {folder}."),
    "audio: ../../rahasia.mp3",
    "audio: 003-ktp-el-hilang.mp3",
)

URL_INVALID = Rule(
    "alamat-salah",
    Level.ERROR,
    N_('"{value}" is not a web address.'),
    N_("Write the whole address, beginning with https://"),
    "sumber: contoh.go.id",
    "sumber: https://contoh.go.id/halaman",
)

URL_WITHOUT_TLS = Rule(
    "alamat-http",
    Level.WARNING,
    N_("The address begins with http://, which phones and directories warn about or refuse."),
    N_("Write https:// and try whether the page opens."),
    "sumber: http://contoh.go.id/",
    "sumber: https://contoh.go.id/",
)

# --- Title, summary, topic, people ---------------------------------------------------------------

TITLE_ONLY_DIGITS = Rule(
    "judul-angka",
    Level.ERROR,
    N_("The title is made of digits only; some apps show it empty."),
    N_("Add words to the title."),
    "judul: 2026",
    "judul: Rencana tahun 2026",
)

TITLE_ANGLE_BRACKETS = Rule(
    "judul-tanda",
    Level.ERROR,
    N_("The title holds < or >, which apps cut out together with what stands between."),
    N_("Write the title without < and >."),
    "judul: Umur <17 tahun",
    "judul: Umur di bawah 17 tahun",
)

TITLE_HTML_ENTITY = Rule(
    "judul-entitas",
    Level.WARNING,
    N_('The title holds "{value}", which people would see as it stands.'),
    N_('Write the character itself, such as & or "'),
    "judul: RT &amp; RW",
    "judul: RT & RW",
)

TITLE_NUMBERED = Rule(
    "judul-bernomor",
    Level.ADVICE,
    N_(
        "The title begins with the show's name or the episode's number; apps show those themselves."
    ),
    N_("Write only what the episode is about."),
    'judul: "Episode 3: KTP-el hilang"',
    "judul: KTP-el hilang",
)

TITLE_LONG = Rule(
    "judul-panjang",
    Level.ADVICE,
    N_("The title has {length} characters; phones show about 60."),
    N_("Put the words that matter first, and the rest into the summary."),
    "judul: (150 karakter)",
    "judul: KTP-el hilang: syarat dan tempat mengurusnya",
)

SUMMARY_MISSING = Rule(
    "ringkasan-kosong",
    Level.ADVICE,
    N_("There is no summary."),
    N_("Add one sentence: it stands under the title, in searches and in WhatsApp."),
    "judul: KTP-el hilang",
    "judul: KTP-el hilang\nringkasan: Syarat dan tempat mengurus KTP-el yang hilang.",
)

SUMMARY_LONG = Rule(
    "ringkasan-panjang",
    Level.WARNING,
    N_("The summary has {size} bytes; directories take 4000."),
    N_("Shorten it to one or two sentences."),
    "ringkasan: (5000 karakter)",
    "ringkasan: Syarat dan tempat mengurus KTP-el yang hilang.",
)

TOPIC_UNKNOWN = Rule(
    "topik-tidak-dikenal",
    Level.ERROR,
    N_('The topic "{value}" is not one of the show\'s.'),
    N_('Did you mean "{nearest}"? The topics: {choices}.'),
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

# --- Audio ---------------------------------------------------------------------------------------

AUDIO_NOT_NAMED = Rule(
    "audio-belum-ada",
    Level.ERROR,
    N_("The episode names no audio file."),
    N_('Add the line "audio: name.mp3", or "status: draf" until there is one.'),
    "judul: KTP-el hilang",
    "judul: KTP-el hilang\naudio: 003-ktp-el-hilang.mp3",
)

AUDIO_MISSING = Rule(
    "audio-tidak-ada",
    Level.ERROR,
    N_("The file {value} is not in {folder}."),
    N_("Put it there, or correct the name. The most similar file there: {nearest}"),
    "audio: 003-ktp-hilang.mp4",
    "audio: 003-ktp-el-hilang.mp3",
)

REMOTE_AUDIO_INCOMPLETE = Rule(
    "audio-jauh-kurang",
    Level.ERROR,
    N_("Audio at another address needs its size and length."),
    N_('Add "ukuran" (bytes) and "durasi" to the note.'),
    "audio: https://contoh.go.id/003.mp3",
    'audio: https://contoh.go.id/003.mp3\nukuran: 14400000\ndurasi: "20:00"',
)

REMOTE_AUDIO_IS_PAGE = Rule(
    "audio-jauh-halaman",
    Level.ERROR,
    N_("The address of the audio leads to a page; apps would find nothing to play there."),
    N_('Write the address of the sound file itself, and a video under "youtube".'),
    "audio: https://youtu.be/M7lc1UVf-VE",
    "audio: https://contoh.go.id/003.mp3\nyoutube: https://youtu.be/M7lc1UVf-VE",
)

REMOTE_AUDIO_NOT_ASCII = Rule(
    "audio-jauh-huruf",
    Level.ERROR,
    N_("The address of the audio has letters outside a to z, which some apps cannot open."),
    N_("Rename the file where it lies, with plain letters, digits and hyphens."),
    "audio: https://contoh.go.id/édisi-3.mp3",
    "audio: https://contoh.go.id/edisi-3.mp3",
)

FILE_NAME_NOT_ASCII = Rule(
    "nama-berkas",
    Level.ADVICE,
    N_('The name "{value}" has blanks or letters outside a to z; it is published as "{name}".'),
    N_("Name the file {name} so that both agree."),
    "audio: KTP hilang é.mp3",
    "audio: ktp-hilang-e.mp3",
)

# --- Chapters, transcript, pictures --------------------------------------------------------------

CHAPTER_WITHOUT_TIME = Rule(
    "bab-salah",
    Level.ERROR,
    N_("The chapter has no time at its beginning."),
    N_('Write the time, a blank and the title: "01:30 Syarat yang dibawa".'),
    "bab: [Pembuka]",
    'bab: ["00:00 Pembuka"]',
)

CHAPTER_AFTER_END = Rule(
    "bab-lewat-akhir",
    Level.ERROR,
    N_("The chapter starts at {start}, but the audio ends at {end}."),
    N_("Correct the time."),
    'bab: ["59:00 Penutup"]',
    'bab: ["01:10 Penutup"]',
)

CHAPTERS_UNORDERED = Rule(
    "bab-tidak-urut",
    Level.ERROR,
    N_("The chapter at {start} stands after a later one or has the same time."),
    N_("Put the chapters in the order of time."),
    'bab: ["01:30 Syarat", "00:00 Pembuka"]',
    'bab: ["00:00 Pembuka", "01:30 Syarat"]',
)

# --- Video, links, HTML --------------------------------------------------------------------------

VIDEO_URL_INVALID = Rule(
    "youtube-salah",
    Level.ERROR,
    N_('"{value}" is not the address of a YouTube video.'),
    N_(
        "Copy the address from YouTube's share button, such as "
        'https://youtu.be/XXXXXXXXXXX, or write "tidak ada".'
    ),
    "youtube: https://vimeo.com/1",
    "youtube: https://youtu.be/XXXXXXXXXXX",
)

VIDEO_URL_NOT_A_VIDEO = Rule(
    "youtube-bukan-video",
    Level.ERROR,
    N_('"{value}" leads to a channel or playlist, not to one video.'),
    N_("Open the video and copy its address from the share button."),
    "youtube: https://www.youtube.com/@contoh",
    "youtube: https://youtu.be/XXXXXXXXXXX",
)

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

# --- Between episodes ----------------------------------------------------------------------------

GUID_TWICE = Rule(
    "guid-ganda",
    Level.ERROR,
    N_("The guid is already used by {other}."),
    N_(
        "Each episode needs its own: delete this line and run the check with --fix. "
        "Never change the guid of the episode that was published first."
    ),
    "guid: sama-dengan-lain",
    "guid: 4f8c2d1e-5a6b-4c3d-9e7f-0a1b2c3d4e5f",
)

NUMBER_TWICE = Rule(
    "nomor-ganda",
    Level.ERROR,
    N_("The number {value} is already used by {other}."),
    N_("Give this episode the next free number: {next}."),
    "nomor: 3 (di dua catatan)",
    "nomor: 4",
)

SLUG_TWICE = Rule(
    "slug-ganda",
    Level.ERROR,
    N_('The address "{value}" is already used by {other}.'),
    N_('Change the title, or add a line "slug:" with another address.'),
    "slug: ktp-hilang (di dua catatan)",
    "slug: ktp-hilang-2026",
)

AUDIO_TWICE = Rule(
    "audio-ganda",
    Level.ERROR,
    N_("The audio {value} already belongs to {other}."),
    N_("Each episode needs its own audio file."),
    "audio: 003.mp3 (di dua catatan)",
    "audio: 004.mp3",
)

DATE_TWICE = Rule(
    "waktu-ganda",
    Level.ADVICE,
    N_("{other} has the same moment of publication; apps cannot tell which comes first."),
    N_("Change the time of one by a minute."),
    "tanggal: 2026-11-20 08:00 (di dua catatan)",
    "tanggal: 2026-11-20 08:01",
)

EPISODE_SCHEDULED = Rule(
    "tanggal-depan",
    Level.ADVICE,
    N_("The episode is scheduled: it appears on {value}."),
    N_("Nothing to do, unless it should be public already."),
    "tanggal: 2099-01-01",
    "tanggal: 2026-11-20",
)

EPISODE_EXPIRED = Rule(
    "kedaluwarsa",
    Level.ADVICE,
    N_("What the episode says was valid until {value}."),
    N_('Check it: extend the line "berlaku-sampai", or record a new episode.'),
    "berlaku-sampai: 2025-01-01",
    "berlaku-sampai: 2027-06-30",
)

# --- Settings of the show ------------------------------------------------------------------------

SETTING_UNKNOWN = Rule(
    "setelan-tidak-dikenal",
    Level.ERROR,
    N_('The setting "{key}" is not known.'),
    N_('Did you mean "{nearest}"?'),
    '"titel": "SIMPATRI"',
    '"title": "SIMPATRI"',
)

SETTING_MISSING = Rule(
    "setelan-wajib",
    Level.ERROR,
    N_('The setting "{key}" is missing.'),
    N_("Add it to SHOW, such as: {example}"),
    "SHOW = {}",
    'SHOW = {"title": "SIMPATRI"}',
)

SETTING_INVALID = Rule(
    "setelan-salah",
    Level.ERROR,
    N_('The setting "{key}" is wrong: {value}.'),
    N_("{expected}"),
    '"explicit": "mungkin"',
    '"explicit": False',
)

SETTING_CATEGORY = Rule(
    "setelan-kategori",
    Level.ERROR,
    N_('"{value}" is not one of Apple\'s categories.'),
    N_('Did you mean "{nearest}"? Apple wants its own English spelling.'),
    '"categories": ["Pemerintah"]',
    '"categories": ["Government"]',
)

DESCRIPTION_LONG = Rule(
    "deskripsi-panjang",
    Level.ERROR,
    N_("The show's description has {size} bytes; directories take 4000."),
    N_("Shorten it."),
    '"description": (5000 karakter)',
    '"description": "Informasi pelayanan publik."',
)
