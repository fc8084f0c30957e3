"""A video as the channel or an exported list tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from siniar.model.episode import Seconds


class How(Enum):
    """What a link rests on."""

    CODE = "code"
    PAGE = "page"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Upload:
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
    #: Id of its channel, ``UC…``; empty when nobody says.
    channel: str = ""
    #: When it was recorded, aware; ``None`` when nobody says.
    recorded: datetime | None = None
