"""The tasks of people who make a podcast."""

from __future__ import annotations

from siniar.commands.options import Task
from siniar.model.words import N_

#: What each task does, by its names; its file is called like the first of them.
_TASKS = {
    ("serve",): N_("Preview: build the site, serve it, build again at every change."),
    ("build",): N_("Build the site into output/ as it is; findings are only shown."),
    ("publish",): N_(
        "Build the site to be published; an error stops it (3), and output/ stays as it was."
    ),
    ("check", "periksa"): N_("Check the whole content and show everything that was found."),
    ("new-show", "acara-baru"): N_(
        "Make the repository of a new show, or of a copy of this one a show of your own."
    ),
    ("upgrade", "mutakhirkan"): N_(
        "Bring the files of a show up to date that all shows have alike; shows the changes."
    ),
    ("new", "baru"): N_(
        "Begin a new episode: ask what is needed, then write a note to be filled in."
    ),
    ("produce", "produksi"): N_(
        "Recordings in, an episode out: loudness, MP3, data saver, chapters, picture, note."
    ),
    ("inbox", "rekaman"): N_(
        "Make an episode of each recording in content/rekaman/; the workflow of phones."
    ),
    ("doctor", "dokter"): N_("Examine the published site from outside, and its repository."),
    ("import", "impor"): N_(
        "Bring a show in from its feed or a folder of notes; run again it adds what is new."
    ),
    ("export", "ekspor"): N_(
        "Hand the whole show out: feed, audio, transcripts, notes, pictures, a list of all."
    ),
    ("channel", "kanal"): N_(
        "List videos of the channel without an episode, and make draft notes of those picked."
    ),
    ("youtube",): N_(
        "Link episodes to their videos at YouTube, by channel or list; it never guesses."
    ),
    ("youtube-kit", "kit-youtube"): N_(
        "Write title, description, chapters, tags, picture and captions for YouTube into kit/."
    ),
    ("video",): N_("Make a 1080p video of an episode's sound and title in kit/, to be uploaded."),
    ("clip", "kutipan"): N_(
        "Cut an episode's passages as MP3 and upright video with captions in kit/."
    ),
    ("audio",): N_(
        "Where the audio is: verify (do all addresses answer well?) or move --to ADDRESS."
    ),
    ("board", "papan"): N_(
        "The office's planning board, from idea to evaluation. It is not published."
    ),
    ("announce", "umumkan"): N_(
        "Write what is told to residents of an episode into kit/: chats, captions, mail, radio."
    ),
    ("questions", "pertanyaan"): N_(
        "Take questions of residents out of a WhatsApp chat or a form, without who asked."
    ),
    ("report", "laporan"): N_(
        "Count what was heard and watched in a month, and write the office's report of it."
    ),
    ("review", "tinjau"): N_(
        "Summary and preview of a change, for a pull request; the result is in .cache/review/."
    ),
    ("preview", "buka"): N_("Open a preview that was downloaded from a pull request."),
    ("remember", "catat"): N_(
        "Note what is published in content/published.json, after the site was replaced."
    ),
    ("ping-hub", "kabari-hub"): N_(
        "Tell the feed's hub that something is new, where the settings name one."
    ),
    ("deploy", "kirim"): N_(
        "Publish, then send the site to a server of one's own: folder, zip, ssh, sftp, S3."
    ),
    ("shows", "daftar-acara"): N_(
        "Put the sites of several shows together, with a page, OPML and a feed that list them."
    ),
    ("server-config", "atur-server"): N_(
        "Write the configuration that nginx, Apache or Caddy needs to serve the site."
    ),
}
#: The word ``import`` is Python's own.
_FILES = {"import": "import_show"}

TASKS = tuple(
    Task(
        name,
        f"siniar.commands.{_FILES.get(name, name.replace('-', '_'))}:run",
        help_,
        tuple(aliases),
    )
    for (name, *aliases), help_ in _TASKS.items()
)
