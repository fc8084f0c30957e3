"""What can be wrong with audio that lies elsewhere, and with what a note tells of a file."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

REMOTE_AUDIO_INCOMPLETE = Rule(
    "audio-jauh-kurang",
    Level.ERROR,
    N_("Audio at another address needs its size, which apps are told before they load it."),
    N_('Add the bytes that the host or the file\'s properties tell: "ukuran: 14400000"'),
    "audio: https://contoh.go.id/003.mp3",
    'audio: https://contoh.go.id/003.mp3\nukuran: 14400000\ndurasi: "20:00"',
)

REMOTE_AUDIO_UNTIMED = Rule(
    "audio-jauh-durasi",
    Level.ADVICE,
    N_("The length of the audio is not told, so apps show none before it is played."),
    N_('Add the line durasi: "20:00"'),
    "audio: https://contoh.go.id/003.mp3\nukuran: 14400000",
    'audio: https://contoh.go.id/003.mp3\nukuran: 14400000\ndurasi: "20:00"',
)

REMOTE_AUDIO_SIZE = Rule(
    "audio-jauh-ukuran",
    Level.WARNING,
    N_("{value} bytes are too few for sound of that length ({duration})."),
    N_('Write the bytes of the file behind "ukuran", not its seconds, KB or MB.'),
    'ukuran: 1200\ndurasi: "20:00"',
    'ukuran: 14400000\ndurasi: "20:00"',
)

REMOTE_AUDIO_TYPE = Rule(
    "audio-jauh-jenis",
    Level.ERROR,
    N_("The address leads to {value}, which Apple Podcasts and many apps do not play."),
    N_("Put the sound there as MP3 or M4A, and write that address."),
    "audio: https://contoh.go.id/003.ogg",
    "audio: https://contoh.go.id/003.mp3",
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

AUDIO_TELLS_ITSELF = Rule(
    "audio-sudah-tahu",
    Level.ADVICE,
    N_('"{key}" changes nothing here: the file in content/audio tells it itself.'),
    N_('Delete this line. Only audio at another address needs "{key}".'),
    "audio: 003-ktp-el-hilang.mp3\nukuran: 14400000",
    "audio: 003-ktp-el-hilang.mp3",
)
