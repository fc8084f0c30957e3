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

# --- What subscribers have -----------------------------------------------------------------------

PUBLISHED_EPISODE_GONE = Rule(
    "terbit-hilang",
    Level.ERROR,
    N_('"{title}" was public and would vanish from subscribers\' apps.'),
    N_('Bring its note back; to take it back on purpose, keep the note with "status: ditarik".'),
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

PUBLISHED_AUDIO_REPLACED = Rule(
    "audio-diganti",
    Level.ADVICE,
    N_("The published file {value} has another size now; who downloaded it keeps the old one."),
    N_("Nothing to do if that is meant; say in the notes what was corrected."),
    "(berkas diganti tanpa keterangan)",
    "(berkas diganti, catatan menyebut perbaikannya)",
)

LEDGER_UNREADABLE = Rule(
    "catatan-terbit-rusak",
    Level.ERROR,
    N_("The ledger of what subscribers have cannot be read."),
    N_("Take the file back from the history of the repository; do not edit it by hand."),
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
    N_('Set a smaller "page_size" in SHOW["feed"].'),
    '"feed": {"page_size": 2000}',
    '"feed": {"page_size": 300}',
)
