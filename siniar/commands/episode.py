"""Finds the episode that a person at the desk names."""

from __future__ import annotations

from siniar.build.load import Loaded
from siniar.commands.options import option
from siniar.commands.terminal import say
from siniar.model.episode import Episode
from siniar.model.words import N_
from siniar.youtube.kit_names import find_episode


def episode_option() -> str:
    """The field of a task that works on one episode."""
    name: str = option(
        N_("Number, code like ABC-012, or name of its note."),
        value=N_("EPISODE"),
        is_loose=True,
    )
    return name


def choose_episode(loaded: Loaded, name: str) -> Episode | None:
    """The episode of a number, code or note; ``None`` when there is none, which is told then."""
    episode = find_episode((read.episode for read in loaded.reads if read.episode), name)
    if episode is None:
        say(loaded.words.t("No episode has the number or name {value}.", value=name))
    return episode
