"""The tasks of people who make a podcast."""

from __future__ import annotations

from siniar.commands.options import Task
from siniar.model.words import N_

TASKS = (
    Task(
        "serve",
        "siniar.commands.serve:run",
        N_("Preview: build the site, serve it, build again at every change."),
    ),
    Task(
        "build",
        "siniar.commands.build:run",
        N_("Build the site into output/ as it is; findings are only shown."),
    ),
    Task(
        "publish",
        "siniar.commands.publish:run",
        N_("Build the site to be published; an error stops it (3), and output/ stays as it was."),
    ),
    Task(
        "check",
        "siniar.commands.check:run",
        N_("Check the whole content and show everything that was found."),
        ("periksa",),
    ),
    Task(
        "new-show",
        "siniar.commands.new_show:run",
        N_("Make the repository of a new show, or of a copy of this one a show of your own."),
        ("acara-baru",),
    ),
    Task(
        "upgrade",
        "siniar.commands.upgrade:run",
        N_("Bring the files of a show up to date that all shows have alike; shows the changes."),
        ("mutakhirkan",),
    ),
    Task(
        "new",
        "siniar.commands.new:run",
        N_("Begin a new episode: ask what is needed, then write a note to be filled in."),
        ("baru",),
    ),
    Task(
        "produce",
        "siniar.commands.produce:run",
        N_("Recordings in, an episode out: loudness, MP3, data saver, chapters, picture, note."),
        ("produksi",),
    ),
    Task(
        "inbox",
        "siniar.commands.inbox:run",
        N_("Make an episode of each recording in content/rekaman/; the workflow of phones."),
        ("rekaman",),
    ),
    Task(
        "doctor",
        "siniar.commands.doctor:run",
        N_("Examine the published site from outside, and its repository."),
        ("dokter",),
    ),
    Task(
        "import",
        "siniar.commands.import_show:run",
        N_("Bring a show in from its feed or a folder of notes; run again it adds what is new."),
        ("impor",),
    ),
    Task(
        "export",
        "siniar.commands.export:run",
        N_("Hand the whole show out: feed, audio, transcripts, notes, pictures, a list of all."),
        ("ekspor",),
    ),
    Task(
        "channel",
        "siniar.commands.channel:run",
        N_("List videos of the channel without an episode, and make draft notes of those picked."),
        ("kanal",),
    ),
    Task(
        "youtube",
        "siniar.commands.youtube:run",
        N_("Link episodes to their videos at YouTube, by channel or list; it never guesses."),
    ),
    Task(
        "youtube-kit",
        "siniar.commands.youtube_kit:run",
        N_("Write title, description, chapters, tags, picture and captions for YouTube into kit/."),
        ("kit-youtube",),
    ),
    Task(
        "video",
        "siniar.commands.video:run",
        N_("Make a 1080p video of an episode's sound and title in kit/, to be uploaded."),
    ),
    Task(
        "clip",
        "siniar.commands.clip:run",
        N_("Cut an episode's passages as MP3 and upright video with captions in kit/."),
        ("kutipan",),
    ),
    Task(
        "audio",
        "siniar.commands.audio:run",
        N_("Where the audio is: verify (do all addresses answer well?) or move --to ADDRESS."),
    ),
    Task(
        "board",
        "siniar.commands.board:run",
        N_("The office's planning board, from idea to evaluation. It is not published."),
        ("papan",),
    ),
    Task(
        "announce",
        "siniar.commands.announce:run",
        N_(
            "Write what is told to residents of an episode into kit/: chats, captions, mail, radio."
        ),
        ("umumkan",),
    ),
    Task(
        "questions",
        "siniar.commands.questions:run",
        N_("Take questions of residents out of a WhatsApp chat or a form, without who asked."),
        ("pertanyaan",),
    ),
    Task(
        "report",
        "siniar.commands.report:run",
        N_("Count what was heard and watched in a month, and write the office's report of it."),
        ("laporan",),
    ),
    Task(
        "review",
        "siniar.commands.review:run",
        N_("Summary and preview of a change, for a pull request; the result is in .cache/review/."),
        ("tinjau",),
    ),
    Task(
        "preview",
        "siniar.commands.preview:run",
        N_("Open a preview that was downloaded from a pull request."),
        ("buka",),
    ),
    Task(
        "remember",
        "siniar.commands.remember:run",
        N_("Note what is published in content/published.json, after the site was replaced."),
        ("catat",),
    ),
    Task(
        "ping-hub",
        "siniar.commands.ping_hub:run",
        N_("Tell the feed's hub that something is new, where the settings name one."),
        ("kabari-hub",),
    ),
    Task(
        "deploy",
        "siniar.commands.deploy:run",
        N_("Publish, then send the site to a server of one's own: folder, zip, ssh, sftp, S3."),
        ("kirim",),
    ),
    Task(
        "shows",
        "siniar.commands.shows:run",
        N_("Put the sites of several shows together, with a page, OPML and a feed that list them."),
        ("daftar-acara",),
    ),
    Task(
        "server-config",
        "siniar.commands.server_config:run",
        N_("Write the configuration that nginx, Apache or Caddy needs to serve the site."),
        ("atur-server",),
    ),
)
