"""What can be wrong with feeds, and with what subscribers have been given."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

# --- Between episodes ----------------------------------------------------------------------------

FEED_NOTES_SHORTENED = Rule(
    "umpan-dipersingkat",
    Level.ADVICE,
    N_("The notes of {number} older episodes are shortened in the feed to keep it near {size}."),
    N_("Nothing to do: the whole notes stay on the website. A smaller page_size avoids it."),
    '"feed": {"size_budget": 100_000}',
    '"feed": {"size_budget": 3_000_000}',
)

FEED_FIRST_PAGE_SHORT = Rule(
    "umpan-halaman-pendek",
    Level.ADVICE,
    N_(
        "The feed's first page holds {number} of {total} episodes; many apps never ask for the "
        "others."
    ),
    N_('Set "page_size" in SHOW["feed"] to 300 or more.'),
    '"feed": {"page_size": 20}',
    '"feed": {"page_size": 300}',
)

FEED_NOTES_LEFT_OUT = Rule(
    "umpan-tanpa-isi",
    Level.ADVICE,
    N_(
        "{number} older episodes stand in the feed without their notes: apps show at most 4,000 "
        "bytes of them, without tables and pictures."
    ),
    N_('Nothing to do if that is meant; without "full_notes" in SHOW["feed"] all notes come back.'),
    '"feed": {"full_notes": 10}',
    '"feed": {}',
)

FEED_SERIAL_UNNUMBERED = Rule(
    "serial-tanpa-nomor",
    Level.WARNING,
    N_("In a serial show each episode needs its number: apps order it by that, not by the date."),
    N_('Add a line such as "nomor: 3", or set "type": "episodic" in SHOW["feed"].'),
    "judul: Bagian kedua",
    "judul: Bagian kedua\nnomor: 2",
)

FEED_MEDIUM_IMPOSSIBLE = Rule(
    "medium-salah",
    Level.WARNING,
    N_(
        'The medium is "{medium}", but the file of "{value}" is {type}; apps would sort the show '
        "wrongly."
    ),
    N_('Set "medium" in SHOW["feed"] to "podcast" for sound, to "video" for films.'),
    '"feed": {"medium": "video"} (episode berupa MP3)',
    '"feed": {"medium": "podcast"}',
)

# --- What subscribers have -----------------------------------------------------------------------

PUBLISHED_EPISODE_GONE = Rule(
    "terbit-hilang",
    Level.ERROR,
    N_(
        '"{title}" was public and would vanish from subscribers\' apps. Its page {address} would '
        "be gone too; these link to it: {links}"
    ),
    N_(
        "Bring its note back as it was; to take it back on purpose, keep it with "
        '"status: ditarik": then a page stays there that says so.'
    ),
    "(catatan episode yang sudah terbit dihapus)",
    "status: ditarik",
)

PUBLISHED_GUID_CHANGED = Rule(
    "guid-berubah",
    Level.ERROR,
    N_("The guid was {old} when the episode came out; every subscriber would get it twice."),
    N_('Write "guid: {old}" again; if the change is on purpose, add "guid-lama: {old}".'),
    "guid: guid-baru-0002",
    "guid: guid-baru-0002\nguid-lama: guid-asli-0001",
)

PUBLISHED_AUDIO_CHANGED = Rule(
    "audio-berubah",
    Level.ERROR,
    N_("The audio was published as {old} and is now {value}; old links and downloads break."),
    N_('Give the file its old name; if the change is on purpose, add "audio-lama: {old}".'),
    "audio: 003-baru.mp3",
    "audio: 003-baru.mp3\naudio-lama: 003.mp3",
)

PUBLISHED_TOPIC_FEEDS_GONE = Rule(
    "umpan-topik-hilang",
    Level.WARNING,
    N_("Topics had feeds of their own; whoever follows one hears nothing more."),
    N_(
        'Write "topic_feeds": True in "feed" of SHOW again. '
        "If the change is meant, nothing is to do."
    ),
    'SHOW = {"feed": {"topic_feeds": False}, …} (dahulu True)',
    'SHOW = {"feed": {"topic_feeds": True}, …}',
)

PUBLISHED_AUDIO_MOVED = Rule(
    "alamat-audio-berubah",
    Level.ERROR,
    N_("Audio was published below /{old}/ and would now be at /{new}/: old links break."),
    N_('Write "audio": "{old}" in "addresses" of SHOW again: audio cannot lead on to another.'),
    'SHOW = {"addresses": {"audio": "suara"}, …} (dahulu "audio")',
    'SHOW = {"addresses": {"audio": "audio"}, …}',
)

PUBLISHED_AUDIO_REPLACED = Rule(
    "audio-diganti",
    Level.ADVICE,
    N_("The published file {value} was replaced by another; who downloaded it keeps the old one."),
    N_("Nothing to do if that is meant; say in the notes what was corrected."),
    "(berkas diganti tanpa keterangan)",
    "(berkas diganti, catatan menyebut perbaikannya)",
)

PUBLISHED_EPISODES_GONE = Rule(
    "terbit-hilang-semua",
    Level.ERROR,
    N_("{number} episodes are public, and no note was found in {folder}."),
    N_(
        "Bring the folder back under this name: git checkout HEAD -- {folder}. To take the "
        'episodes back on purpose, keep their notes with "status: ditarik".'
    ),
    "content/Episodes/001-ktp-el.md",
    "content/episodes/001-ktp-el.md",
)

PUBLISHED_GUID_MISSING = Rule(
    "guid-terhapus",
    Level.ERROR,
    N_("The guid is gone by which subscribers know the episode; they would get it twice."),
    N_('Run the check with --fix, or write "guid: {guid}" again.'),
    "(baris guid terhapus dari catatan yang sudah terbit)",
    "guid: dibuat-oleh-periksa-fix",
)

PUBLISHED_DATE_CHANGED = Rule(
    "tanggal-berubah",
    Level.WARNING,
    N_("The episode was published with the date {old}; apps sort it anew, and tell nobody of it."),
    N_("Write the date {old} again. If the change is meant, nothing is to do."),
    "tanggal: 2026-12-04 08:00 (terbit dengan tanggal 2026-11-27 08:00)",
    "tanggal: 2026-11-27 08:00",
)

EPISODE_BEFORE_NEWEST = Rule(
    "tanggal-mundur",
    Level.ADVICE,
    N_(
        "The episode is new, but older than the newest public one ({newest}); apps put it below "
        "that one, and many tell nobody of it."
    ),
    N_("Write today's date, unless it is meant to stand among the older ones."),
    "tanggal: 2026-10-30 08:00 (episode terbaru: 2026-11-27 08:00)",
    "tanggal: 2026-11-28 08:00",
)

PUBLISHED_TOPIC_GONE = Rule(
    "topik-hilang",
    Level.ERROR,
    N_("The topic {name} was public; its page {address} would lead nowhere, and its feed with it."),
    N_(
        'If it only got another name, add "slug": "{slug}" to it. If another topic takes its '
        'place, add "aliases": ["{address}"] to that one.'
    ),
    '{"name": "Sosial dan Bantuan"} (dahulu "Sosial")',
    '{"name": "Sosial dan Bantuan", "slug": "sosial"}',
)

PUBLISHED_PAGE_GONE = Rule(
    "halaman-hilang",
    Level.ERROR,
    N_("The page of {name} was public; its address {address} would lead nowhere."),
    N_(
        'Bring the file back; to take it back on purpose, keep it with "status: ditarik". If '
        'another page takes its place, add "aliases: [{address}]" to that one.'
    ),
    "(content/pages/kontak.md dihapus)",
    "status: ditarik",
)

SHOW_GUID_CHANGED = Rule(
    "guid-acara-berubah",
    Level.ERROR,
    N_(
        "The guid of the show was {old} and is now {new}; apps and directories take it for another."
    ),
    N_(
        'Write "guid": "{old}" again. If the change is on purpose, add "former_guids": ["{old}"] '
        "to SHOW."
    ),
    '"guid": "…" (guid lain)',
    '"guid": "…" (seperti semula)',
)

SITE_MOVED = Rule(
    "alamat-situs-berubah",
    Level.ERROR,
    N_(
        "The site and its feed were published at {old} and would now be at {new}; whoever follows "
        "{old}/feed.xml hears nothing more."
    ),
    N_(
        "Publish at {old} again. If the move is on purpose, let the old address lead to the new "
        'one, then add "former_urls": ["{old}"] to SHOW.'
    ),
    'SITEURL = "https://baru.contoh.example"',
    'SHOW = {"former_urls": ["https://lama.contoh.example"], …}',
)

LAST_SITE_EPISODE_GONE = Rule(
    "keluaran-terakhir-hilang",
    Level.ERROR,
    N_('"{title}" stands in the last site that was made here, and would be gone from this one.'),
    N_(
        'Bring its note back, or keep it with "status: ditarik". If that site was never public, '
        "delete the folder output and publish again."
    ),
    "(folder content/episodes dikosongkan)",
    "(semua catatan ada)",
)

LEDGER_LOST_RECORDS = Rule(
    "catatan-terbit-hilang",
    Level.ERROR,
    N_("{number} records of what was published are missing here; {copy} has them."),
    N_(
        "Run the check with --fix: it brings them back. Whoever begins another show with this "
        "project gives it a guid of its own in SHOW."
    ),
    "(content/published.json dihapus atau dikosongkan)",
    "(content/published.json dengan semua barisnya)",
)

LEDGER_UNREADABLE = Rule(
    "catatan-terbit-rusak",
    Level.ERROR,
    N_("The ledger of what subscribers have cannot be read."),
    N_("Run the check with --fix, or take the file back from the history of the repository."),
    "(published.json disunting tangan)",
    "(published.json dari riwayat repositori)",
)

# --- The finished site ---------------------------------------------------------------------------

OUTPUT_AUDIO_LENGTH = Rule(
    "keluaran-audio",
    Level.ERROR,
    N_("The published file {value} has {present} bytes, but the feed promises {length}."),
    N_("Publish again; if that does not help, delete the folder .cache."),
    "(berkas terpotong saat menyalin)",
    "(berkas utuh)",
)

OUTPUT_FEED_DIFFERS = Rule(
    "keluaran-umpan",
    Level.ERROR,
    N_("The finished feed does not hold exactly the published episodes ({problem})."),
    N_("This is a fault of the program: tell the developers, with this line."),
    "(umpan tanpa satu episode)",
    "(umpan dengan semua episode)",
)

OUTPUT_FEED_LARGE = Rule(
    "umpan-besar",
    Level.ERROR,
    N_("The feed has {size} bytes; some apps stop reading at {limit}."),
    N_(
        'Set a smaller "size_budget" in SHOW["feed"], and a smaller "page_size" if that is not '
        "enough."
    ),
    '"feed": {"size_budget": 20_000_000}',
    '"feed": {"size_budget": 3_000_000}',
)

HUB_UNANSWERED = Rule(
    "hub-tidak-menjawab",
    Level.WARNING,
    N_("The hub {value} did not take the news of {feed}: {problem}"),
    N_("Nothing to do: programs look for themselves after some hours. If it stays, take it out."),
    '"hub": "https://hub-lama.contoh.example/"',
    '"hub": "https://pubsubhubbub.appspot.com/"',
)
