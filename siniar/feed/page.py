"""One file of a feed with everything that it may show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from siniar.model.episode import Episode, Topic
from siniar.model.show import Show
from siniar.model.urls import Addresses, absolute


class NotesForm(Enum):
    """How much of an episode's notes its item holds beside the description."""

    WHOLE = "whole"
    #: For the size budget.
    SHORTENED = "shortened"
    #: For the setting ``full_notes``.
    LEFT_OUT = "left out"


class FeedImage(Struct, frozen=True):
    """A picture that apps may choose for its shape."""

    #: Below the site's root.
    path: str
    width: int
    height: int
    #: What it is for: ``artwork``, ``social``, ``canvas``.
    #: https://podcasting2.org/docs/podcast-namespace/tags/image
    purpose: str
    #: Words for those who do not see it.
    alt: str


class FeedArtwork(Struct, frozen=True):
    """Where the pictures that feeds name lie, below the site's root."""

    #: The show's square picture.
    show: str
    #: Episodes' own pictures by guid; an episode without one shows the show's.
    episodes: Mapping[str, str] = field(default_factory=dict)
    #: Pictures of several shapes by guid; the show's under an empty one.
    images: Mapping[str, tuple[FeedImage, ...]] = field(default_factory=dict)


class FeedItem(Struct, frozen=True):
    """An episode in a feed."""

    episode: Episode
    #: Its own picture below the site's root; empty where the show's stands for it.
    artwork: str
    #: Whether what it says has passed its last day.
    is_expired: bool
    notes: NotesForm
    #: Where the site lists its questions, below the site's root; empty when it answers none.
    questions: str = ""
    #: Pictures of several shapes.
    images: tuple[FeedImage, ...] = ()


class FeedSite(Struct, frozen=True):
    """The show, and where everything of it lies."""

    show: Show
    addresses: Addresses

    def url(self, path: str) -> str:
        """The absolute address of a path below the site's root."""
        return absolute(self.show, path)


class FeedPage(Struct, frozen=True):
    """One file of a feed."""

    site: FeedSite
    #: Below the site's root.
    path: str
    #: Newest first.
    items: tuple[FeedItem, ...]
    #: The show's square picture, below the site's root.
    artwork: str
    #: The show's pictures of several shapes.
    images: tuple[FeedImage, ...] = ()
    #: Public trailers, newest first; on the first page only.
    trailers: tuple[Episode, ...] = ()
    #: Paths of other pages by relation: ``first``, ``previous``, ``next``, ``last``, and those of
    #: archives. https://www.rfc-editor.org/rfc/rfc5005
    links: tuple[tuple[str, str], ...] = ()
    #: Whether it is a page of the archive.
    is_archive: bool = False
    #: Set in the feed of one topic.
    topic: Topic | None = None

    @property
    def newest_date(self) -> datetime:
        """When the content last changed; never the clock, or every build would differ."""
        newest = next(iter(self.items), None)
        zone = ZoneInfo(self.site.show.timezone)
        return newest.episode.date if newest else datetime(2000, 1, 1, tzinfo=zone)
