"""What can be wrong with a site as a whole, before and after it is written."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

# --- Between episodes ----------------------------------------------------------------------------

FOLDER_UNREADABLE = Rule(
    "folder-tak-terbaca",
    Level.ERROR,
    N_("The folder {folder} cannot be opened ({problem}), so nothing in it would be published."),
    N_("Give your user the right to read it, or bring it back: git checkout HEAD -- {folder}"),
    "chmod 000 content/episodes",
    "chmod 755 content/episodes",
)

OUTPUT_COLLISION = Rule(
    "alamat-bentrok",
    Level.ERROR,
    N_("The page {value} would be written twice, also by {other}."),
    N_("Change the slug of one of them."),
    "slug: tentang (halaman dan episode)",
    "slug: tentang-kami",
)

ADDRESS_UNKNOWN = Rule(
    "alamat-situs-contoh",
    Level.WARNING,
    N_("The site's own address is not known yet; links lead to {value}, which is nobody's."),
    N_(
        "Put the site's address into pelicanconf.py, in the line SITEURL; or bring the project "
        "to GitHub, from where the address is known."
    ),
    'SITEURL = "https://simpatri.example"',
    'SITEURL = "https://kantor.github.io/siniar"',
)

# --- The finished site ---------------------------------------------------------------------------

OUTPUT_SHOWS_HIDDEN = Rule(
    "keluaran-tersembunyi",
    Level.ERROR,
    N_("{value} must not be public, but stands in this file."),
    N_("Take the link out of the note that leads there, or publish the episode."),
    "[Segera](/episode/masih-draf/)",
    "(tautan ditambahkan setelah episode terbit)",
)

OUTPUT_HOLDS_SECRET = Rule(
    "keluaran-rahasia",
    Level.ERROR,
    N_("This file holds a key to a service ({value}), which anybody could use."),
    N_("Take it out of the note or setting, and make the key invalid where it came from."),
    "Kata sandi: ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "(kata sandi tidak ditulis di catatan)",
)

OUTPUT_FOREIGN = Rule(
    "keluaran-asing",
    Level.ERROR,
    N_("{value} is in the finished site, but nothing of this project made it."),
    N_(
        "Look which plugin or program wrote it. What belongs to the site lies in content/; then "
        "publish again."
    ),
    "(berkas yang ditulis program lain)",
    "(hanya berkas yang dibuat dari content/)",
)

OUTPUT_DIFFERS = Rule(
    "keluaran-berbeda",
    Level.ERROR,
    N_("{value} is not the file that was made for the site: {problem}."),
    N_(
        "Publish again. If it happens again, another program writes into the folder, or the disk "
        "is damaged."
    ),
    "(berkas yang berubah setelah dibuat)",
    "(berkas seperti saat dibuat)",
)

OUTPUT_NOT_OURS = Rule(
    "keluaran-bukan-milik",
    Level.WARNING,
    N_("The output folder holds files that this program did not make; they were left there."),
    N_("Look what they are. If nobody needs them, delete the folder and build again."),
    "(output/foto.jpg, yang ditaruh sebelum situs pertama dibangun)",
    "(output/ hanya berisi situs)",
)

OUTPUT_TAKEN = Rule(
    "keluaran-terpakai",
    Level.ERROR,
    N_("What lies at {value} was not made by this program; all of it was left as it is."),
    N_(
        "Look what it is. If it is needed, move it elsewhere; if it is not, delete it. Then do the "
        "same again."
    ),
    "(output adalah berkas, atau tautan ke folder foto)",
    "(output/ belum ada, atau dibuat program ini)",
)

SETTINGS_BROKEN = Rule(
    "setelan-rusak",
    Level.ERROR,
    N_("The settings cannot be read: {problem}."),
    N_("Correct that. {how} {back}"),
    '"code": "KANTOR',
    '"code": "KANTOR",',
)

SETTINGS_GONE = Rule(
    "setelan-tidak-ada",
    Level.ERROR,
    N_("There is no {file} in this folder, so there is no show here."),
    N_(
        "Go to the folder of the show, or make a new show: new-show FOLDER. If the file was "
        "deleted, take it back: git checkout HEAD -- {file}"
    ),
    "(pelicanconf.py terhapus)",
    "(pelicanconf.py di folder acara)",
)

SETTINGS_INCOMPLETE = Rule(
    "setelan-belum-lengkap",
    Level.ERROR,
    N_("The settings do not have {key}, without which there is no show."),
    N_(
        "Add it: {example}. If it was deleted by mistake, take the file back as it was last "
        "committed, without what was changed in it since: git checkout HEAD -- pelicanconf.py"
    ),
    "(pelicanconf.py tanpa TIMEZONE)",
    'TIMEZONE = "Asia/Jakarta"',
)

SETTINGS_UNMERGED = Rule(
    "setelan-konflik",
    Level.ERROR,
    N_("This line is left over from two versions that Git could not merge."),
    N_("Keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>."),
    "<<<<<<< HEAD",
    '"code": "KANTOR",',
)

CACHE_DISCARDED = Rule(
    "cache-rusak",
    Level.ADVICE,
    N_("The folder .cache was damaged; what was damaged is thrown away and made again."),
    N_("Nothing to do: only this run took longer. If it happens often, let the disk be examined."),
    "(.cache/store.sqlite yang rusak)",
    "(.cache/store.sqlite yang dibuat lagi)",
)

# --- Files that nothing of the site shows --------------------------------------------------------

PICTURE_NOT_SHOWN = Rule(
    "gambar-tidak-tampil",
    Level.ADVICE,
    N_("No text shows the picture {value}, so it is not on the site."),
    N_("Write ![what it shows]({value}) where it belongs, or delete the file."),
    "content/images/loket.jpg",
    "![Loket pelayanan](loket.jpg)",
)

DOCUMENT_NOT_LINKED = Rule(
    "berkas-tanpa-tautan",
    Level.ADVICE,
    N_("No text leads to {value}, so nobody can download it."),
    N_("Write [its name]({value}) where it belongs, or delete the file."),
    "content/files/formulir.pdf",
    "[Formulir surat pindah](formulir.pdf)",
)

FILE_FOREIGN = Rule(
    "berkas-asing",
    Level.WARNING,
    N_("{value} does not belong into {folder} and is not on the site."),
    N_(
        "Take it out of the repository when it is not meant for everybody. Pictures lie in "
        "content/images; PDF, DOCX and ODT files to download in content/files."
    ),
    "content/images/daftar-warga.xlsx",
    "content/files/formulir.pdf",
)

# --- Where the audio lies ------------------------------------------------------------------------

STORAGE_OVER_HALF = Rule(
    "tempat-separuh-lebih",
    Level.ADVICE,
    N_("The site has used {share} % of its {limit} MB ({used} MB)."),
    N_(
        "Nothing is urgent. Read docs/panduan/menyimpan-audio.md and choose where the audio "
        "will lie later."
    ),
    "(610 MB dari 1000 MB)",
    "(300 MB dari 1000 MB)",
)

STORAGE_LOW = Rule(
    "tempat-menipis",
    Level.WARNING,
    N_("The site has used {share} % of its {limit} MB ({used} MB)."),
    N_(
        "Move the audio within the next months: docs/panduan/menyimpan-audio.md tells how, "
        "step by step."
    ),
    "(810 MB dari 1000 MB)",
    "(300 MB dari 1000 MB)",
)

STORAGE_NEARLY_FULL = Rule(
    "tempat-hampir-habis",
    Level.WARNING,
    N_("The site has used {share} % of its {limit} MB ({used} MB) and soon cannot grow."),
    N_("Move the audio now, before the next episode: docs/panduan/menyimpan-audio.md."),
    "(960 MB dari 1000 MB)",
    "(300 MB dari 1000 MB)",
)
