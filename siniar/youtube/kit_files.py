"""Makes the files of an upload kit: texts, thumbnail, captions and the page to copy from."""

from __future__ import annotations

from collections.abc import Iterable

from siniar.images.render import render_thumbnail
from siniar.media.transcripts import open_transcript, render_srt
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode
from siniar.model.words import Words
from siniar.youtube.kit import build_kit
from siniar.youtube.kit_page import render_kit_page

#: Below the project's root, ignored by git.
FOLDER = "kit"
PAGE = "buka-ini.html"


def find_episode(episodes: Iterable[Episode], name: str) -> Episode | None:
    """The episode of a number, a code, or a note's name; ``None`` when there is none."""
    wanted = name.strip().casefold()
    number = int(wanted) if wanted.isascii() and wanted.isdecimal() else None
    for episode in episodes:
        names = {episode.code, episode.slug, kit_stem(episode)} - {""}
        is_number = number is not None and episode.number == number
        if is_number or wanted in {one.casefold() for one in names}:
            return episode
    return None


def kit_folder(episode: Episode) -> str:
    """Where the files of an episode's kit lie, below the project's root."""
    return f"{FOLDER}/{kit_stem(episode)}"


def kit_stem(episode: Episode) -> str:
    """What the names of a kit's files begin with: the note's own name."""
    return episode.source.rpartition("/")[2].rpartition(".")[0]


def render_kit(catalogue: Catalogue, episode: Episode, words: Words) -> dict[str, bytes]:
    """The files by their names; captions only where the episode has a transcript."""
    kit = build_kit(catalogue, episode, words)
    stem = kit_stem(episode)
    thumbnail, captions = f"{stem}-thumbnail.jpg", f"{stem}.{catalogue.show.language}.srt"
    files = {
        "judul.txt": kit.title.encode(),
        "deskripsi.txt": kit.description.encode(),
        "tag.txt": ",".join(kit.tags).encode(),
        thumbnail: render_thumbnail(catalogue.show, episode, words),
    }
    if episode.transcript:
        files[captions] = render_srt(open_transcript(episode.transcript)).encode()
    else:
        captions = ""
    files[PAGE] = render_kit_page(
        catalogue.show, episode, kit, words, thumbnail=thumbnail, captions=captions
    )
    return files
