"""Makes the files of an upload kit: texts, thumbnail, captions and the page to copy from."""

from __future__ import annotations

from siniar.images.kinds import THUMBNAIL
from siniar.images.texts import Drawings
from siniar.media.transcripts import open_transcript, render_srt
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode
from siniar.model.words import N_, Words
from siniar.youtube.kit import Kit
from siniar.youtube.kit_names import kit_stem
from siniar.youtube.kit_page import render_kit_page

#: Message ids of the files' names; the page to begin with, and the texts.
PAGE = N_("open-this.html")
TITLE, DESCRIPTION, TAGS = N_("title.txt"), N_("description.txt"), N_("tags.txt")


def render_kit(
    catalogue: Catalogue, episode: Episode, kit: Kit, words: Words, drawings: Drawings
) -> dict[str, bytes]:
    """The files by their names; captions only where the episode has a transcript."""
    stem = kit_stem(episode)
    thumbnail, captions = f"{stem}-thumbnail.jpg", f"{stem}.{catalogue.show.language}.srt"
    files = {
        words.t(TITLE): kit.title.encode(),
        words.t(DESCRIPTION): kit.description.encode(),
        words.t(TAGS): ",".join(kit.tags).encode(),
        thumbnail: drawings.card(THUMBNAIL, episode).render(),
    }
    if episode.transcript:
        files[captions] = render_srt(open_transcript(episode.transcript)).encode()
    else:
        captions = ""
    files[words.t(PAGE)] = render_kit_page(
        catalogue.show, episode, kit, words, thumbnail=thumbnail, captions=captions
    )
    return files
