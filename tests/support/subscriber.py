"""A subscriber's app: what it takes for an episode that it has, and what it shows as new.

The rules are tables after the programs' own code: gPodder's ``model.py`` (``get_new_episodes``,
``update``) and AntennaPod's ``FeedItemDuplicateGuesser`` and ``FeedDatabaseWriter``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from siniar.transfer.read_feed import read_feed


@dataclass(frozen=True)
class Seen:
    """An item as an app keeps it."""

    guid: str
    title: str
    url: str
    date: datetime
    #: Seconds.
    duration: float
    type: str


def seen_in(content: bytes) -> list[Seen]:
    """The items of a feed that can be heard."""
    feed = read_feed(content, "feed.xml").feed
    assert feed
    return [
        Seen(
            each.guid or each.audio.url,
            each.title,
            each.audio.url,
            each.date,
            each.duration or 0.0,
            each.audio.type,
        )
        for each in feed.episodes
        if each.audio and each.date
    ]


#: Whether two items are one episode.
Same = Callable[[Seen, Seen], bool]


def same_guid(one: Seen, other: Seen) -> bool:
    return bool(one.guid) and one.guid == other.guid


def same_address(one: Seen, other: Seen) -> bool:
    return bool(one.url) and one.url == other.url


def _title(text: str) -> str:
    return text.strip().translate(str.maketrans("“”„—", '"""-'))


def looks_the_same(one: Seen, other: Seen) -> bool:
    """Title, day, length within ten minutes, and the first half of the type."""
    return (
        bool(one.title)
        and _title(one.title) == _title(other.title)
        and one.date.astimezone(UTC).date() == other.date.astimezone(UTC).date()
        and abs(one.duration - other.duration) < 600
        and one.type.partition("/")[0] == other.type.partition("/")[0]
    )


@dataclass(frozen=True)
class Rules:
    """How an app tells old episodes from new ones."""

    #: An item for which one of these holds with a kept one is that episode.
    same: tuple[Same, ...]
    #: What is older than the newest kept episode by more than this is not shown as new.
    grace: timedelta


GPODDER = Rules((same_guid,), timedelta(days=7))
ANTENNAPOD = Rules((same_guid, same_address, looks_the_same), timedelta(0))


@dataclass
class Listener:
    """An app that polls feeds."""

    rules: Rules
    kept: list[Seen] = field(default_factory=list)

    def poll(self, items: Iterable[Seen]) -> list[Seen]:
        """What is in the feed and not kept, and is kept from now on."""
        fresh = [each for each in items if not any(self._is_same(each, kept) for kept in self.kept)]
        self.kept += fresh
        return fresh

    def shown_as_new(self, items: Iterable[Seen]) -> list[Seen]:
        """Those that the app also tells its owner of."""
        newest = max((each.date for each in self.kept), default=None)
        return [
            each
            for each in self.poll(items)
            if newest is None or each.date >= newest - self.rules.grace
        ]

    def _is_same(self, one: Seen, other: Seen) -> bool:
        return any(same(one, other) for same in self.rules.same)
