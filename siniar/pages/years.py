"""Puts the episodes of a long list together by their year."""

from __future__ import annotations

from collections.abc import Sequence

from siniar.model.episode import Episode
from siniar.pages.compose import Composer
from siniar.pages.contexts_episode import CardGroup
from siniar.pages.inputs import Listed
from siniar.pages.pager import PagerInputs, named_groups


def year_of(episode: Episode | Listed) -> str:
    """The year of an episode."""
    return str(episode.date.year)


def group_cards(
    pager: PagerInputs, episodes: Sequence[Listed], composer: Composer
) -> tuple[CardGroup, ...]:
    """The cards of a page by year."""
    return tuple(
        CardGroup(name, tuple(composer.card(listed) for listed in group))
        for name, group in named_groups(pager, episodes, year_of)
    )
