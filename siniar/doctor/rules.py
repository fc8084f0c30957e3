"""What can be wrong with a published site, its host and its repository."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

# --- Where the audio lies ------------------------------------------------------------------------

AUDIO_URL_DEAD = Rule(
    "alamat-mati",
    Level.ERROR,
    N_("The audio address does not answer with the file ({problem})."),
    N_(
        "Open the address in a browser. Upload the file under exactly this name, or wait "
        "until the server works again."
    ),
    "https://audio.contoh.go.id/003.mp3 (HTTP 404)",
    "https://audio.contoh.go.id/003-ktp-el-hilang.mp3 (HTTP 206)",
)

AUDIO_URL_LENGTH = Rule(
    "alamat-ukuran",
    Level.ERROR,
    N_("The server has a file of {value} bytes; the feed promises {right}."),
    N_(
        "Upload the file from content/audio again; programs stop playing too early when "
        "the two differ."
    ),
    "(21000000 byte di server, 21600512 di content/audio)",
    "(21600512 byte di keduanya)",
)

AUDIO_URL_TYPE = Rule(
    "alamat-jenis",
    Level.ERROR,
    N_('The server calls the file "{value}"; it should be "{right}".'),
    N_(
        "Often a page is sent in place of the file: check the address. Otherwise set the "
        "file's Content-Type at the server."
    ),
    "Content-Type: text/html",
    "Content-Type: audio/mpeg",
)

AUDIO_URL_WITHOUT_RANGES = Rule(
    "alamat-tanpa-lompat",
    Level.WARNING,
    N_("The server cannot send a part of the file, so listeners cannot jump within it."),
    N_("Ask the host to allow byte ranges (HTTP 206), which Apple Podcasts requires."),
    "(200 untuk Range: bytes=0-1)",
    "(206 untuk Range: bytes=0-1)",
)

AUDIO_URL_WITHOUT_HEAD = Rule(
    "alamat-tanpa-head",
    Level.WARNING,
    N_("The server refuses the question about the file alone, HEAD ({problem})."),
    N_("Ask the host to allow HEAD, which Apple Podcasts requires."),
    "HEAD: HTTP 405",
    "HEAD: HTTP 200",
)

# --- The public site, and the repository at its host ---------------------------------------------

SITE_SLOW = Rule(
    "situs-lambat",
    Level.WARNING,
    N_("The site took more than {seconds} s; what is told of it as silent may only be slow."),
    N_("Try again later, or with --all, which waits for every answer."),
    "(alamat yang lama sekali menjawab)",
    "(alamat yang menjawab dalam satu detik)",
)

SITE_DEAD = Rule(
    "situs-mati",
    Level.ERROR,
    N_("{value} does not answer ({problem})."),
    N_("Open the address in a browser; look at Settings, Pages, and the last publishing run."),
    "(alamat situs salah, atau GitHub Pages mati)",
    "(halaman terbuka di peramban)",
)

SITE_WITHOUT_TLS = Rule(
    "situs-tanpa-https",
    Level.ERROR,
    N_("The site is asked for at an address without https."),
    N_('Switch on "Enforce HTTPS" in Settings, Pages, and set SITEURL to the https address.'),
    "http://podcast.contoh.go.id",
    "https://podcast.contoh.go.id",
)

SITE_HTTP_OPEN = Rule(
    "situs-http-terbuka",
    Level.WARNING,
    N_("The address with http:// does not lead to https."),
    N_('Switch on "Enforce HTTPS" in Settings, Pages.'),
    "(http menjawab halaman)",
    "(http mengalihkan ke https)",
)

SITE_CERTIFICATE_UNTRUSTED = Rule(
    "situs-sertifikat",
    Level.ERROR,
    N_("The certificate is not trusted ({problem}); apps refuse the feed."),
    N_("Renew it; at GitHub Pages, take the domain out and put it in again."),
    "(sertifikat kedaluwarsa)",
    "(sertifikat berlaku)",
)

SITE_CERTIFICATE_ENDING = Rule(
    "situs-sertifikat-hampir-habis",
    Level.WARNING,
    N_("The certificate ends in {number} days."),
    N_("See to it that it is renewed; at GitHub Pages that happens by itself."),
    "(sisa 5 hari)",
    "(sisa 60 hari)",
)

SITE_REDIRECTS = Rule(
    "situs-pengalihan",
    Level.WARNING,
    N_("{value} leads on {number} times; some apps stop at the second."),
    N_("Give apps the address at the end: {target}"),
    "(tiga pengalihan)",
    "(satu pengalihan, atau tidak ada)",
)

SITE_REDIRECT_TEMPORARY = Rule(
    "situs-pengalihan-sementara",
    Level.WARNING,
    N_("{value} leads on for the time being only ({status}); apps keep the old address."),
    N_("Let the server answer 301 when a feed has moved for good."),
    "302 Found",
    "301 Moved Permanently",
)

SITE_TYPE_WRONG = Rule(
    "situs-jenis",
    Level.WARNING,
    N_("{value} is sent as {kind} instead of {right}."),
    N_("Let the server send that type; GitHub Pages does it by itself."),
    "Content-Type: text/plain",
    "Content-Type: application/xml",
)

SITE_WITHOUT_VALIDATORS = Rule(
    "situs-tanpa-penanda",
    Level.WARNING,
    N_("{value} is sent whole to everybody each time: the server does not tell what is unchanged."),
    N_("Let the server send ETag or Last-Modified and answer 304."),
    "(tanpa ETag)",
    'ETag: "abc"',
)

SITE_CACHED_LONG = Rule(
    "situs-simpan-lama",
    Level.WARNING,
    N_("{value} may be kept for {number} hours, so new episodes come late."),
    N_("Let the server send Cache-Control with an hour at most."),
    "Cache-Control: max-age=604800",
    "Cache-Control: max-age=600",
)

PUBLIC_FEED_UNREADABLE = Rule(
    "umpan-rusak",
    Level.ERROR,
    N_("The public feed cannot be read ({problem})."),
    N_("Publish again."),
    "(umpan terpotong)",
    "(umpan utuh)",
)

PUBLIC_FEED_LACKS_EPISODE = Rule(
    "umpan-kurang",
    Level.ERROR,
    N_('"{title}" was public, but is not in the public feed.'),
    N_("Publish again; if that does not help, look at the last publishing run."),
    "(episode hilang dari umpan)",
    "(episode ada di umpan)",
)

PUBLIC_FEED_OTHER_AUDIO = Rule(
    "umpan-lain",
    Level.ERROR,
    N_('In the public feed the audio of "{title}" is another one ({value}).'),
    N_("Publish again from the newest state of the repository."),
    "(ukuran atau alamat audio lain)",
    "(sama dengan yang tercatat)",
)

PUBLIC_FEED_UNKNOWN_EPISODE = Rule(
    "umpan-asing",
    Level.WARNING,
    N_("The public feed has an episode that the repository does not know: {value}"),
    N_("Fetch the newest state of the repository, or publish again."),
    "(terbit dari komputer lain)",
    "(terbit dari repositori)",
)

PUBLIC_FEED_OTHER_URL = Rule(
    "umpan-alamat-lain",
    Level.WARNING,
    N_("The feed says of itself that it lies at {value}."),
    N_("Set SITEURL to the address that people use, then publish again."),
    "(alamat lama di dalam umpan)",
    "(alamat yang sama)",
)

SITE_ARTWORK = Rule(
    "situs-gambar",
    Level.ERROR,
    N_("The show's picture {value} cannot be used by directories ({problem})."),
    N_("It must be a JPEG or PNG, square, 1400 to 3000 pixels a side."),
    "(600 × 400)",
    "(3000 × 3000)",
)

SITE_MANIFEST_MISSING = Rule(
    "situs-manifes",
    Level.WARNING,
    N_("{value} is missing, so phones cannot install the site."),
    N_("Publish again; look whether the host leaves out files."),
    "(manifest.webmanifest tidak ada)",
    "(manifest.webmanifest ada)",
)

SITE_ROBOTS = Rule(
    "situs-robots",
    Level.ERROR,
    N_("robots.txt keeps search engines out."),
    N_('Take the line "Disallow: /" away.'),
    "Disallow: /",
    "Allow: /",
)

SITE_SITEMAP_MISSING = Rule(
    "situs-peta",
    Level.WARNING,
    N_("{value} is missing, so search engines find episodes late."),
    N_("Publish again."),
    "(sitemap.xml tidak ada)",
    "(sitemap.xml ada)",
)

SITE_NOT_404 = Rule(
    "situs-bukan-404",
    Level.WARNING,
    N_("An address that does not exist answers {status} instead of 404."),
    N_("Let the server answer 404 with the page 404.html."),
    "200 OK",
    "404 Not Found",
)

SITE_BORROWED_DOMAIN = Rule(
    "situs-alamat-pinjaman",
    Level.ADVICE,
    N_("{value} belongs to the host: if you move one day, its feed cannot lead on."),
    N_("Set up a domain of your own before the feed is submitted anywhere."),
    "https://kantor.github.io/siniar",
    "https://siniar.contoh.go.id",
)

REPOSITORY_SCHEDULE_DEAD = Rule(
    "repo-jadwal-mati",
    Level.WARNING,
    N_("Nothing was committed for {number} days; after 60 GitHub switches the schedule off."),
    N_('Open Actions, "Scheduled", "Enable workflow", or commit anything.'),
    "(70 hari tanpa perubahan)",
    "(perubahan minggu ini)",
)

REPOSITORY_WITHOUT_SCHEDULE = Rule(
    "repo-tanpa-jadwal",
    Level.WARNING,
    N_("{value} is missing, so episodes with a future date do not appear by themselves."),
    N_("Take the file back from the history of the repository."),
    "(scheduled.yml dihapus)",
    "(scheduled.yml ada)",
)

REPOSITORY_FILE_TOO_LARGE = Rule(
    "repo-berkas-terlalu-besar",
    Level.ERROR,
    N_("{value} has {size} MB; GitHub refuses files of 100 MB."),
    N_(
        "Make it smaller with python3 tasks.py produce, or host it elsewhere: "
        "docs/panduan/menyimpan-audio.md."
    ),
    "rekaman.wav (180 MB)",
    "rekaman.mp3 (14 MB)",
)

REPOSITORY_FILE_LARGE = Rule(
    "repo-berkas-besar",
    Level.WARNING,
    N_("{value} has {size} MB; GitHub warns from 50 MB on."),
    N_("Make it smaller with python3 tasks.py produce."),
    "rekaman.mp3 (70 MB)",
    "rekaman.mp3 (14 MB)",
)

REPOSITORY_LFS_POINTER = Rule(
    "repo-lfs",
    Level.ERROR,
    N_("{value} is only a Git LFS pointer; GitHub Pages would publish the pointer."),
    N_("Put the file itself into the repository: git lfs migrate export."),
    "version https://git-lfs.github.com/spec/v1",
    "(berkas audio itu sendiri)",
)
