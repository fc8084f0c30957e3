"""The table of rules: every finding's code, level and texts, with a wrong and a right example.

A code is stable: it has a page in the handbook and may stand in somebody's notes. Texts are English
message ids; the Indonesian ones stand in ``locale/id/LC_MESSAGES/editors.po``. Examples are what an
editor of an Indonesian show types, so they are not translated.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from siniar.model.words import N_


class Level(Enum):
    """How grave a finding is, the gravest first."""

    #: Publishing stops.
    ERROR = "error"
    #: Published, but somebody will suffer.
    WARNING = "warning"
    #: Published as it is; could be better.
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Rule:
    """What can be wrong, in general."""

    code: str
    level: Level
    #: Message id with ``{name}`` places.
    reason: str
    #: Message id with ``{name}`` places: how to write it.
    remedy: str
    wrong: str
    right: str


_TABLE = (
    # The file as a whole
    Rule(
        "berkas-bukan-utf8",
        Level.ERROR,
        N_("The file is not UTF-8 text."),
        N_("Save it again with the encoding UTF-8."),
        "judul: Caf\\xe9 (disimpan sebagai Latin-1)",
        "judul: Café (disimpan sebagai UTF-8)",
    ),
    Rule(
        "berkas-bom",
        Level.ADVICE,
        N_("The file starts with an invisible byte order mark."),
        N_('Save it as "UTF-8" and not as "UTF-8 with BOM".'),
        "(BOM)---",
        "---",
    ),
    Rule(
        "berkas-crlf",
        Level.ADVICE,
        N_("The file has Windows line ends (CRLF)."),
        N_('Save it with line ends "LF"; the check can do it with --fix.'),
        "baris pertama (CRLF)",
        "baris pertama (LF)",
    ),
    Rule(
        "berkas-terlalu-besar",
        Level.ERROR,
        N_("The file has {size} bytes, which is too much for a note."),
        N_("Keep notes under {limit} bytes."),
        "(catatan 5 MB)",
        "(catatan 5 KB)",
    ),
    Rule(
        "catatan-kosong",
        Level.ERROR,
        N_("The note is empty."),
        N_("Copy another episode's note and change it, or delete the file."),
        "(berkas 0 byte)",
        "---\njudul: Cara mengurus KTP-el\n---\nIsi catatan.",
    ),
    Rule(
        "isi-kosong",
        Level.WARNING,
        N_("There is no text under the front matter."),
        N_("Write a few sentences: people who cannot listen read them, and searches find them."),
        "---\njudul: Cara mengurus KTP-el\n---",
        "---\njudul: Cara mengurus KTP-el\n---\nEpisode ini menjelaskan cara mengurus KTP-el.",
    ),
    Rule(
        "isi-contoh",
        Level.WARNING,
        N_('A line of the template is still there, and is not shown: "{value}".'),
        N_("Write what residents should know in its place, or delete it."),
        "---\njudul: Cara mengurus KTP-el\n---\n- Hal pertama",
        "---\njudul: Cara mengurus KTP-el\n---\n- KTP-el yang lama",
    ),
    Rule(
        "karakter-kendali",
        Level.WARNING,
        N_("There is an invisible control character ({name}) in the line; it is removed."),
        N_("Delete the line and type it again."),
        "judul: KTP(U+0007) hilang",
        "judul: KTP hilang",
    ),
    # Front matter
    Rule(
        "pembuka-tidak-ada",
        Level.ERROR,
        N_("The note does not start with a line of three dashes."),
        N_("Make --- the first line, then the fields, then --- again."),
        "judul: Cara mengurus KTP-el",
        "---\njudul: Cara mengurus KTP-el\n---",
    ),
    Rule(
        "penutup-tidak-ada",
        Level.ERROR,
        N_("The closing line of three dashes is missing."),
        N_("Write --- on a line of its own after the last field."),
        "---\njudul: Cara mengurus KTP-el\nIsi catatan.",
        "---\njudul: Cara mengurus KTP-el\n---\nIsi catatan.",
    ),
    Rule(
        "yaml-rusak",
        Level.ERROR,
        N_("The line cannot be read ({problem})."),
        N_('Write "key: value"; put text with : or # or quotes between double quotes.'),
        'judul: "KTP-el hilang',
        'judul: "KTP-el hilang"',
    ),
    Rule(
        "yaml-tab",
        Level.ERROR,
        N_("The line is indented with a tab."),
        N_("Use two blanks instead of the tab."),
        "layanan:\n(tab)biaya: Gratis",
        "layanan:\n  biaya: Gratis",
    ),
    Rule(
        "kunci-tidak-dikenal",
        Level.ERROR,
        N_('The field "{key}" is not known.'),
        N_('Did you mean "{nearest}"? See the list of fields in the handbook.'),
        "jdul: Cara mengurus KTP-el",
        "judul: Cara mengurus KTP-el",
    ),
    Rule(
        "kunci-ganda",
        Level.ERROR,
        N_('The field "{key}" stands here twice.'),
        N_("Keep one of the two lines."),
        "nomor: 3\nnomor: 4",
        "nomor: 4",
    ),
    Rule(
        "kunci-usang",
        Level.ADVICE,
        N_('The field "{key}" has a new name.'),
        N_('Write "{new}" instead; the check can do it with --fix.'),
        "mp3: 003.mp3",
        "audio: 003.mp3",
    ),
    Rule(
        "isian-wajib",
        Level.ERROR,
        N_('The field "{key}" is missing.'),
        N_("Add a line such as: {example}"),
        "---\ntanggal: 2026-11-20\n---",
        "---\njudul: Cara mengurus KTP-el\ntanggal: 2026-11-20\n---",
    ),
    Rule(
        "isian-kosong",
        Level.ERROR,
        N_('The field "{key}" is empty.'),
        N_("Write a value, such as: {example}; or delete the line."),
        "judul:",
        "judul: Cara mengurus KTP-el",
    ),
    Rule(
        "bentuk-salah",
        Level.ERROR,
        N_('The field "{key}" has the wrong form.'),
        N_("Write it like this: {example}"),
        "judul: [KTP-el, hilang]",
        "judul: KTP-el hilang",
    ),
    Rule(
        "pilihan-salah",
        Level.ERROR,
        N_('"{value}" is not a choice for "{key}".'),
        N_("Choose one of: {choices}."),
        "status: mungkin",
        "status: draf",
    ),
    Rule(
        "angka-salah",
        Level.ERROR,
        N_('"{value}" is not a whole number.'),
        N_("Write digits only, such as: {example}"),
        "nomor: tiga",
        "nomor: 3",
    ),
    Rule(
        "tanggal-salah",
        Level.ERROR,
        N_("The date is not understood."),
        N_("Write it like 20 November 2026 or 2026-11-20 08:00."),
        "tanggal: minggu depan",
        "tanggal: 2026-11-20 08:00",
    ),
    Rule(
        "tanggal-tidak-ada",
        Level.ERROR,
        N_("There is no such day: {value}."),
        N_("Look at the calendar and write it like 2026-11-20 08:00."),
        "tanggal: 31 Februari 2026",
        "tanggal: 28 Februari 2026",
    ),
    Rule(
        "guid-belum-ada",
        Level.ERROR,
        N_("The note has no guid, the mark by which podcast apps know the episode for ever."),
        N_("Run the check with --fix, or add the line: guid: {example}"),
        "---\njudul: Cara mengurus KTP-el\n---",
        "---\njudul: Cara mengurus KTP-el\nguid: 4f8c2d1e-5a6b-4c3d-9e7f-0a1b2c3d4e5f\n---",
    ),
    Rule(
        "guid-salah",
        Level.ERROR,
        N_("The guid must have letters, be 8 to 200 characters long and hold no blanks."),
        N_("Write a guid such as {example}, and never change it after publishing."),
        "guid: 12",
        "guid: 4f8c2d1e-5a6b-4c3d-9e7f-0a1b2c3d4e5f",
    ),
    Rule(
        "slug-salah",
        Level.ERROR,
        N_('"{value}" cannot be part of an address.'),
        N_("Use small letters a to z, digits and hyphens, such as: {example}"),
        "slug: KTP Hilang!",
        "slug: ktp-hilang",
    ),
    Rule(
        "jalur-keluar",
        Level.ERROR,
        N_('"{value}" leads out of the folder {folder}.'),
        N_("Write the file's name only, and put the file into {folder}."),
        "audio: ../../rahasia.mp3",
        "audio: 003-ktp-el-hilang.mp3",
    ),
    Rule(
        "alamat-salah",
        Level.ERROR,
        N_('"{value}" is not a web address.'),
        N_("Write the whole address, beginning with https://"),
        "sumber: contoh.go.id",
        "sumber: https://contoh.go.id/halaman",
    ),
    Rule(
        "alamat-http",
        Level.WARNING,
        N_("The address begins with http://, which phones and directories warn about or refuse."),
        N_("Write https:// and try whether the page opens."),
        "sumber: http://contoh.go.id/",
        "sumber: https://contoh.go.id/",
    ),
    # Title, summary, topic, people
    Rule(
        "judul-angka",
        Level.ERROR,
        N_("The title is made of digits only; some apps show it empty."),
        N_("Add words to the title."),
        "judul: 2026",
        "judul: Rencana tahun 2026",
    ),
    Rule(
        "judul-tanda",
        Level.ERROR,
        N_("The title holds < or >, which apps cut out together with what stands between."),
        N_("Write the title without < and >."),
        "judul: Umur <17 tahun",
        "judul: Umur di bawah 17 tahun",
    ),
    Rule(
        "judul-entitas",
        Level.WARNING,
        N_('The title holds "{value}", which people would see as it stands.'),
        N_('Write the character itself, such as & or "'),
        "judul: RT &amp; RW",
        "judul: RT & RW",
    ),
    Rule(
        "judul-bernomor",
        Level.ADVICE,
        N_(
            "The title begins with the show's name or the episode's number; apps show those "
            "themselves."
        ),
        N_("Write only what the episode is about."),
        'judul: "Episode 3: KTP-el hilang"',
        "judul: KTP-el hilang",
    ),
    Rule(
        "judul-panjang",
        Level.ADVICE,
        N_("The title has {length} characters; phones show about 60."),
        N_("Put the words that matter first, and the rest into the summary."),
        "judul: (150 karakter)",
        "judul: KTP-el hilang: syarat dan tempat mengurusnya",
    ),
    Rule(
        "ringkasan-kosong",
        Level.ADVICE,
        N_("There is no summary."),
        N_("Add one sentence: it stands under the title, in searches and in WhatsApp."),
        "judul: KTP-el hilang",
        "judul: KTP-el hilang\nringkasan: Syarat dan tempat mengurus KTP-el yang hilang.",
    ),
    Rule(
        "ringkasan-panjang",
        Level.WARNING,
        N_("The summary has {size} bytes; directories take 4000."),
        N_("Shorten it to one or two sentences."),
        "ringkasan: (5000 karakter)",
        "ringkasan: Syarat dan tempat mengurus KTP-el yang hilang.",
    ),
    Rule(
        "topik-tidak-dikenal",
        Level.ERROR,
        N_('The topic "{value}" is not one of the show\'s.'),
        N_('Did you mean "{nearest}"? The topics: {choices}.'),
        "topik: Kependudukn",
        "topik: Kependudukan",
    ),
    Rule(
        "peran-salah",
        Level.ERROR,
        N_('The role "{value}" is not known.'),
        N_("Choose one of: {choices}."),
        "orang: [{nama: Ibu Contoh, peran: bos}]",
        "orang: [{nama: Ibu Contoh, peran: narasumber}]",
    ),
    # Audio
    Rule(
        "audio-belum-ada",
        Level.ERROR,
        N_("The episode names no audio file."),
        N_('Add the line "audio: name.mp3", or "status: draf" until there is one.'),
        "judul: KTP-el hilang",
        "judul: KTP-el hilang\naudio: 003-ktp-el-hilang.mp3",
    ),
    Rule(
        "audio-tidak-ada",
        Level.ERROR,
        N_("The file {value} is not in {folder}."),
        N_("Put it there, or correct the name. The most similar file there: {nearest}"),
        "audio: 003-ktp-hilang.mp4",
        "audio: 003-ktp-el-hilang.mp3",
    ),
    Rule(
        "audio-kosong",
        Level.ERROR,
        N_("The audio file {value} is empty (0 bytes)."),
        N_("Upload it again; the upload was probably interrupted."),
        "audio: kosong.mp3 (0 byte)",
        "audio: 003-ktp-el-hilang.mp3",
    ),
    Rule(
        "audio-bukan-audio",
        Level.ERROR,
        N_("{value} is not audio: its content is {kind}."),
        N_("Export the recording as MP3; renaming a file does not change what it is."),
        "audio: catatan.mp3 (isinya teks)",
        "audio: 003-ktp-el-hilang.mp3",
    ),
    Rule(
        "audio-terpotong",
        Level.ERROR,
        N_("{value} is cut off: {problem}."),
        N_("Export or upload it again."),
        "audio: separuh.mp3",
        "audio: 003-ktp-el-hilang.mp3",
    ),
    Rule(
        "audio-lfs",
        Level.ERROR,
        N_("{value} is only a Git LFS pointer, not the audio itself."),
        N_(
            "Take the file out of Git LFS (git lfs untrack, then add it again): the website "
            "would serve the pointer."
        ),
        "version https://git-lfs.github.com/spec/v1",
        "(berkas MP3 yang sebenarnya)",
    ),
    Rule(
        "audio-jenis",
        Level.ERROR,
        N_("{value} is {kind}, which Apple Podcasts and many apps do not play."),
        N_("Export it as MP3 (best) or M4A."),
        "audio: rekaman.ogg",
        "audio: 003-ktp-el-hilang.mp3",
    ),
    Rule(
        "hemat-jenis",
        Level.ERROR,
        N_("The data-saver file {value} is {kind}, not Opus."),
        N_("Let the program make it again: delete the file and run the task that produces audio."),
        "003-ktp-el-hilang.opus (isinya MP3)",
        "003-ktp-el-hilang.opus (isinya Opus)",
    ),
    Rule(
        "audio-bitrate",
        Level.ADVICE,
        N_("{value} has {bitrate} kbps; Spotify asks for 96 or more."),
        N_("Export it with 96 kbps, mono."),
        "(MP3 64 kbps)",
        "(MP3 96 kbps, mono)",
    ),
    Rule(
        "audio-durasi",
        Level.WARNING,
        N_("The length of {value} cannot be told from the file."),
        N_('Export it again as MP3, or write the length: durasi: "12:30"'),
        "(berkas tanpa durasi)",
        'durasi: "12:30"',
    ),
    Rule(
        "audio-besar",
        Level.WARNING,
        N_("{value} has {size} MB; GitHub takes no file above 100 MB."),
        N_("Export it as MP3 with 96 kbps mono: an hour has about 43 MB."),
        "(WAV 300 MB)",
        "(MP3 43 MB)",
    ),
    Rule(
        "audio-jauh-kurang",
        Level.ERROR,
        N_("Audio at another address needs its size and length."),
        N_('Add "ukuran" (bytes) and "durasi" to the note.'),
        "audio: https://contoh.go.id/003.mp3",
        'audio: https://contoh.go.id/003.mp3\nukuran: 14400000\ndurasi: "20:00"',
    ),
    Rule(
        "audio-jauh-halaman",
        Level.ERROR,
        N_("The address of the audio leads to a page; apps would find nothing to play there."),
        N_('Write the address of the sound file itself, and a video under "youtube".'),
        "audio: https://youtu.be/M7lc1UVf-VE",
        "audio: https://contoh.go.id/003.mp3\nyoutube: https://youtu.be/M7lc1UVf-VE",
    ),
    Rule(
        "audio-jauh-huruf",
        Level.ERROR,
        N_("The address of the audio has letters outside a to z, which some apps cannot open."),
        N_("Rename the file where it lies, with plain letters, digits and hyphens."),
        "audio: https://contoh.go.id/édisi-3.mp3",
        "audio: https://contoh.go.id/edisi-3.mp3",
    ),
    Rule(
        "nama-berkas",
        Level.ADVICE,
        N_('The name "{value}" has blanks or letters outside a to z; it is published as "{name}".'),
        N_("Name the file {name} so that both agree."),
        "audio: KTP hilang é.mp3",
        "audio: ktp-hilang-e.mp3",
    ),
    # Chapters, transcript, pictures
    Rule(
        "bab-salah",
        Level.ERROR,
        N_("The chapter has no time at its beginning."),
        N_('Write the time, a blank and the title: "01:30 Syarat yang dibawa".'),
        "bab: [Pembuka]",
        'bab: ["00:00 Pembuka"]',
    ),
    Rule(
        "bab-lewat-akhir",
        Level.ERROR,
        N_("The chapter starts at {start}, but the audio ends at {end}."),
        N_("Correct the time."),
        'bab: ["59:00 Penutup"]',
        'bab: ["01:10 Penutup"]',
    ),
    Rule(
        "bab-tidak-urut",
        Level.ERROR,
        N_("The chapter at {start} stands after a later one or has the same time."),
        N_("Put the chapters in the order of time."),
        'bab: ["01:30 Syarat", "00:00 Pembuka"]',
        'bab: ["00:00 Pembuka", "01:30 Syarat"]',
    ),
    Rule(
        "berkas-tidak-ada",
        Level.ERROR,
        N_("The file {value} is not in {folder}."),
        N_("Put it there, or correct the name. The most similar file there: {nearest}"),
        "transkrip: 3.vtt",
        "transkrip: 003-ktp-el-hilang.vtt",
    ),
    Rule(
        "transkrip-waktu",
        Level.ERROR,
        N_("The time of this transcript line is malformed."),
        N_("Write it like 00:01:05.000 --> 00:01:09.500"),
        "00:65 -> 1:09",
        "00:01:05.000 --> 00:01:09.500",
    ),
    Rule(
        "transkrip-bentuk",
        Level.ERROR,
        N_("This is neither a WebVTT nor an SRT transcript."),
        N_("Export the captions as .vtt or .srt; a VTT file begins with WEBVTT."),
        "(teks biasa)",
        "WEBVTT\n\n00:00:00.000 --> 00:00:04.000\nSelamat datang.",
    ),
    Rule(
        "transkrip-kosong",
        Level.WARNING,
        N_("The transcript holds no text."),
        N_("Export the captions again."),
        "WEBVTT",
        "WEBVTT\n\n00:00:00.000 --> 00:00:04.000\nSelamat datang.",
    ),
    Rule(
        "transkrip-tidak-urut",
        Level.WARNING,
        N_("This transcript line starts before the one above; the lines were put in order."),
        N_("Correct the times."),
        "(00:10 lalu 00:05)",
        "(00:05 lalu 00:10)",
    ),
    Rule(
        "transkrip-lewat-akhir",
        Level.WARNING,
        N_("The transcript goes on to {end}, but the audio ends at {duration}."),
        N_("Look whether this is the transcript of this episode."),
        "(transkrip episode lain)",
        "(transkrip episode ini)",
    ),
    Rule(
        "gambar-rusak",
        Level.ERROR,
        N_("{value} is not a picture that can be read ({problem})."),
        N_("Save it again as JPEG or PNG."),
        "gambar: foto.jpg (rusak)",
        "gambar: foto.jpg",
    ),
    Rule(
        "gambar-bukan-persegi",
        Level.ERROR,
        N_("The artwork {value} has {width} × {height} pixels."),
        N_("It must be square, 1400 to 3000 pixels; 3000 × 3000 is best."),
        "(1920 × 1080)",
        "(3000 × 3000)",
    ),
    Rule(
        "gambar-ukuran",
        Level.ERROR,
        N_("The artwork {value} has {width} pixels a side."),
        N_("Directories take 1400 to 3000 pixels; 3000 × 3000 is best."),
        "(600 × 600)",
        "(3000 × 3000)",
    ),
    Rule(
        "gambar-warna",
        Level.ERROR,
        N_("The artwork {value} has the colour mode {mode}."),
        N_("Save it as RGB without transparency."),
        "(CMYK)",
        "(RGB)",
    ),
    Rule(
        "gambar-berat",
        Level.WARNING,
        N_("The artwork {value} has {size} KB."),
        N_("Save it as JPEG under 512 KB."),
        "(3 MB)",
        "(300 KB)",
    ),
    Rule(
        "gambar-jenis",
        Level.ERROR,
        N_("The artwork {value} is {kind}."),
        N_("Save it as JPEG or PNG."),
        "(GIF)",
        "(JPEG)",
    ),
    Rule(
        "gambar-kecil",
        Level.ADVICE,
        N_("The picture {value} has {width} × {height} pixels and will look blurred."),
        N_("Use a picture with at least 1400 pixels a side."),
        "(600 × 400)",
        "(2000 × 2000)",
    ),
    # Video, links, HTML
    Rule(
        "youtube-salah",
        Level.ERROR,
        N_('"{value}" is not the address of a YouTube video.'),
        N_(
            "Copy the address from YouTube's share button, such as "
            'https://youtu.be/XXXXXXXXXXX, or write "tidak ada".'
        ),
        "youtube: https://vimeo.com/1",
        "youtube: https://youtu.be/XXXXXXXXXXX",
    ),
    Rule(
        "youtube-bukan-video",
        Level.ERROR,
        N_('"{value}" leads to a channel or playlist, not to one video.'),
        N_("Open the video and copy its address from the share button."),
        "youtube: https://www.youtube.com/@contoh",
        "youtube: https://youtu.be/XXXXXXXXXXX",
    ),
    Rule(
        "youtube-dipakai-dua",
        Level.WARNING,
        N_('The video {value} belongs to "{other}" already.'),
        N_("Open both videos at YouTube and write the right address in each note."),
        "youtube: https://youtu.be/XXXXXXXXXXX (di dua catatan)",
        "youtube: https://youtu.be/XXXXXXXXXXX (di satu catatan)",
    ),
    Rule(
        "youtube-beda-panjang",
        Level.ADVICE,
        N_("The video takes {video} minutes and the audio {audio}: maybe it is another one."),
        N_("Look at the video. If it is the right one, nothing needs to be done."),
        "(video 3 menit, audio 25 menit)",
        "(video 26 menit, audio 25 menit)",
    ),
    Rule(
        "youtube-hilang",
        Level.WARNING,
        N_("YouTube does not know the video {value} any more."),
        N_('Write the address of the new video in the note, or "tidak ada".'),
        "youtube: https://youtu.be/XXXXXXXXXXX (sudah dihapus)",
        "youtube: tidak ada",
    ),
    Rule(
        "youtube-tertutup",
        Level.WARNING,
        N_("The video {value} is private or may not be shown on other sites."),
        N_("In YouTube Studio set it to public and allow embedding."),
        "(video privat, atau penyematan dimatikan)",
        "(video publik, penyematan diizinkan)",
    ),
    Rule(
        "catatan-youtube-rusak",
        Level.ERROR,
        N_("The list of linked videos cannot be read."),
        N_("Take the file back from the history of the repository; do not edit it by hand."),
        "(youtube.json disunting tangan)",
        "(youtube.json dari riwayat repositori)",
    ),
    Rule(
        "bab-youtube",
        Level.ADVICE,
        N_("YouTube would show no chapters: {problem}. The description has none."),
        N_("Give at least three chapters of ten seconds or more, the first at 00:00."),
        'bab: ["00:20 Pembuka", "01:30 Syarat"]',
        'bab: ["00:00 Pembuka", "01:30 Syarat", "04:10 Tempat"]',
    ),
    Rule(
        "html-dilarang",
        Level.WARNING,
        N_('The HTML "{value}" is not allowed in notes and was left out.'),
        N_("Use Markdown: a link is [text](address), bold is **text**."),
        '<iframe src="https://contoh.go.id/">',
        "[Buka halaman](https://contoh.go.id/)",
    ),
    Rule(
        "tautan-berbahaya",
        Level.ERROR,
        N_('The link "{value}" does not lead to a web page.'),
        N_("Use an address that begins with https:// or / (or mailto:, tel:)."),
        "[Klik](javascript:alert(1))",
        "[Klik](https://contoh.go.id/)",
    ),
    Rule(
        "markdown-terlalu-rumit",
        Level.ERROR,
        N_("Lists, quotes or brackets are nested too deeply; the notes are shown as typed."),
        N_("Write the notes more simply: at most three lists inside each other."),
        "> > > > > > > > > > > > > > > > > > > > > Bawa KTP",
        "> Bawa KTP",
    ),
    # Between episodes
    Rule(
        "guid-ganda",
        Level.ERROR,
        N_("The guid is already used by {other}."),
        N_(
            "Each episode needs its own: delete this line and run the check with --fix. "
            "Never change the guid of the episode that was published first."
        ),
        "guid: sama-dengan-lain",
        "guid: 4f8c2d1e-5a6b-4c3d-9e7f-0a1b2c3d4e5f",
    ),
    Rule(
        "nomor-ganda",
        Level.ERROR,
        N_("The number {value} is already used by {other}."),
        N_("Give this episode the next free number: {next}."),
        "nomor: 3 (di dua catatan)",
        "nomor: 4",
    ),
    Rule(
        "slug-ganda",
        Level.ERROR,
        N_('The address "{value}" is already used by {other}.'),
        N_('Change the title, or add a line "slug:" with another address.'),
        "slug: ktp-hilang (di dua catatan)",
        "slug: ktp-hilang-2026",
    ),
    Rule(
        "audio-ganda",
        Level.ERROR,
        N_("The audio {value} already belongs to {other}."),
        N_("Each episode needs its own audio file."),
        "audio: 003.mp3 (di dua catatan)",
        "audio: 004.mp3",
    ),
    Rule(
        "waktu-ganda",
        Level.ADVICE,
        N_("{other} has the same moment of publication; apps cannot tell which comes first."),
        N_("Change the time of one by a minute."),
        "tanggal: 2026-11-20 08:00 (di dua catatan)",
        "tanggal: 2026-11-20 08:01",
    ),
    Rule(
        "alamat-bentrok",
        Level.ERROR,
        N_("The page {value} would be written twice, also by {other}."),
        N_("Change the slug of one of them."),
        "slug: tentang (halaman dan episode)",
        "slug: tentang-kami",
    ),
    Rule(
        "tanggal-depan",
        Level.ADVICE,
        N_("The episode is scheduled: it appears on {value}."),
        N_("Nothing to do, unless it should be public already."),
        "tanggal: 2099-01-01",
        "tanggal: 2026-11-20",
    ),
    Rule(
        "kedaluwarsa",
        Level.ADVICE,
        N_("What the episode says was valid until {value}."),
        N_('Check it: extend the line "berlaku-sampai", or record a new episode.'),
        "berlaku-sampai: 2025-01-01",
        "berlaku-sampai: 2027-06-30",
    ),
    Rule(
        "umpan-dipersingkat",
        Level.ADVICE,
        N_(
            "The notes of {number} older episodes are shortened in the feed to keep it near {size}."
        ),
        N_("Nothing to do: the whole notes stay on the website. A smaller page_size avoids it."),
        '"feed": {"size_budget": 100_000}',
        '"feed": {"size_budget": 3_000_000}',
    ),
    Rule(
        "umpan-halaman-pendek",
        Level.ADVICE,
        N_(
            "The feed's first page holds {number} of {total} episodes; many apps never ask for the "
            "others."
        ),
        N_('Set "page_size" in SHOW["feed"] to 300 or more.'),
        '"feed": {"page_size": 20}',
        '"feed": {"page_size": 300}',
    ),
    # What subscribers have
    Rule(
        "terbit-hilang",
        Level.ERROR,
        N_('"{title}" was public and would vanish from subscribers\' apps.'),
        N_(
            'Bring its note back; to take it back on purpose, keep the note with "status: ditarik".'
        ),
        "(catatan episode yang sudah terbit dihapus)",
        "status: ditarik",
    ),
    Rule(
        "guid-berubah",
        Level.ERROR,
        N_("The guid was {old} when the episode came out; every subscriber would get it twice."),
        N_('Write "guid: {old}" again; if the change is on purpose, add "guid-lama: {old}".'),
        "guid: guid-baru-0002",
        "guid: guid-baru-0002\nguid-lama: guid-asli-0001",
    ),
    Rule(
        "audio-berubah",
        Level.ERROR,
        N_("The audio was published as {old} and is now {value}; old links and downloads break."),
        N_('Give the file its old name; if the change is on purpose, add "audio-lama: {old}".'),
        "audio: 003-baru.mp3",
        "audio: 003-baru.mp3\naudio-lama: 003.mp3",
    ),
    Rule(
        "audio-diganti",
        Level.ADVICE,
        N_("The published file {value} has another size now; who downloaded it keeps the old one."),
        N_("Nothing to do if that is meant; say in the notes what was corrected."),
        "(berkas diganti tanpa keterangan)",
        "(berkas diganti, catatan menyebut perbaikannya)",
    ),
    Rule(
        "catatan-terbit-rusak",
        Level.ERROR,
        N_("The ledger of what subscribers have cannot be read."),
        N_("Take the file back from the history of the repository; do not edit it by hand."),
        "(published.json disunting tangan)",
        "(published.json dari riwayat repositori)",
    ),
    # The finished site
    Rule(
        "keluaran-tautan",
        Level.ERROR,
        N_("The link {value} on this page leads to nothing on the site."),
        N_("Correct the link in the note, or keep the page that it leads to."),
        "[Syarat](/episode/ktp-hilng/)",
        "[Syarat](/episode/ktp-hilang/)",
    ),
    Rule(
        "keluaran-audio",
        Level.ERROR,
        N_("The published file {value} has {present} bytes, but the feed promises {length}."),
        N_("Publish again; if that does not help, delete the folder .cache."),
        "(berkas terpotong saat menyalin)",
        "(berkas utuh)",
    ),
    Rule(
        "keluaran-umpan",
        Level.ERROR,
        N_("The finished feed does not hold exactly the published episodes ({problem})."),
        N_("This is a fault of the program: tell the developers, with this line."),
        "(umpan tanpa satu episode)",
        "(umpan dengan semua episode)",
    ),
    Rule(
        "umpan-besar",
        Level.ERROR,
        N_("The feed has {size} bytes; some apps stop reading at {limit}."),
        N_('Set a smaller "page_size" in SHOW["feed"].'),
        '"feed": {"page_size": 2000}',
        '"feed": {"page_size": 300}',
    ),
    Rule(
        "keluaran-tersembunyi",
        Level.ERROR,
        N_("{value} must not be public, but stands in this file."),
        N_("Take the link out of the note that leads there, or publish the episode."),
        "[Segera](/episode/masih-draf/)",
        "(tautan ditambahkan setelah episode terbit)",
    ),
    Rule(
        "keluaran-rahasia",
        Level.ERROR,
        N_("This file holds a key to a service ({value}), which anybody could use."),
        N_("Take it out of the note or setting, and make the key invalid where it came from."),
        "Kata sandi: ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "(kata sandi tidak ditulis di catatan)",
    ),
    Rule(
        "keluaran-berat",
        Level.ERROR,
        N_("This file has {size} bytes on the way to residents; {limit} are promised."),
        N_("Shorten the note, or tell the developers when it is not about a note."),
        "(halaman 140 KB)",
        "(halaman 10 KB)",
    ),
    # Settings of the show
    Rule(
        "setelan-tidak-dikenal",
        Level.ERROR,
        N_('The setting "{key}" is not known.'),
        N_('Did you mean "{nearest}"?'),
        '"titel": "SIMPATRI"',
        '"title": "SIMPATRI"',
    ),
    Rule(
        "setelan-wajib",
        Level.ERROR,
        N_('The setting "{key}" is missing.'),
        N_("Add it to SHOW, such as: {example}"),
        "SHOW = {}",
        'SHOW = {"title": "SIMPATRI"}',
    ),
    Rule(
        "setelan-salah",
        Level.ERROR,
        N_('The setting "{key}" is wrong: {value}.'),
        N_("{expected}"),
        '"explicit": "mungkin"',
        '"explicit": False',
    ),
    Rule(
        "setelan-kategori",
        Level.ERROR,
        N_('"{value}" is not one of Apple\'s categories.'),
        N_('Did you mean "{nearest}"? Apple wants its own English spelling.'),
        '"categories": ["Pemerintah"]',
        '"categories": ["Government"]',
    ),
    Rule(
        "sinonim-salah",
        Level.WARNING,
        N_("This line of the synonyms cannot be read, so the search goes without it."),
        N_("Write at least two words of one meaning: - [KTP, kartu tanda penduduk]"),
        "- KTP = kartu tanda penduduk",
        "- [KTP, kartu tanda penduduk]",
    ),
    Rule(
        "deskripsi-panjang",
        Level.ERROR,
        N_("The show's description has {size} bytes; directories take 4000."),
        N_("Shorten it."),
        '"description": (5000 karakter)',
        '"description": "Informasi pelayanan publik."',
    ),
    # Recordings
    Rule(
        "ffmpeg-tidak-ada",
        Level.ERROR,
        N_("The program ffmpeg, which works on sound, was not found."),
        N_("Type: {line}"),
        "FFMPEG=/tidak/ada/ffmpeg",
        "apt install ffmpeg",
    ),
    Rule(
        "rekaman-tidak-ada",
        Level.ERROR,
        N_("There is no recording {value}."),
        N_("Check the name and the folder, or drag the file into the window."),
        "python3 tasks.py produksi rekamn.m4a",
        "python3 tasks.py produksi rekaman.m4a",
    ),
    Rule(
        "rekaman-kosong",
        Level.ERROR,
        N_("The recording {value} is empty (0 bytes)."),
        N_("Copy it from the phone again; the copy was probably interrupted."),
        "rekaman.m4a (0 byte)",
        "rekaman.m4a (9 MB)",
    ),
    Rule(
        "rekaman-rusak",
        Level.ERROR,
        N_("The recording {value} cannot be read ({problem})."),
        N_("Play it on the phone; when it plays there, copy it again by cable, else record again."),
        "rekaman.m4a (terputus saat disalin)",
        "rekaman.m4a (bisa diputar)",
    ),
    Rule(
        "rekaman-tanpa-suara",
        Level.ERROR,
        N_("{value} has no sound track."),
        N_(
            "Choose the file with the sound; next time see that the microphone is allowed in "
            "the camera app."
        ),
        "video-tanpa-suara.mp4",
        "video.mp4",
    ),
    Rule(
        "rekaman-drm",
        Level.ERROR,
        N_("{value} is protected against copying and cannot be worked on."),
        N_("Use a recording of your own; bought music and video may not be published anyway."),
        "lagu-beli.m4p",
        "rekaman.m4a",
    ),
    Rule(
        "rekaman-akhiran",
        Level.ADVICE,
        N_("{value} is {kind}, though its name says otherwise."),
        N_(
            "Nothing to do here: it is read by its content. Elsewhere the name {name} would "
            "be right."
        ),
        "rekaman.mp3 (isinya WAV)",
        "rekaman.wav",
    ),
    Rule(
        "rekaman-terlalu-panjang",
        Level.ERROR,
        N_("The recordings last {duration}; at most {limit} are worked on at once."),
        N_("Cut the recording into several episodes."),
        "rekaman-10-jam.m4a",
        "rekaman-30-menit.m4a",
    ),
    Rule(
        "rekaman-telepon",
        Level.ADVICE,
        N_("{value} has only {rate} Hz and sounds like a telephone call."),
        N_(
            "Next time use the phone's own recorder with the best quality, not a call or a "
            "voice message."
        ),
        "rekaman-telepon.amr (8000 Hz)",
        "rekaman.m4a (44100 Hz)",
    ),
    Rule(
        "rekaman-banyak-saluran",
        Level.ADVICE,
        N_("{value} has {channels} channels; they are mixed into one or two."),
        N_("Nothing to do; a recorder set to mono or stereo makes smaller files."),
        "rekaman-6-saluran.wav",
        "rekaman-mono.wav",
    ),
    # Producing an episode
    Rule(
        "disk-penuh",
        Level.ERROR,
        N_("The disk has no room: {needed} are needed and {free} are free."),
        N_(
            "Delete or move large files, empty the trash, then type the same command again; "
            "it goes on where it was."
        ),
        "(sisa 20 MB)",
        "(sisa 2 GB)",
    ),
    Rule(
        "produksi-terhenti",
        Level.ERROR,
        N_("The work on the sound was ended ({problem})."),
        N_(
            "Type the same command again: it goes on where it was, and nothing half-done lies "
            "in content/."
        ),
        "(ffmpeg dihentikan di tengah jalan)",
        "(perintah yang sama diulang)",
    ),
    Rule(
        "rekaman-terputus",
        Level.WARNING,
        N_("{value} can be read only up to {end} of {duration}."),
        N_(
            "Listen to the end of the episode; copy the file from the phone again when "
            "something is missing."
        ),
        "rekaman.m4a (rusak di tengah)",
        "rekaman.m4a (utuh)",
    ),
    Rule(
        "rekaman-cacat",
        Level.WARNING,
        N_("{value} is damaged in {number} places, which are left out."),
        N_("Listen to the episode; copy the file from the phone again when words are missing."),
        "rekaman.m4a (tersalin tidak sempurna)",
        "rekaman.m4a (utuh)",
    ),
    Rule(
        "rekaman-hening",
        Level.ERROR,
        N_("{value} is silent: nothing in it is loud enough to be heard."),
        N_("Check whether the microphone was switched off or covered, and record again."),
        "rekaman.m4a (mikrofon mati)",
        "rekaman.m4a (bersuara)",
    ),
    Rule(
        "rekaman-pecah",
        Level.WARNING,
        N_("{value} is overloaded: {share} % of it is at the highest level and crackles."),
        N_(
            "It cannot be undone. Next time put the phone further from the mouth (a hand's "
            "length) or lower the recording level."
        ),
        "(mikrofon menempel di mulut)",
        "(mikrofon sejengkal dari mulut)",
    ),
    Rule(
        "rekaman-dengung",
        Level.ADVICE,
        N_("{value} hums at 50 Hz, as electric wires do."),
        N_(
            "The high-pass filter takes most of it away. Next time unplug the charger and "
            "keep away from lamps, fans and refrigerators."
        ),
        "(merekam sambil mengisi daya)",
        "(pengisi daya dicabut)",
    ),
    Rule(
        "rekaman-satu-sisi",
        Level.ADVICE,
        N_("{value} has sound on one side only; that side is used for both."),
        N_("Next time plug the microphone in fully, or set the recorder to mono."),
        "(mikrofon hanya di saluran kiri)",
        "(perekam disetel mono)",
    ),
    Rule(
        "rekaman-pelan",
        Level.WARNING,
        N_("{value} is far too quiet ({level} LUFS); it is raised, and its noise with it."),
        N_(
            "Next time put the phone nearer to the speaker (a hand's length), and choose a "
            "quiet room."
        ),
        "(ponsel di seberang meja)",
        "(ponsel sejengkal dari mulut)",
    ),
    Rule(
        "kenyaringan-meleset",
        Level.WARNING,
        N_(
            "The finished file has {level} LUFS and {peak} dBTP; -16 ± 0.5 LUFS and at most "
            "-1 dBTP were wanted."
        ),
        N_(
            "Listen to it; a recording with very loud and very quiet parts is better split "
            "and recorded evenly."
        ),
        "(-12,0 LUFS)",
        "(-16,0 LUFS)",
    ),
    Rule(
        "unggah-web",
        Level.ADVICE,
        N_("{value} has {size}; GitHub's web page takes at most 25 MiB."),
        N_("Upload it with git or GitHub Desktop instead of the web page."),
        "(MP3 45 MB lewat situs GitHub)",
        "(MP3 45 MB lewat GitHub Desktop)",
    ),
    # Where the audio lies
    Rule(
        "tempat-separuh-lebih",
        Level.ADVICE,
        N_("The site has used {share} % of its {limit} MB ({used} MB)."),
        N_(
            "Nothing is urgent. Read docs/panduan/menyimpan-audio.md and choose where the audio "
            "will lie later."
        ),
        "(610 MB dari 1000 MB)",
        "(300 MB dari 1000 MB)",
    ),
    Rule(
        "tempat-menipis",
        Level.WARNING,
        N_("The site has used {share} % of its {limit} MB ({used} MB)."),
        N_(
            "Move the audio within the next months: docs/panduan/menyimpan-audio.md tells how, "
            "step by step."
        ),
        "(810 MB dari 1000 MB)",
        "(300 MB dari 1000 MB)",
    ),
    Rule(
        "tempat-hampir-habis",
        Level.WARNING,
        N_("The site has used {share} % of its {limit} MB ({used} MB) and soon cannot grow."),
        N_("Move the audio now, before the next episode: docs/panduan/menyimpan-audio.md."),
        "(960 MB dari 1000 MB)",
        "(300 MB dari 1000 MB)",
    ),
    Rule(
        "alamat-mati",
        Level.ERROR,
        N_("The audio address does not answer with the file ({problem})."),
        N_(
            "Open the address in a browser. Upload the file under exactly this name, or wait "
            "until the server works again."
        ),
        "https://audio.contoh.go.id/003.mp3 (HTTP 404)",
        "https://audio.contoh.go.id/003-ktp-el-hilang.mp3 (HTTP 206)",
    ),
    Rule(
        "alamat-ukuran",
        Level.ERROR,
        N_("The server has a file of {value} bytes; the feed promises {right}."),
        N_(
            "Upload the file from content/audio again; programs stop playing too early when "
            "the two differ."
        ),
        "(21000000 byte di server, 21600512 di content/audio)",
        "(21600512 byte di keduanya)",
    ),
    Rule(
        "alamat-jenis",
        Level.ERROR,
        N_('The server calls the file "{value}"; it should be "{right}".'),
        N_(
            "Often a page is sent in place of the file: check the address. Otherwise set the "
            "file's Content-Type at the server."
        ),
        "Content-Type: text/html",
        "Content-Type: audio/mpeg",
    ),
    Rule(
        "alamat-tanpa-lompat",
        Level.WARNING,
        N_("The server cannot send a part of the file, so listeners cannot jump within it."),
        N_("Ask the host to allow byte ranges (HTTP 206), which Apple Podcasts requires."),
        "(200 untuk Range: bytes=0-1)",
        "(206 untuk Range: bytes=0-1)",
    ),
    Rule(
        "alamat-tanpa-head",
        Level.WARNING,
        N_("The server refuses the question about the file alone, HEAD ({problem})."),
        N_("Ask the host to allow HEAD, which Apple Podcasts requires."),
        "HEAD: HTTP 405",
        "HEAD: HTTP 200",
    ),
    # Video of sound, and a picture of a video
    Rule(
        "gambar-waktu",
        Level.ERROR,
        N_("{value} is no time within the recording."),
        N_("Write minutes and seconds, such as --frame 00:12."),
        "--frame 99:00",
        "--frame 00:12",
    ),
    Rule(
        "gambar-tanpa-video",
        Level.ERROR,
        N_("The recording shows no picture at {value}."),
        N_("Choose a time at which there is video, or leave out --frame: the artwork is drawn."),
        "--frame 00:12 (suara.m4a)",
        "--frame 00:12 (rekaman.mp4)",
    ),
    Rule(
        "video-tanpa-audio",
        Level.ERROR,
        N_("The episode's audio is not on this computer, so no video can be made of it."),
        N_("Put the audio file into content/audio/ and name it in the note."),
        "(tanpa audio)",
        "audio: 003-ktp-el-hilang.mp3",
    ),
    # Writing down what is said
    Rule(
        "penulis-tidak-ada",
        Level.ERROR,
        N_("The program that writes down what is said, faster-whisper, is not installed."),
        N_(
            "Type the same command once with internet: it is installed by itself, about 200 MB. "
            "Or leave out --transcribe and give YouTube's captions with --transcript."
        ),
        "(tanpa faster-whisper)",
        "(faster-whisper sudah dipasang)",
    ),
    Rule(
        "model-tidak-ada",
        Level.ERROR,
        N_('The model "{value}" of faster-whisper is not on this computer ({problem}).'),
        N_(
            "Type the same command once with internet: the model is fetched once, about 500 MB. "
            "Or copy its folder from another computer and name it: WHISPER_MODEL=/the/folder."
        ),
        "(tanpa model, tanpa internet)",
        "WHISPER_MODEL=/home/redaksi/faster-whisper-small",
    ),
    Rule(
        "waktu-bergeser",
        Level.WARNING,
        N_("Silences were made short, so the times of {value} may no longer fit."),
        N_("Leave out --shorten, or check the times in the preview."),
        "--shorten --transcript rekaman.srt",
        "--transcript rekaman.srt",
    ),
    # The public site, and the repository at its host
    Rule(
        "situs-mati",
        Level.ERROR,
        N_("{value} does not answer ({problem})."),
        N_("Open the address in a browser; look at Settings, Pages, and the last publishing run."),
        "(alamat situs salah, atau GitHub Pages mati)",
        "(halaman terbuka di peramban)",
    ),
    Rule(
        "situs-tanpa-https",
        Level.ERROR,
        N_("The site is asked for at an address without https."),
        N_('Switch on "Enforce HTTPS" in Settings, Pages, and set SITEURL to the https address.'),
        "http://podcast.contoh.go.id",
        "https://podcast.contoh.go.id",
    ),
    Rule(
        "situs-http-terbuka",
        Level.WARNING,
        N_("The address with http:// does not lead to https."),
        N_('Switch on "Enforce HTTPS" in Settings, Pages.'),
        "(http menjawab halaman)",
        "(http mengalihkan ke https)",
    ),
    Rule(
        "situs-sertifikat",
        Level.ERROR,
        N_("The certificate is not trusted ({problem}); apps refuse the feed."),
        N_("Renew it; at GitHub Pages, take the domain out and put it in again."),
        "(sertifikat kedaluwarsa)",
        "(sertifikat berlaku)",
    ),
    Rule(
        "situs-sertifikat-hampir-habis",
        Level.WARNING,
        N_("The certificate ends in {number} days."),
        N_("See to it that it is renewed; at GitHub Pages that happens by itself."),
        "(sisa 5 hari)",
        "(sisa 60 hari)",
    ),
    Rule(
        "situs-pengalihan",
        Level.WARNING,
        N_("{value} leads on {number} times; some apps stop at the second."),
        N_("Give apps the address at the end: {target}"),
        "(tiga pengalihan)",
        "(satu pengalihan, atau tidak ada)",
    ),
    Rule(
        "situs-pengalihan-sementara",
        Level.WARNING,
        N_("{value} leads on for the time being only ({status}); apps keep the old address."),
        N_("Let the server answer 301 when a feed has moved for good."),
        "302 Found",
        "301 Moved Permanently",
    ),
    Rule(
        "situs-jenis",
        Level.WARNING,
        N_("{value} is sent as {kind} instead of {right}."),
        N_("Let the server send that type; GitHub Pages does it by itself."),
        "Content-Type: text/plain",
        "Content-Type: application/xml",
    ),
    Rule(
        "situs-tanpa-penanda",
        Level.WARNING,
        N_(
            "{value} is sent whole to everybody each time: the server does not tell what is "
            "unchanged."
        ),
        N_("Let the server send ETag or Last-Modified and answer 304."),
        "(tanpa ETag)",
        'ETag: "abc"',
    ),
    Rule(
        "situs-simpan-lama",
        Level.WARNING,
        N_("{value} may be kept for {number} hours, so new episodes come late."),
        N_("Let the server send Cache-Control with an hour at most."),
        "Cache-Control: max-age=604800",
        "Cache-Control: max-age=600",
    ),
    Rule(
        "umpan-rusak",
        Level.ERROR,
        N_("The public feed cannot be read ({problem})."),
        N_("Publish again."),
        "(umpan terpotong)",
        "(umpan utuh)",
    ),
    Rule(
        "umpan-kurang",
        Level.ERROR,
        N_('"{title}" was public, but is not in the public feed.'),
        N_("Publish again; if that does not help, look at the last publishing run."),
        "(episode hilang dari umpan)",
        "(episode ada di umpan)",
    ),
    Rule(
        "umpan-lain",
        Level.ERROR,
        N_('In the public feed the audio of "{title}" is another one ({value}).'),
        N_("Publish again from the newest state of the repository."),
        "(ukuran atau alamat audio lain)",
        "(sama dengan yang tercatat)",
    ),
    Rule(
        "umpan-asing",
        Level.WARNING,
        N_("The public feed has an episode that the repository does not know: {value}"),
        N_("Fetch the newest state of the repository, or publish again."),
        "(terbit dari komputer lain)",
        "(terbit dari repositori)",
    ),
    Rule(
        "umpan-alamat-lain",
        Level.WARNING,
        N_("The feed says of itself that it lies at {value}."),
        N_("Set SITEURL to the address that people use, then publish again."),
        "(alamat lama di dalam umpan)",
        "(alamat yang sama)",
    ),
    Rule(
        "situs-gambar",
        Level.ERROR,
        N_("The show's picture {value} cannot be used by directories ({problem})."),
        N_("It must be a JPEG or PNG, square, 1400 to 3000 pixels a side."),
        "(600 × 400)",
        "(3000 × 3000)",
    ),
    Rule(
        "situs-manifes",
        Level.WARNING,
        N_("{value} is missing, so phones cannot install the site."),
        N_("Publish again; look whether the host leaves out files."),
        "(manifest.webmanifest tidak ada)",
        "(manifest.webmanifest ada)",
    ),
    Rule(
        "situs-robots",
        Level.ERROR,
        N_("robots.txt keeps search engines out."),
        N_('Take the line "Disallow: /" away.'),
        "Disallow: /",
        "Allow: /",
    ),
    Rule(
        "situs-peta",
        Level.WARNING,
        N_("{value} is missing, so search engines find episodes late."),
        N_("Publish again."),
        "(sitemap.xml tidak ada)",
        "(sitemap.xml ada)",
    ),
    Rule(
        "situs-bukan-404",
        Level.WARNING,
        N_("An address that does not exist answers {status} instead of 404."),
        N_("Let the server answer 404 with the page 404.html."),
        "200 OK",
        "404 Not Found",
    ),
    Rule(
        "situs-alamat-pinjaman",
        Level.ADVICE,
        N_("{value} belongs to the host: if you move one day, its feed cannot lead on."),
        N_("Set up a domain of your own before the feed is submitted anywhere."),
        "https://kantor.github.io/siniar",
        "https://siniar.contoh.go.id",
    ),
    Rule(
        "repo-jadwal-mati",
        Level.WARNING,
        N_("Nothing was committed for {number} days; after 60 GitHub switches the schedule off."),
        N_('Open Actions, "Scheduled", "Enable workflow", or commit anything.'),
        "(70 hari tanpa perubahan)",
        "(perubahan minggu ini)",
    ),
    Rule(
        "repo-tanpa-jadwal",
        Level.WARNING,
        N_("{value} is missing, so episodes with a future date do not appear by themselves."),
        N_("Take the file back from the history of the repository."),
        "(scheduled.yml dihapus)",
        "(scheduled.yml ada)",
    ),
    Rule(
        "repo-berkas-terlalu-besar",
        Level.ERROR,
        N_("{value} has {size} MB; GitHub refuses files of 100 MB."),
        N_(
            "Make it smaller with python3 tasks.py produksi, or host it elsewhere: "
            "docs/panduan/menyimpan-audio.md."
        ),
        "rekaman.wav (180 MB)",
        "rekaman.mp3 (14 MB)",
    ),
    Rule(
        "repo-berkas-besar",
        Level.WARNING,
        N_("{value} has {size} MB; GitHub warns from 50 MB on."),
        N_("Make it smaller with python3 tasks.py produksi."),
        "rekaman.mp3 (70 MB)",
        "rekaman.mp3 (14 MB)",
    ),
    Rule(
        "repo-lfs",
        Level.ERROR,
        N_("{value} is only a Git LFS pointer; GitHub Pages would publish the pointer."),
        N_("Put the file itself into the repository: git lfs migrate export."),
        "version https://git-lfs.github.com/spec/v1",
        "(berkas audio itu sendiri)",
    ),
)

#: Every rule by its code.
RULES = {rule.code: rule for rule in _TABLE}
