"""Finds episodes that an app takes for one, because they look alike to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import tzinfo

from siniar.content.readings import ReadEpisode
from siniar.content.rules_between import EPISODES_ALIKE
from siniar.model.episode import Episode, Status
from siniar.model.findings import Finding, found
from siniar.model.text import clean_line

#: Seconds by which lengths differ that AntennaPod holds for different.
#: https://github.com/AntennaPod/AntennaPod, FeedItemDuplicateGuesser
LENGTHS_DIFFER = 600
#: What it holds for the same in titles.
_FOLDED = str.maketrans("“”„—", '"""-')


def seem_alike(one: Episode, other: Episode, zone: tzinfo) -> bool:
    """Whether AntennaPod takes two episodes for one that was given a new guid by mistake."""
    if one.enclosure is None or other.enclosure is None:
        return False
    lengths = [round(each.duration or 0) for each in (one, other)]
    return (
        _title_of(one) == _title_of(other) != ""
        and one.date.astimezone(zone).date() == other.date.astimezone(zone).date()
        and abs(lengths[0] - lengths[1]) < LENGTHS_DIFFER
        and _type_of(one) == _type_of(other)
    )


def check_alike(reads: Iterable[ReadEpisode], zone: tzinfo) -> Iterator[Finding]:
    """A finding for each episode that looks like an earlier one."""
    earlier: dict[str, list[ReadEpisode]] = defaultdict(list)
    for read in reads:
        episode = read.episode
        if episode is None or episode.status is not Status.PUBLISHED:
            continue
        twins = earlier[_title_of(episode)]
        for other in twins:
            if other.episode is None or other.episode.guid == episode.guid:
                continue  # a copy is told as one
            if seem_alike(episode, other.episode, zone):
                yield found(
                    EPISODES_ALIKE, read.place("title"), other=other.path, title=episode.title
                )
                break
        twins.append(read)


def _title_of(episode: Episode) -> str:
    return clean_line(episode.title).translate(_FOLDED)


def _type_of(episode: Episode) -> str:
    return episode.enclosure.type.partition("/")[0] if episode.enclosure else ""
