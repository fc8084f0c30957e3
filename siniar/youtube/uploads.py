"""A video as the channel or an exported list tells of it."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from msgspec import Struct

from siniar.model.timecodes import Seconds

#: Share of an episode's length by which its video may differ.
LENGTH = 0.25


class How(Enum):
    """What a link rests on."""

    CODE = "code"
    PAGE = "page"
    TITLE = "title"


class Upload(Struct, frozen=True):
    """A video as the channel or a listing tells of it."""

    #: Eleven characters.
    id: str
    title: str
    #: Aware; ``None`` when a listing does not say.
    published: datetime | None
    description: str = ""
    #: Seconds, ``None`` when nobody says.
    duration: Seconds | None = None
    #: Whether it stands among the Shorts.
    is_short: bool = False
    #: Was or is streamed live.
    is_live: bool = False
    #: Whether other sites may show it.
    is_embeddable: bool = True
    #: Id of its channel, ``UC…``; empty when nobody says.
    channel: str = ""
    #: When it was recorded, aware; ``None`` when nobody says.
    recorded: datetime | None = None

    def days_after(self, moment: datetime) -> float | None:
        """Days from a moment to its publication; ``None`` when a listing does not say."""
        if self.published is None:
            return None
        return (self.published - moment).total_seconds() / 86_400


def lengths_differ(video: Seconds | None, audio: Seconds | None) -> bool:
    """Whether a video is too long or too short for a sound; not where a length is unknown."""
    if not video or not audio:
        return False
    return abs(video - audio) > LENGTH * audio
