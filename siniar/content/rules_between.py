"""What can be wrong between the notes of a show, and with what was left of a sample."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

# --- Between episodes ----------------------------------------------------------------------------

NOTE_COPIED = Rule(
    "catatan-salinan",
    Level.ERROR,
    N_("This note is a copy of {other}, letter by letter."),
    N_("Delete this file; or make it another episode: other title, number, date, audio and guid."),
    "003-ktp-el-hilang - Copy.md",
    "004-surat-pindah.md",
)

GUID_TWICE = Rule(
    "guid-ganda",
    Level.ERROR,
    N_("The guid is already used by {other}."),
    N_(
        "Each episode needs its own: delete this line and run the check with --fix. "
        "Never change the guid of the episode that was published first."
    ),
    "guid: sama-dengan-lain",
    "guid: dibuat-oleh-periksa-fix",
)

NUMBER_TWICE = Rule(
    "nomor-ganda",
    # Shows that moved in have such numbers, and their subscribers know them.
    Level.WARNING,
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

EPISODES_ALIKE = Rule(
    "episode-kembar",
    Level.WARNING,
    N_(
        "{other} has the same title on the same day and about the same length; AntennaPod takes "
        "the two for one and shows only one of them."
    ),
    N_('Tell them apart in the title, such as "{title}, bagian 2".'),
    "judul: Tanya jawab warga (dua catatan pada satu hari)",
    'judul: "Tanya jawab warga: KTP-el"',
)

TRAILER_NUMBERED = Rule(
    "cuplikan-bernomor",
    Level.ADVICE,
    N_("A {kind} has the number {value}: Apple Podcasts shows it as a part of episode {value}."),
    N_('Delete the line "nomor:"; leave it only where it does belong to that episode.'),
    "jenis: trailer\nnomor: 1",
    "jenis: trailer",
)

SOUND_TWICE = Rule(
    "suara-ganda",
    Level.WARNING,
    N_("The audio {value} holds the same sound as that of {other}, under another name."),
    N_("Put the right recording there, or delete one of the two notes."),
    "audio: 004.mp3 (salinan 003.mp3)",
    "audio: 004.mp3 (rekaman episode ini)",
)

TRANSCRIPT_TWICE = Rule(
    "transkrip-ganda",
    Level.WARNING,
    N_("The transcript {value} says the same words as that of {other}."),
    N_("Name the transcript of this episode, or delete the line."),
    "transkrip: 003.vtt (di dua catatan)",
    "transkrip: 004.vtt",
)

DATE_TWICE = Rule(
    "waktu-ganda",
    Level.ADVICE,
    N_("{other} has the same moment of publication; apps cannot tell which comes first."),
    N_("Change the time of one by a minute."),
    "tanggal: 2026-11-20 08:00 (di dua catatan)",
    "tanggal: 2026-11-20 08:01",
)

SHOW_EMPTY = Rule(
    "acara-kosong",
    Level.WARNING,
    N_("The feed holds no episode; directories such as Apple Podcasts refuse an empty show."),
    N_("Publish a trailer of a minute before the show is submitted anywhere."),
    "(semua catatan masih draf)",
    "jenis: trailer\nstatus: terbit",
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
    N_('Check it: extend the line "expires", or record a new episode.'),
    "berlaku-sampai: 2025-01-01",
    "berlaku-sampai: 2027-06-30",
)

# --- What was left of the sample -----------------------------------------------------------------

SHOW_GUID_FOREIGN = Rule(
    "guid-acara-contoh",
    Level.ERROR,
    N_("The guid of the show is the sample's; directories and apps would take it for that show."),
    N_('Write one of its own: "guid": "{guid}"'),
    '"guid": "…" (milik acara contoh)',
    '"guid": "…" (dibuat oleh acara-baru)',
)

SAMPLE_LEFT = Rule(
    "sisa-contoh",
    Level.ERROR,
    N_("This is left of the sample ({value}), and the show is none any more."),
    N_("Write what is true, or delete it; python3 tasks.py new-show . takes all samples out."),
    "guid: 73373964-… (episode contoh)",
    "(episode contoh dihapus)",
)

EXAMPLE_ADDRESS = Rule(
    "alamat-contoh",
    Level.WARNING,
    N_("{value} is an address for examples, which nobody can have."),
    N_("Write the true address, or delete it."),
    '"owner": {"email": "redaksi@kantor.example"}',
    '"owner": {"email": "redaksi@kantor.go.id"}',
)
