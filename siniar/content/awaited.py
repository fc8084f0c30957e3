"""Tells what waits: for its moment, or for its audio, video or transcript."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from siniar.content.readings import ReadEpisode
from siniar.model.catalogue import Catalogue
from siniar.model.episode import Episode, Status
from siniar.model.words import N_, Words

#: What most episodes get in the end: the field, and the heading of those without it.
_AWAITED = (
    ("audio", N_("Waiting for audio")),
    ("videos", N_("Waiting for the YouTube video")),
    ("transcript", N_("Waiting for a transcript")),
)


def is_settled(read: ReadEpisode, name: str) -> bool:
    """Whether the episode has what the field gives, or its note says that it will not get it."""
    if getattr(read.episode, name, None):
        return True
    # A video or transcript that is "tidak ada" is written down and nothing comes of it on purpose.
    return name != "audio" and name in read.fields


def list_waiting(
    catalogue: Catalogue, reads: Iterable[ReadEpisode], words: Words
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Headings with their lines, the scheduled first; headings with nothing below are left out."""
    scheduled = tuple(_scheduled(episode, words) for episode in catalogue.scheduled)
    if scheduled:
        yield words.t("Scheduled"), scheduled
    expected = [
        read for read in reads if read.episode and read.episode.status is not Status.WITHDRAWN
    ]
    for name, heading in _AWAITED:
        lines = tuple(_named(read) for read in expected if not is_settled(read, name))
        if lines:
            yield words.t(heading), lines


def _scheduled(episode: Episode, words: Words) -> str:
    moment = f"{words.date(episode.date)} {words.time(episode.date)}"
    return f"{moment}: {episode.title} ({episode.source})"


def _named(read: ReadEpisode) -> str:
    return f"{read.episode.title if read.episode else ''} ({read.path})"


def render_waiting(catalogue: Catalogue, reads: Iterable[ReadEpisode], words: Words) -> str:
    """A few lines for a terminal; empty when nothing waits."""
    blocks = [
        "\n".join([f"{heading}:", *(f"  {line}" for line in lines)])
        for heading, lines in list_waiting(catalogue, reads, words)
    ]
    return "\n\n".join(blocks) + "\n" if blocks else ""
