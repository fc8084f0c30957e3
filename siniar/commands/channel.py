"""Lists videos of the channel that have no episode, and makes draft notes of those picked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from siniar.build.load import Loaded
from siniar.commands.options import option
from siniar.commands.picks import pick
from siniar.commands.show import load_show
from siniar.commands.spinner import spinner
from siniar.commands.terminal import find_asker, say, show
from siniar.commands.youtube import tell_unread
from siniar.model.words import N_, Words
from siniar.system.exits import GOOD, WRONG_USE
from siniar.system.files import replace_file
from siniar.transfer.take import TakeError, has_program, take_sound
from siniar.transfer.videos import DraftNote, VideoKind, draft_notes, list_waiting
from siniar.youtube.channel import ChannelError, parse_channel
from siniar.youtube.exports import ExportError, parse_export
from siniar.youtube.refresh import NoChannelError, read_channel
from siniar.youtube.uploads import Upload
from siniar.youtube.web import Web, WebError


@dataclass(frozen=True, slots=True)
class ChannelOptions:
    """Where the videos are listed, and which of them become notes."""

    listing: str = option(
        N_("List of videos: from YouTube Studio, Takeout or yt-dlp; else the channel is asked."),
        "",
        value=N_("FILE"),
        is_loose=True,
    )
    pick: str = option(N_("Numbers of the list, such as 1,3-5, or: all"), "", value=N_("NUMBERS"))
    captions: str = option(
        N_("Folder with captions (.srt, .vtt) whose names hold the videos' ids."),
        "",
        value=N_("FOLDER"),
    )
    audio: bool = option(N_("Take the sound with yt-dlp; only of the show's own channel."), False)


def run(root: Path, options: ChannelOptions) -> int:
    """List the videos, and write notes of those picked; the exit status."""
    return offer(load_show(root), options, Web())


def offer(loaded: Loaded, options: ChannelOptions, web: Web) -> int:
    """Show what waits, take the picks, write the notes; the exit status."""
    words = loaded.words
    uploads = _read_uploads(loaded, options.listing, web)
    if uploads is None:
        return WRONG_USE
    waiting = list_waiting(uploads, _taken(loaded))
    listed = [upload for kind in VideoKind for upload in waiting[kind]]
    show(render_list(waiting, words))
    if not listed:
        show(words.t("Every video has an episode."))
        return GOOD
    ask = find_asker()
    text = options.pick or (
        ask(words.t("Which become episodes (1,3-5, or all)?"), "") if ask else ""
    )
    picked = pick(listed, text, words)
    if not picked:
        show(words.t("Nothing was written. Pick with --pick 1,3-5"))
        return GOOD
    return _write(loaded, picked, options)


def render_list(waiting: dict[VideoKind, list[Upload]], words: Words) -> str:
    """The videos with the numbers that they are picked by."""
    lines, number = [], 0
    for kind, uploads in waiting.items():
        if not uploads:
            continue
        lines.append(f"\n{words.t(kind.value)}:")
        for upload in uploads:
            number += 1
            day = f"{upload.published:%Y-%m-%d}" if upload.published else "?" * 10
            minutes = words.minutes(upload.duration) if upload.duration else ""
            lines.append(f"{number:5}  {day}  {upload.title}  {minutes}".rstrip())
    return "\n".join([*lines, ""])


def _read_uploads(loaded: Loaded, listing: str, web: Web) -> Sequence[Upload] | None:
    """The videos of a listing or of the channel; ``None`` when that has been told to fail."""
    words = loaded.words
    try:
        if not listing:
            return read_channel(loaded.catalogue.show, web)
        content = Path(listing).read_bytes()
        is_feed = re.match(rb"(?:\xef\xbb\xbf)?\s*<", content) is not None
        if is_feed:
            return parse_channel(content).uploads
        read = parse_export(content)
        tell_unread(read, words)
        return read.uploads
    except (ExportError, OSError, ChannelError) as error:
        told = words.t("The file {file} is no list of videos: {problem}")
        say(told.format(file=listing or "YouTube", problem=error))
    except WebError as error:
        told = words.t(
            "YouTube could not be asked ({problem}). Name a listing saved from YouTube Studio."
        )
        say(told.format(problem=error))
    except NoChannelError:
        say(
            words.t(
                "The settings name no channel: write youtube_channel in SHOW, or name a listing."
            )
        )
    return None


def _taken(loaded: Loaded) -> frozenset[str]:
    """Ids of the videos that an episode has, or had."""
    noted = {video.id for read in loaded.reads if read.episode for video in read.episode.videos}
    return frozenset(noted | {link.video for link in loaded.links})


def _write(loaded: Loaded, picked: Sequence[Upload], options: ChannelOptions) -> int:
    words, project = loaded.words, loaded.project
    captions = Path(options.captions) if options.captions else None
    if captions is None and options.listing:
        captions = Path(options.listing).resolve().parent
    episodes = [read.episode for read in loaded.reads if read.episode]
    now = loaded.catalogue.now
    made = list(draft_notes(picked, loaded.catalogue.show, episodes, captions, now))
    for note in made:
        for name, content in note.files:
            path = project.content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, content)
        path = project.content / "episodes" / note.name
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, note.content)
        found = ", ".join(words.t(each) for each in note.found)
        show(
            words.t("Written: {path}", path=path.relative_to(project.root))
            + (f" ({found})" if found else "")
        )
    by_id = {upload.id: upload for upload in picked}
    if options.audio:
        for note in made:
            _take(loaded, note, by_id[note.video])
    show(
        words.t(
            "Next, for each: python3 tasks.py produce RECORDING --title TITLE, "
            "read the note, publish it."
        )
    )
    return GOOD


def _take(loaded: Loaded, note: DraftNote, upload: Upload) -> None:
    """Take the sound of the show's own video into content/audio, and name it in the note."""
    words, own = loaded.words, loaded.catalogue.show.youtube_channel
    if not own or upload.channel not in {"", own}:
        say(
            words.t(
                "{title}: not taken, because its channel is not the show's (youtube_channel).",
                title=note.title,
            )
        )
        return
    if not has_program():
        say(words.t("yt-dlp is not installed; use the office's own recording with produce."))
        return
    target = loaded.project.content / "audio" / f"{note.stem}.m4a"
    try:
        with spinner(note.title):
            take_sound(note.video, target)
    except TakeError as error:
        say(
            words.t("{title}: yt-dlp could not take it: {problem}", title=note.title, problem=error)
        )
        return
    path = loaded.project.content / "episodes" / note.name
    named = note.content.decode().replace(
        "\nstatus: draf\n", f"\naudio: {target.name}\nstatus: draf\n", 1
    )
    replace_file(path, named.encode())
    show(words.t("Written: {path}", path=target.relative_to(loaded.project.root)))
