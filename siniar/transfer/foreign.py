"""A show as another program tells of it: parsed, and not yet judged."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct, field

from siniar.model.timecodes import Seconds


class ForeignPerson(Struct, frozen=True):
    """Somebody whom a feed names."""

    name: str
    #: As the feed writes it, in small letters.
    role: str = "host"
    group: str = ""
    #: Address of a page about the person.
    url: str = ""
    #: Address of a picture of the person.
    picture: str = ""


class ForeignChapter(Struct, frozen=True):
    """A named part of an episode."""

    start: Seconds
    title: str
    url: str = ""
    #: Address of a picture.
    picture: str = ""


class ForeignText(Struct, frozen=True):
    """A transcript that lies at an address of its own."""

    url: str
    type: str = ""
    language: str = ""


class ForeignAudio(Struct, frozen=True):
    """An enclosure."""

    url: str
    #: Bytes; 0 when the feed says nothing that can be believed.
    length: int = 0
    type: str = ""


class ForeignBite(Struct, frozen=True):
    """A passage worth hearing alone."""

    start: Seconds
    duration: Seconds
    title: str = ""


class ForeignPlace(Struct, frozen=True):
    """A ``podcast:location``."""

    name: str
    geo: str = ""
    osm: str = ""
    #: ``subject`` or ``creator``; empty for what the feed leaves open.
    rel: str = ""
    #: Two letters.
    country: str = ""


class UnreadPart(Struct, frozen=True):
    """Something in an item or channel that could not be read, or has no place with us."""

    #: The element as feeds call it, such as ``itunes:duration``.
    name: str
    text: str = ""


class ForeignEpisode(Struct, frozen=True):
    """One item of a feed."""

    #: Exactly as it stands there, without blanks around it; empty when there is none.
    guid: str = ""
    title: str = ""
    #: Address of its page.
    link: str = ""
    #: Aware, with the offset that the feed tells.
    date: datetime | None = None
    #: HTML as it came.
    notes: str = ""
    #: Plain text that says less than the notes.
    summary: str = ""
    audio: ForeignAudio | None = None
    duration: Seconds | None = None
    number: int | None = None
    season: int | None = None
    season_name: str = ""
    #: ``full``, ``trailer``, ``bonus``; empty when nothing is said.
    kind: str = ""
    explicit: bool | None = None
    is_blocked: bool = False
    #: Address of its own picture.
    picture: str = ""
    people: tuple[ForeignPerson, ...] = ()
    chapters: tuple[ForeignChapter, ...] = ()
    #: Address of JSON chapters.
    chapters_url: str = ""
    transcripts: tuple[ForeignText, ...] = ()
    keywords: tuple[str, ...] = ()
    place: ForeignPlace | None = None
    license: str = ""
    bites: tuple[ForeignBite, ...] = ()
    #: Addresses where the same episode can be had otherwise.
    links: tuple[str, ...] = ()
    #: Addresses of its page before this one.
    aliases: tuple[str, ...] = ()
    #: Its part of the address, when it is known without one.
    slug: str = ""
    #: A draft where it came from.
    is_draft: bool = False
    #: Where it stands: the file or address, and the line, counted from 1.
    source: str = ""
    line: int = 0
    unread: tuple[UnreadPart, ...] = ()


class ForeignShow(Struct, frozen=True):
    """The channel of a feed."""

    title: str = ""
    description: str = ""
    author: str = ""
    language: str = ""
    link: str = ""
    copyright: str = ""
    owner_name: str = ""
    owner_email: str = ""
    explicit: bool | None = None
    #: Apple's categories as (category, subcategory or empty).
    categories: tuple[tuple[str, str], ...] = ()
    #: ``podcast:guid``.
    guid: str = ""
    #: Address of the square picture.
    picture: str = ""
    #: ``episodic`` or ``serial``.
    type: str = ""
    is_complete: bool = False
    is_blocked: bool = False
    is_locked: bool | None = None
    medium: str = ""
    license: str = ""
    license_url: str = ""
    place: ForeignPlace | None = None
    #: (address, words).
    funding: tuple[tuple[str, str], ...] = ()
    people: tuple[ForeignPerson, ...] = ()
    #: (purpose, text).
    txt: tuple[tuple[str, str], ...] = ()
    update_frequency: str = ""
    update_rule: str = ""
    #: Where the feed says that it lies.
    url: str = ""
    #: Where it says that it has moved to; empty for nowhere else.
    new_url: str = ""
    unread: tuple[UnreadPart, ...] = ()


class ForeignFeed(Struct, frozen=True):
    """A show with its episodes, as far as one file tells of them."""

    show: ForeignShow = field(default_factory=ForeignShow)
    episodes: tuple[ForeignEpisode, ...] = ()
    #: Address of the file with older episodes; empty for none.
    older: str = ""
