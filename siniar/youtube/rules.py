"""What can be wrong with an episode's videos."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

VIDEO_USED_TWICE = Rule(
    "youtube-dipakai-dua",
    Level.WARNING,
    N_('The video {value} belongs to "{other}" already.'),
    N_("Open both videos at YouTube and write the right address in each note."),
    "youtube: https://youtu.be/XXXXXXXXXXX (di dua catatan)",
    "youtube: https://youtu.be/XXXXXXXXXXX (di satu catatan)",
)

CODE_SHARED = Rule(
    "kode-sama",
    Level.WARNING,
    N_('The code {value} is that of "{other}" too, in another season.'),
    N_("Nothing is lost: in the kit its code is {code}. Paste that one at YouTube."),
    "nomor: 1 (di musim 1 dan di musim 2)",
    "CONTOH-S2-001 (kode dari kit, di deskripsi videonya)",
)

VIDEO_LENGTH_DIFFERS = Rule(
    "youtube-beda-panjang",
    Level.ADVICE,
    N_("The video takes {video} minutes and the audio {audio}: maybe it is another one."),
    N_("Look at the video. If it is the right one, nothing needs to be done."),
    "(video 3 menit, audio 25 menit)",
    "(video 26 menit, audio 25 menit)",
)

VIDEO_GONE = Rule(
    "youtube-hilang",
    Level.WARNING,
    N_("YouTube does not know the video {value} any more."),
    N_('Write the address of the new video in the note, or "none".'),
    "youtube: https://youtu.be/XXXXXXXXXXX (sudah dihapus)",
    "youtube: tidak ada",
)

VIDEO_PRIVATE = Rule(
    "youtube-tertutup",
    Level.WARNING,
    N_("The video {value} is private or may not be shown on other sites."),
    N_("In YouTube Studio set it to public and allow embedding."),
    "(video privat, atau penyematan dimatikan)",
    "(video publik, penyematan diizinkan)",
)

VIDEO_OF_OTHERS = Rule(
    "youtube-kanal-lain",
    Level.WARNING,
    N_("The video {value} is on another channel than the others: {owner}."),
    N_('Look whether it is still yours; else write the address of your own, or "none".'),
    "youtube: https://youtu.be/XXXXXXXXXXX (di kanal orang lain)",
    "youtube: https://youtu.be/XXXXXXXXXXX (di kanal sendiri)",
)

VIDEO_LEDGER_UNREADABLE = Rule(
    "catatan-youtube-rusak",
    Level.ERROR,
    N_("The list of linked videos cannot be read."),
    N_("Take the file back from the history of the repository; do not edit it by hand."),
    "(youtube.json disunting tangan)",
    "(youtube.json dari riwayat repositori)",
)

CHAPTERS_NOT_FOR_YOUTUBE = Rule(
    "bab-youtube",
    Level.ADVICE,
    N_("YouTube would show no chapters: {problem}. The description has none."),
    N_("Give at least three chapters of ten seconds or more, the first at 00:00."),
    'bab: ["00:20 Pembuka", "01:30 Syarat"]',
    'bab: ["00:00 Pembuka", "01:30 Syarat", "04:10 Tempat"]',
)
