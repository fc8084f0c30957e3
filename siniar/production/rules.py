"""What can be wrong with recordings and with what is made of them."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

# --- Recordings ----------------------------------------------------------------------------------

FFMPEG_MISSING = Rule(
    "ffmpeg-tidak-ada",
    Level.ERROR,
    N_("The program ffmpeg, which works on sound, was not found."),
    N_("Type: {line}"),
    "FFMPEG=/tidak/ada/ffmpeg",
    "apt install ffmpeg",
)

FFMPEG_OLD = Rule(
    "ffmpeg-lama",
    Level.ERROR,
    N_("The program {value} is ffmpeg {problem}; at least 4.2 is needed."),
    N_("Take a newer one. Type: {line}"),
    "ffmpeg 3.4 (tahun 2017)",
    "ffmpeg 5.1",
)

FFMPEG_BROKEN = Rule(
    "ffmpeg-rusak",
    Level.ERROR,
    N_("The program {value} is no ffmpeg that works ({problem})."),
    N_("Type: {line}"),
    "FFMPEG=/usr/bin/true",
    "FFMPEG=/usr/bin/ffmpeg",
)

RECORDING_MISSING = Rule(
    "rekaman-tidak-ada",
    Level.ERROR,
    N_("There is no recording {value}."),
    N_("Check the name and the folder, or drag the file into the window."),
    "python3 tasks.py produksi rekamn.m4a",
    "python3 tasks.py produksi rekaman.m4a",
)

RECORDING_EMPTY = Rule(
    "rekaman-kosong",
    Level.ERROR,
    N_("The recording {value} is empty (0 bytes)."),
    N_("Copy it from the phone again; the copy was probably interrupted."),
    "rekaman.m4a (0 byte)",
    "rekaman.m4a (9 MB)",
)

RECORDING_UNREADABLE = Rule(
    "rekaman-rusak",
    Level.ERROR,
    N_("The recording {value} cannot be read ({problem})."),
    N_("Keep the file. Play it on the phone; when it plays there, copy it again by cable."),
    "rekaman.m4a (terputus saat disalin)",
    "rekaman.m4a (bisa diputar)",
)

RECORDING_WITHOUT_END = Rule(
    "rekaman-tanpa-akhir",
    Level.ERROR,
    N_("The recording {value} lacks its end, where the phone notes how it is to be read."),
    N_(
        "Keep the file: the sound is in it. Make a recording of a minute with the same phone and "
        "app, then add: --like {example}"
    ),
    "rekaman.m4a (baterai habis saat merekam)",
    "python3 tasks.py produksi rekaman.m4a --like contoh.m4a",
)

REBUILDER_MISSING = Rule(
    "untrunc-tidak-ada",
    Level.ERROR,
    N_("The program untrunc, which rebuilds recordings without their end, was not found."),
    N_(
        "For Windows take it from https://github.com/anthwlock/untrunc/releases, else build it as "
        "that page says; put it on PATH, or name it in the variable UNTRUNC. Keep {value} until "
        "then."
    ),
    "(untrunc belum dipasang)",
    "UNTRUNC=/usr/local/bin/untrunc",
)

EXAMPLE_UNLIKE = Rule(
    "rekaman-contoh-beda",
    Level.ERROR,
    N_("{value} could not be rebuilt after {name} ({problem})."),
    N_(
        "Keep the file: the sound is in it. Make the example with the same phone, the same app and "
        "the same settings, then name that one with --like."
    ),
    "python3 tasks.py produksi rekaman.mp4 --like contoh.m4a (dari aplikasi lain)",
    "python3 tasks.py produksi rekaman.mp4 --like contoh.mp4 (dari aplikasi yang sama)",
)

RECORDING_REBUILT = Rule(
    "rekaman-dibangun-ulang",
    Level.WARNING,
    N_("{value} had lost its end and was rebuilt after {name}: {share} of it was understood."),
    N_("Listen to all of it before it is published. The original stays as it was."),
    "rekaman.m4a (baterai habis saat merekam)",
    "rekaman.m4a (dihentikan dengan tombolnya)",
)

RECORDING_TWICE = Rule(
    "rekaman-dua-kali",
    Level.WARNING,
    N_("{value} is the same recording as {other}; it will be heard twice."),
    N_("If that is not meant, leave one of them out."),
    "python3 tasks.py produksi a.m4a a.m4a",
    "python3 tasks.py produksi a.m4a b.m4a",
)

RECORDING_STREAMS = Rule(
    "rekaman-banyak-trek",
    Level.ADVICE,
    N_("{value} has {number} sound tracks; number {stream} is taken ({name})."),
    N_("If another one is right, save that one alone in the program that made the file."),
    "video.mkv (trek Inggris dan trek Indonesia)",
    "video.mkv (satu trek)",
)

RECORDING_WITHOUT_SOUND = Rule(
    "rekaman-tanpa-suara",
    Level.ERROR,
    N_("{value} has no sound track."),
    N_(
        "Choose the file with the sound; next time see that the microphone is allowed in "
        "the camera app."
    ),
    "video-tanpa-suara.mp4",
    "video.mp4",
)

RECORDING_PROTECTED = Rule(
    "rekaman-drm",
    Level.ERROR,
    N_("{value} is protected against copying and cannot be worked on."),
    N_("Use a recording of your own; bought music and video may not be published anyway."),
    "lagu-beli.m4p",
    "rekaman.m4a",
)

RECORDING_EXTENSION = Rule(
    "rekaman-akhiran",
    Level.ADVICE,
    N_("{value} is {kind}, though its name says otherwise."),
    N_("Nothing to do here: it is read by its content. Elsewhere the name {name} would be right."),
    "rekaman.mp3 (isinya WAV)",
    "rekaman.wav",
)

RECORDING_TOO_LONG = Rule(
    "rekaman-terlalu-panjang",
    Level.ERROR,
    N_("The recordings last {duration}; at most {limit} are worked on at once."),
    N_("Cut the recording into several episodes."),
    "rekaman-10-jam.m4a",
    "rekaman-30-menit.m4a",
)

RECORDING_TELEPHONE = Rule(
    "rekaman-telepon",
    Level.ADVICE,
    N_("{value} has only {rate} Hz and sounds like a telephone call."),
    N_(
        "Next time use the phone's own recorder with the best quality, not a call or a "
        "voice message."
    ),
    "rekaman-telepon.amr (8000 Hz)",
    "rekaman.m4a (44100 Hz)",
)

RECORDING_MANY_CHANNELS = Rule(
    "rekaman-banyak-saluran",
    Level.ADVICE,
    N_("{value} has {channels} channels; they are mixed into one or two."),
    N_("Nothing to do; a recorder set to mono or stereo makes smaller files."),
    "rekaman-6-saluran.wav",
    "rekaman-mono.wav",
)

# --- Producing an episode ------------------------------------------------------------------------

DISK_FULL = Rule(
    "disk-penuh",
    Level.ERROR,
    N_("The disk has no room: {needed} are needed and {free} are free."),
    N_(
        "Delete or move large files, empty the trash, then type the same command again; "
        "it goes on where it was."
    ),
    "(sisa 20 MB)",
    "(sisa 2 GB)",
)

PRODUCTION_ENDED = Rule(
    "produksi-terhenti",
    Level.ERROR,
    N_("The work on the sound was ended ({problem})."),
    N_(
        "Type the same command again: it goes on where it was, and nothing half-done lies "
        "in content/."
    ),
    "(ffmpeg dihentikan di tengah jalan)",
    "(perintah yang sama diulang)",
)

RECORDING_CUT_OFF = Rule(
    "rekaman-terputus",
    Level.WARNING,
    N_("{value} can be read only up to {end} of {duration}."),
    N_(
        "Listen to the end of the episode; copy the file from the phone again when "
        "something is missing."
    ),
    "rekaman.m4a (rusak di tengah)",
    "rekaman.m4a (utuh)",
)

RECORDING_DAMAGED = Rule(
    "rekaman-cacat",
    Level.WARNING,
    N_("{value} is damaged in {number} places, which are left out."),
    N_("Listen to the episode; copy the file from the phone again when words are missing."),
    "rekaman.m4a (tersalin tidak sempurna)",
    "rekaman.m4a (utuh)",
)

RECORDING_SILENT = Rule(
    "rekaman-hening",
    Level.ERROR,
    N_("{value} is silent: nothing in it is loud enough to be heard."),
    N_("Check whether the microphone was switched off or covered, and record again."),
    "rekaman.m4a (mikrofon mati)",
    "rekaman.m4a (bersuara)",
)

RECORDING_CLIPPED = Rule(
    "rekaman-pecah",
    Level.WARNING,
    N_("{value} is overloaded: {share} % of it is at the highest level and crackles."),
    N_(
        "It cannot be undone. Next time put the phone further from the mouth (a hand's "
        "length) or lower the recording level."
    ),
    "(mikrofon menempel di mulut)",
    "(mikrofon sejengkal dari mulut)",
)

RECORDING_HUMS = Rule(
    "rekaman-dengung",
    Level.ADVICE,
    N_("{value} hums at 50 Hz, as electric wires do."),
    N_(
        "The high-pass filter takes most of it away. Next time unplug the charger and "
        "keep away from lamps, fans and refrigerators."
    ),
    "(merekam sambil mengisi daya)",
    "(pengisi daya dicabut)",
)

RECORDING_ONE_SIDED = Rule(
    "rekaman-satu-sisi",
    Level.ADVICE,
    N_("{value} has sound on one side only; that side is used for both."),
    N_("Next time plug the microphone in fully, or set the recorder to mono."),
    "(mikrofon hanya di saluran kiri)",
    "(perekam disetel mono)",
)

RECORDING_QUIET = Rule(
    "rekaman-pelan",
    Level.WARNING,
    N_("{value} is far too quiet ({level} LUFS); it is raised, and its noise with it."),
    N_("Next time put the phone nearer to the speaker (a hand's length), and choose a quiet room."),
    "(ponsel di seberang meja)",
    "(ponsel sejengkal dari mulut)",
)

VOICES_EVENED = Rule(
    "suara-disamakan",
    Level.ADVICE,
    N_(
        "In {value} quiet stretches, from {moment} on, were {number} LU below the loud ones; "
        "they were made equally loud."
    ),
    N_(
        "Listen to it. Next time put the phone where both are equally near; --no-even leaves "
        "the sound as it was."
    ),
    "(narasumber 12 LU lebih pelan daripada pembawa acara)",
    "(ponsel di tengah meja)",
)

VOICES_APART = Rule(
    "suara-timpang",
    Level.WARNING,
    N_("In {value} quiet stretches, from {moment} on, stay {number} LU below the loud ones."),
    N_(
        "Listen there: if a voice is hard to hear, record it again nearer to the phone, or "
        "give its recording as a file of its own."
    ),
    "(narasumber di seberang ruangan)",
    "produksi pembawa.m4a narasumber.m4a",
)

LOUDNESS_MISSED = Rule(
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
)

UPLOAD_TOO_LARGE = Rule(
    "unggah-web",
    Level.ADVICE,
    N_("{value} has {size}; GitHub's web page takes at most 25 MiB."),
    N_("Upload it with git or GitHub Desktop instead of the web page."),
    "(MP3 45 MB lewat situs GitHub)",
    "(MP3 45 MB lewat GitHub Desktop)",
)
