"""Which episodes stand below an episode, however large the show is."""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta

import pytest

from siniar.model.catalogue import Catalogue, build_catalogue
from siniar.model.episode import Episode
from tests.support.factories import ADDRESSES, NOW, TOPICS, make_episode, make_show


def ranked(catalogue: Catalogue, episode: Episode) -> list[str]:
    """The rule as it is written, with every episode compared to every other."""
    words = {word.casefold() for word in episode.keywords}
    scores: Counter[str] = Counter()
    for other in catalogue.episodes:
        shared = words & {word.casefold() for word in other.keywords}
        scores[other.guid] = 2 * len(shared) + (
            episode.topic is not None and other.topic == episode.topic
        )
    places = {item.guid: place for place, item in enumerate(catalogue.episodes)}
    here = places[episode.guid]
    others = [guid for guid, score in scores.items() if score and guid != episode.guid]
    return sorted(others, key=lambda guid: (-scores[guid], abs(places[guid] - here), guid))[:3]


@pytest.mark.parametrize("seed", range(40))
def test_related_episodes_are_those_that_share_most_and_are_nearest_in_time(seed: int) -> None:
    dice = random.Random(seed)
    episodes = [
        make_episode(
            number,
            guid=f"g{dice.random()}",
            slug=f"s{number}",
            date=NOW - timedelta(days=dice.randint(1, 15)),
            topic=dice.choice([None, *TOPICS]),
            keywords=tuple(dice.sample(["A", "b", "a", "c"], dice.randint(0, 2))),
        )
        for number in range(dice.randint(1, 25))
    ]
    catalogue = build_catalogue(make_show(), ADDRESSES, episodes, NOW)
    for episode in catalogue.episodes:
        assert [other.guid for other in catalogue.related(episode)] == ranked(catalogue, episode)
