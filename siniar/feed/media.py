"""Chooses which file of an episode is its item's enclosure, and which ones stand beside it."""

from __future__ import annotations

from siniar.model.episode import Enclosure, Episode
from siniar.model.show import Show

#: Media whose episodes are films. https://podcasting2.org/docs/podcast-namespace/tags/medium
FILMS = frozenset({"video", "film"})


def enclosure_of(show: Show, episode: Episode) -> Enclosure | None:
    """The file that apps download: the film of a show of films, else the sound."""
    is_film = show.feed.medium in FILMS and episode.film_enclosure is not None
    return episode.film_enclosure if is_film else episode.enclosure


def alternates_of(show: Show, episode: Episode) -> tuple[Enclosure, ...]:
    """The other files: sound of few bytes, then whichever of film and sound is left."""
    chosen = enclosure_of(show, episode)
    others = (episode.data_saver, episode.enclosure, episode.film_enclosure)
    return tuple(each for each in others if each is not None and each != chosen)
