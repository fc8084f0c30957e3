"""An episode and everything it is made of.

Every value here has been parsed already: moments are aware datetimes with a fixed offset, durations
and positions are seconds, sizes are bytes, addresses are complete.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from pathlib import Path

from msgspec import Struct

from siniar.model.attached import NOTHING_ATTACHED, Attached
from siniar.model.questions import Question
from siniar.model.timecodes import Seconds
from siniar.model.transcript import TranscriptFile, Translation

#: ``date`` under a name that no attribute takes.
Day = date


class EpisodeKind(Enum):
    """What Apple calls the episode type (``itunes:episodeType``)."""

    FULL = "full"
    TRAILER = "trailer"
    BONUS = "bonus"


class Status(Enum):
    """What the editor says of a note; a future date is not a status but a matter of the clock."""

    PUBLISHED = "published"
    DRAFT = "draft"
    #: Was public, and was taken back on purpose.
    WITHDRAWN = "withdrawn"


class Person(Struct, frozen=True):
    """Someone heard in an episode."""

    #: As spoken and written, without the position.
    name: str
    #: Path segment of the person's page.
    slug: str
    #: A role of the Podcasting 2.0 taxonomy, lower case: ``host``, ``guest``, ``interpreter`` ...
    role: str
    #: What the person does, in the show's language; empty when the note says nothing.
    position: str = ""


class Chapter(Struct, frozen=True):
    """A named part of an episode."""

    start: Seconds
    title: str
    #: An absolute address that the chapter speaks of.
    url: str | None = None
    #: The absolute address of a picture to show meanwhile.
    image: str = ""


class Video(Struct, frozen=True):
    """A YouTube video of an episode."""

    #: The eleven characters of a YouTube video id.
    id: str
    #: Distinguishes several videos of one episode ("Bagian 1"); empty for the only one.
    label: str = ""
    #: When it came out, aware; ``None`` when nobody said.
    published: datetime | None = None
    #: Its own length; ``None`` when nobody said.
    duration: Seconds | None = None

    @property
    def url(self) -> str:
        """The address people are sent to."""
        return f"https://www.youtube.com/watch?v={self.id}"

    @property
    def embed_url(self) -> str:
        """The address of the player that sets no cookie before it is played."""
        return f"https://www.youtube-nocookie.com/embed/{self.id}"


class Audio(Struct, frozen=True):
    """What is known of an audio file from its own bytes (or, for a remote one, from the note)."""

    #: The file on disk; ``None`` when the audio lies elsewhere.
    source: Path | None
    #: ASCII name it is published under.
    name: str
    #: Size in bytes.
    length: int
    #: MIME type found in the content, never guessed from the ending.
    type: str
    #: Length in seconds; ``None`` when it cannot be told.
    duration: Seconds | None = None
    #: Bit/s, ``None`` when unknown.
    bitrate: int | None = None
    channels: int | None = None
    #: Hz.
    sample_rate: int | None = None
    #: Chapters embedded in the file, ordered by time.
    chapters: tuple[Chapter, ...] = ()
    #: Whether a cover picture is embedded.
    has_cover: bool = False
    #: SHA-256 of the content, hexadecimal; empty for a remote file.
    digest: str = ""


class Film(Struct, frozen=True):
    """What is known of a film from its own bytes."""

    #: The file on disk.
    source: Path
    #: ASCII name it is published under.
    name: str
    #: Size in bytes.
    length: int
    #: Length in seconds; ``None`` when it cannot be told.
    duration: Seconds | None
    #: Pixels.
    height: int
    #: As RFC 6381 writes them, such as ``avc1.64001f,mp4a.40.2``.
    codecs: str
    #: SHA-256 of the content, hexadecimal.
    digest: str
    #: MIME type.
    type: str = "video/mp4"


class Enclosure(Struct, frozen=True):
    """The audio as a feed names it: address, size, type."""

    #: Absolute address.
    url: str
    #: Bytes.
    length: int
    #: MIME type.
    type: str
    #: Output path below the site's root; ``None`` when the file is hosted elsewhere.
    path: str | None = None
    #: Bit/s, ``None`` when unknown.
    bitrate: int | None = None
    #: As RFC 6381 writes them; empty when unknown.
    codecs: str = ""
    #: Pixels of a film; 0 for sound.
    height: int = 0


class Topic(Struct, frozen=True):
    """One of the subjects that the show is ordered by."""

    name: str
    slug: str
    description: str = ""
    #: Other addresses that lead to its page, below the site's root.
    aliases: tuple[str, ...] = ()


class Season(Struct, frozen=True):
    """A numbered run of episodes."""

    number: int
    name: str = ""


class Service(Struct, frozen=True):
    """What a resident has to know before going somewhere; every part may be missing."""

    requirements: tuple[str, ...] = ()
    place: str = ""
    hours: str = ""
    cost: str = ""
    #: Absolute address of the official page.
    source: str = ""


class Soundbite(Struct, frozen=True):
    """A short passage worth hearing alone (``podcast:soundbite``)."""

    start: Seconds
    duration: Seconds
    title: str = ""


class Location(Struct, frozen=True):
    """A place that a show or an episode speaks of, or where it was made."""

    #: As people call it.
    name: str
    #: ``geo:`` address: latitude, longitude.
    geo: str = ""
    #: ``R…``, ``W…`` or ``N…``: its OpenStreetMap id.
    osm: str = ""
    #: ISO 3166-1, two capital letters.
    country: str = ""
    #: ``subject`` (spoken of, the default where it is empty) or ``creator`` (made there).
    rel: str = ""


class Alias(Struct, frozen=True):
    """Another address that leads to a page, as its note asks."""

    #: Below the site's root; folders end in a slash.
    path: str
    #: Of the note.
    line: int


class Picture(Struct, frozen=True):
    """A picture in content/ with the words for those who do not see it."""

    source: Path
    alt: str = ""


class Episode(Struct, frozen=True):
    """One published, scheduled or drafted episode, complete with its rendered notes."""

    #: Permanent identity; minted once and kept in the note.
    guid: str
    #: Without number and show name.
    title: str
    slug: str
    #: Aware moment of publication.
    date: datetime
    #: The note file, relative to the project's root, with forward slashes.
    source: str
    kind: EpisodeKind = EpisodeKind.FULL
    status: Status = Status.PUBLISHED
    number: int | None = None
    season: Season | None = None
    topic: Topic | None = None
    #: One or two plain sentences.
    summary: str = ""
    #: The beginning of the notes as plain text, where there is no summary.
    excerpt: str = ""
    #: Sanitised HTML; addresses of the site itself start with ``/`` and lack the base path.
    notes_html: str = ""
    #: What the notes show and give out.
    attached: Attached = NOTHING_ATTACHED
    audio: Audio | None = None
    enclosure: Enclosure | None = None
    #: The small file for prepaid data, when it exists.
    data_saver: Enclosure | None = None
    #: The same as a film, for apps that show one.
    film: Film | None = None
    film_enclosure: Enclosure | None = None
    chapters: tuple[Chapter, ...] = ()
    transcript: TranscriptFile | None = None
    #: Transcripts in other languages.
    translations: tuple[Translation, ...] = ()
    people: tuple[Person, ...] = ()
    videos: tuple[Video, ...] = ()
    picture: Picture | None = None
    service: Service | None = None
    soundbites: tuple[Soundbite, ...] = ()
    #: What residents asked and the episode answers.
    questions: tuple[Question, ...] = ()
    keywords: tuple[str, ...] = ()
    #: The place that it speaks of.
    location: Location | None = None
    #: Whether machines made voices or words of it; ``None`` means: as the show says.
    ai_content: bool | None = None
    #: Last day on which what is said still holds.
    expires: Day | None = None
    #: Who agreed to be published, for the office alone; no page or feed shows it.
    consent: str = ""
    #: Day on which the office last confirmed what is said.
    confirmed: Day | None = None
    #: Day of the recording; only the office reads it.
    recorded: Day | None = None
    #: ``None`` means: as the show says.
    explicit: bool | None = None
    #: ``itunes:block``: kept out of Apple's directory.
    is_blocked: bool = False
    #: Guids by which subscribers knew the episode before, when it had to be changed on purpose.
    former_guids: tuple[str, ...] = ()
    #: Names of audio files that this one replaced on purpose.
    former_audio: tuple[str, ...] = ()
    #: Addresses besides its own, from another site or an earlier title.
    aliases: tuple[Alias, ...] = ()
    #: Code shown to people, such as ``SIMPATRI-003``; empty without a number.
    code: str = ""

    @property
    def duration(self) -> Seconds | None:
        """Seconds of audio, ``None`` when unknown."""
        return self.audio.duration if self.audio else None

    @property
    def has_consent(self) -> bool:
        """Whether nobody speaks but hosts, or the note tells who of the others agreed."""
        return bool(self.consent) or all(person.role == "host" for person in self.people)

    def is_expired(self, today: Day) -> bool:
        """Whether what the episode says has passed its last day."""
        return self.expires is not None and today > self.expires
