"""What can be wrong with a show that is brought in."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

# --- The source as a whole ------------------------------------------------------------------------

IMPORT_UNREACHABLE = Rule(
    "impor-tak-terjangkau",
    Level.ERROR,
    N_("{value} does not answer: {problem}."),
    N_("Open the address in a browser, copy it anew, or save the feed and import the file."),
    "impor https://lama.example/fed.xml",
    "impor https://lama.example/feed.xml",
)

IMPORT_NOT_A_FEED = Rule(
    "impor-bukan-umpan",
    Level.ERROR,
    N_("This is no podcast feed but {kind}."),
    N_("Import the address of the feed itself. Named on this page: {near}"),
    "impor https://lama.example/",
    "impor https://lama.example/feed.xml",
)

IMPORT_TOO_LARGE = Rule(
    "impor-terlalu-besar",
    Level.ERROR,
    N_("It is larger than {limit} MB, which no feed is."),
    N_("Check that it is the feed's address and not that of an audio file."),
    "impor https://lama.example/semua-audio.zip",
    "impor https://lama.example/feed.xml",
)

IMPORT_PACKED_BROKEN = Rule(
    "impor-gzip-rusak",
    Level.ERROR,
    N_("The packed file (gzip) is damaged or cut off."),
    N_("Download it again, or unpack it and import what is inside."),
    "impor feed.xml.gz (terpotong)",
    "impor feed.xml",
)

IMPORT_EMPTY = Rule(
    "impor-kosong",
    Level.ERROR,
    N_("The feed holds no episodes."),
    N_("Check that it is the feed that subscribers get, not that of a page or of comments."),
    "impor https://lama.example/comments/feed/",
    "impor https://lama.example/feed/podcast/",
)

IMPORT_XML_BROKEN = Rule(
    "impor-xml-rusak",
    Level.WARNING,
    N_("The feed is not well-formed XML ({problem}); what could be read was taken."),
    N_("Compare the number of episodes with the old show."),
    "<title>KK & KTP</title>",
    "<title>KK &amp; KTP</title>",
)

IMPORT_ENCODING_GUESSED = Rule(
    "impor-pengodean",
    Level.WARNING,
    N_("The feed is not written in the encoding that it names; it was read as {value}."),
    N_("Look at a few titles with letters such as é or ñ."),
    '<?xml version="1.0" encoding="iso-8859-1"?> (isinya UTF-8)',
    '<?xml version="1.0" encoding="utf-8"?>',
)

IMPORT_DOCTYPE = Rule(
    "impor-doctype",
    Level.WARNING,
    N_("The feed defines entities of its own; none was opened."),
    N_("Nothing needs to be done; words that were written with them are missing."),
    '<!DOCTYPE rss [<!ENTITY kantor "Kantor Contoh">]>',
    "<title>Kantor Contoh</title>",
)

IMPORT_PAGE_LOST = Rule(
    "impor-halaman-hilang",
    Level.WARNING,
    N_("The page with older episodes {value} could not be read: {problem}."),
    N_("Run the same import again later: it only adds what is missing."),
    "(halaman 3 menjawab 503)",
    "(halaman 3 menjawab 200)",
)

IMPORT_MOVED = Rule(
    "impor-sudah-pindah",
    Level.WARNING,
    N_("The feed says that it has moved to {value}; it was read where it is."),
    N_(
        "Import {value} too: newer episodes may be there only, and what is here already is not "
        "taken twice. If it is this show's own new feed, there is nothing to do."
    ),
    "<itunes:new-feed-url>https://baru.example/feed.xml</itunes:new-feed-url>",
    "(tanpa itunes:new-feed-url)",
)

IMPORT_FOLDER_EMPTY = Rule(
    "impor-folder-kosong",
    Level.ERROR,
    N_("No note of a known kind is in {value}."),
    N_("Give the folder with the Markdown files of Hugo, Jekyll, Eleventy or Pelican."),
    "impor unduhan/",
    "impor situs-lama/content/episode/",
)

# --- One episode ----------------------------------------------------------------------------------

IMPORT_WITHOUT_AUDIO = Rule(
    "impor-tanpa-audio",
    Level.WARNING,
    N_('"{title}" has no audio; its note became a draft.'),
    N_('Add the line "audio:" and take away "status: draft", or delete the note.'),
    "<item><title>Libur</title></item>",
    '<item><title>Libur</title><enclosure url="https://…/libur.mp3"/></item>',
)

IMPORT_NOT_AUDIO = Rule(
    "impor-bukan-audio",
    Level.WARNING,
    N_('The enclosure of "{title}" is {kind}, which apps do not play; its note became a draft.'),
    N_("Put the recording into content/audio and name it in the note."),
    '<enclosure url="https://…/foto.jpg" type="image/jpeg"/>',
    '<enclosure url="https://…/episode.mp3" type="audio/mpeg"/>',
)

IMPORT_GUID_MADE = Rule(
    "impor-guid-dibuat",
    Level.WARNING,
    N_('"{title}" has no guid; {value} stands in its place, as apps do it.'),
    N_("Nothing needs to be done; never change it after publishing."),
    "<item><title>KTP-el hilang</title></item>",
    "<item><guid>4f8c2d1e-5a6b</guid><title>KTP-el hilang</title></item>",
)

IMPORT_GUID_TWICE = Rule(
    "impor-guid-ganda",
    Level.WARNING,
    N_('"{title}" has the guid of "{other}"; apps show only one of them.'),
    N_("The second got the address of its audio as its guid. Look whether both are wanted."),
    "<guid>episode-1</guid> … <guid>episode-1</guid>",
    "<guid>episode-1</guid> … <guid>episode-2</guid>",
)

IMPORT_GUID_KNOWN = Rule(
    "impor-sudah-ada",
    Level.ADVICE,
    N_('"{title}" is here already, and {field} differs: the feed says {value}.'),
    N_("The note {other} was left as it is; change it by hand if the feed is right."),
    "(judul di umpan: KTP hilang; di catatan: KTP-el hilang)",
    "(judul sama di umpan dan catatan)",
)

IMPORT_AUDIO_KNOWN = Rule(
    "impor-audio-sudah-ada",
    Level.WARNING,
    N_('The audio of "{title}" is already that of {other}, under another guid.'),
    N_("It was not taken. Delete one of the two in the old feed, or the note here."),
    "(guid baru, alamat audio lama)",
    "(guid lama, alamat audio lama)",
)

IMPORT_SLUG_TAKEN = Rule(
    "impor-slug-dipakai",
    Level.ADVICE,
    N_('The address word "{value}" of "{title}" is taken; it became {new}.'),
    N_("Nothing needs to be done; write another slug before publishing if you like."),
    "(dua episode berjudul KTP-el)",
    "(KTP-el hilang; KTP-el rusak)",
)

IMPORT_DATE_MADE = Rule(
    "impor-tanpa-tanggal",
    Level.WARNING,
    N_('"{title}" has no date that can be read ("{value}"); it became a draft of {day}.'),
    N_('Write the day into "date:", then take away "status: draft".'),
    "<pubDate>minggu lalu</pubDate>",
    "<pubDate>Fri, 20 Nov 2026 08:00:00 +0700</pubDate>",
)

IMPORT_TITLE_MADE = Rule(
    "impor-tanpa-judul",
    Level.WARNING,
    N_('An episode has no title; it is called "{title}".'),
    N_("Write its title into the note."),
    "<item><guid>episode-1</guid></item>",
    "<item><guid>episode-1</guid><title>KTP-el hilang</title></item>",
)

# --- One field of an episode ----------------------------------------------------------------------

IMPORT_LEFT_OUT = Rule(
    "impor-tidak-dibawa",
    Level.ADVICE,
    N_('{field} of "{title}" was not taken: {value}'),
    N_("There is no place for it here; keep the old feed if you need it."),
    '<podcast:value type="lightning">',
    "(tidak ada penggantinya)",
)

IMPORT_CHANGED = Rule(
    "impor-diubah",
    Level.ADVICE,
    N_('{field} of "{title}" was changed to {new}; it was: {value}'),
    N_("Look at the note, and write it otherwise if you like."),
    "<title>Umur <17</title>",
    "judul: Umur ‹17",
)

IMPORT_GUESSED = Rule(
    "impor-ditebak",
    Level.ADVICE,
    N_('{field} of "{title}" was found in its text: {value}'),
    N_("Look at the note, and delete the line if it is wrong."),
    "<description>00:00 Pembuka …</description>",
    "bab:\n  - 00:00 Pembuka",
)

IMPORT_FILE_LOST = Rule(
    "impor-berkas-hilang",
    Level.WARNING,
    N_('A file of "{title}" could not be brought along ({field}): {value}: {problem}.'),
    N_("Open the address in a browser, save the file, and name it in the note."),
    "(transkrip menjawab 404)",
    "transkrip: 003-ktp-el-hilang.vtt",
)

IMPORT_AUDIO_INCOMPLETE = Rule(
    "impor-audio-kurang",
    Level.WARNING,
    N_('The size or length of the audio of "{title}" is not known: {problem}.'),
    N_('Write "audio_length" and "audio_duration" into the note, or use --audio download.'),
    '<enclosure url="https://…/1.mp3" length="0"/>',
    '<enclosure url="https://…/1.mp3" length="14400000"/>',
)

IMPORT_SETTING_UNKNOWN = Rule(
    "impor-setelan",
    Level.ADVICE,
    N_("{field} of the show was not taken into the settings: {value}"),
    N_("See docs/SETTINGS.md for what can be written there."),
    '<itunes:category text="Goverment"/>',
    '"categories": ["Government"]',
)
