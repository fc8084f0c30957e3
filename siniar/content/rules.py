"""What can be wrong with episodes as a whole, and what several rooms of content/ find."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

# --- Text ----------------------------------------------------------------------------------------

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

GUID_MISSING = Rule(
    "guid-belum-ada",
    Level.ERROR,
    N_("The note has no guid, the mark by which podcast apps know the episode for ever."),
    N_("Run the check with --fix, or add the line: guid: {example}"),
    "---\njudul: Cara mengurus KTP-el\n---",
    "---\njudul: Cara mengurus KTP-el\nguid: dibuat-oleh-periksa-fix\n---",
)

# --- Found by several rooms ----------------------------------------------------------------------

CHOICE_UNKNOWN = Rule(
    "pilihan-salah",
    Level.ERROR,
    N_('"{value}" is not a choice for "{key}".'),
    N_("Choose one of: {choices}."),
    "status: mungkin",
    "status: draf",
)

PATH_OUTSIDE = Rule(
    "jalur-keluar",
    Level.ERROR,
    N_('"{value}" leads out of the folder {folder}.'),
    N_("Write the file's name only, and put the file into {folder}."),
    "audio: ../../rahasia.mp3",
    "audio: 003-ktp-el-hilang.mp3",
)

URL_WITHOUT_TLS = Rule(
    "alamat-http",
    Level.WARNING,
    N_("The address begins with http://, which phones and directories warn about or refuse."),
    N_("Write https:// and try whether the page opens."),
    "sumber: http://contoh.go.id/",
    "sumber: https://contoh.go.id/",
)

# --- Title and summary ---------------------------------------------------------------------------

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

TITLE_AMPERSAND = Rule(
    "judul-dan",
    Level.ADVICE,
    N_('The title holds "{value}", which apps take for a coded character; the feed says "{sent}".'),
    N_('Write a blank behind the &, or the word "dan".'),
    "judul: Tanya A&B; jawab",
    "judul: Tanya A & B; jawab",
)

SUMMARY_HTML_ENTITY = Rule(
    "ringkasan-entitas",
    Level.WARNING,
    N_('The summary holds "{value}", which people would see as it stands.'),
    N_('Write the character itself, such as … or "'),
    "ringkasan: Syarat&hellip; dan tempat",
    "ringkasan: Syarat … dan tempat",
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

# --- Audio ---------------------------------------------------------------------------------------

AUDIO_NOT_NAMED = Rule(
    "audio-belum-ada",
    Level.ERROR,
    N_("The episode names no audio file."),
    N_('Add the line "audio: name.mp3", or "status: draft" until there is one.'),
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

ARTWORK_WITHOUT_ALT = Rule(
    "gambar-tanpa-alt",
    Level.ADVICE,
    N_("The picture {value} has no description, which blind people hear in its place."),
    N_("Add the line alt-gambar with what it shows, such as: The counter, open until 15.00"),
    "gambar: loket.jpg",
    "gambar: loket.jpg\nalt-gambar: Loket pelayanan, buka sampai 15.00",
)

FILE_NAME_NOT_ASCII = Rule(
    "nama-berkas",
    Level.ADVICE,
    N_('The name "{value}" has blanks or letters outside a to z; it is published as "{name}".'),
    N_("Name the file {name} so that both agree."),
    "audio: KTP hilang é.mp3",
    "audio: ktp-hilang-e.mp3",
)

# --- Chapters ------------------------------------------------------------------------------------

CHAPTER_WITHOUT_TIME = Rule(
    "bab-salah",
    Level.ERROR,
    N_("The chapter has no time at its beginning, or one that no clock shows, or no title."),
    N_("Write the time, a blank and the title, such as: {mended}"),
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

CHAPTERS_AT_ONCE = Rule(
    "bab-bersamaan",
    Level.ERROR,
    N_('Two chapters begin at {start}: "{other}" and "{title}".'),
    N_("Correct the time of one of them, or delete it."),
    'bab: ["00:40 Syarat", "00:40 Tempat"]',
    'bab: ["00:40 Syarat", "00:55 Tempat"]',
)

CHAPTERS_UNORDERED = Rule(
    "bab-tidak-urut",
    Level.ERROR,
    N_("The chapter at {start} stands after a later one."),
    N_("Put the chapters in the order of time, or run the check with --fix."),
    'bab: ["01:30 Syarat", "00:00 Pembuka"]',
    'bab: ["00:00 Pembuka", "01:30 Syarat"]',
)

# --- Video ---------------------------------------------------------------------------------------

VIDEO_URL_INVALID = Rule(
    "youtube-salah",
    Level.ERROR,
    N_('"{value}" is not the address of a YouTube video.'),
    N_(
        "Copy the address from YouTube's share button, such as "
        'https://youtu.be/XXXXXXXXXXX, or write "none".'
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

# --- What should not stand in a note -------------------------------------------------------------

PLACEHOLDER_LEFT = Rule(
    "isian-sementara",
    Level.WARNING,
    N_('Something was still to be written here: "{value}".'),
    N_("Write it, or delete the words."),
    "ringkasan: ISI DI SINI",
    "ringkasan: Syarat dan tempat mengurus KTP-el yang hilang.",
)

PERSONAL_NUMBER = Rule(
    "nomor-pribadi",
    Level.WARNING,
    N_("{value} looks like the number of a person's card or family (NIK, KK)."),
    N_("Delete it: everybody can read the site and find the number."),
    "Pemohon: 3275014501900001",
    "Pemohon: warga RW 05",
)

PRIVATE_PHONE = Rule(
    "telepon-pribadi",
    Level.WARNING,
    N_("{value} is the number of a mobile phone."),
    N_(
        "Delete it if it is somebody's own; numbers of the office belong into the "
        'setting "phones".'
    ),
    "Hubungi 0812-0000-0000.",
    "Hubungi loket pelayanan.",
)

CONFIRMED_IN_FUTURE = Rule(
    "diperiksa-nanti",
    Level.WARNING,
    N_("The office cannot have checked on {value}: that day is still to come."),
    N_("Write the day on which somebody last checked, or delete the line."),
    "diperiksa: 2099-01-01",
    "diperiksa: 2026-11-01",
)
