"""What can keep a site from being sent; wherever one of these is told, the old site stays."""

from __future__ import annotations

from siniar.model.rules import Level, Rule
from siniar.model.words import N_

TARGET_MISSING = Rule(
    "kirim-tanpa-tujuan",
    Level.ERROR,
    N_("It is not known where the site is to be sent."),
    N_('Write "deploy" in SHOW in pelicanconf.py, or --to with the command.'),
    "kirim",
    "kirim --to ssh://situs@podcast.contoh.go.id/srv/siniar",
)

TARGET_UNKNOWN = Rule(
    "kirim-tujuan",
    Level.ERROR,
    N_("{value} is no place to which the site can be sent."),
    N_(
        "Write a folder, a file that ends in .zip, or an address that begins with ssh://, sftp:// "
        "or s3:// and names the folder, from / on."
    ),
    "kirim --to ssh://podcast.contoh.go.id",
    "kirim --to ssh://situs@podcast.contoh.go.id/srv/siniar",
)

TARGET_PASSWORD = Rule(
    "kirim-sandi",
    Level.ERROR,
    N_("The address holds a password, which settings and logs would show to others."),
    N_("Take it out and change it. Keys come from the ssh agent: ssh-add FILE."),
    "kirim --to ssh://situs:rahasia@podcast.contoh.go.id/srv/siniar",
    "kirim --to ssh://situs@podcast.contoh.go.id/srv/siniar",
)

PROGRAM_MISSING = Rule(
    "kirim-program",
    Level.ERROR,
    N_("The program {value} is not there: {problem}"),
    N_(
        "Here: sudo apt-get install openssh-client rsync. Where only the server lacks rsync, write "
        "sftp:// in place of ssh://. For s3://, write the address behind --to, and what is missing "
        "is installed."
    ),
    "kirim --to ssh://… (rsync belum terpasang)",
    "kirim --to sftp://…",
)

KEY_REFUSED = Rule(
    "kirim-kunci",
    Level.ERROR,
    N_("The server lets nobody in with the keys of this computer: {problem}"),
    N_(
        "Show the agent the right key, ssh-add FILE, and have its public half put into the "
        "server's authorized_keys. For S3: the variables AWS_ACCESS_KEY_ID and "
        "AWS_SECRET_ACCESS_KEY."
    ),
    "ssh-add -l (The agent has no identities)",
    "ssh-add ~/.ssh/id_ed25519",
)

HOST_UNKNOWN = Rule(
    "kirim-server-asing",
    Level.ERROR,
    N_("This computer does not know the server, or the server has another key: {problem}"),
    N_(
        "Connect once by hand, ssh USER@HOST, and compare what is shown with what the server's "
        "administrator says."
    ),
    "kirim --to ssh://… (belum pernah tersambung)",
    "ssh situs@podcast.contoh.go.id",
)

UNREACHABLE = Rule(
    "kirim-terputus",
    Level.ERROR,
    N_("The connection does not come about, or broke off: {problem}"),
    N_("Check the connection and the name of the server, then type the same once more."),
    "kirim (tanpa internet)",
    "kirim (tersambung)",
)

DISK_FULL = Rule(
    "kirim-penuh",
    Level.ERROR,
    N_("There is no room left where the site is sent: {problem}"),
    N_("Make room there: what is new lies beside what is public until everything has come."),
    "df -h /srv (Use% 100%)",
    "df -h /srv (Use% 60%)",
)

PLACE_FOREIGN = Rule(
    "kirim-tempat-terisi",
    Level.ERROR,
    N_("{value} is there already, and this program did not put it there."),
    N_(
        "Choose a folder or file of its own, or take away what is there. In a folder the site lies "
        "in releases/, and the link current leads to it."
    ),
    "kirim --to /var/www/html",
    "kirim --to /srv/siniar",
)

SENDING_FAILED = Rule(
    "kirim-gagal",
    Level.ERROR,
    N_("The site could not be sent: {problem}"),
    N_("Show these words to whoever looks after the server: mostly a folder must not be written."),
    "drwxr-xr-x root root /srv/siniar",
    "drwxr-xr-x situs situs /srv/siniar",
)
