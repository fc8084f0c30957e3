"""What can be wrong with audio files and transcripts."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

# --- Audio ---------------------------------------------------------------------------------------

AUDIO_EMPTY = Rule(
    "audio-kosong",
    Level.ERROR,
    N_("The audio file {value} is empty (0 bytes)."),
    N_("Upload it again; the upload was probably interrupted."),
    "audio: kosong.mp3 (0 byte)",
    "audio: 003-ktp-el-hilang.mp3",
)

AUDIO_IS_NOT_AUDIO = Rule(
    "audio-bukan-audio",
    Level.ERROR,
    N_("{value} is not audio: its content is {kind}."),
    N_("Export the recording as MP3; renaming a file does not change what it is."),
    "audio: catatan.mp3 (isinya teks)",
    "audio: 003-ktp-el-hilang.mp3",
)

AUDIO_CUT_OFF = Rule(
    "audio-terpotong",
    Level.ERROR,
    N_("{value} is cut off: {problem}."),
    N_("Export or upload it again."),
    "audio: separuh.mp3",
    "audio: 003-ktp-el-hilang.mp3",
)

AUDIO_LFS_POINTER = Rule(
    "audio-lfs",
    Level.ERROR,
    N_("{value} is only a Git LFS pointer, not the audio itself."),
    N_(
        "Take the file out of Git LFS (git lfs untrack, then add it again): the website "
        "would serve the pointer."
    ),
    "version https://git-lfs.github.com/spec/v1",
    "(berkas MP3 yang sebenarnya)",
)

AUDIO_TYPE_UNSUPPORTED = Rule(
    "audio-jenis",
    Level.ERROR,
    N_("{value} is {kind}, which Apple Podcasts and many apps do not play."),
    N_("Export it as MP3 (best) or M4A."),
    "audio: rekaman.ogg",
    "audio: 003-ktp-el-hilang.mp3",
)

AUDIO_ENDING = Rule(
    "audio-akhiran",
    Level.ADVICE,
    N_("{value} holds {kind}, so it is published as {name}: apps go by the ending."),
    N_("Rename the file to {name}, and in the note too."),
    "audio: 003.mp3 (isinya M4A)",
    "audio: 003.m4a",
)

DATA_SAVER_NOT_OPUS = Rule(
    "hemat-jenis",
    Level.ERROR,
    N_("The data-saver file {value} is {kind}, not Opus."),
    N_("Let the program make it again: delete the file and run the task that produces audio."),
    "003-ktp-el-hilang.opus (isinya MP3)",
    "003-ktp-el-hilang.opus (isinya Opus)",
)

AUDIO_BITRATE_LOW = Rule(
    "audio-bitrate",
    Level.ADVICE,
    N_("{value} has {bitrate} kbps; Spotify asks for 96 or more."),
    N_("Export it with 96 kbps, mono."),
    "(MP3 64 kbps)",
    "(MP3 96 kbps, mono)",
)

AUDIO_HAS_PICTURE = Rule(
    "audio-gambar",
    Level.ADVICE,
    N_(
        "{value} has a picture inside: Chrome then fetches a minute of sound before it plays, "
        "{seconds} seconds on a slow network."
    ),
    N_(
        "Take it out, for example in Mp3tag: right click on the picture, Remove cover. "
        "Apps show the picture of the feed."
    ),
    "(MP3 dengan gambar sampul)",
    "(MP3 tanpa gambar)",
)

AUDIO_DURATION_UNKNOWN = Rule(
    "audio-durasi",
    Level.WARNING,
    N_("The length of {value} cannot be told from the file."),
    N_('Export it again as MP3, or write the length: audio_duration: "12:30"'),
    "(berkas tanpa durasi)",
    'durasi: "12:30"',
)

AUDIO_TOO_LARGE = Rule(
    "audio-besar",
    Level.WARNING,
    N_("{value} has {size} MB; GitHub takes no file above 100 MB."),
    N_("Export it as MP3 with 96 kbps mono: an hour has about 43 MB."),
    "(WAV 300 MB)",
    "(MP3 43 MB)",
)

# --- Chapters, transcript, pictures --------------------------------------------------------------

TRANSCRIPT_TIME_INVALID = Rule(
    "transkrip-waktu",
    Level.ERROR,
    N_("The time of this transcript line is malformed."),
    N_("Write it like 00:01:05.000 --> 00:01:09.500"),
    "00:65 -> 1:09",
    "00:01:05.000 --> 00:01:09.500",
)

TRANSCRIPT_FORMAT_UNKNOWN = Rule(
    "transkrip-bentuk",
    Level.ERROR,
    N_("No times can be read in this transcript."),
    N_("Export the captions with times, as .vtt or .srt."),
    "(teks biasa)",
    "WEBVTT\n\n00:00:00.000 --> 00:00:04.000\nSelamat datang.",
)

TRANSCRIPT_EMPTY = Rule(
    "transkrip-kosong",
    Level.WARNING,
    N_("The transcript holds no text."),
    N_("Export the captions again."),
    "WEBVTT",
    "WEBVTT\n\n00:00:00.000 --> 00:00:04.000\nSelamat datang.",
)

TRANSCRIPT_UNORDERED = Rule(
    "transkrip-tidak-urut",
    Level.WARNING,
    N_("This transcript line starts before the one above; the lines were put in order."),
    N_("Correct the times."),
    "(00:10 lalu 00:05)",
    "(00:05 lalu 00:10)",
)

TRANSCRIPT_UNMERGED = Rule(
    "transkrip-konflik",
    Level.ERROR,
    N_("Two versions of the transcript stand here, with the marks <<<<<<< >>>>>>>."),
    N_("Keep the lines that hold, and delete the others and all three lines of marks."),
    "<<<<<<< HEAD\nSelamat pagi.\n=======\nSelamat siang.\n>>>>>>> cabang",
    "Selamat pagi.",
)

TRANSCRIPT_ENDS_EARLY = Rule(
    "transkrip-berhenti",
    Level.WARNING,
    N_("The transcript ends at {end}, but the audio goes on to {duration}."),
    N_("Look whether it is the transcript of this episode, and whether its end is missing."),
    "(transkrip separuh)",
    "(transkrip lengkap)",
)

TRANSCRIPT_AFTER_END = Rule(
    "transkrip-lewat-akhir",
    Level.WARNING,
    N_("The transcript goes on to {end}, but the audio ends at {duration}."),
    N_("Look whether this is the transcript of this episode."),
    "(transkrip episode lain)",
    "(transkrip episode ini)",
)
