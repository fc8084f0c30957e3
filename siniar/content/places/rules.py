"""What can lie in content/ without being used: each with the way to make it count."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

# --- Notes ---------------------------------------------------------------------------------------

NOTE_NAME = Rule(
    "catatan-nama",
    Level.WARNING,
    N_("{value} is not read: the name of a note ends in .md."),
    N_(
        "Rename it to {name}. Windows shows the whole name after View, Show, File name "
        "extensions is switched on."
    ),
    "content/episodes/003-ktp-el-hilang.md.txt",
    "content/episodes/003-ktp-el-hilang.md",
)

NOTE_DOCUMENT = Rule(
    "catatan-dokumen",
    Level.WARNING,
    N_("{value} is a document of a word processor and cannot be read as a note."),
    N_("Copy its text into a new note, {name}, which is made by: python3 tasks.py new"),
    "content/episodes/003-ktp-el-hilang.docx",
    "content/episodes/003-ktp-el-hilang.md",
)

# --- Places --------------------------------------------------------------------------------------

FILE_PLACE = Rule(
    "berkas-tempat",
    Level.WARNING,
    N_("{value} is not read: such files are looked for in {home} only."),
    N_("Move it to {home}."),
    "content/003-ktp-el-hilang.md",
    "content/episodes/003-ktp-el-hilang.md",
)

FOLDER_UNKNOWN = Rule(
    "folder-tidak-dikenal",
    Level.WARNING,
    N_("Nothing in the folder {value} is read; number of files there: {count}."),
    N_("Move its files to one of {homes}, or keep them outside of content/."),
    "content/Episodes/003-ktp-el-hilang.md",
    "content/episodes/003-ktp-el-hilang.md",
)

FOLDER_MISTYPED = Rule(
    "folder-salah-ketik",
    Level.WARNING,
    N_("Nothing in the folder {value} is read; number of files there: {count}."),
    N_("Move its files to {home}, which is probably meant."),
    "content/Episodes/003-ktp-el-hilang.md",
    "content/episodes/003-ktp-el-hilang.md",
)

NAME_NOT_UTF8 = Rule(
    "nama-bukan-huruf",
    Level.WARNING,
    N_("{value} is not read: its name holds bytes that are no letters of UTF-8."),
    N_("Give it another name, with letters, digits and hyphens only."),
    "content/episodes/surat-\\xff.md",
    "content/episodes/surat.md",
)

NOT_A_FILE = Rule(
    "bukan-berkas",
    Level.WARNING,
    N_("{value} is not read: it is no file but a pipe, a socket or a device."),
    N_("Delete it, and put the file itself there."),
    "mkfifo content/episodes/003-ktp-el-hilang.md",
    "content/episodes/003-ktp-el-hilang.md",
)

# --- Files that no note names --------------------------------------------------------------------

AUDIO_UNUSED = Rule(
    "audio-tanpa-catatan",
    Level.ADVICE,
    N_("No note names {value}, so it is not published."),
    N_('Write "audio: {value}" into the note of its episode, or delete the file.'),
    "content/audio/003-ktp-el-hilang.mp3 (tidak disebut catatan)",
    "audio: 003-ktp-el-hilang.mp3",
)

TRANSCRIPT_UNUSED = Rule(
    "transkrip-tanpa-catatan",
    Level.WARNING,
    N_("The transcript {value} belongs to no episode, so it is not published."),
    N_('Name it like the audio file, or write "transcript: {value}" into the note of its episode.'),
    "content/transcripts/ktp hilang [Indonesian].vtt",
    "content/transcripts/003-ktp-el-hilang.vtt",
)

TRANSCRIPT_SECOND = Rule(
    "transkrip-dua",
    Level.ADVICE,
    N_("The episode already has the transcript {other}; {value} is not used."),
    N_('Delete one of the two, or write "transcript: {value}" into {note}.'),
    "003-ktp-el-hilang.vtt dan 003-ktp-el-hilang.srt",
    "003-ktp-el-hilang.vtt",
)

TRANSCRIPT_DOCUMENT = Rule(
    "transkrip-dokumen",
    Level.WARNING,
    N_("{value} cannot be read as a transcript: a document holds no times."),
    N_(
        "Export the captions as .vtt or .srt from the program that wrote them, or upload the text "
        "in YouTube Studio and download it from there with times."
    ),
    "content/transcripts/003-ktp-el-hilang.docx",
    "content/transcripts/003-ktp-el-hilang.vtt",
)

FILE_UNUSED = Rule(
    "berkas-tidak-terpakai",
    Level.ADVICE,
    N_("Nothing in the site uses {value}."),
    N_("Keep it outside of content/, or delete it."),
    "content/audio/daftar tamu.xlsx",
    "(berkas disimpan di luar content/)",
)
