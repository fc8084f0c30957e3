"""Makes the files of an upload kit: texts, thumbnail, captions and the page to copy from."""

from __future__ import annotations

from siniar.images.kinds import THUMBNAIL
from siniar.images.texts import Drawings
from siniar.media.transcripts import open_transcript, render_srt
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode
from siniar.model.words import Words
from siniar.youtube.kit import Kit
from siniar.youtube.kit_names import kit_stem
from siniar.youtube.kit_page import render_kit_page

#: The page to begin with.
PAGE = "buka-ini.html"


def render_kit(
    catalogue: Catalogue, episode: Episode, kit: Kit, words: Words, drawings: Drawings
) -> dict[str, bytes]:
    """The files by their names; captions only where the episode has a transcript."""
    stem = kit_stem(episode)
    thumbnail, captions = f"{stem}-thumbnail.jpg", f"{stem}.{catalogue.show.language}.srt"
    files = {
        "judul.txt": kit.title.encode(),
        "deskripsi.txt": kit.description.encode(),
        "tag.txt": ",".join(kit.tags).encode(),
        thumbnail: drawings.card(THUMBNAIL, episode).render(),
    }
    if episode.transcript:
        files[captions] = render_srt(open_transcript(episode.transcript)).encode()
    else:
        captions = ""
    files[PAGE] = render_kit_page(
        catalogue.show, episode, kit, words, thumbnail=thumbnail, captions=captions
    )
    return files
