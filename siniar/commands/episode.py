"""What people say of an episode: of a new one what it is, of one that is there its name."""

from __future__ import annotations

from dataclasses import dataclass

from siniar.build.load import Loaded
from siniar.commands.options import option
from siniar.model.episode import Episode
from siniar.model.words import N_
from siniar.system.exits import UseError
from siniar.youtube.kit_names import find_episode


@dataclass(frozen=True, slots=True)
class EpisodeOptions:
    """What a new episode is."""

    title: str = option(N_("Title of the episode."), "")
    topic: str = option(N_("One of the show's topics."), "")
    date: str = option(N_("When it comes out, such as 2026-11-20 08:00."), "")
    youtube: str = option(N_("Address of its video at YouTube."), "", value=N_("ADDRESS"))


def episode_option() -> str:
    """The field of a task that works on one episode."""
    name: str = option(
        N_("Number, code like ABC-012, or name of its note."),
        value=N_("EPISODE"),
        is_loose=True,
    )
    return name


def choose_episode(loaded: Loaded, name: str) -> Episode:
    """The episode of a number, code or note.

    Raises:
        UseError: there is none.
    """
    episode = find_episode((read.episode for read in loaded.reads if read.episode), name)
    if episode is None:
        raise UseError(loaded.words.t("No episode has the number or name {value}.", value=name))
    return episode
