"""What can be wrong with the numbers of a month: logs, exports, the history."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

# --- Logs of the server --------------------------------------------------------------------------

LOG_UNREADABLE = Rule(
    "log-tidak-terbaca",
    Level.ERROR,
    N_("The file is not a server log that can be counted ({problem})."),
    N_(
        "Give the access log of nginx or Apache in the combined form or as JSON, packed with gzip "
        "or not."
    ),
    "--logs error.log",
    "--logs access.log",
)

LOG_LINES_UNREADABLE = Rule(
    "log-baris-rusak",
    Level.WARNING,
    N_("{number} lines are no requests with a program's name; they were left out."),
    N_(
        "Look at the line. When all lines are like this, set the log of the server to the combined "
        "form."
    ),
    '198.51.100.7 - - [01/Oct/2026:08:00:00 +0700] "GET /audio/003.mp3 HTTP/1.1" 200 9600000',
    '198.51.100.7 - - [01/Oct/2026:08:00:00 +0700] "GET /audio/003.mp3 HTTP/1.1" 200 9600000 '
    '"-" "AntennaPod/3.5.0"',
)

LOG_CUT = Rule(
    "log-terpotong",
    Level.WARNING,
    N_("The packed file ends too early; what stands before was counted."),
    N_("Copy the file from the server again."),
    "access.log.2.gz (terpotong saat disalin)",
    "access.log.2.gz (lengkap)",
)

LOG_TWICE = Rule(
    "log-dua-kali",
    Level.ADVICE,
    N_("The file has the same content as {other} and was counted once."),
    N_("Name each log once."),
    "--logs access.log.1 --logs salinan.log",
    "--logs access.log.1",
)

LOG_OTHER_SITE = Rule(
    "log-situs-lain",
    Level.WARNING,
    N_("None of its requests is for the audio of this show."),
    N_("Give the log of the server that audio is loaded from: {value}"),
    "--logs situs-lain.log",
    "--logs audio.contoh.example.log",
)

LOG_INCOMPLETE = Rule(
    "log-kurang",
    Level.WARNING,
    N_("The logs reach from {first} to {last}, which is not the whole month."),
    N_("Give the rotated logs too, such as access.log.1 and access.log.2.gz."),
    "--logs access.log",
    "--logs access.log --logs access.log.1 --logs access.log.2.gz",
)

# --- YouTube Studio ------------------------------------------------------------------------------

VIEWS_UNREADABLE = Rule(
    "tayangan-tidak-terbaca",
    Level.ERROR,
    N_("The file is no list of videos with their views ({problem})."),
    N_("In YouTube Studio open Analytics, Advanced mode, Content, and download it as CSV."),
    "--youtube Totals.csv",
    '--youtube "Table data.csv"',
)

VIEWS_NUMBER = Rule(
    "tayangan-angka",
    Level.WARNING,
    N_('"{value}" is no number of views; the video {video} was left out.'),
    N_("Download the list again, or write a whole number from 0."),
    "M7lc1UVf-VE,Judul,-5",
    "M7lc1UVf-VE,Judul,5",
)

VIEWS_OTHER_PERIOD = Rule(
    "tayangan-masa-lain",
    Level.ERROR,
    N_("By its name the list is of {first} to {last}, not of {month}; it was left out."),
    N_("In YouTube Studio choose the whole month and download the list again."),
    "Konten 2026-09-01_2026-10-01.zip (untuk --month 2026-10)",
    "Konten 2026-10-01_2026-11-01.zip (untuk --month 2026-10)",
)

VIEWS_WITHOUT_PERIOD = Rule(
    "tayangan-tanpa-masa",
    Level.ADVICE,
    N_("The list does not say of which days it is; it was taken for the whole of {month}."),
    N_("Keep the name that YouTube Studio gives the ZIP file: the days stand in it."),
    "tabel.csv",
    "Konten 2026-10-01_2026-11-01.zip",
)

VIEWS_UNKNOWN_VIDEO = Rule(
    "tayangan-video-asing",
    Level.ADVICE,
    N_("{number} videos belong to no episode and were left out: {value}"),
    N_("Write the video's address into its note when it is an episode: youtube:"),
    "(video M7lc1UVf-VE tidak ada di catatan mana pun)",
    "youtube: https://youtu.be/M7lc1UVf-VE",
)

VIEWS_TWICE = Rule(
    "tayangan-dua-kali",
    Level.WARNING,
    N_("The video {video} has several numbers for the month; the highest was taken."),
    N_("Give one list for each month."),
    "--youtube oktober.csv --youtube oktober-lama.csv",
    "--youtube oktober.csv",
)

# --- OP3 -----------------------------------------------------------------------------------------

OP3_UNANSWERED = Rule(
    "op3-tidak-menjawab",
    Level.ERROR,
    N_("OP3 could not be asked ({problem}); its numbers stay as they were."),
    N_("Check OP3_TOKEN and the network, and try again later."),
    "OP3_TOKEN=salah",
    "OP3_TOKEN=(kunci dari halaman API OP3)",
)

# --- The history ---------------------------------------------------------------------------------

HISTORY_DAMAGED = Rule(
    "laporan-rusak",
    Level.ERROR,
    N_("The table of the month cannot be read ({problem}); nothing was written."),
    N_("Take the file back from the history of the repository."),
    "guid;kode;judul (disimpan ulang dengan titik koma)",
    "guid,kode,judul,diunduh,op3,ditonton,menit_ditonton",
)

HISTORY_LESS = Rule(
    "laporan-berkurang",
    Level.WARNING,
    N_('"{title}" had {old} in the column {column} and now has {new}.'),
    N_("Is a file missing? Give all files of the month again: the new number was written."),
    "--logs access.log (tanpa access.log.1)",
    "--logs access.log --logs access.log.1",
)

NETWORKS_NONE = Rule(
    "jaringan-tidak-terbaca",
    Level.WARNING,
    N_("No networks were read from this file: {problem}. Computing centres were counted too."),
    N_("Give a file with networks such as 203.0.113.0/24, as providers publish them."),
    "--networks daftar.docx",
    "--networks ip-ranges.json",
)
