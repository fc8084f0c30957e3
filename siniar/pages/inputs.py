"""Everything that pages may show: frozen, in the show's own terms, before any words are made of it.

The key of a page is the hash of its inputs, and its view sees nothing else. What stands here is
what several page kinds share; each kind has its own besides.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum

from msgspec import Struct

from siniar.model.episode import Enclosure, EpisodeKind, Person, Season, Service, Topic, Video
from siniar.model.questions import Question
from siniar.model.show import Show
from siniar.model.timecodes import Seconds
from siniar.model.transcript import TranscriptFile
from siniar.model.urls import Addresses


class Mark(Enum):
    """Why only a preview shows an episode."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"


class Frame(Struct, frozen=True):
    """What stands around every page; paths are below the site's root."""

    show: Show
    addresses: Addresses
    #: Folder of the theme's files, with a slash at its end.
    assets: str
    icon_svg: str
    #: PNG icons of 32 and 180 pixels.
    icons: tuple[str, str]
    #: The picture that chats show of pages that are not an episode's.
    share: str
    #: Slug and title of the texts that editors wrote, in the order of their menu.
    texts: tuple[tuple[str, str], ...]
    has_episodes: bool
    has_videos: bool
    has_people: bool
    has_questions: bool
    #: Whether any audio lies elsewhere.
    has_remote_audio: bool


class Listed(Struct, frozen=True):
    """An episode as lists show it."""

    #: Page of the episode.
    path: str
    title: str
    code: str
    date: datetime
    kind: EpisodeKind
    topic: Topic | None
    #: Seconds; ``None`` when unknown.
    duration: Seconds | None
    #: What the note says, else the beginning of its text; may be empty.
    summary: str
    #: Square pictures of 96, 192 and 384 pixels.
    pictures: tuple[str, ...]
    #: What they show, as the note says; empty unless they are the episode's own.
    picture_text: str
    mark: Mark | None
    is_expired: bool
    guid: str
    slug: str
    #: The audio, and the small file for prepaid data; ``None`` when there is none.
    enclosure: Enclosure | None
    data_saver: Enclosure | None


class ListedTopic(Struct, frozen=True):
    """A topic as lists show it."""

    topic: Topic
    #: Episodes; ``None`` where that does not matter.
    count: int | None
    #: Square pictures of 192 and 384 pixels.
    pictures: tuple[str, str]


class ListedPerson(Struct, frozen=True):
    """A person as lists show them."""

    person: Person
    #: Episodes; ``None`` where that does not matter.
    count: int | None = None


class DirectoryInputs(Struct, frozen=True):
    """An episode in a topic's directory of services."""

    listed: Listed
    service: Service | None
    confirmed: date | None
    expires: date | None


class AnswerInputs(Struct, frozen=True):
    """A question of residents with what answers it."""

    #: Its part of the page that lists it.
    part: str
    #: That page, below the site's root.
    page: str
    question: Question
    topic: Topic | None = None
    #: The episode that answers; ``None`` when the office does in words only.
    listed: Listed | None = None
    #: What is said there, for an answer without words of its own.
    transcript: TranscriptFile | None = None
    #: Seconds into the sound at which something else begins; ``None`` to the end.
    until: Seconds | None = None
    #: Day on which the office last confirmed it.
    confirmed: date | None = None

    @property
    def is_expired(self) -> bool:
        """Whether what its episode says has passed its last day."""
        return self.listed is not None and self.listed.is_expired


class SeasonPath(Struct, frozen=True):
    """A season with its page."""

    season: Season
    path: str


class VideoInputs(Struct, frozen=True):
    """The videos of an episode before the tap."""

    videos: tuple[Video, ...]
    #: The picture before each, in their order.
    posters: tuple[str, ...]
    #: Whether each is drawn, and does not show what its video is about.
    drawn: tuple[bool, ...]
    #: Bytes of the sound alone, the smaller file if there are two; ``None`` without sound.
    length: int | None
    #: Seconds of the episode; ``None`` when unknown.
    duration: Seconds | None
